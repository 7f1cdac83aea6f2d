"""The rooms: what the domain may touch, what a quick read may load, where every folder belongs."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, imported, project_files, python_files, syntax
from tests.factories.short_report import SHORT_REPORT

DOMAIN_MAY_IMPORT = {"rapidfuzz", "prongsai"}
OUTSIDE_WORLD = {
    "asyncio", "ctypes", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random",
    "secrets", "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time",
    "urllib", "uuid", "zipfile",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
# Not lxml: a table in a text may be markup, and lxml's parser is there in 20 ms.
HEAVY = {
    "PIL", "cryptography", "docx", "fontTools", "pdfminer", "pdfplumber", "pikepdf",
    "pi_heif", "pydantic", "pypdfium2", "python_calamine", "rich", "typst", "xlsxwriter",
}  # fmt: skip
NAMELESS = {"common", "helper", "helpers", "misc", "util", "utils"}


@pytest.mark.parametrize("path", python_files("src/prongsai/domain"), ids=lambda p: p.stem)
def test_the_domain_imports_only_the_standard_library_and_rapidfuzz(path: Path) -> None:
    tops = {name.partition(".")[0] for name in imported(path)}
    assert tops - set(sys.stdlib_module_names) - DOMAIN_MAY_IMPORT == set()


@pytest.mark.parametrize("path", python_files("src/prongsai/domain"), ids=lambda p: p.stem)
def test_the_domain_reaches_no_file_and_no_clock(path: Path) -> None:
    reached = {name for name in imported(path) if name.partition(".")[0] in OUTSIDE_WORLD}
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in {"open", "input", "print"}:
                reached.add(called.id)
            if isinstance(called, ast.Attribute) and called.attr in CLOCKS:
                reached.add(called.attr)
    assert reached == set()


def test_no_module_is_named_after_nothing() -> None:
    parts = {part for path in python_files("src", "tests", "tools", "bench") for part in path.parts}
    stems = {path.stem for path in python_files("src", "tests", "tools", "bench")}
    assert (parts | stems) & NAMELESS == set()


def test_reading_a_text_file_loads_no_format_library(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(SHORT_REPORT, encoding="utf-8")
    script = (
        "import json, sys\n"
        "from prongsai.cli.main import main\n"
        f"assert main({['read', str(report), '--json', str(tmp_path)]!r}) == 0\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT / "src"
    )
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout.splitlines()[-1])) & HEAVY == set()


def test_every_top_level_folder_has_its_place_in_contributing() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    placed = set(re.findall(r"^\| `([^`/]+)", text, re.MULTILINE))
    tops = {path.relative_to(ROOT).parts for path in project_files()}
    assert {parts[0] for parts in tops if len(parts) > 1 and not parts[0].startswith(".")} == placed


def test_values_of_the_domain_are_frozen_and_slotted() -> None:
    """The working tables of a reading change while it is made; they too are slotted."""
    loose = []
    for path in python_files("src/prongsai/domain"):
        wanted = ["slots=True"] if "reading" in path.parts else ["frozen=True", "slots=True"]
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.ClassDef):
                marks = [m for m in map(ast.unparse, node.decorator_list) if "dataclass" in m]
                loose += [node.name for mark in marks if not all(w in mark for w in wanted)]
    assert loose == []
