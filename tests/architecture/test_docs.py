"""Documentation can fail the build: links, commands, glossary, decisions."""

import argparse
import re
from pathlib import Path

import pytest

from prongsai.cli.main import build_parser
from tests.architecture.tree import ROOT, project_files, python_files

PAGES = [path for path in project_files() if path.suffix == ".md"]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\s\u0e00-\u0e7f-]", "", heading.strip().lower())
    return re.sub(r"\s", "-", kept)


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {_anchor(heading) for heading in headings}


def _commands() -> set[str]:
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return set(action.choices)
    return set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (page.parent / name).resolve() if name else page
        if not linked.exists() or (anchor and anchor not in _anchors(linked)):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_a_readme_shows_every_command_and_no_other(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    shown = set(re.findall(r"^\|.*\| `prongsai (\w+)", text, re.MULTILINE))
    assert shown == _commands()


def test_both_readmes_have_the_same_make_targets() -> None:
    thai, english = (
        re.findall(r"make (\w+)$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in ("README.md", "README.en.md")
    )
    assert thai == english
    targets = re.findall(
        r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(thai) <= set(targets)


def test_every_glossary_row_is_whole_and_names_living_code() -> None:
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert [row for row in cells if len(row) != 3 or not all(row)] == []
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in [*python_files("src"), *_data_files()]
    )
    words = set(re.findall(r"\w+", code))
    dead = [
        name
        for row in cells
        for name in re.findall(r"`([^`]+)`", row[2])
        if not set(re.findall(r"\w+", name)) <= words
    ]
    assert dead == []


def _data_files() -> list[Path]:
    return [path for path in project_files() if path.suffix == ".toml" and "src" in path.parts]


def test_every_decision_is_listed() -> None:
    listed = LINK.findall((ROOT / "docs/decisions/README.md").read_text(encoding="utf-8"))
    pages = sorted(path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert sorted(listed) == pages
    assert [page[:4] for page in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
