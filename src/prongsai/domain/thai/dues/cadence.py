"""How often a report or check is expressly made.

"ทุก ๖ เดือน" is a cadence, "รอบ ๖ เดือน" names a period.  Not cadences either: "ครบทุกเดือน" (data
complete for each month, unless they are a paper of each month), "ของทุกปี" after the months of a
yearly rule, "ทุกเดือนเมษายน", "ประจำปี", and a rhythm inside the name of a paper
("สรุปผลการจัดซื้อจัดจ้างรายเดือน", "แยกรายเดือน").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from prongsai.domain.thai.dues.occurrence import Occurrence
from prongsai.domain.thai.fiscal import NUMBER, FiscalYear, number
from prongsai.domain.thai.shorthand import MONTH_SIGN, shorten

Cadence = Literal["monthly", "quarterly", "semiannual", "annual"]

_BY_MONTHS: dict[int, Cadence] = {1: "monthly", 3: "quarterly", 6: "semiannual", 12: "annual"}
_BY_TIMES: dict[int, Cadence] = {1: "annual", 2: "semiannual", 4: "quarterly", 12: "monthly"}


@dataclass(frozen=True, slots=True)
class FoundCadence:
    start: int
    end: int
    raw: str
    value: Cadence


_ONCE = r"(?: ?(?:ต่อ|ละ|จำนวน)? ?(?:1|หนึ่ง) ?ครั้ง)?"
_CONTEXT = 40  # characters before a cadence that decide what it belongs to
#: a cheap look before the whole pattern, and where to begin with it
_TRIGGER = re.compile(
    r"ทุก\s?(?:ๆ\s?)?(?:เดือน|สิ้น|ต้น|กลาง|ปลาย|วันที่|ไตร|ปี|ครึ่ง|รอบ|ระยะ|[0-9๐-๙หสเแ])"
    r"|ราย\s?(?:เดือน|ไตร|ครึ่ง|ปี|[0-9๐-๙สห])"
    r"|(?:เดือน|มาส|ปี)\s?ละ|ครั้ง\s?[/ต]|(?:เดือน|มาส|ปี)\s?[/ต0-9๐-๙ห]?.{0,8}?ครั้ง"
)
_CADENCE = re.compile(
    r"(?P<lead>(?:(?:อย่างน้อย|เป็นประจำ|ประจำ|เป็น|โดย|ไม่น้อยกว่า|สม่ำเสมอ) ?)*)(?:"
    rf"(?P<month>ทุก ?(?:ๆ ?)?(?:(?:สิ้น|ต้น|กลาง|ปลาย) ?)?เดือน(?! ?{MONTH_SIGN}){_ONCE}"
    r"|ทุก ?(?:ๆ ?)?วันที่ ?[0-9]{1,2}(?: ?ของ ?(?:ทุก ?)?เดือน| ?ของ)?(?! ?เดือน))"
    rf"|(?P<quarter>ทุก ?(?:ๆ ?)?(?:สิ้น ?)?ไตรมาส{_ONCE})"
    rf"|(?P<half>ทุก ?(?:ๆ ?)?(?:รอบ ?)?ครึ่งปี{_ONCE})"
    rf"|(?P<year>ทุก ?(?:ๆ ?)?(?:สิ้น ?)?ปี(?:งบประมาณ)?{_ONCE})"
    rf"|(?:ทุก|ราย) ?(?:ๆ ?)?(?:รอบ ?)?(?:ระยะ ?)?"
    rf"(?P<every>{NUMBER}) ?(?P<unit>เดือน|ไตรมาส|ปี){_ONCE}"
    rf"|(?P<per>เดือน|ไตรมาส|ปี) ?ละ ?(?:ไม่น้อยกว่า ?|อย่างน้อย ?)?"
    rf"(?:(?:{NUMBER} ?- ?)?(?P<times>{NUMBER}) ?)?ครั้ง(?! ?ที่)"
    rf"|(?P<times2>{NUMBER}) ?ครั้ง ?(?:/|ต่อ) ?(?:1 ?)?(?P<per2>เดือน|ไตรมาส|ปี)"
    rf"|(?P<every2>{NUMBER}) ?(?P<unit2>เดือน|ไตรมาส|ปี) ?(?:/|ต่อ)? ?(?:(?:1|หนึ่ง) ?)?ครั้ง(?! ?ที่)"
    r"|ราย ?(?P<by>เดือน|ไตรมาส|ครึ่งปี|ปี)"
    r")"
)
_UNIT_MONTHS = {"เดือน": 1, "ไตรมาส": 3, "ครึ่งปี": 6, "ปี": 12}
_PER_YEAR = {"เดือน": 12, "ไตรมาส": 4, "ปี": 1}
_NAMED = {"month": "monthly", "quarter": "quarterly", "half": "semiannual", "year": "annual"}

#: before "ทุกเดือน": data that is complete, or the day of a rule of every month or year
_NOT_A_RHYTHM = re.compile(r"(?:ครบ|ครบถ้วน) ?$")
#: a paper of each month that has to be complete is made each month
_MONTHLY_PAPER = re.compile(r"ราย ?เดือน[ก-๎ ]{0,12}ครบ(?:ถ้วน)? ?$")
_OF_EVERY = re.compile(rf"(?:{MONTH_SIGN}|เดือน|ๆ|\)) ?(?:ของ)? ?$")
#: before "รายเดือน": it stands alone, or after the verb of a report or check
_ALONE = re.compile(r"(?:^|[0-9][.)]|[(:;,\n-]) ?$")
_TOLD = re.compile(
    r"(?:ทราบ|ผู้บริหาร|ติดตาม|สรุปผล|รายงาน|รายงานผล|ตรวจสอบ|กำกับ|ประเมินผล|ประชุม|ความก้าวหน้า|เสนอ|"
    r"ผลการดำเนินงาน|ผลการดำเนินการ|ผลการปฏิบัติงาน|เป็นประจำ) ?$"
)


def find_cadences(text: str) -> tuple[FoundCadence, ...]:
    """Every express cadence of a report or check in ``text``, in order of place."""
    trigger = _TRIGGER.search(text)
    if trigger is None:
        return ()
    short = shorten(text, max(0, trigger.start() - _CONTEXT))
    found = []
    for m in _CADENCE.finditer(short.text):
        value = _value(m)
        if value is None or not _is_rhythm(m):
            continue
        start, end = short.span(*m.span())
        raw = " ".join(text[start:end].split())
        found.append(FoundCadence(start, end, raw, value))
    return tuple(found)


def find_cadence(text: str) -> FoundCadence | None:
    """The first express cadence of ``text``."""
    return next(iter(find_cadences(text)), None)


def cadence_occurrences(cadence: Cadence, fiscal_year: FiscalYear) -> tuple[Occurrence, ...]:
    """One occurrence for each period of a cadence in a fiscal year, due on its last day."""
    if cadence == "monthly":
        ends = [fiscal_year.month_span(m)[1] for m in fiscal_year.months]
        return tuple(Occurrence(end, f"{end:%Y-%m}") for end in ends)
    step, sign = {"quarterly": (1, "Q"), "semiannual": (2, "H"), "annual": (4, "")}[cadence]
    last: list[date] = [fiscal_year.quarter(q)[1] for q in range(step, 5, step)]
    if not sign:
        return (Occurrence(last[0], str(fiscal_year.be)),)
    return tuple(
        Occurrence(end, f"{fiscal_year.be}-{sign}{n}") for n, end in enumerate(last, start=1)
    )


def _value(m: re.Match[str]) -> Cadence | None:
    for name, value in _NAMED.items():
        if m[name]:
            return value  # type: ignore[return-value]
    if m["by"]:
        return _BY_MONTHS[_UNIT_MONTHS[m["by"]]]
    if every := m["every"] or m["every2"]:
        return _BY_MONTHS.get(number(every) * _UNIT_MONTHS[m["unit"] or m["unit2"]])
    times, per = m["times"] or m["times2"], m["per"] or m["per2"]
    if per == "เดือน":
        return "monthly"
    return _BY_TIMES.get((number(times) if times else 1) * _PER_YEAR[per])


def _is_rhythm(m: re.Match[str]) -> bool:
    before = m.string[max(0, m.start() - _CONTEXT) : m.start()]
    if m["by"]:
        return bool(m["lead"] or _ALONE.search(before) or _TOLD.search(before)) and not (
            before.rstrip().endswith("แยก")
        )
    if m["year"] and not m["lead"] and _OF_EVERY.search(before):
        return False
    if m["every2"] and re.search(r"(?:รอบ|ระยะ|ภายใน|ไม่เกิน) ?$", before):
        return False
    return not _NOT_A_RHYTHM.search(before) or bool(_MONTHLY_PAPER.search(before))
