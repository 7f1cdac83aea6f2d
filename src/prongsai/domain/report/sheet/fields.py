"""The columns of the sheet: one for every field of a row, in the order of the fields.

Each column is declared once: its header, its meaning, how a value is shown and how it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from prongsai.domain.plan.reading import Row
from prongsai.domain.report.sheet.facts import Words, parse_number
from prongsai.domain.report.sheet.values import (
    parse_action,
    parse_due,
    parse_evidence,
    show_action,
    show_due,
    show_evidence,
)

KINDS = Words({"measure": "มาตรการ", "plan": "แผน", "report": "รายงาน"})
STATUSES = Words(
    {"not_started": "ยังไม่ดำเนินการ", "in_progress": "อยู่ระหว่างดำเนินการ", "done": "ดำเนินการแล้ว"}
)
BASES = Words(
    {"checkbox": "ช่องทำเครื่องหมาย", "declared": "ข้อความที่ระบุ", "dated_actions": "การดำเนินการที่ลงวันที่"}
)
CADENCES = Words(
    {"monthly": "รายเดือน", "quarterly": "รายไตรมาส", "semiannual": "ราย 6 เดือน", "annual": "รายปี"}
)
INSTRUMENTS = Words({name: name for name in ("IIT", "EIT", "OIT")})


@dataclass(frozen=True, slots=True)
class Field:
    """One column.  ``prose`` says that its words follow the choice of digits.

    ``show`` gives the text of a cell, never for an empty value; ``parse`` gives the value back and
    raises `CellError` for words that are none.  ``width`` in characters.
    """

    name: str
    header: str
    meaning: str
    width: int
    show: Callable[[Any], str]
    parse: Callable[[str], Any]
    prose: bool = False

    def cell(self, row: Row) -> str:
        value = getattr(row, self.name)
        return "" if value is None or value == () else self.show(value)


def _line(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    return "\n".join(_line(part) for part in text.split("\n"))


def _text(name: str, header: str, meaning: str, width: int = 24, prose: bool = True) -> Field:
    return Field(name, header, meaning, width, _paragraphs, _paragraphs, prose)


def _number(name: str, header: str, meaning: str) -> Field:
    return Field(name, header, meaning, 8, str, parse_number)


def _numbers(name: str, header: str, meaning: str) -> Field:
    return Field(
        name,
        header,
        meaning,
        10,
        lambda values: ", ".join(str(value) for value in values),
        lambda text: tuple(parse_number(part) for part in text.split(",")),
    )


def _choice(name: str, header: str, meaning: str, words: Words, width: int = 12) -> Field:
    return Field(name, header, meaning, width, words.show, words.parse)


def _lines(
    name: str,
    header: str,
    meaning: str,
    width: int = 40,
    show: Callable[[Any], str] = _line,
    parse: Callable[[str], Any] = _line,
    prose: bool = True,
) -> Field:
    return Field(
        name,
        header,
        meaning,
        width,
        lambda values: "\n".join(_line(show(value)) for value in values),
        lambda text: tuple(parse(line) for line in text.split("\n") if line.strip()),
        prose,
    )


FIELDS: tuple[Field, ...] = (
    _number("ordinal", "ลำดับในเอกสาร", "position in the document, from 1"),
    _choice("kind", "ประเภทแถว", "measure, or plan and report kept apart", KINDS),
    _number("table", "ตารางที่", "raw table (from 1) where the row begins"),
    _numbers("tables", "ตารางที่พบ", "all raw tables that the row spans"),
    _number("logical_table", "ตารางรวมที่", "table after the pages were joined"),
    _numbers("source_lines", "บรรทัดต้นฉบับ", "lines of the source text"),
    _number("printed_no", "เลขที่พิมพ์", "the number printed on the row"),
    _choice("instrument", "เครื่องมือ", "instrument of the assessment: IIT, EIT or OIT", INSTRUMENTS),
    _text("indicator", "ตัวชี้วัดที่", "number of the indicator as printed", 10, prose=False),
    _text("indicator_title", "ชื่อตัวชี้วัด", "title of the indicator"),
    _text("item_code", "รหัสข้อ", "item code: o11, e6, i11", 10, prose=False),
    _text("item_code_raw", "รหัสข้อตามที่พิมพ์", "item code as printed", 12, prose=False),
    _text("item_title", "ชื่อข้อ", "title of the item or measure", 36),
    _lines("item_options", "ตัวเลือกของข้อ", "options inside a question", 24),
    _text("issue", "ประเด็นที่ต้องพัฒนา", "the whole cell on the issue or item", 40),
    _text("measure", "มาตรการ/แนวทาง", "the whole cell on the measure", 40),
    _lines("responsible", "ผู้รับผิดชอบ", "names of units and posts, normalised", 24),
    _text("responsible_raw", "ผู้รับผิดชอบตามที่พิมพ์", "the cell on who is responsible"),
    _lines("steps", "ขั้นตอนหรือวิธีการ", "steps, with their printed numbers", 48),
    _lines("follow_up", "การกำกับติดตาม", "how it is followed up and reported", 48),
    _text("timeline_raw", "ระยะเวลาดำเนินการ", "the cell on time as printed"),
    _lines("due", "กำหนดเวลาที่อ่านได้", "deadlines and periods read", 40, show_due, parse_due, False),
    _choice("cadence", "ความถี่", "how often a report or check recurs", CADENCES),
    _text("cadence_raw", "ความถี่ตามที่พิมพ์", "the words that say how often", 18),
    _choice("status", "สถานะ", "declared status of the measure", STATUSES, 16),
    _choice("status_basis", "ที่มาของสถานะ", "what the status rests on", BASES, 16),
    _lines(
        "actions", "การดำเนินการ", "deeds told: number, date, words", 44, show_action, parse_action
    ),
    _lines("results", "ผลการดำเนินการ", "results told", 44),
    _lines("outcomes", "ผลลัพธ์/ความสำเร็จ", "outcomes, success", 40),
    _lines("suggestions", "ข้อเสนอแนะ", "suggestions and reasons", 32),
    _lines(
        "evidence",
        "ลิงก์หลักฐาน",
        "links given as evidence",
        48,
        show_evidence,
        parse_evidence,
        False,
    ),
    _lines("links", "ลิงก์อื่น", "other links of the row", 32, prose=False),
    _lines("unread", "ข้อความที่ยังไม่เข้าใจ", "columns not understood: header and words", 32),
)
BY_NAME: dict[str, Field] = {each.name: each for each in FIELDS}
