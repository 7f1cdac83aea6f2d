"""Dates of the Buddhist era, as printed on official papers.

A year of the Buddhist era is the common year plus 543; two digits are a year of 25xx; a bare
four-digit year is of the common era below 2300 and of the Buddhist era from there on.  Calendar
reforms before 2484 B.E. are not undone: dates are those of the modern calendar.

Errors: `DateError` (a ValueError) for words that are no date, or a day that does not exist.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prongsai.domain.thai.digits import Digits, in_script
from prongsai.domain.thai.months import FULL, SHORT
from prongsai.domain.thai.shorthand import (
    BUDDHIST_ERA,
    COMMON_ERA,
    ERA_SIGN,
    MONTH_SIGN,
    Shorthand,
    is_guessed,
    may_hold_year,
    month_of,
    shorten,
)

ERA_OFFSET = 543
#: years of the Buddhist era that are printed without their era
_BARE_BE = range(2300, 3000)


class DateError(ValueError):
    """Words that are not a date, or name a day that the calendar does not have."""


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateStyle(StrEnum):
    """The forms of official papers, shown at day and month precision."""

    FULL = "full"  # ๗ เมษายน ๒๕๖๖ · เมษายน ๒๕๖๖
    ERA = "era"  # ๗ เมษายน พ.ศ. ๒๕๖๖ · เมษายน พ.ศ. ๒๕๖๖
    FORMAL = "formal"  # วันที่ ๗ เดือนเมษายน พ.ศ. ๒๕๖๖ · เดือนเมษายน พ.ศ. ๒๕๖๖
    SHORT = "short"  # ๗ เม.ย. ๒๕๖๖ · เม.ย. ๒๕๖๖
    BRIEF = "brief"  # ๗ เม.ย. ๖๖ · เม.ย. ๖๖
    NUMERIC = "numeric"  # ๗/๔/๒๕๖๖ · ๔/๒๕๖๖
    PADDED = "padded"  # ๐๗/๐๔/๒๕๖๖ · ๐๔/๒๕๖๖


def be_year(day: date) -> int:
    """The Buddhist-era year of a day."""
    return day.year + ERA_OFFSET


def common_year(year: int, *, era: str = "", short: bool = False) -> int:
    """The common-era year of a printed one; ``short`` if it was printed with two digits."""
    if short:
        return 2500 + year - ERA_OFFSET if era != COMMON_ERA else 2000 + year
    if era == COMMON_ERA or (not era and year < _BARE_BE.start):
        return year
    return year - ERA_OFFSET


def last_day_of(year: int, month: int) -> date:
    """The last day of a month (common-era year)."""
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True, order=True)
class ThaiDate:
    """A date with the precision it was said with.

    ``value`` is the first day of what was said: of April 2566 it is 1 April, of 2566 1 January.
    """

    value: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.precision != Precision.DAY and self.value.day != 1:
            object.__setattr__(self, "value", self.value.replace(day=1))
        if self.precision == Precision.YEAR and self.value.month != 1:
            object.__setattr__(self, "value", self.value.replace(month=1))

    @property
    def be(self) -> int:
        return be_year(self.value)

    @property
    def first_day(self) -> date:
        return self.value

    @property
    def last_day(self) -> date:
        if self.precision == Precision.DAY:
            return self.value
        return last_day_of(
            self.value.year, 12 if self.precision == Precision.YEAR else self.value.month
        )

    @property
    def iso(self) -> str:
        """``2023-04-07``, ``2023-04`` or ``2023``, by precision."""
        return self.value.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    @classmethod
    def parse(cls, text: str) -> ThaiDate:
        """The date that ``text`` is, and nothing beside it; `DateError` otherwise."""
        found = _whole(shorten(text.strip()))
        if found is None:
            raise DateError(f"not a date: {text!r}")
        if found.date is None:
            raise DateError(f"no such day: {text!r}")
        return found.date

    def format(self, style: DateStyle | str = DateStyle.FULL, *, digits: Digits = "thai") -> str:
        """The date in an official form, exact for `parse`: where a bare or two-digit year would
        be read as another one, the era or the whole year is printed."""
        return in_script(_printed(self, DateStyle(style)), digits)

    def __str__(self) -> str:
        return self.format()


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in running text.  ``date`` is None where the day does not exist (31 April);
    ``repaired``: the month's name was misread in print and one letter was mended."""

    start: int
    end: int
    raw: str
    date: ThaiDate | None
    repaired: bool = False

    @property
    def valid(self) -> bool:
        return self.date is not None

    @property
    def precision(self) -> Precision | None:
        return self.date.precision if self.date else None


