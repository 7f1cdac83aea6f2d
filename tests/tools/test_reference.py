"""The generated pages are those of today's code."""

from pathlib import Path

import pytest

from tools import reference


@pytest.mark.parametrize("name", reference.PAGES)
def test_the_page_is_what_the_code_makes(name: str) -> None:
    shown = (reference.FOLDER / name).read_text(encoding="utf-8")
    assert shown == reference.PAGES[name](), "run `make docs`"


def test_every_generated_page_is_listed() -> None:
    index = (reference.FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in reference.PAGES if f"({name})" not in index] == []


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    said: list[str] = []
    reference.write(tmp_path, said.append)
    assert said == [f"wrote {name}" for name in reference.PAGES]
    reference.write(tmp_path, said.append)
    assert len(said) == len(reference.PAGES)
