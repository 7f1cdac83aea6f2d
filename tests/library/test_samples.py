"""The shipped samples read as a person reads them; the hand readings lie in tests/samples."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from bench.comparing import compare
from prongsai.cli.files import reading_of
from prongsai.documents.writers import write
from prongsai.domain.plan.reading import Reading
from prongsai.library.samples import sample_paths

HAND = Path(__file__).parents[1] / "samples"
CLEAN = [path for path in sample_paths() if path.stem.startswith("report")]


def bare(value: Any) -> Any:
    """Without what is empty, as the hand readings are written."""
    if isinstance(value, dict):
        kept = {name: bare(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if each not in (None, [], {}, False)}
    if isinstance(value, list | tuple):
        return [bare(each) for each in value]
    return value


def told(reading: Reading, hand: dict[str, Any]) -> dict[str, Any]:
    """What the reading says of everything that the hand reading speaks of."""
    meta, rows = bare(asdict(reading.meta)), bare([asdict(row) for row in reading.measures])
    sections = asdict(reading.sections)
    for row in rows:
        row.pop("source_lines")
        for link in row.get("evidence", []):
            link.pop("raw")
    return {
        "meta": {name: meta.get(name) for name in hand["meta"]},
        "links": [[link.plan, link.report] for link in reading.links],
        "measures": rows,
        **{name: list(sections[name]) for name in ("preface", "notes") if name in hand},
    }


def _case(path: Path) -> Any:
    return pytest.param(path, id=path.stem)


@pytest.mark.parametrize("path", [_case(path) for path in CLEAN])
def test_a_sample_reads_as_its_hand_reading(path: Path) -> None:
    hand = json.loads((HAND / f"{path.stem}.json").read_text("utf-8"))
    for words_around in ("analysis", "headings"):
        hand.pop(words_around, None)  # either may be called the other
    assert told(reading_of(path), hand) == hand


def test_every_sample_has_a_hand_reading_and_no_other() -> None:
    assert {path.stem for path in HAND.glob("*.json")} == {path.stem for path in CLEAN}


def test_the_samples_show_every_layout() -> None:
    assert {reading_of(path).meta.layout for path in CLEAN} == set("ABCD")


def test_the_scan_like_sample_raises_doubts() -> None:
    scan = sample_paths()[-1]
    codes = {doubt.code for doubt in reading_of(scan).doubts}
    assert {"name.foreign", "row.shifted"} <= codes


@pytest.mark.parametrize("ending", [".docx", ".html", ".xlsx", ".pdf", ".json"])
@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_sample_reads_the_same_in_every_format(path: Path, ending: str, tmp_path: Path) -> None:
    reading = reading_of(path)
    written = tmp_path / f"report{ending}"
    written.write_bytes(write(reading, ending))
    told = compare(reading, reading_of(written))
    assert told.misses == []
