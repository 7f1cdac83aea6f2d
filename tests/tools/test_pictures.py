"""Pictures are small, and their page shows each of them."""

from pathlib import Path

import pytest
from PIL import Image

from tools import pictures

TAKEN = [
    {"name": "home", "title": "วันนี้", "file": f"home-{screen}-{theme}.png"}
    for screen in ("phone", "desktop")
    for theme in ("light", "dark")
]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for one in TAKEN:
        Image.new("RGBA", (390, 800), "#0b6e6e").save(folder / one["file"])
    return folder


def test_pictures_become_small_and_those_of_before_go(raw: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "gone-phone-light.webp").write_bytes(b"")
    pictures.keep(raw, TAKEN, folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "home-desktop-dark.webp",
        "home-desktop-light.webp",
        "home-phone-dark.webp",
        "home-phone-light.webp",
    ]


def test_too_many_bytes_are_refused(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    with pytest.raises(SystemExit, match="at most 10"):
        pictures.keep(raw, TAKEN, tmp_path / "pages")


def test_the_page_shows_each_of_them_once() -> None:
    page = pictures.index(TAKEN)
    assert page.count("## วันนี้ (home)") == 1
    for one in TAKEN:
        assert page.count(f"(pages/{one['file'].replace('.png', '.webp')})") == 1
