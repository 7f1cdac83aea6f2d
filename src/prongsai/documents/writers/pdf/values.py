"""The report tree as JSON values for the template: the only way of words to the typesetter.

Beside the spelling of the tree in plain values it does what the typesetter cannot: characters that
the font lacks are replaced, long words without a place to break get invisible ones, heading levels
are made to follow each other, and only addresses that a reader may open become links.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from prongsai.documents.writers.pdf.shapes import printable
from prongsai.domain.report.tree import (
    Block,
    Box,
    Cover,
    CoverLine,
    Heading,
    Hyperlink,
    Inline,
    Line,
    PageBreak,
    Paragraph,
    ReportTree,
    Section,
    Signature,
    Table,
    TableCell,
    Text,
)

Values = dict[str, Any]

BREAK = "\u200b"  # leaves no glyph, so that it is not in the text that is copied out
MISSING = "\ufffd"
UNTITLED = "รายงาน"

# Type sizes in points; the template tells what they are in official papers.
WIDE_TABLE, TABLE_SIZE, WIDE_TABLE_SIZE = 9, 9.6, 8.4

_LONGEST_WORD = 10  # characters that the narrowest column of twelve still holds
_LONG_WORD = re.compile(rf"[^\s\u0e00-\u0e7f\u200b]{{{_LONGEST_WORD + 1},}}")
_BREAK_AFTER = re.compile(r"[/?&=_.,;:#%+\-]+|[^/?&=_.,;:#%+\-]{1,8}")
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_ALIKE = {"✔": "✓", "✘": "✗", "☓": "✗", "‐": "-", "‑": "-", "►": "▶", "▪": "■", "\t": " "}


def to_json(tree: ReportTree) -> str:
    """The JSON text that the template reads."""
    return json.dumps(to_values(tree), ensure_ascii=False, separators=(",", ":"))


def to_values(tree: ReportTree) -> Values:
    levels = HeadingLevels()
    return {
        "title": shown(tree.title) or UNTITLED,
        "author": [shown(tree.author)] if tree.author else [],
        "language": tree.language,
        "digits": tree.digits,
        "sections": [_section(section, levels) for section in tree.sections],
    }


class HeadingLevels:
    """Keeps levels from being skipped, which PDF/UA forbids: 1, 3 becomes 1, 2."""

    def __init__(self) -> None:
        self.last = 0

    def place(self, level: int) -> int:
        self.last = min(max(level, 1), self.last + 1)
        return self.last


def _section(section: Section, levels: HeadingLevels) -> Values:
    return {
        "flipped": section.orientation == "landscape",
        "blocks": [_block(block, levels) for block in section.blocks],
    }


def _block(block: Block, levels: HeadingLevels) -> Values:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "level": levels.place(level), "text": shown(text)}
        case Paragraph(content, role):
            return {"kind": "paragraph", "role": role, "content": _line(content)}
        case Table():
            return _table(block)
        case Signature(lines):
            return {"kind": "signature", "lines": [shown(line) for line in lines]}
        case Cover(lines):
            return {
                "kind": "cover",
                "lines": [{"role": x.role, "text": shown(x.text)} for x in lines],
            }
        case PageBreak():
            return {"kind": "break"}


def _cover_line(line: CoverLine) -> Values:
    return {"role": line.role, "text": shown(line.text)}


def _table(table: Table) -> Values:
    wide = len(table.columns) >= WIDE_TABLE
    return {
        "kind": "table",
        "size": WIDE_TABLE_SIZE if wide else TABLE_SIZE,
        "widths": [column.width for column in table.columns],
        "align": [column.align for column in table.columns],
        "head": [shown(column.header) for column in table.columns],
        "cells": [_cell(cell) for row in table.rows for cell in row],
    }


def _cell(cell: TableCell) -> list[Any]:
    return [_line(line) for line in cell.lines] or [""]


def _line(line: Line) -> str | list[Any]:
    """A plain string where nothing is marked, which is most lines; else a list of parts."""
    parts = list(_merged(map(_part, line)))
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts


def _merged(parts: Iterable[str | Values]) -> Iterator[str | Values]:
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        text = ""
        yield part
    if text:
        yield text


def _part(inline: Inline) -> str | Values:
    match inline:
        case Text(text, bold):
            return {"bold": shown(text)} if bold else shown(text)
        case Hyperlink(url, text):
            target = link_target(url)
            return {"url": target, "text": shown(text)} if target else shown(text)
        case Box(ticked):
            return "☑" if ticked else "☐"


def link_target(url: str) -> str:
    """The address in the characters that a PDF may hold, or nothing where it must not be opened."""
    try:
        scheme = urlsplit(url.strip()).scheme.lower()
    except ValueError:
        return ""
    if scheme not in _LINK_SCHEMES:
        return ""
    return quote(url.strip(), safe="%/:?#[]@!$&'()*+,;=~-._")


def shown(text: str) -> str:
    """The text as it can be set: printable characters only, with places to break in long words."""
    text = text.replace(BREAK, "")
    if _unprintable().search(text):
        text = _unprintable().sub(_substitute, text)
    return _LONG_WORD.sub(_breakable, text)


@cache
def _unprintable() -> re.Pattern[str]:
    """One character, with what is joined to it, that the font cannot show."""
    return re.compile(f"[^{re.escape(printable())}]")


def _substitute(match: re.Match[str]) -> str:
    character = match[0]
    for candidate in (_ALIKE.get(character, ""), unicodedata.normalize("NFKC", character)):
        if candidate and candidate != character and not _unprintable().search(candidate):
            return candidate
    if unicodedata.category(character) in {"Cc", "Cf", "Mn", "Me"}:
        return " " if character.isspace() else ""
    return MISSING


def _breakable(match: re.Match[str]) -> str:
    return BREAK.join(_BREAK_AFTER.findall(match[0]))
