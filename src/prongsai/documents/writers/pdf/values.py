"""The report tree as JSON values for the template: the only way of words to the typesetter.

Beside the spelling of the tree in plain values it does what the typesetter cannot: characters that
the font lacks are replaced, long words without a place to break get invisible ones, heading levels
are made to follow each other, and only addresses that a reader may open become links.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlsplit

from prongsai.documents.writers.pdf.linebreaks import (
    BREAK,
    LETTER_WIDTH,
    NO_BREAK,
    breakable,
    pieces,
)
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
    Picture,
    Pictures,
    ReportTree,
    Section,
    Signature,
    Table,
    TableCell,
    Text,
)

Values = dict[str, Any]
SetLine = str | list[str | Values]

MISSING = "\ufffd"
UNTITLED = "รายงาน"

# In points; the template tells what the type sizes are in official papers.
PRINTABLE = {"portrait": 453.5, "landscape": 700.1}  # A4 between margins of 3 and 2 cm
BODY_SIZE, TABLE_SIZE, WIDE_TABLE_SIZE = 11.0, 9.6, 8.4
WIDE_TABLE = 9  # columns
INSET = 3.0
MINIMAL_ROOM = 3  # letters
REMEMBERED = 10_000  # texts: the next file often has the same ones

_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_ALIKE = {"✔": "✓", "✘": "✗", "☓": "✗", "‐": "-", "‑": "-", "►": "▶", "\t": " "}


def to_json(tree: ReportTree) -> str:
    """The JSON text that the template reads."""
    return json.dumps(to_values(tree), ensure_ascii=False, separators=(",", ":"))


def to_values(tree: ReportTree) -> Values:
    levels = HeadingLevels()
    return {
        "title": printed(tree.title) or UNTITLED,
        "author": [printed(tree.author)] if tree.author else [],
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
    width = PRINTABLE[section.orientation]
    return {
        "flipped": section.orientation == "landscape",
        "blocks": [_block(block, levels, width) for block in section.blocks],
    }


def _block(block: Block, levels: HeadingLevels, width: float) -> Values:
    room = _room(width, BODY_SIZE)
    match block:
        case Heading(text, level):
            return {"kind": "heading", "level": levels.place(level), "text": set_text(text, room)}
        case Paragraph(content, role):
            return {"kind": "paragraph", "role": role, "content": _line(content, room)}
        case Table():
            return _table(block, width)
        case Signature(lines):
            return {"kind": "signature", "lines": [printed(line) for line in lines]}
        case Cover(lines):
            return {"kind": "cover", "lines": [_cover_line(line) for line in lines]}
        case Pictures(items):
            return {"kind": "pictures", "items": [_picture(item, room) for item in items]}
        case PageBreak():
            return {"kind": "break"}


def _picture(picture: Picture, room: int) -> Values:
    return {
        "file": file_of(picture),
        "height": picture.printed_cm[1],
        "alt": printed(picture.caption),
        "caption": set_text(picture.caption, room),
    }


def file_of(picture: Picture) -> str:
    """The name under which the typesetter finds the picture: by its content."""
    return f"{sha256(picture.jpeg).hexdigest()[:24]}.jpg"


def _cover_line(line: CoverLine) -> Values:
    return {"role": line.role, "text": printed(line.text)}


def _table(table: Table, width: float) -> Values:
    size = WIDE_TABLE_SIZE if len(table.columns) >= WIDE_TABLE else TABLE_SIZE
    share = width / sum(column.width for column in table.columns)
    rows = table.rows or ((TableCell(()),) * len(table.columns),)  # a header alone is no table
    rooms = [_room(column.width * share - 2 * INSET, size) for column in table.columns]
    return {
        "kind": "table",
        "size": size,
        "inset": INSET,
        "widths": [column.width for column in table.columns],
        "align": [column.align for column in table.columns],
        "head": [
            set_text(column.header, room - 1)  # bold is wider
            for column, room in zip(table.columns, rooms, strict=True)
        ],
        "cells": [_cell(cell, room) for row in rows for cell, room in zip(row, rooms, strict=True)],
    }


def _room(width: float, size: float) -> int:
    """How many letters of ``size`` a line of ``width`` points holds."""
    return max(MINIMAL_ROOM, int(width / (size * LETTER_WIDTH)))


def _cell(cell: TableCell, room: int) -> list[SetLine]:
    return [_line(line, room) for line in cell.lines] or [""]


def _line(line: Line, room: int) -> SetLine:
    """A plain string where nothing is marked, which is most lines; else a list of parts."""
    return _joined(part for inline in line for part in _parts(inline, room))


def set_text(text: str, room: int) -> SetLine:
    """A text that can be set, as one line of it."""
    return _joined(_pieces(text, room))


def _joined(parts: Iterable[str | Values]) -> SetLine:
    found: list[str | Values] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part:
            found.append(part)
    if len(found) == 1 and isinstance(found[0], str):
        return found[0]
    return found or ""


def _parts(inline: Inline, room: int) -> Iterable[str | Values]:
    match inline:
        case Text(text, bold):
            return ({"bold": set_text(text, room)},) if bold else _pieces(text, room)
        case Hyperlink(url, text):
            return (_link(url, breakable(printed(text), room)),)
        case Box(ticked):
            return ("☑" if ticked else "☐",)


@lru_cache(maxsize=REMEMBERED)
def _pieces(text: str, room: int) -> tuple[str | Values, ...]:
    found = pieces(printed(text), room)
    return tuple(piece if isinstance(piece, str) else {"kept": piece.text} for piece in found)


def _link(url: str, text: str) -> str | Values:
    target = link_target(url)
    return {"url": target, "text": text} if target else text


def link_target(url: str) -> str:
    """The address in the characters that a PDF may hold, or nothing where it must not be opened."""
    try:
        scheme = urlsplit(url.strip()).scheme.lower()
    except ValueError:
        return ""
    if scheme not in _LINK_SCHEMES:
        return ""
    return quote(url.strip(), safe="%/:?#[]@!$&'()*+,;=~-._")


def printed(text: str) -> str:
    """The text in characters that the font has."""
    text = text.replace(BREAK, "").replace(NO_BREAK, "")
    return _unprintable().sub(_substitute, text) if _unprintable().search(text) else text


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
