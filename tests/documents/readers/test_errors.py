"""Bad files: each refused with its own sentence, in little memory, and nothing left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from prongsai.documents.readers import Refused, read_bytes
from prongsai.library.messages import codes, text
from tests.corpus.bad import BAD_FILES, BadFile

MEMORY = 500 * 1024 * 1024

_READ_ALL = """
import json, resource, sys
from pathlib import Path
from prongsai.documents.readers import Refused, read
seen = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read(path)
        seen[path.name] = "read"
    except Refused as refused:
        seen[path.name] = refused.code
status = Path("/proc/self/status")
if status.exists():  # getrusage tells no less than the size of the process that started this one
    told = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM:"))
    peak = int(told.split()[1]) * 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seen": seen, "peak": peak}))
"""


@pytest.mark.parametrize("bad", BAD_FILES, ids=str)
def test_a_bad_file_is_refused_for_what_is_wrong_with_it(bad: BadFile) -> None:
    with pytest.raises(Refused) as refused:
        read_bytes(bad.name, bad.make())
    assert refused.value.code == bad.code


@pytest.mark.parametrize("bad", BAD_FILES, ids=str)
def test_a_refusal_is_said_in_thai_and_in_english(bad: BadFile) -> None:
    with pytest.raises(Refused) as refused:
        read_bytes(bad.name, bad.make())
    for language in ("th", "en"):
        sentence = text(refused.value.code, language, **refused.value.params)
        assert "{" not in sentence
        assert len(sentence) > 20


def test_every_kind_of_refusal_in_the_corpus_has_its_sentence() -> None:
    assert {bad.code for bad in BAD_FILES} <= codes("th") & codes("en")


def test_the_whole_corpus_takes_little_memory_and_leaves_nothing(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="the peak of memory is told by Unix only")
    files, scratch, work = (tmp_path / name for name in ("files", "scratch", "work"))
    for folder in (files, scratch, work):
        folder.mkdir()
    for bad in BAD_FILES:
        (files / bad.name).write_bytes(bad.make())
    done = subprocess.run(
        [sys.executable, "-c", _READ_ALL, str(files)],
        cwd=work,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(scratch)},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["seen"] == {bad.name: bad.code for bad in BAD_FILES}
    assert told["peak"] < MEMORY
    assert [*scratch.iterdir(), *work.iterdir()] == []


def test_a_refusal_prints_its_code_and_parameters() -> None:
    assert str(Refused("read.empty")) == "read.empty"
    assert str(Refused("read.too_large", size="100")) == "read.too_large (size=100)"
