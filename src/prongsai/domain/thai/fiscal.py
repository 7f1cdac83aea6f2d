"""Fiscal years, quarters and reporting rounds.

Fiscal year n runs from 1 October n-1 to 30 September n (Budget Procedures Act).  Quarters are
fiscal: the first is October to December.  A round of 6 months is October to March, one of 12 the
whole year, one of 3 the first quarter; "the last six months" are April to September.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from prongsai.domain.thai.dates import ERA_OFFSET, last_day_of, read_year
from prongsai.domain.thai.digits import Digits, in_script
from prongsai.domain.thai.months import FULL
from prongsai.domain.thai.shorthand import (
    ERA_SIGN,
    MONTH_SIGN,
    Shorthand,
    may_hold_year,
    month_of,
    shorten,
)

RoundMonths = Literal[3, 6, 9, 12]

#: a year where only a year can stand (after "ปีงบประมาณ")
YEAR_ONLY = (
    rf"(?:{ERA_SIGN} ?)?"
    r"(?:2 ?[4-6] ?[0-9] ?[0-9]|20[0-9]{2}|[5-9][0-9]|4[0-9](?![.)] ?[ก-๎]))(?![0-9])"
)
FISCAL_YEAR = rf"ปี ?(?:งบประมาณ|งบฯ|งบ\.?|งปม\.) ?(?P<fy>{YEAR_ONLY})"
NUMBER = "(?:[0-9]{1,3}|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบสอง|สิบห้า|สิบ|สามสิบ)"
_WORDS = {
    "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
    "สิบ": 10, "สิบสอง": 12, "สิบห้า": 15, "สามสิบ": 30,
}  # fmt: skip


def number(word: str) -> int:
    """The number of a `NUMBER`: figures or Thai words."""
    return _WORDS[word] if word in _WORDS else int(word)


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A Thai fiscal year, named by its Buddhist-era year."""

    be: int

    @property
    def first_day(self) -> date:
        return date(self.be - ERA_OFFSET - 1, 10, 1)

    @property
    def last_day(self) -> date:
        return date(self.be - ERA_OFFSET, 9, 30)

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """The fiscal year that ``day`` lies in."""
        return cls(day.year + ERA_OFFSET + (day.month >= 10))

    def contains(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def year_of(self, month: int) -> int:
        """The common-era year of a month inside this fiscal year."""
        return self.be - ERA_OFFSET - (month >= 10)

    def month_span(self, month: int) -> tuple[date, date]:
        """First and last day of a month inside this fiscal year."""
        year = self.year_of(month)
        return date(year, month, 1), last_day_of(year, month)

    def quarter(self, no: int) -> tuple[date, date]:
        """First and last day of a fiscal quarter (1..4)."""
        first = quarter_months(no)
        return self.month_span(first[0])[0], self.month_span(first[-1])[1]

    @property
    def months(self) -> tuple[int, ...]:
        return (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)

    def label(self, *, era: bool = True, digits: Digits = "thai") -> str:
        """``ปีงบประมาณ พ.ศ. ๒๕๖๖``; without the era ``ปีงบประมาณ ๒๕๖๖``."""
        return in_script(f"ปีงบประมาณ {'พ.ศ. ' if era else ''}{self.be}", digits)

    def __str__(self) -> str:
        return self.label()


def quarter_months(no: int) -> tuple[int, int, int]:
    """The months of a fiscal quarter: 1 is October, November, December."""
    if no not in (1, 2, 3, 4):
        raise ValueError(f"no such quarter: {no}")
    first = (10, 1, 4, 7)[no - 1]
    return first, first + 1, first + 2


def quarter_of(month: int) -> int:
    """The fiscal quarter (1..4) of a month."""
    return (month + 2) // 3 % 4 + 1


@dataclass(frozen=True, slots=True, order=True)
class Round:
    """A reporting round: the first 3, 6, 9 or 12 months of a fiscal year, or (``second``) its
    last six."""

    fiscal_year: FiscalYear
    months: RoundMonths
    second: bool = False

    def __post_init__(self) -> None:
        if self.months not in (3, 6, 9, 12) or (self.second and self.months != 6):
            raise ValueError(f"no such round: {self.months} months")

    @property
    def start(self) -> date:
        first = 4 if self.second else 10
        return self.fiscal_year.month_span(first)[0]

    @property
    def end(self) -> date:
        last = {3: 12, 6: 3, 9: 6, 12: 9}[self.months]
        return self.fiscal_year.month_span(9 if self.second else last)[1]

    def label(self, *, digits: Digits = "thai") -> str:
        """``รอบ ๖ เดือน``, or ``รอบ ๖ เดือนหลัง``."""
        return in_script(f"รอบ {self.months} เดือน{'หลัง' if self.second else ''}", digits)

    def period_label(self, *, digits: Digits = "thai") -> str:
        """``เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖``."""
        ends = (self.start, self.end)
        first, last = (f"{FULL[d.month - 1]} {d.year + ERA_OFFSET}" for d in ends)
        return in_script(f"เดือน{first} - {last}", digits)

    def __str__(self) -> str:
        return f"{self.fiscal_year.label()} {self.label()}"


# ----------------------------------------------------------------------------- finding


@dataclass(frozen=True, slots=True)
class FoundFiscalYear:
    start: int
    end: int
    raw: str
    value: FiscalYear


@dataclass(frozen=True, slots=True)
class FoundRound:
    """A round as it was named: its months, and whether it is the second half of the year."""

    start: int
    end: int
    raw: str
    months: RoundMonths
    second: bool = False

    def of(self, fiscal_year: FiscalYear) -> Round:
        return Round(fiscal_year, self.months, self.second)


@dataclass(frozen=True, slots=True)
class FoundQuarter:
    start: int
    end: int
    raw: str
    quarter: int
    fiscal_year: FiscalYear | None


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period between two dates or months; ``first`` and ``last`` are days."""

    start: int
    end: int
    raw: str
    first: date
    last: date


_FISCAL_YEAR = re.compile(FISCAL_YEAR)
ROUND = (
    rf"(?<!ทุก)(?<!ทุก )รอบ ?(?:การประเมิน ?|ระยะเวลา ?|ระยะ ?)?(?P<round>{NUMBER}) ?เดือน"
    r" ?(?P<half>แรก|หลัง)?(?!ละ)"
)
_ROUND = re.compile(ROUND)
_QUARTER = re.compile(
    rf"ไตรมาส ?(?:ที่)? ?(?P<no>[1-4])(?![0-9])"
    rf"(?: ?[/(]? ?(?:(?:ของ)?(?:ประจำ)?ปี ?(?:งบประมาณ)? ?)?(?P<fy>{YEAR_ONLY}))?"
)
_MONTHS = re.compile(
    rf"(?:(?P<d1>(?<![0-9])[0-9]{{1,2}}) )?(?:เดือน ?)?(?P<m1>{MONTH_SIGN})"
    rf"(?: ?(?P<y1>{YEAR_ONLY}))?"
    r" ?(?:-|ถึง|จนถึง) ?(?:วันที่ ?)?"
    rf"(?:(?P<d2>[0-9]{{1,2}}) )?(?:เดือน ?)?(?P<m2>{MONTH_SIGN}) ?(?P<y2>{YEAR_ONLY})"
)


def find_fiscal_years(text: str) -> tuple[FoundFiscalYear, ...]:
    """Every fiscal year that ``text`` names ("ปีงบประมาณ พ.ศ. ๒๕๖๖", "ปีงบฯ ๖๖")."""
    if "งบ" not in text and "งปม" not in text:
        return ()
    short = shorten(text)
    return tuple(
        FoundFiscalYear(*_place(short, m), FiscalYear(read_year(m["fy"]) + ERA_OFFSET))
        for m in _FISCAL_YEAR.finditer(short.text)
    )


def find_rounds(text: str) -> tuple[FoundRound, ...]:
    """Every round that ``text`` names ("รอบ ๖ เดือน", "รอบหกเดือนหลัง"); "ทุก ๖ เดือน" is none."""
    return tuple(_rounds(shorten(text))) if "รอบ" in text else ()


def find_quarters(text: str) -> tuple[FoundQuarter, ...]:
    """Every numbered quarter ("ไตรมาสที่ ๒", "ไตรมาส ๒/๒๕๖๖")."""
    if "ไตร" not in text:
        return ()
    short = shorten(text)
    return tuple(
        FoundQuarter(
            *_place(short, m),
            int(m["no"]),
            FiscalYear(read_year(m["fy"]) + ERA_OFFSET) if m["fy"] else None,
        )
        for m in _QUARTER.finditer(short.text)
    )


def find_periods(text: str) -> tuple[FoundPeriod, ...]:
    """Every period with a year ("เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖"); impossible days are left out."""
    if not may_hold_year(text):
        return ()
    short = shorten(text)
    found = ((m, _period(m)) for m in _MONTHS.finditer(short.text))
    return tuple(FoundPeriod(*_place(short, m), *ends) for m, ends in found if ends)


def _place(short: Shorthand, m: re.Match[str]) -> tuple[int, int, str]:
    start, end = short.span(*m.span())
    return start, end, " ".join(short.source[start:end].split())


def _rounds(short: Shorthand) -> Iterator[FoundRound]:
    for m in _ROUND.finditer(short.text):
        match number(m["round"]):
            case 3 | 6 | 9 | 12 as months:
                second = months == 6 and m["half"] == "หลัง"
                yield FoundRound(*_place(short, m), months, second)


def _period(m: re.Match[str]) -> tuple[date, date] | None:
    last_month, first_month = month_of(m["m2"]), month_of(m["m1"])
    last_year = read_year(m["y2"])
    first_year = read_year(m["y1"]) if m["y1"] else last_year - (first_month > last_month)
    try:
        first = date(first_year, first_month, int(m["d1"] or 1))
        if m["d2"]:
            return first, date(last_year, last_month, int(m["d2"]))
        return first, last_day_of(last_year, last_month)
    except ValueError:
        return None
