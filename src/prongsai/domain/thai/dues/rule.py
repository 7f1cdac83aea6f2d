"""Due rules: what was said, and the days that follow from it.

`Said` is the saying itself with nothing added: a month without its year stays without.  `DueRule`
adds the days.  A missing year is taken from the other end of the period, else from the fiscal year
(October to December belong to the calendar year before), and is then marked as inferred; where
neither is known the days stay None and the caller asks.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from prongsai.domain.thai.dates import ERA_OFFSET, Precision, last_day_of
from prongsai.domain.thai.fiscal import FiscalYear, Round, RoundMonths

DueKind = Literal["day", "range", "month", "quarter", "year", "recurring", "relative", "event"]
Lead = Literal["", "ภายใน", "ไม่เกิน", "ก่อน", "ระหว่าง", "ตั้งแต่", "ประจำ"]
Unit = Literal["day", "working_day", "week", "month", "year"]


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A month, or a day of it, as far as it was said; ``year`` is of the common era."""

    month: int
    day: int | None = None
    year: int | None = None

    @property
    def precision(self) -> Precision:
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first_day(self) -> date | None:
        return self._day(self.day or 1)

    @property
    def last_day(self) -> date | None:
        if self.day is not None or self.year is None:
            return self._day(self.day or 1)
        return last_day_of(self.year, self.month)

    def _day(self, day: int) -> date | None:
        try:
            return None if self.year is None else date(self.year, self.month, day)
        except ValueError:
            return None

    def within(self, fiscal_year: FiscalYear) -> Point:
        """The point with the year that its month has inside ``fiscal_year``."""
        return replace(self, year=fiscal_year.year_of(self.month))


@dataclass(frozen=True, slots=True)
class Span:
    """From ``first`` to ``last``; without ``first`` a single point, without ``last`` open."""

    first: Point | None
    last: Point | None


@dataclass(frozen=True, slots=True)
class Quarters:
    """Fiscal quarters ``first`` to ``last`` (1..4) of a fiscal year, if it was said."""

    first: int
    last: int
    fiscal_year: FiscalYear | None = None


@dataclass(frozen=True, slots=True)
class FiscalRound:
    """A reporting round of a fiscal year, if it was said."""

    months: RoundMonths
    second: bool = False
    fiscal_year: FiscalYear | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A whole year of the Buddhist era, fiscal or of the calendar, or the years ``until`` another;
    without a number "the whole year"."""

    be: int | None = None
    fiscal: bool = True
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Yearly:
    """The same months, or days of them, of every year."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Monthly:
    """The same day of every month (None: its last day), or of the month after each."""

    day: int | None = None
    next_month: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """So many days after (or ``before``) an event, told in the words of ``anchor``."""

    amount: int
    unit: Unit = "day"
    anchor: str | None = None

    @property
    def before(self) -> bool:
        return (self.anchor or "").startswith("ก่อน")


@dataclass(frozen=True, slots=True)
class Event:
    """Whenever something happens, in the source's words."""

    words: str


Said = Span | Quarters | FiscalRound | Year | Yearly | Monthly | After | Event


@dataclass(frozen=True, slots=True)
class DueRule:
    """A deadline or period.  ``raw`` keeps the source's words and does not count in comparison.

    ``month`` is ``"YYYY-MM"`` (common era) for a month said alone, ``months`` (1..12) belong to a
    rule of every year, ``days`` to one that is relative to ``anchor``.
    """

    kind: DueKind
    said: Said
    lead: Lead = ""
    start: date | None = None
    end: date | None = None
    month: str | None = None
    months: tuple[int, ...] = ()
    days: int | None = None
    anchor: str | None = None
    year_inferred: bool = False
    repaired: bool = False
    raw: str = field(default="", compare=False)

    @property
    def impossible(self) -> bool:
        """Whether it names a day that its month does not have (31 April)."""
        if not isinstance(self.said, Span):
            return False
        points = [p for p in (self.said.first, self.said.last) if p is not None]
        return any(p.year is not None and p.first_day is None for p in points)

    @property
    def start_precision(self) -> Precision | None:
        return (
            self.said.first.precision if isinstance(self.said, Span) and self.said.first else None
        )

    @property
    def end_precision(self) -> Precision | None:
        last = self.said.last if isinstance(self.said, Span) else None
        return last.precision if last else None


