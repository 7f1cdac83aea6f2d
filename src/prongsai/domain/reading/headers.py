"""What a column is, told by the meaning of its header.

Headers of one column are printed in dozens of spellings, and several look alike: การดำเนินการ
(deeds), ผลการดำเนินการ (results), ระยะเวลาดำเนินการ (time), ดำเนินการแล้ว (a status box);
"ขั้นตอนหรือวิธีการ/มาตรการ" is the steps, "มาตรการ/แนวทาง" the measure.  Some words decide alone
(who, when, follow-up, a status); among the others the one that stands first in the header wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from prongsai.domain.reading.words import is_owner, is_time
from prongsai.domain.thai.text import fold

Role = Literal[
    "seq",
    "instrument",
    "indicator",
    "item",
    "issue",
    "measure",
    "responsible",
    "timeline",
    "steps",
    "follow_up",
    "not_started",
    "in_progress",
    "done",
    "status",
    "actions",
    "results",
    "outcomes",
    "suggestions",
    "evidence",
    "cadence",
    "other",
    "unknown",
]
STATUS_BOXES: tuple[Role, ...] = ("not_started", "in_progress", "done")
REPORT_ROLES = frozenset(
    {"actions", "results", "outcomes", "suggestions", "evidence", "status", *STATUS_BOXES}
)
LONGEST_HEADER = 120  # characters without white space; a longer cell is not a header


def _rules(*pairs: tuple[Role, str]) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile(pattern)) for role, pattern in pairs)


_DECIDE_ALONE = _rules(
    ("not_started", r"ยังไม่(ได้)?(เริ่ม)?ดำเนิน|^ยังไม่"),
    ("in_progress", r"(อยู่)?ระหว่าง(การ)?ดำเนิน|^อยู่ระหว่าง"),
    ("done", r"^(ได้)?ดำเนินการ(แล้ว|เสร็จ|เรียบร้อย|ครบ)|^แล้วเสร็จ|^เสร็จสิ้น|^ดำเนินการเสร็จ"),
    ("status", r"^สถานะ|สถานะการ|สถานะของ"),
    ("seq", r"^(ลำดับ(ที่)?|ที่|ข้อที่|ข้อ|no\.?|ลำดับข้อ|เลขที่|#|มาตรการที่|ลำดับมาตรการ)$"),
    ("cadence", r"^ความถี่|^รอบการรายงาน"),
    ("responsible", r"^ผู้(กำกับ|ดูแล|ติดตาม|รายงาน)"),
    ("follow_up", r"กำกับ|ติดตาม"),
    (
        "responsible",
        (
            r"รับผิดชอบ|ผู้เกี่ยวข้อง|ผู้ดำเนินการ|ผู้ปฏิบัติ|เจ้าภาพ|เจ้าของเรื่อง"
            r"|^(หน่วยงาน|ส่วนราชการ|กลุ่มงาน|กอง|สำนัก|ฝ่าย|งาน|หน่วย)(หลัก|เจ้าของ|ดำเนินการ)?"
            r"([/และ]+(หน่วยงาน|ส่วนราชการ|กลุ่มงาน|กอง|สำนัก|ฝ่าย|งาน|หน่วย|โรงเรียน)\S{0,8})*$"
        ),
    ),
    (
        "timeline",
        (
            r"ระยะเวลา|กำหนดเวลา|ช่วงเวลา|ห้วงเวลา|กรอบเวลา|วันเดือนปี|วัน/เดือน/ปี|กำหนดแล้วเสร็จ"
            r"|^ไตรมาสที่?(ดำเนิน|$)|กำหนดการ|เวลาดำเนิน|เวลาที่ดำเนิน|ปฏิทิน|กำหนดส่ง|^เดือน|^วันที่|^เวลา"
        ),
    ),
    ("actions", r"^(การ|ผู้)?การดำเนินการ$|^การดำเนินงาน$|^การดำเนินการตาม|^การปฏิบัติ$"),
)
_FIRST_WORD = _rules(
    (
        "evidence",
        r"(เอกสาร)?หลักฐาน|ร่องรอย|เอกสาร(เผยแพร่|ประกอบ|แนบ)|แหล่งเผยแพร่|ลิงก์|ลิ้งก์|ลิงค์|ลิ้งค์|link|url|เอกสารอ้างอิง|คิวอาร์|qrcode",
    ),
    ("outcomes", r"ผลลัพธ์|ความสำเร็จ|ผลสัมฤทธิ์|ผลที่ได้รับ|ผลที่เกิดขึ้น|ประโยชน์ที่ได้"),
    ("suggestions", r"ข้อเสนอแนะ|ปัญหา/?(และ)?อุปสรรค|อุปสรรค|ข้อคิดเห็น"),
    (
        "results",
        (
            r"ผลการดำเนิน|ผลดำเนิน|สรุปผล|ผลการปฏิบัติ|ผลการขับเคลื่อน|ความก้าวหน้า|ความคืบหน้า"
            r"|รายงานผล|สรุปการดำเนิน|ผลที่ทำได้|ที่ทำแล้ว|ผลงาน|ที่ได้ดำเนินการแล้ว"
        ),
    ),
    (
        "steps",
        r"ขั้นตอน|สิ่งที่(ต้อง|จะ)(ทำ|ดำเนิน)|งานที่ต้องทำ|วิธีการ|วิธีปฏิบัติ|วิธีดำเนิน|กิจกรรม|รายละเอียดการดำเนิน|แนวปฏิบัติ",
    ),
    ("issue", r"ประเด็น|ข้อบกพร่อง|จุดอ่อน|สิ่งที่ต้อง(ปรับ|พัฒนา|แก้)|ที่ต้อง(ปรับปรุง|พัฒนา|แก้ไข)|ปัญหาที่พบ|^ปัญหา$"),
    ("item", r"หัวข้อ|ข้อคำถาม|^คำถาม|รายการประเมิน|องค์ประกอบ|ข้อการประเมิน|รายการ(เปิดเผย)?ข้อมูล|ข้อoit"),
    ("indicator", r"ตัวชี้วัด"),
    ("instrument", r"^เครื่องมือ|^แบบวัด|^แบบสำรวจ"),
    ("measure", r"มาตรการ|แนวทาง|โครงการ|การพัฒนา|วิธีแก้ไข"),
)
_TARGET = re.compile(  # columns that are known, and not of the plan
    r"ตัวชี้วัด(ความสำเร็จ|ผลสำเร็จ|ของโครงการ)|เป้าหมาย|^(วงเงิน)?งบประมาณ(?!.*(ประเด็น|มาตรการ))"
    r"|^(ผล)?คะแนน|^ร้อยละ|^หมายเหตุ|^ระดับ$"
)
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
_LEADING_NUMBER = re.compile(r"^[(\[]?[0-9]{1,2}[)\].]+")
_INSTRUMENT = re.compile(r"(?<![A-Za-z])([IEO]IT)(?![A-Za-z])", re.IGNORECASE)


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


def role_of(text: str) -> tuple[Role, bool]:
    """The role of a header and whether it was recognised by likeness only."""
    key = header_key(text)
    if not key or len(key) > LONGEST_HEADER:
        return "unknown", False
    if _TARGET.search(key):
        return "other", False
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
        named = _INSTRUMENT.search(header)
        columns.append(
            Column(
                role, " ".join(header.split()), named.group(1).upper() if named else None, guessed
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
    taken: set[Role] = set()
    settled = []
    present = {column.role for column in columns}
    for column in columns:
        role = column.role
        other = second.get(role)
        if role in taken and other and other not in present:
            column = Column(other, column.header, column.instrument, guessed=True)
        taken.add(column.role)
        settled.append(column)
    return tuple(settled)


def looks_like_header(texts: Sequence[str]) -> bool:
    """Whether a row is a header: two short cells or more that name columns, none long."""
    filled = [text for text in texts if text.strip()]
    if len(filled) < 2 or any(len(fold(text)) > LONGEST_HEADER for text in filled):
        return False
    named = [role_of(text)[0] not in _NAMELESS and not _is_data(text) for text in filled]
    against = sum(
        not header and (is_owner(text) or is_time(text))
        for header, text in zip(named, filled, strict=True)
    )
    known = sum(named) - against
    return known >= 2 and known * 2 >= len(filled)


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
