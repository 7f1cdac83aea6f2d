"""Splitting a cell into the items of its list, with the numbers as they were printed.

Officers number by hand: ``๑.``, ``(๑)``, ``๑)``, ``๓.๑``, with doubled dots and stray dots from
scanning; items stand in paragraphs of their own or run on in one line; numbers repeat and skip.
A number inside a sentence (a date, a quantity, a clock time) does not begin an item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = "0-9๐-๙"
_NUMBER = re.compile(
    rf"(?P<lead>^|(?<=[\s\n])|(?<=[ก-ฮะ-์ๆฯ)\]]))"
    rf"(?P<mark>\((?P<round>[{_DIGITS}]{{1,2}})\)\s?"
    rf"|(?P<sub>[{_DIGITS}]{{1,2}}(?:\.[{_DIGITS}]{{1,2}})+)(?:[.)]*)\s?(?![{_DIGITS}%])"
    rf"|(?P<plain>[{_DIGITS}]{{1,2}})\s?(?:\.\s?\.+|\.|\))(?:\s?\.)?(?![{_DIGITS}])\s?)",
)
_NAMES_A_NUMBER = re.compile(  # "ข้อที่ ๒", "มาตรา ๗", "O ๔": a number that belongs to the word before
    r"(?:(?:ข้อ|ครั้ง|ชุด|รุ่น|ลำดับ|ไตรมาส|วัน|ระยะ|ส่วน|ตอน|บท|รอบ|ตัวชี้วัด|ประเด็น|มาตรการ|ฉบับ|หมู่|ระดับ|ปี)ที่"
    r"|(?<![0-9๐-๙]\s)(?<![0-9๐-๙])(?<!ราย)(?<!ทุก)(?<!ละ)ข้อ|มาตรา|พ\.ศ\.|(?<![A-Za-z])[OoEeIi])\s*$"
)
_MAY_NAME_A_NUMBER = re.compile(r"(?:ฉบับ|รอบ|เวลา|หมู่|เลข|ตาราง|ระดับ)\s*$")
_CLOCK_OR_MONTH = re.compile(
    r"^\s*(?:น\.|นาฬิกา|ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|บาท|ล้าน|เปอร์เซ็นต์|%|คะแนน(?![ก-๎]))"
)
_BULLET = re.compile(r"^\s*[-–—•·▪●○*➢✓]\s*(?=\S)")
_INLINE_BULLET = re.compile(r"(?:(?<=^)|(?<=\s))[-–•▪●]\s?(?=[ก-ฮเแโใไA-Za-z])")
_CONTINUES = re.compile(
    r"^(?:[/,)\]]|และ|หรือ|โดย|เพื่อ|ผ่าน(?=ทาง|ช่อง|เว็บ|สื่อ|ระบบ|ไลน์|เครือข่าย)|ของ|ใน|บน|ที่|ซึ่ง|ตาม|จาก|แก่|กับ|ต่อ|ตลอดจน|รวมถึง|รวมทั้ง|พร้อม|อย่าง|ให้(?!ความรู้|บริการ))"
)
_LARGEST = 40
_SKIP = 3
_FIRST_ITEM = 12  # characters: the shortest first item that may have lost its number


@dataclass(frozen=True, slots=True)
class Item:
    """One item: ``text`` with its printed number, ``no`` the number (None: unnumbered).

    ``sub`` is the whole printed number of a sub-item ("3.1").
    """

    text: str
    no: int | None = None
    sub: str | None = None

    @property
    def body(self) -> str:
        """The words without the number or the bullet."""
        found = _NUMBER.match(self.text)
        rest = self.text[found.end() :] if found else self.text
        return _BULLET.sub("", rest).lstrip(" .")


def level_space(text: str) -> str:
    return " ".join(text.split())


def split_items(text: str) -> tuple[Item, ...]:
    """The items of a cell, in order; one item when the cell is no list; () when it is empty."""
    paragraphs = [level_space(part) for part in text.split("\n") if part.strip()]
    if not paragraphs:
        return ()
    return tuple(_by_numbers(paragraphs))


def leading_number(text: str) -> tuple[int | None, str]:
    """The printed number that a title begins with, and the title without it."""
    words = level_space(text)
    found = _NUMBER.match(words)
    if not found or found.group("sub"):
        return None, words
    if _CLOCK_OR_MONTH.match(words[found.end() :]):
        return None, words
    return int(found.group("round") or found.group("plain")), words[found.end() :].lstrip(" .")


def _by_numbers(paragraphs: list[str]) -> list[Item]:
    items: list[Item] = []
    style: str | None = None
    last = 0
    last_sub: str | None = None
    for paragraph in paragraphs:
        cuts: list[tuple[int, int, str | None]] = []
        for found in _NUMBER.finditer(paragraph):
            kind, number, sub = _read(found)
            begins = _begins_item(paragraph, found, kind, number, sub, style, last)
            if not begins and not (sub and _counts_on(paragraph, found, sub, last_sub, last)):
                continue
            style = style or kind
            cuts.append((found.start(), number, sub))
            last_sub = sub
            if sub is None:
                last = number
        _take(items, paragraph, cuts)
    numbered = next((n for n, item in enumerate(items) if item.no is not None), len(items))
    lead = [Item(words) for words in _without_numbers([item.text for item in items[:numbered]])]
    return lead + items[numbered:]


def _read(found: re.Match[str]) -> tuple[str, int, str | None]:
    if found.group("round"):
        return "round", int(found.group("round")), None
    if found.group("sub"):
        parts = [str(int(part)) for part in found.group("sub").split(".")]
        return "sub", int(parts[0]), ".".join(parts)
    return "plain", int(found.group("plain")), None


def _begins_item(
    text: str,
    found: re.Match[str],
    kind: str,
    number: int,
    sub: str | None,
    style: str | None,
    last: int,
) -> bool:
    at_start = not text[: found.start()].strip()
    before = text[: found.start()]
    if not 1 <= number <= _LARGEST or _CLOCK_OR_MONTH.match(text[found.end() :]):
        return False
    if not at_start and _belongs_to(before, number, last):
        return False
    glued = not at_start and not before[-1].isspace()
    if sub is not None:
        return (number == last and not glued) if not at_start else number in (last, last + 1)
    if glued and (kind == "round" or number != last + 1 or last == 0):
        return False
    if style not in (None, kind) and not (at_start and kind == "plain"):
        return False
    if at_start:
        return True
    if last == 0 and number == 2:
        return len(before.strip()) >= _FIRST_ITEM  # the first item has lost its number
    return (last == 0 and number == 1) or (last > 0 and number in _following(last))


def _counts_on(text: str, found: re.Match[str], sub: str, last_sub: str | None, last: int) -> bool:
    """Whether "3.1" begins a list of such numbers alone, or is the next after "3.1"."""
    before = text[: found.start()]
    if last_sub is None:
        return not before.strip() and last == 0 and sub.endswith(".1")
    if before.strip() and (not before[-1].isspace() or _belongs_to(before, -1, 0)):
        return False
    above, _, at = last_sub.rpartition(".")
    return sub == f"{above}.{int(at) + 1}"


def _belongs_to(before: str, number: int, last: int) -> bool:
    """Whether the number belongs to the word before it; the next number of the list does not."""
    if _NAMES_A_NUMBER.search(before):
        return True
    return number != last + 1 and bool(_MAY_NAME_A_NUMBER.search(before))


def _following(last: int) -> range:
    return range(last, last + _SKIP + 1) if last > 1 else range(1, last + _SKIP + 1)


def _take(items: list[Item], paragraph: str, cuts: list[tuple[int, int, str | None]]) -> None:
    """Add a paragraph: what stands before its first number continues the item above."""
    first = cuts[0][0] if cuts else len(paragraph)
    lead = paragraph[:first].strip()
    if lead:
        if items and items[-1].no is not None:
            above = items[-1]
            items[-1] = Item(f"{above.text} {lead}", above.no, above.sub)
        else:
            items.append(Item(lead))
    ends = [*(cut[0] for cut in cuts[1:]), len(paragraph)]
    for (start, number, sub), end in zip(cuts, ends, strict=False):
        words = paragraph[start:end].strip()
        items.append(Item(words, number, sub))


def _without_numbers(paragraphs: list[str]) -> list[str]:
    if len(paragraphs) == 1 and _BULLET.match(paragraphs[0]):
        starts = [found.start() for found in _INLINE_BULLET.finditer(paragraphs[0])]
        if len(starts) > 1 and not paragraphs[0][: starts[0]].strip():
            ends = [*starts[1:], len(paragraphs[0])]
            return [paragraphs[0][a:b].strip() for a, b in zip(starts, ends, strict=True)]
        return paragraphs
    joined: list[str] = []
    for paragraph in paragraphs:
        if joined and _continues(joined[-1], paragraph):
            joined[-1] = f"{joined[-1]} {paragraph}"
        else:
            joined.append(paragraph)
    return joined


def _continues(above: str, paragraph: str) -> bool:
    if _BULLET.match(paragraph):
        return False
    return bool(_CONTINUES.match(paragraph)) or above.endswith(("/", ",", "และ", "หรือ", "("))
