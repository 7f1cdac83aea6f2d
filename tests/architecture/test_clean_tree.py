"""What may not be in any file: addresses of registries, paths of one machine, binary accidents."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files

BINARY = {".docx", ".heic", ".jpg", ".ods", ".odt", ".pdf", ".png", ".ttf", ".webp", ".xlsx"}
# Put together here, so that this file does not hold what it looks for.
REGISTRIES = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", r"registry\.npm" + "js"]))
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:root|home|work|Users)/\w|C:\\\\Users")
LOCKS = [*sorted(ROOT.glob("requirements/*.txt")), ROOT / "assets" / "package-lock.json"]


def _texts() -> list[Path]:
    return [path for path in project_files() if path.suffix not in BINARY]


def _found(pattern: re.Pattern[str]) -> dict[str, str]:
    hits = {
        path.relative_to(ROOT).as_posix(): pattern.search(path.read_text(encoding="utf-8"))
        for path in _texts()
    }
    return {name: hit.group() for name, hit in hits.items() if hit}


def test_no_file_names_a_package_registry() -> None:
    assert _found(REGISTRIES) == {}


def test_no_file_names_a_path_of_one_machine() -> None:
    assert _found(MACHINE_PATHS) == {}


def test_every_text_file_is_plain_utf8_with_a_last_newline() -> None:
    odd = {}
    for path in _texts():
        data = path.read_bytes()
        if b"\0" in data or data.startswith(b"\xef\xbb\xbf") or b"\r" in data:
            odd[path.relative_to(ROOT).as_posix()] = "NUL, byte order mark or carriage return"
        elif data and not data.endswith(b"\n"):
            odd[path.relative_to(ROOT).as_posix()] = "no newline at the end"
    assert odd == {}


def test_products_of_the_build_are_not_committed() -> None:
    made = ("src/prongsai/documents/writers/fonts/", "src/prongsai/library/places/places.tsv")
    names = [path.relative_to(ROOT).as_posix() for path in project_files()]
    assert [name for name in names if name.startswith(made)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    assert "://" not in lock.read_text(encoding="utf-8")
    assert "--find-links" not in lock.read_text(encoding="utf-8")