def rule_of(
    said: Said,
    *,
    lead: Lead = "",
    fiscal_year: FiscalYear | None = None,
    raw: str = "",
    repaired: bool = False,
) -> DueRule:
    """The rule that a saying makes; years that were not said come from ``fiscal_year``."""
    rule = _resolved(said, lead, fiscal_year)
    return replace(rule, raw=raw, repaired=repaired)


def _resolved(said: Said, lead: Lead, fiscal_year: FiscalYear | None) -> DueRule:
    match said:
        case Span():
            return _span(said, lead, fiscal_year)
        case Quarters(first, last, year):
            whole = year or fiscal_year
            return DueRule(
                "quarter",
                said,
                lead,
                start=whole.quarter(first)[0] if whole else None,
                end=whole.quarter(last)[1] if whole else None,
                year_inferred=year is None and whole is not None,
            )
        case FiscalRound(months, second, year):
            whole = year or fiscal_year
            named = Round(whole, months, second) if whole else None
            return DueRule(
                "range",
                said,
                lead,
                start=named.start if named else None,
                end=named.end if named else None,
                year_inferred=year is None and whole is not None,
            )
        case Year():
            return _year(said, lead, fiscal_year)
        case Yearly(points):
            return DueRule("recurring", said, lead, months=tuple(p.month for p in points))
        case Monthly():
            return DueRule("recurring", said, lead, months=tuple(range(1, 13)))
        case After(amount, unit, anchor):
            days = {"day": amount, "working_day": amount, "week": 7 * amount}.get(unit)
            return DueRule("relative", said, lead, days=days, anchor=anchor)
        case Event(words):
            return DueRule("event", said, lead, anchor=words)


def _year(said: Year, lead: Lead, fiscal_year: FiscalYear | None) -> DueRule:
    be = said.be or (fiscal_year.be if fiscal_year else None)
    if be is None:
        return DueRule("year", said, lead)
    last = said.until or be
    return DueRule(
        "year",
        said,
        lead,
        start=FiscalYear(be).first_day if said.fiscal else date(be - ERA_OFFSET, 1, 1),
        end=FiscalYear(last).last_day if said.fiscal else date(last - ERA_OFFSET, 12, 31),
        year_inferred=said.be is None,
    )


def _span(said: Span, lead: Lead, fiscal_year: FiscalYear | None) -> DueRule:
    first, last, inferred = with_years(said.first, said.last, fiscal_year)
    start = first.first_day if first else None
    end = last.last_day if last else None
    if first is not None or last is None:
        return DueRule("range", said, lead, start=start, end=end, year_inferred=inferred)
    if last.day is not None:
        return DueRule("day", said, lead, end=end, year_inferred=inferred)
    if lead == "ก่อน":  # before April is by the last day of March
        eve = last.first_day - timedelta(days=1) if last.first_day else None
        return DueRule("day", said, lead, end=eve, year_inferred=inferred)
    month = f"{end:%Y-%m}" if end else None
    return DueRule("month", said, lead, end=end, month=month, year_inferred=inferred)


def with_years(
    first: Point | None, last: Point | None, fiscal_year: FiscalYear | None
) -> tuple[Point | None, Point | None, bool]:
    """Both ends with their years, and whether these came from the fiscal year."""
    stated = first if first and first.year is not None else last
    inferred = False
    if stated and stated.year is None:
        if fiscal_year is None:
            return first, last, False
        inferred = True
        if first is not None:
            first = first.within(fiscal_year)
        else:
            last = stated.within(fiscal_year)
    if first and last:
        backwards = (first.month, first.day or 0) > (last.month, last.day or 31)
        if last.year is None and first.year is not None:
            last = replace(last, year=first.year + backwards)
        elif first.year is None and last.year is not None:
            first = replace(first, year=last.year - backwards)
    return first, last, inferred
