"""What a column is, told by the meaning of its header.

Headers of one column are printed in dozens of spellings, and several look alike: การดำเนินการ
(deeds), ผลการดำเนินการ (results), ระยะเวลาดำเนินการ (time), ดำเนินการแล้ว (a status box);
"ขั้นตอนหรือวิธีการ/มาตรการ" is the steps, "มาตรการ/แนวทาง" the measure.  Some words decide alone
(who, when, follow-up, a status); among the others the one that stands first in the header wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from prongsai.domain.reading.calendar_columns import time_of
from prongsai.domain.reading.context import INSTRUMENT, as_instrument
from prongsai.domain.reading.header_words import DECIDE_ALONE, FIRST_WORD, Role, compiled
from prongsai.domain.reading.words import is_owner, is_time
from prongsai.domain.thai.text import fold

STATUS_BOXES: tuple[Role, ...] = ("not_started", "in_progress", "done")
REPORT_ROLES = frozenset(
    {"actions", "results", "outcomes", "suggestions", "evidence", "status", *STATUS_BOXES}
)
LONGEST_HEADER = 120  # characters without white space; a longer cell is not a header


_DECIDE_ALONE = compiled(DECIDE_ALONE)
_FIRST_WORD = compiled(FIRST_WORD)
_PROPER: tuple[tuple[Role, str], ...] = (
    ("issue", "ประเด็นที่ต้องปรับปรุงแก้ไข/ประเด็นที่ต้องพัฒนา"),
    ("responsible", "ผู้รับผิดชอบ"),
    ("responsible", "หน่วยงานผู้รับผิดชอบ"),
    ("steps", "ขั้นตอนหรือวิธีการ/มาตรการ"),
    ("steps", "ขั้นตอน/วิธีการปฏิบัติ"),
    ("follow_up", "การรายงานผลและการกำกับติดตามกำหนดเวลาแล้วเสร็จ"),
    ("follow_up", "แนวทางการกำกับติดตามให้นำไปสู่การปฏิบัติ"),
    ("actions", "การดำเนินการ"),
    ("measure", "มาตรการ/แนวทาง"),
    ("timeline", "ระยะเวลาดำเนินการ"),
    ("results", "ผลการดำเนินการ"),
    ("results", "สรุปผลการดำเนินการ"),
    ("suggestions", "ข้อเสนอแนะ"),
    ("outcomes", "ผลลัพธ์/ความสำเร็จ"),
    ("indicator", "ตัวชี้วัดการประเมิน"),
    ("item", "หัวข้อย่อยการประเมิน"),
    ("not_started", "ยังไม่ดำเนินการ"),
    ("in_progress", "อยู่ระหว่างดำเนินการ"),
    ("done", "ดำเนินการแล้ว"),
)
_ALIKE = 84.0  # rapidfuzz ratio; misread headers of one letter in six still match
_REPORTING = re.compile(r"^(?:การ|วิธี(?:การ)?|แนวทาง(?:การ)?)รายงาน(?:ผล)?$")
_LEADING_NUMBER = re.compile(r"^[(\[]?[0-9]{1,2}[)\].]+")
_NAMES_OWNERS = re.compile(
    r"รับผิดชอบ|เกี่ยวข้อง|เจ้าของ|ดำเนิน|ปฏิบัติ|^(?:หน่วยงาน|ส่วนราชการ|กลุ่มงาน|สำนัก|กอง|ฝ่าย|งาน|[/(]|และ)+\)?$"
)
_HAS_DIGIT = re.compile("[0-9๐-๙]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its role, its header as printed, and whether the role was guessed.

    ``instrument`` is set when the header names one ("ตัวชี้วัดการประเมิน IIT").
    """

    role: Role
    header: str
    instrument: str | None = None
    guessed: bool = False


def header_key(text: str) -> str:
    """The header for comparison: folded, without its printed number."""
    return _LEADING_NUMBER.sub("", fold(text))


@lru_cache(maxsize=256)
def role_of(text: str) -> tuple[Role, bool]:
    """The role of a header and whether it was recognised by likeness only."""
    key = header_key(text)
    if not key or len(key) > LONGEST_HEADER:
        return "unknown", False
    for role, pattern in _DECIDE_ALONE:
        if pattern.search(key):
            return role, False
    first: tuple[int, Role] | None = None
    for role, pattern in _FIRST_WORD:
        found = pattern.search(key)
        if found and (first is None or found.start() < first[0]):
            first = (found.start(), role)
    if first:
        return first[1], False
    return _by_likeness(key)


def _by_likeness(key: str) -> tuple[Role, bool]:
    best: tuple[float, Role] = (0.0, "unknown")
    for role, proper in _PROPER:
        best = max(best, (fuzz.ratio(key, proper), role), key=lambda pair: pair[0])
    return (best[1], True) if best[0] >= _ALIKE else ("unknown", False)


