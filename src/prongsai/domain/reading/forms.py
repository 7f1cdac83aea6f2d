"""Measures told as forms: a field and its value in each line, turned into rows of a table.

Some documents give each measure a small table of two columns, or lines of "field : value" under its
title, or print the fields down and the measures across.  All become tables with a header row, so
that everything behind reads them like the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from prongsai.domain.reading.headers import role_of
from prongsai.domain.reading.raw import RawBlock, RawCell, RawParagraph, RawRow, RawTable
from prongsai.domain.thai.text import fold

_TITLE = re.compile(r"^\s*(?:มาตรการ|แนวทาง|โครงการ|กิจกรรม|ประเด็น)(?:ที่)?\s*[0-9๐-๙]{1,2}")
_LINE = re.compile(r"^\s*(?P<field>[^:：]{2,40}?)\s*[:：]\s*(?P<value>\S.*)$", re.DOTALL)
_NUMBERED = re.compile(r"^\s*(?:มาตรการ|แนวทาง|โครงการ|กิจกรรม)ที่\s*(?P<no>[0-9๐-๙]{1,2})\s*$")
_CAPTION = frozenset({"รายการ", "หัวข้อ", "ประเด็น", "ข้อมูล", "รายละเอียด", "คำอธิบาย", "สาระสำคัญ"})
_LEAST_FIELDS = 3
_SUBJECTS = frozenset({"measure", "issue", "item"})


def with_forms(blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:
    """The blocks, with forms as tables; a title above a form moves into it."""
    waiting = list(blocks)
    at = 0
    while at < len(waiting):
        block = waiting[at]
        if isinstance(block, RawTable):
            yield _turned(block) if _is_form(block) else block
            at += 1
            continue
        lines = _lines_under(waiting, at)
        following = waiting[at + 1] if at + 1 < len(waiting) else None
        if lines:
            yield _table(_titled(block, [_field_row(line) for line in lines]), 0)
            at += 1 + len(lines)
        elif (
            _TITLE.match(block.text) and isinstance(following, RawTable) and _lacks_title(following)
        ):
            yield _table(_titled(block, list(following.rows)), following.number)
            at += 2
        else:
            yield block
            at += 1


def _lines_under(blocks: Sequence[RawBlock], at: int) -> list[RawParagraph]:
    """The lines "field : value" under a title, when there are enough of them."""
    block = blocks[at]
    if not isinstance(block, RawParagraph) or not _TITLE.match(block.text):
        return []
    lines: list[RawParagraph] = []
    for following in blocks[at + 1 :]:
        if not isinstance(following, RawParagraph):
            break
        line = _LINE.match(following.text)
        if line is None or not _is_field(line.group("field")):
            break
        lines.append(following)
    return lines if len(lines) >= _LEAST_FIELDS else []


def _field_row(line: RawParagraph) -> RawRow:
    found = _LINE.match(line.text)
    assert found is not None
    cells = (RawCell(found.group("field"), line.place), RawCell(found.group("value"), line.place))
    return RawRow(cells, line.place)


def _is_field(text: str) -> bool:
    return len(fold(text)) <= 40 and role_of(text)[0] != "unknown"


def _is_form(table: RawTable) -> bool:
    """Fields in the first column, most of them known and of different kinds, and no header row."""
    fields = [row.cells[0].text for row in table.rows if row.cells]
    roles = [role_of(text)[0] for text in fields if not _is_caption(text)]
    known = [role for role in roles if role not in ("unknown", "other")]
    across = {role_of(text)[0] for text in table.rows[0].texts} if table.rows else set()
    return (
        len(set(known)) >= max(_LEAST_FIELDS, 0.7 * len(known))
        and len(known) * 3 >= len(roles) * 2
        and len(set(known)) > len(across)
        and table.width >= 2
    )


def _lacks_title(table: RawTable) -> bool:
    roles = {role_of(row.cells[0].text)[0] for row in table.rows if row.cells}
    return table.width == 2 and _is_form(table) and not roles & _SUBJECTS


def _titled(title: RawParagraph, rows: list[RawRow]) -> list[RawRow]:
    cells = (RawCell("มาตรการ", title.place), RawCell(title.text, title.place))
    return [RawRow(cells, title.place), *rows]


def _is_caption(text: str) -> bool:
    return fold(text) in _CAPTION


def _turned(table: RawTable) -> RawTable:
    return _table(list(table.rows), table.number)


def _table(rows: list[RawRow], number: int) -> RawTable:
    """Fields down and measures across, turned: a header row and a row for each measure."""
    filled = [row for row in rows if row.cells]
    kept = [numbered for row in filled if (numbered := _without_caption(row)) is not None]
    width = max(len(row.cells) for row in kept)
    header = RawRow(tuple(row.cells[0] for row in kept), kept[0].place, is_header=True)
    body = tuple(
        RawRow(
            tuple(row.cells[n] if n < len(row.cells) else RawCell("", row.place) for row in kept),
            kept[0].place,
        )
        for n in range(1, width)
    )
    return RawTable((header, *body), number, kept[0].place)


def _without_caption(row: RawRow) -> RawRow | None:
    """None for a caption row ("รายการ | รายละเอียด"); numbers of measures become a number field."""
    values = [cell.text for cell in row.cells[1:]]
    numbers = [_NUMBERED.match(text) for text in values]
    if values and all(numbers):
        cells = [
            replace(cell, text=found.group("no"))
            for cell, found in zip(row.cells[1:], numbers, strict=True)
            if found
        ]
        return RawRow((replace(row.cells[0], text="ลำดับที่"), *cells), row.place)
    if _is_caption(row.cells[0].text) and all(_is_caption(text) for text in values):
        return None
    return row
