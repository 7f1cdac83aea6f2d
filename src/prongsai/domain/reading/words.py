"""What kind of words stand in a cell: somebody responsible, a time, the field."""

from __future__ import annotations

import re
from collections.abc import Iterable

from prongsai.domain.thai.text import fold

LONG = 90  # characters without white space: the longest list of units, the longest time
_OWNER = re.compile(
    r"^\s*(?:[-–•]|[0-9๐-๙]{1,2}[.)])?\s*(?:สำนัก|กอง|หน่วย|งาน|ฝ่าย|กลุ่ม|ส่วน|เจ้าหน้าที่|เจ้าพนักงาน|ผู้|คณะ|ทุก(?!วัน|เดือน|ปี|ไตรมาส|สัปดาห์|ครั้ง|สิ้น|\s?[0-9๐-๙])|พนักงาน"
    r"|หัวหน้า|ปลัด|รองปลัด|นายก|รองนายก|ผอ|นัก|ครู|บุคลากร|ข้าราชการ|ภารกิจ|โรงเรียน|สถานี|สภ|รอง|สารวัตร|ศูนย์|เลขา|นิติกร|วิศวกร|สถาปนิก|ประธาน|กำนัน|สมาชิก|ลูกจ้าง)"
)
_WHEN = re.compile(
    r"ม\.?\s?ค|ก\.?\s?พ\.|มี\.?ค|เม\.?ย|พ\.?ค\.|มิ\.?ย|ก\.?ค\.|ส\.?ค\.|ก\.?ย\.|ต\.?ค|พ\.?ย\.|ธ\.?ค"
    r"|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|ไตรมาส|ตลอดปี|ปีงบ|ทุก(?:เดือน|วันที่|สัปดาห์|ปี|สิ้น)|รายเดือน|สัปดาห์ที่|ของเดือน|[0-9๐-๙]{4}"
)
_FIELD = re.compile(
    r"คุณธรรม|โปร่งใส|ทุจริต|ธรรมาภิบาล|มาตรการ|ตัวชี้วัด|กำกับติดตาม|ปปช|ป\.ป\.ช|ita|iit|eit|oit"
    r"|(?<![a-z0-9])[oie]-?[0-9]{1,2}(?![0-9])"
)


def is_of_the_field(texts: Iterable[str]) -> bool:
    """Whether any text speaks of the assessment, of integrity or of measures."""
    return any(_FIELD.search(fold(text)) for text in texts)


def begins_with_owner(text: str) -> bool:
    return bool(_OWNER.match(text))


def is_owner(text: str) -> bool:
    """A short cell that begins with a unit, a post or a class of staff."""
    return len(fold(text)) < LONG and begins_with_owner(text)


def is_time(text: str) -> bool:
    """A short cell that names a month, a year, a quarter or a rhythm."""
    return len(fold(text)) < LONG and bool(_WHEN.search(text))
