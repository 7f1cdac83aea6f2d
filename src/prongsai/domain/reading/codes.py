"""Codes of items: O11, e6, I11, in every form that typing and scanning give them.

The letter O is read (or typed) as the digit zero, e and I as the digit one; only the instrument
of the heading or header decides between e and I.  A code is valid in an edition or it is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from prongsai.domain.plan.reading import Instrument
from prongsai.domain.thai.text import fold

_D = "0-9๐-๙"
_LETTER = {"o": "OIT", "e": "EIT", "i": "IIT"}
_PREFIX = {"OIT": "o", "EIT": "e", "IIT": "i"}
_INTRO = (
    r"^\s*(?:[-–•]\s*)?(?P<intro>(?:ตัวชี้วัด(?:ย่อย)?\s*(?:ที่)?\s*)?"
    r"(?:ข้อ(?:ที่|คำถาม(?:ที่)?)?|รายการ(?:ที่)?)?\s*)"
)
_WRITTEN = re.compile(
    _INTRO
    + rf"(?P<code>(?P<letter>[oOоОeEеЕiIlL|])\s?[-.]?\s?(?P<no>[{_D}]\s?[{_D}]|[{_D}]))"
    + rf"(?![{_D}A-Za-z])[.:)]?\s*"
)
_MISREAD = re.compile(
    _INTRO
    + rf"(?P<code>(?P<letter>[๐0๑1])\s?(?P<no>[{_D}]{{1,2}}))(?![{_D}.)/])\s*"
    # words, or a lone code of the letter O
    + rf"(?=[^\s{_D}.)/]|(?<=[๐0][{_D}]{{2}})$|(?<=[๐0][{_D}])$)"
)
_ANYWHERE = re.compile(
    rf"(?:(?<=ข้อ)|(?<=ข้อ )|(?<=\s)|(?<=\())"
    rf"(?P<code>(?P<letter>[oOоОeEеЕiI])\s?(?P<no>[{_D}]{{1,2}}))(?![{_D}A-Za-z])\s*"
)
_SPOKEN = re.compile(  # behind the words of instrument and indicator
    rf"(?P<intro>ข้อ(?:ที่)?\s?)(?P<code>(?P<letter>[oOоОeEеЕiI๐0])\s?(?P<no>[{_D}]{{1,2}}))(?![{_D}A-Za-z.)/])\s*"
)
_IN_BRACKETS = re.compile(  # "เพิ่มบริการออนไลน์ (ข้อ ๐๑๓)"
    rf"\(\s*(?P<intro>ข้อ(?:ที่)?\s?)(?P<code>(?P<letter>[oOоОeEеЕiI๐0])\s?(?P<no>[{_D}]{{1,2}}))\s*\)\s*$"
)
_BEHIND_TOOL = re.compile(
    rf"(?P<intro>(?<![A-Za-z])[IEO]IT\)?\s*[-–:]?\s*)(?P<code>(?P<letter>[oOоОeEеЕiI๐0๑1])\s?(?P<no>[{_D}]{{1,2}}))"
    rf"(?![{_D}A-Za-z.)/])\s*"
)
_BEHIND_INDICATOR = re.compile(  # "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ๐๕ ข้อมูลการติดต่อ"
    rf"^\s*(?P<intro>ตัวชี้วัด[^\n]{{4,60}}?\s)(?P<code>(?P<letter>[๐0])\s?(?P<no>[{_D}]{{1,2}}))\s+(?=[ก-ฮเแโใไA-Z])"
)
_LONE = re.compile(r"^(?:ข้อ)?(?:[oei]-?[0-9]{1,2}|0[0-9]{1,2})$")
_LOOKALIKE = str.maketrans("оОеЕlL|", "oOeEiii")

Valid = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class FoundCode:
    """``code`` is "o11"; ``raw`` the printed words with "ข้อ" before it; ``rest`` begins at ``end``.

    ``as_read`` and ``should_read`` differ when a letter was misread; ``certain`` is False when the
    edition does not know the code or nothing but the letter's shape decided.
    """

    code: str
    raw: str
    start: int
    end: int
    as_read: str
    should_read: str
    certain: bool

    @property
    def instrument(self) -> Instrument:
        return _LETTER[self.code[0]]  # type: ignore[return-value]

    @property
    def misread(self) -> bool:
        return self.as_read != self.should_read


def is_lone_code(text: str) -> bool:
    """A cell that holds a code and nothing else: "O๑๗", "ข้อ e๔", "๐๓๓" with its letter misread."""
    return bool(_LONE.match(fold(text)))


def find_code(text: str, instrument: Instrument | None, valid: Valid) -> FoundCode | None:
    """The code that a subject cell begins with.  ``valid`` asks the editions."""
    written = _WRITTEN.match(text)
    if written:
        return _from_letter(written, valid)
    misread = _MISREAD.match(text)
    if misread and (found := _from_digit(misread, instrument, valid)):
        return found
    behind = _BEHIND_INDICATOR.match(text)
    if behind and (found := _from_digit(behind, instrument, valid)):
        return found
    spoken = _SPOKEN.search(text) or _BEHIND_TOOL.search(text) or _IN_BRACKETS.search(text)
    if spoken and spoken.group("letter") in "๐0๑1":
        zero = spoken.group("letter") in "๐0"
        return _from_digit(spoken, "OIT" if zero else instrument, valid)
    inside = spoken or _ANYWHERE.search(text)
    near = inside is not None and (inside is spoken or inside.start() <= 60)
    return _from_letter(inside, valid) if inside and near else None


def _number(text: str) -> int:
    return int(re.sub(r"\s", "", text))


def _from_letter(found: re.Match[str], valid: Valid) -> FoundCode:
    printed = found.group("letter")
    letter = printed.translate(_LOOKALIKE).lower()
    code = f"{letter}{_number(found.group('no'))}"
    as_read = found.group("code")
    should = as_read if printed.translate(_LOOKALIKE) == printed else letter + found.group("no")
    return FoundCode(
        code, _raw(found), found.start("code"), found.end(), as_read, should, valid(code)
    )


def _from_digit(
    found: re.Match[str], instrument: Instrument | None, valid: Valid
) -> FoundCode | None:
    zero = found.group("letter") in "๐0"
    number = _number(found.group("no"))
    if zero:
        letter = _PREFIX["OIT"] if instrument in (None, "OIT") else None
    else:
        letter = _PREFIX.get(instrument or "")
        if letter == "o" or (letter is None and not found.group("intro").strip()):
            return None
    if letter is None:
        return None
    code = f"{letter}{number}"
    if not valid(code):
        return None
    shown = ("O" if letter == "o" else letter) + found.group("no")
    return FoundCode(
        code, _raw(found), found.start("code"), found.end(), found.group("code"), shown, True
    )


def _raw(found: re.Match[str]) -> str:
    intro = found.groupdict().get("intro") or ""
    spoken = re.search(r"ข้อ\S*\s*$|รายการ\S*\s*$", intro)
    return (spoken.group(0) if spoken else "") + found.group("code")