# ----------------------------------------------------------------------------- printing


def _printed(said: ThaiDate, style: DateStyle) -> str:
    be, day, month = said.be, said.value.day, said.value.month
    bare = str(be) if be in _BARE_BE else f"พ.ศ. {be}"
    if said.precision == Precision.YEAR:
        return bare if style == DateStyle.FULL else f"พ.ศ. {be}"
    with_day = said.precision == Precision.DAY
    match style:
        case DateStyle.NUMERIC | DateStyle.PADDED if bare.isdigit():
            width = 2 if style == DateStyle.PADDED else 1
            return (f"{day:0{width}}/" if with_day else "") + f"{month:0{width}}/{be}"
        case DateStyle.FORMAL:
            lead, name, year = f"วันที่ {day} ", f"เดือน{FULL[month - 1]}", f"พ.ศ. {be}"
        case DateStyle.ERA:
            lead, name, year = f"{day} ", FULL[month - 1], f"พ.ศ. {be}"
        case DateStyle.SHORT:
            lead, name, year = f"{day} ", SHORT[month - 1], bare
        case DateStyle.BRIEF:
            lead, name = f"{day} ", SHORT[month - 1]
            year = f"{be % 100:02}" if be // 100 == 25 else bare
        case _:
            lead, name, year = f"{day} ", FULL[month - 1], bare
    return f"{lead if with_day else ''}{name} {year}"


# ----------------------------------------------------------------------------- reading

#: four figures that are a year of either era
_FOUR = "(?:1[89]|2[013-9])[0-9]{2}"
#: a year after a month's name: an era with any year, four digits (one may stand apart), or two
#: digits that are neither the number of the next list item nor a count
YEAR = (
    rf"(?:{ERA_SIGN} ?(?:2 ?[4-6] ?[0-9] ?[0-9]|[0-9]{{3,5}}|[0-9]{{2}})(?![0-9])"
    rf"|2 ?[4-6] ?[0-9] ?[0-9](?![0-9])|{_FOUR}(?![0-9])"
    r"|(?:4[0-9](?![.)] ?[ก-๎])|[5-9][0-9])(?![0-9]|[./][0-9]"
    r"| ?(?:วัน|คน|ครั้ง|ราย|เดือน|บาท|แห่ง|เรื่อง|ข้อ|%)))"
)
#: "สัปดาห์ที่ ๒", "ครั้งที่ ๓": a count of something else than days
NOT_COUNTED = "".join(
    f"(?<!{word}ที่{space})" for word in ("สัปดาห์", "ครั้ง", "งวด", "รอบ") for space in ("", " ")
)
_DAY = rf"(?:วันที่ ?)?(?P<day>(?<![0-9]){NOT_COUNTED}[0-9]{{1,2}})(?![0-9])(?: ?(?:ของ)? ?เดือน)? ?"
_NAMED = re.compile(
    rf"(?:{_DAY}|(?P<word>เดือน) ?)?(?P<month>{MONTH_SIGN})(?: ?[,/-]? ?(?:ปี ?)?(?P<year>{YEAR}))"
    # with a day before it, any two digits are a year
    rf"|{_DAY.replace('day', 'day2')}(?P<month2>{MONTH_SIGN})"
    r" ?(?P<year2>[0-9]{2})(?![0-9]|[.)] ?[ก-๎])"
)
_FIGURES = re.compile(
    r"(?<![0-9/.A-Za-z_-])(?:"
    r"(?P<day>[0-9]{1,2}) ?(?P<sep>[/-]) ?(?P<month>[0-9]{1,2}) ?(?P=sep) ?"
    rf"(?P<year>{_FOUR}|[0-9]{{2}})"
    rf"|(?P<day2>[0-9]{{1,2}})\.(?P<month2>[0-9]{{1,2}})\.(?P<year2>{_FOUR})"
    rf"|(?P<year3>{_FOUR})[-/](?P<month3>[0-9]{{2}})[-/](?P<day3>[0-9]{{2}})"
    r")(?![0-9/A-Za-z_]|[-.][0-9])"
)
_MONTH = re.compile(MONTH_SIGN)
_MONTH_ALONE = re.compile(
    rf"(?:เดือน ?)?(?P<month>{MONTH_SIGN})[ ,/-]*(?P<year>{YEAR}|[0-9]{{2}})|"
    rf"(?P<month2>[0-9]{{1,2}}) ?/ ?(?P<year2>{_FOUR})"
)
_YEAR_ALONE = re.compile(rf"(?:ปี ?)?(?P<year>{ERA_SIGN} ?[0-9]{{3,5}}|[12][0-9]{{3}})")


