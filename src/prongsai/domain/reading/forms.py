"""Measures told as forms: a field and its value in each line, turned into rows of a table.

Some documents give each measure a small table of two columns, or lines of "field : value" under its
title, or print the fields down and the measures across.  Others give each measure or item a
section: its title, a table of its steps, and the rest in lines above and below.  All become tables
with a header row, so that everything behind reads them like the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from prongsai.domain.reading.context import is_context_heading
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import columns_of, looks_like_header, role_of
from prongsai.domain.reading.lists import leading_number
from prongsai.domain.reading.raw import RawBlock, RawCell, RawParagraph, RawRow, RawTable
from prongsai.domain.thai.text import fold

_TITLE = re.compile(
    r"^\s*(?:มาตรการ|แนวทาง|โครงการ|กิจกรรม|ประเด็น)(?:ที่)?\s*[0-9๐-๙]{1,2}"
    r"|^\s*\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}\s|[.)]+)\s*(?:มาตรการ|แนวทาง|โครงการ|กิจกรรม)\S"
)
_ITEM = re.compile(  # "ข้อ O๑๐ แผนดำเนินงานประจำปี", "E7 …"; a zero stands for the letter behind "ข้อ"
    r"^\s*(?:ข้อ(?:ที่)?\s?[oOoeEiI๐0]|[oOeEiI])\s?-?[0-9๐-๙]{1,2}(?![0-9๐-๙.,/])[\s:.]+(?=[ก-๙A-Za-z])"
)
_LONGEST_TITLE = 160
_WORDS = (  # labels that need no colon
    r"(?:สภาพ)?ปัญหา(?:ที่พบ)?|ที่มา|เหตุผล|สาเหตุ|วัตถุประสงค์|ประเด็น(?:ที่\S{1,20})?|มาตรการ(?:/แนวทาง)?"
    r"|แนวทาง(?:แก้ไข|การแก้ไข|การพัฒนา|(?:การ)?(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติ))|ขั้นตอน(?:\S{1,20})?"
    r"|วิธี(?:การ(?:ดำเนินการ|ดำเนินงาน)?|ดำเนินการ|ดำเนินงาน|ปฏิบัติ)|ผู้รับผิดชอบ(?:หลัก)?"
    r"|(?:หน่วยงาน|ส่วนราชการ)(?:ผู้|ที่)?รับผิดชอบ|ระยะเวลา(?:ดำเนินการ)?|กำหนด(?:เวลา|แล้วเสร็จ|เสร็จ)"
    r"|การ(?:กำกับ|ติดตาม)\S{0,16}|กำกับติดตาม|(?:สรุป)?ผลการดำเนิน(?:การ|งาน)|ผลลัพธ์|ข้อเสนอแนะ"
    r"|ปัญหา\S{0,6}อุปสรรค|(?:เอกสาร)?หลักฐาน(?:อ้างอิง|ประกอบ|เชิงประจักษ์)?"
)
_MARK = r"(?:[-•–]\s*|\(?(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?|[กขคงจฉชซ])[.)]+\s*)"
_SPACED = re.compile(
    rf"^\s*{_MARK}?(?P<field>{_WORDS})(?:\s*[:：](?!//)\s*|\s+)"
    r"(?P<value>(?![:：/(]|รอบ|ตาม|หรือ|และ|ของ|ที่)\S.*)$",
    re.DOTALL,
)
_MARKED_LABEL = re.compile(rf"^\s*{_MARK}(?P<field>{_WORDS})\s*[:：]?\s*$")
_LINE = re.compile(
    r"^\s*(?:[-•–]\s*)?(?P<field>[^:：]{2,40}?)\s*[:：](?!//)\s*(?P<value>\S.*)$", re.DOTALL
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
        table, used = _section_at(waiting, at)
        following = waiting[at + 1] if at + 1 < len(waiting) else None
        if table:
            yield table
            at += 1 + used
        elif (
            _TITLE.match(block.text) and isinstance(following, RawTable) and _lacks_title(following)
        ):
            yield _table(_titled(block, list(following.rows)), following.number)
            at += 2
        else:
            yield block
            at += 1


def _section_at(blocks: Sequence[RawBlock], at: int) -> tuple[RawTable | None, int]:
    """What stands under a title as one table, and how many blocks that takes.

    A field stands with its value ("ระยะเวลา : ภายในเดือนมีนาคม") or over it, in the lines below; a
    table of steps may stand among them.  Without it three fields are the least.
    """
    title = blocks[at]
    if not isinstance(title, RawParagraph) or not _is_title(title):
        return None, 0
    rows: list[RawRow] = []
    steps: RawTable | None = None
    above: RawBlock = title
    used = 0
    for following in blocks[at + 1 :]:
        if isinstance(following, RawTable):
            if steps is not None or not _goes_under(title, following):
                break
            steps = following
        elif _is_title(following):
            break
        elif row := _field_row(following, above, first=not rows):
            rows.append(row)
        elif rows and isinstance(above, RawParagraph) and _goes_on(above, following):
            rows[-1] = _with_line(rows[-1], following)
        else:
            break
        above, used = following, used + 1
    told = _titled(title, [row for row in rows if row.cells[1].text])
    if steps is not None:
        return _beside(told, steps), used
    return (_table(told, 0), used) if len(told) > _LEAST_FIELDS else (None, 0)


def _is_title(block: RawParagraph) -> bool:
    if _MARKED_LABEL.match(block.text):  # "๒) แนวทางดำเนินการ" names a field
        return False
    return bool(_TITLE.match(block.text)) or (
        len(block.text) <= _LONGEST_TITLE and bool(_ITEM.match(block.text))
    )


def _goes_under(title: RawParagraph, table: RawTable) -> bool:
    """Whether a table tells of the title: of its steps, or of measures where that is an item."""
    if len(table.rows) < 2 or not looks_like_header(table.rows[0].texts):
        return False
    roles = {column.role for column in columns_of(table.rows[0].texts)}
    if _ITEM.match(title.text) and roles & {"measure", "steps"}:
        return not roles & {"item", "issue", "indicator"}
    return "steps" in roles and not roles & {*_SUBJECTS, "indicator"}


def _beside(fields: list[RawRow], table: RawTable) -> RawTable:
    """The fields as columns before those of the table, told once; step rows go on below them."""
    header, *body = table.rows
    roles = [column.role for column in columns_of(header.texts)]
    told = "measure" in roles
    kept = [n for n, role in enumerate(roles) if role != "seq" or told]
    rows = [RawRow((*(row.cells[0] for row in fields), *(header.cells[n] for n in kept)))]
    for row in body:
        cells = row.cells if told else _numbered(row.cells, roles)
        fresh = row is body[0] or (told and _cell(row, roles.index("measure")).text.strip())
        values = (cell.cells[1] if fresh else RawCell("", row.place) for cell in fields)
        rest = (cells[n] if n < len(cells) else RawCell("", row.place) for n in kept)
        rows.append(RawRow((*values, *rest), row.place))
    first = replace(rows[0], place=header.place, is_header=True)
    return RawTable((first, *rows[1:]), table.number, table.place)


def _cell(row: RawRow, n: int) -> RawCell:
    return row.cells[n] if n < len(row.cells) else RawCell("", row.place)


def _numbered(cells: Sequence[RawCell], roles: Sequence[Role]) -> list[RawCell]:
    """The cells of a step's row, with the number of its own column before the step."""
    numbers = [
        cell.text.strip(" .)") for cell, role in zip(cells, roles, strict=False) if role == "seq"
    ]
    no = numbers[0] if numbers else ""
    return [
        replace(cell, text=f"{no}. {cell.text}")
        if role == "steps"
        and no.isdigit()
        and cell.text.strip()
        and leading_number(cell.text)[0] is None
        else cell
        for cell, role in zip(cells, roles, strict=False)
    ]


def _field_row(line: RawParagraph, above: RawBlock, *, first: bool) -> RawRow | None:
    """A line that begins a field, its value empty where that stands below."""
    if is_context_heading(line.text):  # behind a gap it heads what follows
        under = isinstance(above, RawParagraph) and _goes_on(above, line)
        return _pair("ตัวชี้วัด", line.text, line) if first or under else None
    if spaced := _SPACED.match(line.text):
        return _pair(spaced.group("field"), spaced.group("value"), line)
    label = _MARKED_LABEL.match(line.text) or _LABEL.match(line.text)
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
    name = "ข้อการประเมิน" if _ITEM.match(title.text) else "มาตรการ"
    cells = (RawCell(name, title.place), RawCell(title.text, title.place))
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
