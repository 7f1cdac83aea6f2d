"""What the damages need to know of Thai letters; their own knowledge, written for them alone."""

from __future__ import annotations

import re
from random import Random

TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
#: Letters that a scanner takes for one another.
LOOKALIKES = {
    "ม": "น", "น": "ม", "ง": "ม", "ช": "ข", "ข": "ช", "ค": "ด", "ด": "ค", "ต": "ค", "ถ": "ภ",
    "ภ": "ถ", "บ": "ป", "ป": "บ", "ผ": "ฝ", "ฝ": "ผ", "พ": "ฟ", "ฟ": "พ", "ร": "ธ", "ว": "า",
    "ห": "ท", "อ": "ฮ", "ุ": "ู", "ู": "ุ", "ิ": "ี", "ี": "ิ", "ึ": "ื", "ั": "้",
}  # fmt: skip
TONES = "่้๊๋"
MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"
LEADING = "เแโใไ"
FOLLOWING = "ะาำๅๆฯ"
#: Words that a language model or a tired eye puts in place of the right one.
SWAPPED_WORDS = {
    "มาตรการ": "มาตรฐาน", "มากน้อย": "อย่างน้อย", "กำกับ": "กำชับ", "ติดตาม": "ติดต่อ",
    "ปรับปรุง": "ปรับปรน", "เผยแพร่": "เผยแผ่", "รวบรวม": "รวมรวบ", "ประชาชน": "ประชาคม",
    "ทบทวน": "ทวนทบ", "รายงาน": "รายการ", "หน่วยงาน": "หน่วยการ", "ซื่อตรง": "ซื่อสัตย์",
}  # fmt: skip
#: Words before which a typist's lines often end.
LINE_STARTS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน",
    "ตุลาคม", "พฤศจิกายน", "ธันวาคม", "เดือน", "หน่วยงาน", "ดำเนินการ", "บริหาร", "เจ้าหน้าที่", "ประชาชน",
    "ข้อมูล", "เว็บไซต์", "ช่องทาง", "ติดต่อ", "ให้", "และ", "ของ", "ตาม", "ที่", "คลัง", "ช่าง", "สวัสดิการ",
    "สังคม", "ศึกษา", "ปลัด", "ตรวจสอบ", "ประชาสัมพันธ์", "มาก", "เพียงใด", "ทุก", "ผ่าน", "โดย",
    "ร่วมกับ", "งาน", "ภายใน",
)  # fmt: skip
_LINE_START = re.compile("|".join(LINE_STARTS))
_CONSONANT = re.compile("[ก-ฮ]")


def breaks(text: str) -> list[int]:
    """Where a line may break between two letters of a Thai word, as offsets into the text."""
    places = []
    for at in range(2, len(text) - 1):
        before, after = text[at - 1], text[at]
        begins = after in LEADING or bool(_CONSONANT.match(after))
        ended = before not in LEADING and "\u0e01" <= before <= "\u0e4e"
        if begins and ended:
            places.append(at)
    return places


def line_ends(text: str) -> list[int]:
    """Where a line may end between two words, as offsets into the text."""
    return [found.start() for found in _LINE_START.finditer(text) if found.start() > 2]


def put_in(text: str, at: int, words: str) -> str:
    return text[:at] + words + text[at:]


def misread_letter(text: str, rng: Random) -> str | None:
    """One letter taken for a likeness; None when the text has none that can be."""
    places = [at for at, letter in enumerate(text) if letter in LOOKALIKES]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + LOOKALIKES[text[at]] + text[at + 1 :]


def drop_letter(text: str, rng: Random) -> str | None:
    """One vowel or consonant lost inside the text."""
    places = [at for at in breaks(text) if text[at] not in LEADING]
    if not places:
        return None
    at = rng.choice(places)
    end = at + 1
    while end < len(text) and text[end] in MARKS:
        end += 1
    return text[:at] + text[end:]
