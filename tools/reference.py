"""Make the pages of `docs/reference` from the code: `make docs`.

Nothing in them depends on the machine, the day or the Python version, so a test compares them with
what this module would write now.
"""

import argparse
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from prongsai.cli.main import build_parser
from prongsai.documents.schema.reading import schema_text
from prongsai.domain.ita.edition import Edition
from prongsai.domain.report.layouts import LAYOUTS, Layout
from prongsai.library.editions import YEARS, load_edition
from prongsai.library.messages import codes, text
from tools.reading_page import reading_page
from tools.roles_page import roles_page

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
LANGUAGES = ("th", "en")


def commands_page() -> str:
    thai, english = ({c.prog: c for c in _commands(language)} for language in LANGUAGES)
    parts = [_heading("Commands", "คำสั่ง")]
    for name, command in thai.items():
        parts.append(f"## `{name}`\n\n{command.description}\n\n{english[name].description}\n")
        rows = [
            (f"`{_shown(each)}`", _choices(each), each.help or "", other.help or "")
            for each, other in zip(_visible(command), _visible(english[name]), strict=True)
        ]
        parts.append(_table(("argument", "values", "ไทย", "English"), rows))
    return "\n".join(parts)


def editions_page() -> str:
    rows = [_edition_row(load_edition(year)) for year in YEARS]
    header = ("fiscal year", "status", "IIT", "EIT", "OIT", "indicators", "source version")
    return "\n".join(
        [
            _heading("Editions of the assessment", "เกณฑ์การประเมินแต่ละปี"),
            "Items of each instrument, and its weight. “?”: no source lists the items.\n",
            _table(header, rows),
        ]
    )


def layouts_page() -> str:
    parts = [_heading("Layouts of the report", "แบบของรายงาน")]
    for layout in LAYOUTS.values():
        parts.append(f"## {layout.name}\n\n{_layout_words(layout)}\n")
        total = sum(column.width for column in layout.columns)
        rows = [
            (column.header, f"{column.width / total:.0%}", ", ".join(column.parts))
            for column in layout.columns
        ]
        parts.append(_table(("column", "width", "prints"), rows))
    return "\n".join(parts)


def messages_page() -> str:
    rows = [(f"`{code}`", text(code, "th"), text(code, "en")) for code in sorted(codes("th"))]
    return "\n".join(
        [
            _heading("Messages", "ข้อความ"),
            "Every doubt, remark and error is one of these codes with its parameters.\n",
            _table(("code", "ไทย", "English"), rows),
        ]
    )


def _heading(english: str, thai: str) -> str:
    return f"<!-- Made by `make docs`. -->\n\n# {english} / {thai}\n"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(header)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


@contextmanager
def _speaking(language: str) -> Iterator[None]:
    before = os.environ.get("PRONGSAI_LANG")
    os.environ["PRONGSAI_LANG"] = language
    try:
        yield
    finally:
        os.environ.pop("PRONGSAI_LANG")
        if before is not None:
            os.environ["PRONGSAI_LANG"] = before


def _commands(language: str) -> list[argparse.ArgumentParser]:
    """The command itself, then each subcommand, in their order."""
    with _speaking(language):
        parser = build_parser()
    subcommands = [
        choice
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for choice in action.choices.values()
    ]
    return [parser, *subcommands]


def _visible(command: argparse.ArgumentParser) -> list[argparse.Action]:
    return [
        action
        for action in command._actions
        if action.help != argparse.SUPPRESS and action.dest not in ("help", "version", "command")
    ]


def _shown(action: argparse.Action) -> str:
    name = ", ".join(action.option_strings)
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not name:
        return f"{value}…" if action.nargs in ("+", "*") else value
    return name if action.nargs == 0 or action.choices else f"{name} {value}"


def _choices(action: argparse.Action) -> str:
    return ", ".join(f"`{choice}`" for choice in action.choices or ())


def _edition_row(edition: Edition) -> tuple[str, ...]:
    passport = edition.passport
    counts = {
        each.code: f"{'?' if each.item_count is None else each.item_count} ({each.weight} %)"
        for each in edition.instruments
    }
    return (
        str(passport.fiscal_year),
        passport.status_words.in_language("en"),
        *(counts.get(code, "–") for code in ("IIT", "EIT", "OIT")),
        str(len(edition.indicators)),
        passport.version,
    )


def _layout_words(layout: Layout) -> str:
    kinds = {
        "plan": "The plan alone.",
        "report": "The result alone.",
        "joined": "Plan and result together.",
    }
    tables = "One table for each instrument." if layout.per_instrument else "One table."
    return f"{kinds[layout.rows]} {tables} A4 {layout.orientation}."


#: What makes each page of the folder.
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "editions.md": editions_page,
    "layouts.md": layouts_page,
    "messages.md": messages_page,
    "reading.md": reading_page,
    "reading.schema.json": schema_text,
    "roles.md": roles_page,
}


def write(folder: Path = FOLDER, say: Callable[[str], None] = print) -> None:
    """Write every page that differs from what lies in `folder`."""
    for name, make in PAGES.items():
        path, content = folder / name, make()
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
            say(f"wrote {path.name}")


if __name__ == "__main__":
    write()
