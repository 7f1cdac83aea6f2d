"""What the pages serve is brought whole, or not at all."""

from pathlib import Path

import pytest

from tools import build_interface


def _packages(tmp_path: Path) -> Path:
    packages = tmp_path / "node_modules"
    names = [
        f"@fontsource/{face}/files/{face}-{subset}-{weight}-normal.woff2"
        for face in (build_interface.LOOPED, build_interface.LOOPLESS)
        for subset in ("thai", "latin")
        for weight in (400, 600, 700)
    ]
    others = ["htmx.org/dist/htmx.min.js", "htmx.org/LICENSE", "axe-core/axe.min.js"]
    for name in [*names, f"@fontsource/{build_interface.LOOPED}/LICENSE", *others]:
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text(name, encoding="utf-8")
    return packages


def test_only_the_subsets_that_pages_name_are_brought(tmp_path: Path) -> None:
    static = tmp_path / "static"
    (static / "fonts").mkdir(parents=True)
    (static / "fonts/old.woff2").touch()
    build_interface.build(_packages(tmp_path), static)
    assert {
        path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file()
    } == {
        *(f"fonts/ibm-plex-sans-thai-looped-thai-{weight}-normal.woff2" for weight in (400, 600)),
        *(f"fonts/ibm-plex-sans-thai-thai-{weight}-normal.woff2" for weight in (400, 600)),
        *(f"fonts/ibm-plex-sans-thai-latin-{weight}-normal.woff2" for weight in (400, 600)),
        "fonts/OFL.txt",
        "vendor/htmx.min.js",
        "vendor/htmx.LICENSE.txt",
    }


def test_the_checker_of_tests_stays_out_of_the_wheel(tmp_path: Path) -> None:
    build_interface.build_for_tests(_packages(tmp_path), tmp_path / "tests")
    assert [path.name for path in (tmp_path / "tests").iterdir()] == ["axe.min.js"]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    packages = _packages(tmp_path)
    (packages / "htmx.org/dist/htmx.min.js").unlink()
    with pytest.raises(FileNotFoundError, match="htmx"):
        build_interface.build(packages, tmp_path / "static")
