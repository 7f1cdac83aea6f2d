"""Printed lines to paragraphs.

A printed line ends where the paper ended, a paragraph where the writer ended it; only the second is
in the document.  What tells them apart: the room that was left at the end of the line, the
distance to the next, an indent, and a number or bullet at the next line's head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .writing import Line

_THAI_LETTER = "ก-ฮะ-ฺเ-ๅ็-๎ฤฦ"
_INSIDE_THAI = re.compile(f"[{_THAI_LETTER}][{_THAI_LETTER}]")
_TIGHT_END = re.compile(r"\S[/\-–_](?!\s)$")
_ITEM = re.compile(
    r"\(?[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2})*\s*[.)](?![0-9๐-๙])|\([0-9๐-๙]{1,2}\)"
    r"|[0-9๐-๙]{1,2}\.[0-9๐-๙]{1,2}\s?(?=[ก-ฮเ-ไ])|/(?=[ก-ฮเ-ไ])"
    r"|[-–•●○◦▪■□☐☑✓*»➢]\s*\S|\(?[ก-ฮ]\)|[ก-ฮ]\.\s|ข้อ\s?[0-9๐-๙]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e๐-๙]*$", re.IGNORECASE)
_ADDRESS_TAIL = re.compile(r"(?:^|\s)[\x21-\x7e๐-๙]*[/?&=_%][\x21-\x7e๐-๙]*[./?&=_%\-]$")
_ADDRESS_PART = re.compile(r"[\x21-\x7e๐-๙]+")
_PATHLIKE = re.compile(r"[/?&=_.%#\-]|[a-z]\d|\d[a-z]", re.IGNORECASE)
_ZERO_WIDTH = re.compile("[ัิ-ฺ็-๎]")
_CLOSING = re.compile(r"[.,;:)\]}ๆฯ]")
_UNBROKEN = 3.4  # in type sizes: how long a piece without a space may be before Thai breaks it
# Words of the field that are longer; no line break falls inside of them.
_LONG_WORDS = re.compile(
    "(?:การ|ความ|ผู้|นัก)?(?:"
    "ประชาสัมพันธ์|ปีงบประมาณ|งบประมาณ|ทรัพยากรบุคคล|ทรัพยากร|วัตถุประสงค์|สาธารณชน|สาธารณะ"
    "|ข้อเสนอแนะ|เจ้าหน้าที่"
    "|พนักงาน|หน่วยงาน|ผู้บริหาร|ผู้บังคับบัญชา|อินโฟกราฟิก|คณะกรรมการ|คณะทำงาน|ประสิทธิภาพ|ประสิทธิผล"
    "|โปร่งใส|คุณธรรม|จริยธรรม|มาตรการ|มาตรฐาน|ประชาชน|บุคลากร|บุคคล|ดำเนินการ|ดำเนินงาน|ปฏิบัติ"
    "|ประกอบ|ประเมิน|ประโยชน์|รับผิดชอบ|ผู้รับผิดชอบ|เกี่ยวข้อง|เว็บไซต์|ออนไลน์|กิจกรรม|โครงการ"
    "|องค์การ|องค์กร|เทศบาล|สวัสดิการ|ผู้อำนวยการ|นักวิเคราะห์|อิเล็กทรอนิกส์|เทคโนโลยี|สารสนเทศ"
    "|ประจำปี|ไตรมาส|สม่ำเสมอ|ความพึงพอใจ|วิเคราะห์|ตรวจสอบ|ร้องเรียน|เผยแพร่|ช่องทาง|ทุจริต|ประมาณ)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    lines: tuple[Line, ...]

    @property
    def certainty(self) -> float | None:
        return certainty_of(self.lines)


def certainty_of(parts: Iterable[Line | Paragraph]) -> float | None:
    """The mean certainty of recognised parts by their length, None where nothing was recognised."""
    known = [(part.certainty, len(part.text)) for part in parts if part.certainty is not None]
    total = sum(length for _, length in known)
    return sum(value * length for value, length in known) / total if total else None


def paragraphs_of(
    lines: Sequence[Line], right: float, *, pitch: Pitch | None = None, centred: bool = False
) -> list[Paragraph]:
    """The paragraphs of *lines* that were set up to *right*."""
    pitch = pitch or pitch_of([lines])
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, right, pitch, centred):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(joined(group), tuple(group)) for group in groups]


@dataclass(frozen=True, slots=True)
class Pitch:
    """The distance of lines in type sizes, 0 when unknown.  ``tells`` when paragraphs always
    stand farther apart, so that lines at the usual distance belong together."""

    usual: float = 0.0
    tells: bool = False

    def spaced(self, step: float) -> bool:
        """Whether two lines stand so far apart that a paragraph ends between them."""
        return bool(self.usual) and step > self.usual * 1.09 + 0.02


def pitch_of(texts: Iterable[Sequence[Line]]) -> Pitch:
    """The pitch of several runs of lines that were set alike; not told of recognised ones, whose
    places are not that exact."""
    runs = [lines for lines in texts if lines and lines[0].certainty is None]
    steps = sorted(
        (after.base - before.base) / before.size
        for lines in runs
        for before, after in pairwise(lines)
        if 0.9 < (after.base - before.base) / before.size < 3
    )
    if not steps:
        return Pitch()
    usual = steps[len(steps) // 10]
    wider = [step for step in steps if Pitch(usual).spaced(step)]
    tight = sum(1 for step in steps if step < usual * 1.02)
    even = len(wider) > 2 and wider[-1] < wider[0] * 1.03
    return Pitch(usual, even and tight + len(wider) == len(steps))


def _continues(
    group: Sequence[Line], line: Line, right: float, pitch: Pitch, centred: bool
) -> bool:
    last = group[-1]
    if last.link and last.link == line.link_at_head:
        return True
    text = joined(group) if _ADDRESS_PART.match(last.text[-1:]) else last.text
    if _in_address(text, line.text):
        return True
    step = (line.base - last.base) / last.size
    if step <= 0 or abs(line.size - last.size) > 0.2 * last.size:
        return False
    if pitch.spaced(step) or _ITEM.match(line.text):
        return False
    if _ADDRESS.search(text) and _INSIDE_THAI.match(line.text):
        return False  # what an address proves goes before it
    if pitch.tells or _CLOSING.match(line.text):
        return True
    if not centred and len(group) > 1 and line.x0 - last.x0 > 1.0 * line.size:
        return False  # an indent
    return _filled(last, line, right)


def _filled(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first piece had no room any more."""
    word = _LONG_WORDS.match(line.text)
    piece = word[0] if word else _first_piece(line.text)
    width = (line.x1 - line.x0) * _letters(piece) / max(_letters(line.text), 1)
    if not word and _INSIDE_THAI.search(piece):
        width = min(width, _UNBROKEN * line.size)
    return last.x1 + width > right - 0.7 * line.size