def read_year(printed: str) -> int:
    """The common-era year of one printed in shorthand: ``2566``, ``66``, with or without era."""
    era = printed[0] if printed[0] in (BUDDHIST_ERA, COMMON_ERA) else ""
    figures = printed.lstrip(BUDDHIST_ERA + COMMON_ERA).replace(" ", "")
    return common_year(int(figures), era=era, short=len(figures) <= 2)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date with a year in ``text``, at day or month precision, in order of place.

    Read are names and abbreviations of months in every spelling, figures (7/4/2566, 07-04-66,
    2023-04-07), both digit scripts, and both eras.  Links are not read.
    """
    return find_dates_in(shorten(text)) if may_hold_year(text) else ()


def find_dates_in(short: Shorthand) -> tuple[FoundDate, ...]:
    """`find_dates` for a text that is in shorthand already."""
    matches = [*_named(short.text), *_FIGURES.finditer(short.text)]
    return tuple(_found(short, m) for m in sorted(matches, key=lambda m: m.start()))


def _named(text: str) -> Iterator[re.Match[str]]:
    """Matches around the months of a text; most of a text is never looked at."""
    at = 0
    while sign := _MONTH.search(text, at):
        m = _NAMED.search(text, max(at, sign.start() - 24), sign.end() + 24)
        if m:
            yield m
        at = m.end() if m else sign.end()


def _whole(short: Shorthand) -> FoundDate | None:
    for pattern in (_NAMED, _FIGURES, _MONTH_ALONE, _YEAR_ALONE):
        if m := pattern.fullmatch(short.text):
            return _found(short, m)
    return None


def _found(short: Shorthand, m: re.Match[str]) -> FoundDate:
    parts = {name.rstrip("23"): value for name, value in m.groupdict().items() if value is not None}
    month, day = parts.get("month"), parts.get("day")
    named = month is not None and not month.isdigit()
    start, end = short.span(*m.span())
    return FoundDate(
        start=start,
        end=end,
        raw=" ".join(short.source[start:end].split()),
        date=_date(
            read_year(parts["year"]),
            None if month is None else month_of(month) if named else int(month),
            None if day is None else int(day),
        ),
        repaired=named and is_guessed(month or ""),
    )


def _date(year: int, month: int | None, day: int | None) -> ThaiDate | None:
    precision = Precision.MONTH if day is None else Precision.DAY
    if month is None:
        month, precision = 1, Precision.YEAR
    try:
        return ThaiDate(date(year, month, 1 if day is None else day), precision)
    except ValueError:
        return None
