"""Where a name ends in running Thai text, which has no spaces between its words.

Three things tell: a name that is known (the longest one wins), white space, and the words that
usually follow a name.  White space inside a name ("น้ำ ผุด") is a line wrap of the source.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from prongsai.domain.thai.text import fold, tidy

LONGEST = 36  # characters of the longest name, with room for wraps
_TAIL = 8  # letters after a known name that may still belong to a longer, unknown one
_LEAST = 2  # letters of the shortest name

_HARD = re.compile(r"[^ก-๎\s.\-–]|[๐-๙]|\n\s*\n|\.(?=\s|$)|\s[-–]|[-–]\s|ฯ|ๆ")
_DEPENDENT = re.compile(r"[ะ-ฺ็-๎ๅ]")  # cannot begin what follows a name
_LEADING = "เแโใไ"
_SPACED_AM = re.compile(r"(?<=[ก-ฮ่-๋])\s+า")
_GAP = re.compile(r"\s(?!\s*า)")  # a space before sara aa is half a sara am
_ADDRESS = re.compile(r"\s*(?:อำเภอ|จังหวัด|กิ่งอำเภอ|อ\.|จ\.|อ\s?าเภอ)")
_FOLLOWING_WORDS = """
ได้ มี ประจำ อำเภอ จังหวัด ตำบล กิ่งอำเภอ ในการ ในปี ในรอบ ในเขต ภายใน เข้าร่วม เข้ามา จึง ดังนี้ ดังกล่าว
โดย เพื่อ ที่ ซึ่ง และ หรือ ของ ให้ เป็น จัดทำ จัดให้ จัดกิจกรรม จัดตั้ง จัดประชุม ดำเนิน ทำ ปีงบ ปีพ.ศ ประกาศ
รายงาน พบว่า ร่วม กับ นั้น ทุก ทั้ง ต้อง จะได้ จะต้อง จะมี จะดำเนิน จะจัด แล้ว ตาม ตั้งแต่ เรื่อง ขอความ ขอให้
ขอรับ ขอแจ้ง ขอเชิญ ขอประกาศ เมื่อ ถนน หมู่ เลขที่ โทร พ.ศ ทราบ ตลอดจน นายก นางสาว ผ่าน ครั้ง อย่าง ผู้ แจ้ง
ยัง สามารถ ควร ไม่ จาก แผน นโยบาย มาตรการ คำสั่ง ข้อบัญญัติ คู่มือ สำนัก กอง งาน บุคลากร เจ้าหน้าที่ พนักงาน
ประชาชน ประชาสัมพันธ์ เว็บ สรุป การจัด การดำเนิน การบริ การประ การเผย การพัฒนา การปฏิบัติ การให้ การมี อ. จ. ต.
ผลการ ผลคะแนน แต่งตั้ง กำหนด เผยแพร่ ปรับปรุง ใช้ รับทราบ รับผิดชอบ ส่งเสริม ส่งผล เปิดโอกาส เปิดเผย ตอบ กรณี
อาจ เอง รอบ จำนวน ฉบับ สมัย คณะ สมาชิก สภา ปลัด อื่น ใกล้เคียง ต่างๆ มอบหมาย สนับสนุน สร้าง ไม่ได้ เห็น ถือ
นำผล นำมา นำไป นำข้อ
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
    at_line_end = text[start + len(window) :].lstrip(" \t")[:1] in ("", "\n")
    if end and (fold(window[:end]) in own or _ends_there(window, end, loose, at_line_end)):
        return _extent(start, window[:end], known=True)
    if loose < _LEAST:
        return None
    return _extent(start, window[:loose], known=False)


def nearest_end(text: str, start: int, own: Iterable[str], least: float) -> Extent | None:
    """The beginning of the text from ``start`` that is most like one of the folded names ``own``.

    None when nothing is as like as ``least``.  Ends at white space or before a word that usually
    follows a name come before all others, however like those are.
    """
    start += len(text[start:]) - len(text[start:].lstrip())
    window = _window(text, start)
    ends = [
        (_is_natural(window, k), like, -k)
        for k in _cuts(window)
        if (like := most_like(fold(window[:k]), own)) >= least
    ]
    return _extent(start, window[: -max(ends)[2]], known=False) if ends else None


def most_like(key: str, names: Iterable[str]) -> float:
    """The likeness of a folded name to the nearest of ``names``: of their letters, those in common.

    Letters that recognition put in cost less here than letters exchanged.
    """
    return max((Indel.normalized_similarity(key, name) for name in names), default=0.0)


def _is_natural(window: str, k: int) -> bool:
    return k == len(window) or window[k].isspace() or _FOLLOWS.match(window, k) is not None


def _window(text: str, start: int) -> str:
    window = text[start : start + LONGEST]
    hard = _HARD.search(window)
    return window[: hard.start()].rstrip() if hard else window


def _extent(start: int, raw: str, *, known: bool) -> Extent:
    raw = raw.rstrip(" .-\n")
    name = fold(raw) if known else _SPACED_AM.sub("ำ", tidy(raw))
    return Extent(start, start + len(raw), name, known)


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
    space = _GAP.search(window)
    ends = [space.start() if space else len(window)]
    legal = set(_cuts(window))
    for found in _FOLLOWS.finditer(window, _LEAST):
        if found.start() in legal:
            ends.append(found.start())
            break
    return min(ends)


def _ends_there(window: str, end: int, loose: int, at_line_end: bool) -> bool:
    """Whether the known name is the whole name and not the beginning of an unknown longer one.

    On a line of its own, or before an address, a name is whole; in running text a long remainder
    is rather the sentence going on.
    """
    rest = window[end:]
    if not rest.strip() or rest[0].isspace() or _FOLLOWS.match(rest) or loose <= end:
        return True
    is_whole = (loose == len(window) and at_line_end) or _ADDRESS.match(window, loose)
    return not is_whole and loose - end > _TAIL