def _letters(text: str) -> int:
    """How many characters take up room."""
    return len(_ZERO_WIDTH.sub("", text))


def _first_piece(text: str) -> str:
    """What stays together at the head of a line: all up to the next space that may be broken."""
    pieces = text.split(" ", 2)
    # A number goes with what it counts, a shortened word with what it shortens.
    short = len(pieces[0]) < 3 or (len(pieces[0]) < 6 and pieces[0][-1] == ".")
    return " ".join(pieces[:2]) if short else pieces[0]


def joined(lines: Sequence[Line]) -> str:
    """The text of a paragraph without its line ends."""
    text = lines[0].text
    for last, line in pairwise(lines):
        text += _between(text, last, line) + line.text
    return text


def _between(text: str, last: Line, line: Line) -> str:
    if last.link and last.link == line.link_at_head and _shows_on(text, line):
        return ""
    if _in_address(text, line.text):
        return ""
    if _CLOSING.match(line.text):
        return ""
    if last.open:
        return " "
    if _INSIDE_THAI.fullmatch(text[-1:] + line.text[:1]) and text[-1] != "ๆ":
        return ""
    return "" if _TIGHT_END.search(text) else " "


def _shows_on(text: str, line: Line) -> bool:
    """Whether the printed address of a link goes on in the line."""
    ends = text.split()[-1:] + line.text.split()[:1]
    return bool(_ADDRESS.search(text)) or "".join(ends) in line.link_at_head


def _in_address(text: str, following: str) -> bool:
    """Whether an address goes on in the next line."""
    if _ADDRESS_TAIL.search(text) and _ADDRESS_PART.match(following):
        return not _ITEM.match(following)
    if not _ADDRESS.search(text):
        return False
    head = _ADDRESS_PART.match(following)
    if not head or _ITEM.match(following) or _ADDRESS.match(head[0]):
        return False
    return bool(text[-1] in "/?&=_-%.#" or _PATHLIKE.search(head[0]))