def columns_of(headers: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a header row.  A role that cannot stand twice goes to its best column."""
    columns = []
    for header in headers:
        role, guessed = role_of(header)
        if role == "unknown" and time_of(header):  # a month with its year above
            role = "timeline"
        named = INSTRUMENT.search(header)
        columns.append(
            Column(
                role,
                " ".join(header.split()),
                as_instrument(named.group(1)) if named else None,
                guessed,
            )
        )
    return _settle(columns)


def _settle(columns: list[Column]) -> tuple[Column, ...]:
    """Two columns of one role: read the second as what such a table lacks."""
    second: dict[Role, Role] = {
        "measure": "steps",
        "issue": "measure",
        "steps": "actions",
        "item": "issue",
    }
    columns = _steps_before_results(_measure_before_steps(_asked_first(columns)))
    taken: set[Role] = set()
    settled = []
    present = {column.role for column in columns}
    for column in columns:
        role = column.role
        other = second.get(role)
        if role in taken and other and other not in present:
            column = replace(column, role=other, guessed=True)
        elif role == "results" and _is_report_to_come(column, columns):
            column = replace(column, role="follow_up")
        taken.add(column.role)
        settled.append(column)
    return tuple(settled)


def _asked_first(columns: list[Column]) -> list[Column]:
    """Of two columns of issues beside a measure, the first is what was asked."""
    roles = [column.role for column in columns]
    if roles.count("issue") < 2 or "measure" not in roles or "item" in roles:
        return columns
    first = roles.index("issue")
    return [*columns[:first], replace(columns[first], role="item"), *columns[first + 1 :]]


def _measure_before_steps(columns: list[Column]) -> list[Column]:
    """Of two columns of what is to be done without a measure, the first is the measure."""
    roles = [column.role for column in columns]
    if roles.count("steps") < 2 or "measure" in roles:
        return columns
    first = roles.index("steps")
    named = replace(columns[first], role="measure", guessed=True)
    return [*columns[:first], named, *columns[first + 1 :]]


def _steps_before_results(columns: list[Column]) -> list[Column]:
    """Before a column of results, and without steps, "การดำเนินการ" is what is to be done."""
    roles = [column.role for column in columns]
    if "steps" in roles or not {"actions", "results"} <= set(roles):
        return columns
    at = roles.index("actions")
    if at > roles.index("results"):
        return columns
    return [*columns[:at], replace(columns[at], role="steps", guessed=True), *columns[at + 1 :]]


def _is_report_to_come(column: Column, columns: Sequence[Column]) -> bool:
    """Whether "การรายงานผล" tells how it will be reported: in a plan, or beside what was done."""
    if not _REPORTING.match(header_key(column.header)):
        return False
    others = {other.role for other in columns if other is not column}
    return bool(others & {"results", "actions"}) or not others & {"follow_up", *REPORT_ROLES}


def looks_like_header(texts: Sequence[str]) -> bool:
    """Whether a row is a header: two short cells or more that name columns, none long."""
    filled = [text for text in texts if text.strip()]
    if len(filled) < 2 or any(len(fold(text)) > LONGEST_HEADER for text in filled):
        return False
    if _tells_a_measure(filled):
        return False
    named = [role_of(text)[0] not in _NAMELESS and not _is_data(text) for text in filled]
    against = sum(
        not header and (is_owner(text) or is_time(text))
        for header, text in zip(named, filled, strict=True)
    )
    known = sum(named) - against
    return known >= 2 and known * 2 >= len(filled)


def _tells_a_measure(texts: Sequence[str]) -> bool:
    """Two of: one cell with a list number, a cell of an owner, a cell of a date.

    The words of a measure ("ลดขั้นตอน…", "ภายในเดือน…", "สำนักปลัด") may each name a column.
    """
    numbered = sum(bool(_LEADING_NUMBER.match(fold(text))) for text in texts) == 1
    owner = any(is_owner(text) and not _NAMES_OWNERS.search(fold(text)) for text in texts)
    dated = any(
        is_time(text) and bool(_HAS_DIGIT.search(text)) and role_of(text)[0] in _TIMES
        for text in texts
    )
    return numbered + owner + dated >= 2


_TIMES: frozenset[Role] = frozenset({"timeline", "unknown", "other"})
_NAMELESS: frozenset[Role] = frozenset({"unknown", "other"})


def is_surely_header(texts: Sequence[str]) -> bool:
    """A header inside a table, where a data row must not be taken for one."""
    filled = [text for text in texts if text.strip()]
    known = sum(role_of(text)[0] not in _NAMELESS for text in filled)
    return known >= 3 and known * 3 >= len(filled) * 2 and looks_like_header(texts)


def _is_data(text: str) -> bool:
    """A data cell may contain the words of a header: a numbered indicator, a long list item."""
    if re.match(r"^\s*ตัวชี้วัด\s*ที่\s*[0-9๐-๙]", text):
        return True
    return bool(re.match(r"^\s*[0-9๐-๙]{1,2}\s?[.]\s?\S", text)) and len(fold(text)) > 60
