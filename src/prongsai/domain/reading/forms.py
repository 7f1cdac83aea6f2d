"""Measures told as forms: a field and its value in each line, turned into rows of a table.

Some documents give each measure a small table of two columns, or lines of "field : value" under its
title, or print the fields down and the measures across.  All become tables with a header row, so
that everything behind reads them like the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from prongsai.domain.reading.context import is_context_heading
from prongsai.domain.reading.headers import role_of
from prongsai.domain.reading.raw import RawBlock, RawCell, RawParagraph, RawRow, RawTable
from prongsai.domain.thai.text import fold

_TITLE = re.compile(
    r"^\s*(?:มาตรการ|แนวทาง|โครงการ|กิจกรรม|ประเด็น)(?:ที่)?\s*[0-9๐-๙]{1,2}"
    r"|^\s*\(?[0-9๐-๙]{1,2}[.)]+\s*(?:มาตรการ|แนวทาง|โครงการ|กิจกรรม)\S"
)
_LINE = re.compile(
    r"^\s*(?:[-•–]\s*)?(?P<field>[^:：]{2,40}?)\s*[:：]\s*(?P<value>\S.*)$", re.DOTALL
)
_LABEL = re.compile(r"^\s*(?:[-•–]\s*)?(?P<field>[^:：0-9๐-๙]{4,40}?)\s*[:：]?\s*$")
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
        fields, used = _fields_under(waiting, at)
        following = waiting[at + 1] if at + 1 < len(waiting) else None
        if fields:
            yield _table(_titled(block, fields), 0)
            at += 1 + used
        elif (
            _TITLE.match(block.text) and isinstance(following, RawTable) and _lacks_title(following)
        ):
            yield _table(_titled(block, list(following.rows)), following.number)
            at += 2
        else:
            yield block
            at += 1


def _fields_under(blocks: Sequence[RawBlock], at: int) -> tuple[list[RawRow], int]:
    """The fields told in lines under a title, when there are enough, and how many lines they take.

    A field stands with its value ("ระยะเวลา : ภายในเดือนมีนาคม") or over it, in the lines below.
    """
    block = blocks[at]
    if not isinstance(block, RawParagraph) or not _TITLE.match(block.text):
        return [], 0
    rows: list[RawRow] = []
    above: RawParagraph = block
    used = 0
    for following in blocks[at + 1 :]:
        if not isinstance(following, RawParagraph) or _TITLE.match(following.text):
            break
        if row := _field_row(following):
            rows.append(row)
        elif rows and _goes_on(above, following):
            rows[-1] = _with_line(rows[-1], following)
        else:
            break
        above, used = following, used + 1
    told = [row for row in rows if row.cells[1].text]
    return (told, used) if len(told) >= _LEAST_FIELDS else ([], 0)


def _field_row(line: RawParagraph) -> RawRow | None:
    """A line that begins a field, its value empty where that stands below."""
    if is_context_heading(line.text):
        return _pair("ตัวชี้วัด", line.text, line)
    label = _LABEL.match(line.text)
    if label and _is_field(label.group("field")):
        return _pair(label.group("field"), "", line)
    found = _LINE.match(line.text)
    if found and _is_field(found.group("field")):
        return _pair(found.group("field"), found.group("value"), line)
    return None


def _pair(name: str, value: str, line: RawParagraph) -> RawRow:
    return RawRow((RawCell(name, line.place), RawCell(value, line.place)), line.place)


def _goes_on(above: RawParagraph, line: RawParagraph) -> bool:
    """Whether a line stands directly under the one above, as far as the file tells."""
    one, other = above.place.line, line.place.line
    return one is None or other is None or other - one <= 1


def _with_line(row: RawRow, line: RawParagraph) -> RawRow:
    name, value = row.cells
    text = f"{value.text}\n{line.text}" if value.text else line.text
    return RawRow((name, replace(value, text=text)), row.place)


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
