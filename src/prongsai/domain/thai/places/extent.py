"""Where a name ends in running Thai text, which has no spaces between its words.

Three things tell: a name that is known (the longest one wins), white space, and the words that
usually follow a name.  White space inside a name ("น้ำ ผุด") is a line wrap of the source.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from prongsai.domain.thai.text import fold, tidy

LONGEST = 36  # characters of the longest name, with room for wraps
_TAIL = 8  # letters after a known name that may still belong to a longer, unknown one
_LEAST = 2  # letters of the shortest name

_HARD = re.compile(r"[^ก-๎\s.\-–]|[๐-๙]|\n\s*\n|\.(?=\s|$)|\s[-–]|[-–]\s|ฯ|ๆ")
_DEPENDENT = re.compile(r"[ะ-ฺ็-๎ๅ]")  # cannot begin what follows a name
_LEADING = "เแโใไ"
_FOLLOWING_WORDS = """
ได้ มี ประจำ อำเภอ จังหวัด ตำบล กิ่งอำเภอ ในการ ในปี ในรอบ ในเขต ภายใน เข้าร่วม เข้ามา
จึง ดังนี้ ดังกล่าว โดย เพื่อ ที่ ซึ่ง และ หรือ ของ ให้ เป็น จัดทำ จัดให้
จัดกิจกรรม ดำเนิน ทำ ทำแบบ ปีงบ ปี ประกาศ รายงาน พบว่า ร่วม กับ นั้น ทุก
ทั้ง ต้อง จะ แล้ว ตาม ตั้งแต่ เรื่อง ขอ ว่า เมื่อ ถนน หมู่ เลขที่ โทร
พ.ศ ทราบ ตลอดจน นาย นาง ผ่าน ครั้ง อย่าง ผู้ แจ้ง ยัง สามารถ ควร ไม่
คือ จาก แผน นโยบาย มาตรการ คำสั่ง ข้อบัญญัติ คู่มือ สำนัก กอง งาน บุคลากร เจ้าหน้าที่ พนักงาน
ประชาชน ประชาสัมพันธ์ เว็บ สรุป การ อ. จ. ต. ผล แต่ง กำหนด เผยแพร่ ปรับปรุง ใช้
รับ ส่ง เปิด ตอบ กรณี อาจ เอง รอบ จำนวน ฉบับ สมัย คณะ สมาชิก สภา
นายก ปลัด
"""
_FOLLOWS = re.compile("|".join(map(re.escape, _FOLLOWING_WORDS.split())))


@dataclass(frozen=True, slots=True)
class Extent:
    """A name found in a text: its place there, its words without wraps, and whether it is known."""

    start: int
    end: int
    name: str
    known: bool


def read_name(
    text: str, start: int, known: Sequence[Container[str]], own: Container[str] = ()
) -> Extent | None:
    """The name that begins at ``start`` (white space before it does not count), or None.

    ``known`` and ``own`` hold folded names; a name of ``own`` ends where it ends, whatever follows.
    """
    start += len(text[start:]) - len(text[start:].lstrip())
    window = _window(text, start)
    if not window or (_FOLLOWS.match(window) and not _longest(window, [*known, own])):
        return None
    loose = _loose_end(window)
    end = _longest(window, [*known, own])
    if end and (fold(window[:end]) in own or _ends_there(window, end, loose)):
        return _extent(start, window[:end], known=True)
    if loose < _LEAST:
        return None
    return _extent(start, window[:loose], known=False)


def _window(text: str, start: int) -> str:
    window = text[start : start + LONGEST]
    hard = _HARD.search(window)
    return window[: hard.start()].rstrip() if hard else window


def _extent(start: int, raw: str, *, known: bool) -> Extent:
    raw = raw.rstrip(" .-\n")
    return Extent(start, start + len(raw), fold(raw) if known else tidy(raw), known)


def _cuts(window: str) -> list[int]:
    """Positions where a word may end."""
    return [
        k
        for k in range(_LEAST, len(window) + 1)
        if (k == len(window) or not _DEPENDENT.match(window[k]))
        and window[k - 1] not in _LEADING
        and not window[k - 1].isspace()
    ]


def _longest(window: str, known: Sequence[Container[str]]) -> int:
    """The end of the longest known name that the window begins with, or 0."""
    for k in reversed(_cuts(window)):
        key = fold(window[:k])
        if any(key in names for names in known):
            return k
    return 0


def _loose_end(window: str) -> int:
    """Where a name that nobody knows ends: at white space or at a word that follows names."""
    space = re.search(r"\s", window)
    ends = [space.start() if space else len(window)]
    legal = set(_cuts(window))
    for found in _FOLLOWS.finditer(window, _LEAST):
        if found.start() in legal:
            ends.append(found.start())
            break
    return min(ends)


def _ends_there(window: str, end: int, loose: int) -> bool:
    """Whether the known name is the whole name and not the beginning of an unknown longer one."""
    rest = window[end:]
    if not rest.strip() or rest[0].isspace() or _FOLLOWS.match(rest):
        return True
    return loose <= end or loose - end > _TAIL
