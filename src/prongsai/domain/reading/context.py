"""The instrument and the indicator that hold for the rows below, from headings and cells.

They are printed in the row, in the header, as a heading between tables, or only in the first row
of a group, and hold until the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from prongsai.domain.plan.reading import Instrument
from prongsai.domain.reading.lists import level_space

_D = "0-9๐-๙"
_TOOL_LETTERS = (
    r"(?<![A-Za-z])([Iil|][Iil|][Tt]|[Ee][Iil|][Tt]|[Oo๐0][Iil|][Tt])(?![A-Za-z])"  # misread too
)
_LOOKALIKE = str.maketrans("l|๐0", "IIOO")
INSTRUMENT = re.compile(_TOOL_LETTERS)
_TOOL = re.compile(
    r"(?:เครื่องมือ(?:การ|ที่ใช้)?(?:ประเมิน)?|^\s*(?:แบบวัด|แบบตรวจ|แบบสำรวจ))"
    r"[^\n]{0,70}?(?<![A-Za-z])([IEO]IT)(?![A-Za-z])\)?",
    re.IGNORECASE | re.MULTILINE,
)
_INDICATOR = re.compile(
    rf"ตัว[ชซ]ี้วัด(?:ย่อย)?\s*(?:ที่|ข้อที่)?\s*(?P<no>[{_D}]{{1,2}}(?:\s?\.\s?[{_D}]{{1,2}})?)(?![{_D}])\s*[.:]?\s*"
    r"(?:ตัวชี้วัด\s*)?(?:ด้าน)?(?P<title>[^\n]*)"
)
_CELL_INDICATOR = re.compile(
    rf"^\s*(?P<no>[{_D}]{{1,2}}(?:\.[{_D}]{{1,2}})?)\.?\s*(?P<title>\S.*)$", re.DOTALL
)
_TITLE_ENDS = re.compile(
    r"เครื่องมือ|แบบวัด|ตัวชี้วัด|\s-\s?|(?<=\s)-(?=\S)|ข้อ\s*[oO๐0]|(?:^|\s)[oOeEiI]\s?[0-9๐-๙]|\s[๐0]\s?[0-9๐-๙]{1,2}\s|จึง|ได้แก่|และตัว|คะแนน|ซึ่ง|พบว่า|\s(?:ต้อง|ควร)|\("
    r"|\s(?:ผู้บริหาร|คณะ(?:กรรมการ|ทำงาน|ผู้)|องค์การบริหาร|เทศบาล|โรงเรียน|โรงพยาบาล|อบต|อบจ)"
    r"|\s(?:ได้|มี|เท่ากับ|ร้อยละ|=|:)(?=\s|[0-9๐-๙])|(?<=\s)[0-9๐-๙]{1,3}\.[0-9๐-๙]{2}"
)
_SENTENCE = re.compile(
    r"พบว่า|จึง|เนื่องจาก|^จาก(?:การ|ผล)|ได้แก่|\sคือ\s"
)  # tells of indicators, heads nothing
_LOOSE_END = re.compile(r"(?:\s|[-–,]|และ|\s(?:ได้|มี|ยัง|ยังมี|คือ|รองลงมา|เป็น|อยู่|ที่))+$")
_SPELT = {
    "IIT": ("ผู้มีส่วนได้ส่วนเสียภายใน", "ผู้มีส่วนได้เสียภายใน"),
    "EIT": ("ผู้มีส่วนได้ส่วนเสียภายนอก", "ผู้มีส่วนได้เสียภายนอก"),
    "OIT": ("การเปิดเผยข้อมูลสาธารณะ",),
}


@dataclass(frozen=True, slots=True)
class Context:
    instrument: Instrument | None = None
    indicator: str | None = None
    indicator_title: str | None = None

    def updated(self, told: Context) -> Context:
        """What holds after a heading: a new instrument ends the indicator of the old one."""
        context = self
        if told.instrument and told.instrument != self.instrument:
            context = Context(told.instrument)
        if told.indicator or told.indicator_title:
            context = replace(
                context, indicator=told.indicator, indicator_title=told.indicator_title
            )
        return context

    def merged(self, other: Context) -> Context:
        """This context, with the gaps filled from the other."""
        return Context(
            self.instrument or other.instrument,
            self.indicator or other.indicator,
            self.indicator_title or other.indicator_title,
        )

    def __bool__(self) -> bool:
        return bool(self.instrument or self.indicator or self.indicator_title)


def as_instrument(text: str) -> Instrument:
    return cast(Instrument, text.translate(_LOOKALIKE).upper())


def indicator_number(text: str) -> str:
    """ "๙ .๑" as "9.1"."""
    return ".".join(str(int(part)) for part in re.split(r"\s?\.\s?", text.strip()))


def indicators_in(text: str) -> list[tuple[str, str]]:
    """Every "ตัวชี้วัดที่ n title" of a text, as number and title."""
    found = []
    starts = list(re.finditer(_INDICATOR.pattern.split("(?P<title>")[0], text))
    for n, start in enumerate(starts):
        end = starts[n + 1].start() if n + 1 < len(starts) else len(text)
        found.append((indicator_number(start.group("no")), title_of(text[start.end() : end])))
    return found


def title_of(text: str) -> str:
    """The title that follows a number, up to what begins something else."""
    words = re.sub(r"^\s*(?:ตัวชี้วัด)?[\s.:]*", "", text.split("\n\n")[0])
    first = next((line for line in words.split("\n") if line.strip()), "")
    ended = _TITLE_ENDS.search(first)
    return _LOOSE_END.sub("", level_space(first[: ended.start()] if ended else first))


def context_in(text: str) -> Context:
    """What a heading or the subject cell of a row tells of its instrument and indicator."""
    tool = _TOOL.search(text)
    indicators = indicators_in(text)
    no, title = indicators[0] if indicators else (None, None)
    if no and not title:
        title = _title_on_next_line(text)
    return Context(as_instrument(tool.group(1)) if tool else None, no, title or None)


def _title_on_next_line(text: str) -> str | None:
    lines = [level_space(line) for line in text.split("\n") if line.strip()]
    for line, following in pairwise(lines):
        if "ตัวชี้วัด" in line and not following.startswith(("-", "☐", "☑")):
            return title_of(following) or None
    return None


def only_instrument(text: str) -> Instrument | None:
    """The instrument of a text that names exactly one, by letters or by its official name."""
    named = {as_instrument(found.group(1)) for found in INSTRUMENT.finditer(text)}
    if not named:
        flat = text.replace(" ", "")
        told = (code for code, names in _SPELT.items() if any(name in flat for name in names))
        named = set(map(as_instrument, told))
    return named.pop() if len(named) == 1 else None


def is_context_heading(text: str) -> bool:
    """A short line that does nothing but name an instrument or an indicator."""
    words = level_space(text)
    if len(words) > 140 or _SENTENCE.search(words):
        return False
    return bool(context_in(words) or _bare_tool(words))


def heading_context(text: str) -> Context:
    words = level_space(text)
    told = context_in(text)
    if told.instrument is None and len(words) <= 140:
        bare = only_instrument(words) if told.indicator else _bare_tool(words)
        if bare:
            told = replace(told, instrument=bare)
    return told


def _bare_tool(words: str) -> Instrument | None:
    """ "ด้าน OIT", "๑. IIT", "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายใน (IIT)"."""
    if len(words) > 90:
        return None
    rest = INSTRUMENT.sub("", words)
    short = len(re.sub(r"[\W0-9๐-๙]", "", rest)) <= 14
    official = any(name in words.replace(" ", "") for names in _SPELT.values() for name in names)
    return only_instrument(words) if short or (official and len(words) <= 80) else None


def indicator_cell(text: str) -> Context:
    """A cell of an indicator column: "๙.๑ ข้อมูลพื้นฐาน - …", "การใช้งบประมาณ", with its tool or not."""
    told = context_in(text)
    told = replace(told, instrument=told.instrument or only_instrument(text))
    if told.indicator:
        return told
    words = level_space(text)
    numbered = _CELL_INDICATOR.match(words)
    if numbered:
        return Context(
            told.instrument,
            indicator_number(numbered.group("no")),
            title_of(numbered.group("title")) or level_space(numbered.group("title")),
        )
    return Context(told.instrument, None, words or None)
