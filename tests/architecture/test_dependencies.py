"""Every package in use is declared, locked with checksums, and has its row in the documents."""

import json
import re
import sys
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import ROOT, imported, python_files

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
OURS = {"prongsai", "tests", "tools", "bench", "hatch_build"}
REFUSED = re.compile(r"\bA?GPL")


def _rows() -> list[list[str]]:
    """Cells of every package's row: package, import, why, licence, weight, upkeep."""
    text = (ROOT / "docs/developers/dependencies.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if row[0] != "package"]


def _names(requirements: list[Any]) -> set[str]:
    return {canonicalize_name(Requirement(r).name) for r in requirements if isinstance(r, str)}


def _declared() -> set[str]:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    return _names([*project["dependencies"], *extras, *chain.from_iterable(groups.values())])


def _pins(lock: Path) -> list[list[str]]:
    """The lines of each locked package: its pin first, then its checksums."""
    entries: list[list[str]] = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            entries.append([line])
        elif line.strip().startswith("--hash"):
            entries[-1].append(line.strip())
    return entries


def test_every_declared_package_has_its_row_and_no_other() -> None:
    documented = {canonicalize_name(row[0]) for row in _rows() if "(npm)" not in row[0]}
    assert documented == _declared()


def test_every_npm_package_has_its_row_and_no_other() -> None:
    package = json.loads((ROOT / "assets/package.json").read_text(encoding="utf-8"))
    documented = {row[0].removesuffix(" (npm)") for row in _rows() if row[0].endswith(" (npm)")}
    assert documented == {*package["dependencies"], *package["devDependencies"]}


def test_every_row_is_whole_and_its_licence_allowed() -> None:
    rows = _rows()
    assert [row for row in rows if len(row) != 6 or not all((row[0], *row[2:]))] == []
    assert [row[0] for row in rows if REFUSED.search(row[3].replace("LGPL", ""))] == []
    assert {row[0] for row in rows if "LGPL" in row[3]} == {"pi-heif", "psycopg"}


def test_every_import_has_its_row() -> None:
    known = {row[1].strip("`") for row in _rows() if row[1]}
    used = {
        name.partition(".")[0]
        for path in [*python_files("src", "tests", "tools", "bench"), ROOT / "hatch_build.py"]
        for name in imported(path)
    }
    assert used - set(sys.stdlib_module_names) - OURS - known == set()


def test_the_build_requirements_are_the_locked_group() -> None:
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_one_version_and_checksums(lock: Path) -> None:
    entries = _pins(lock)
    assert entries
    loose = [e[0] for e in entries if "==" not in e[0] or not all("sha256:" in h for h in e[1:])]
    assert loose == []
    assert [entry[0] for entry in entries if len(entry) == 1] == []


def test_locks_agree_on_every_version() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for entry in _pins(lock):
            name, _, rest = entry[0].partition("==")
            versions.setdefault(name, set()).add(rest.split()[0])
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_locks_hold_what_is_declared() -> None:
    run, dev = (
        {canonicalize_name(entry[0].partition("==")[0]) for entry in _pins(ROOT / lock)}
        for lock in ("requirements/run.txt", "requirements/dev.txt")
    )
    assert _names(PROJECT["project"]["dependencies"]) - run == set()
    assert _declared() - dev == set()


def test_every_locked_npm_package_has_a_checksum_and_no_address() -> None:
    lock = json.loads((ROOT / "assets/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [n for n, p in packages.items() if "integrity" not in p or "resolved" in p] == []
