"""The occurrences of a rule in a fiscal year: one task for each period."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from prongsai.domain.thai.dates import last_day_of
from prongsai.domain.thai.dues.rule import DueRule, Monthly, Point, Yearly, rule_of
from prongsai.domain.thai.fiscal import FiscalYear


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One period of a rule and the day it is due.

    ``period`` names it in the way that sorts: ``2023-04``, ``2566-Q1``, ``2566-H1``, ``2566``, or
    the first and last day of a range, ``2023-10-01/2024-04-30``.
    """

    due: date
    period: str


def occurrences(rule: DueRule, fiscal_year: FiscalYear) -> tuple[Occurrence, ...]:
    """What falls due by ``rule`` for a plan of ``fiscal_year``, in order.

    A rule with dates of its own falls due once, even outside the year (a deadline before the
    fiscal year is a legitimate one); a missing year is the fiscal year's.  A rule of every year or
    month has one occurrence for each of its months in the fiscal year.  A rule that waits for an
    event has none until the event is known.
    """
    match rule.said:
        case Yearly(points):
            return tuple(sorted(_yearly(point, fiscal_year) for point in points))
        case Monthly(day, next_month):
            return tuple(_monthly(m, day, next_month, fiscal_year) for m in fiscal_year.months)
    if rule.end is None:
        rule = rule_of(rule.said, lead=rule.lead, fiscal_year=fiscal_year)
    if rule.end is None:
        return ()
    return (Occurrence(rule.end, _period(rule, rule.end)),)


def _period(rule: DueRule, end: date) -> str:
    if rule.start is None:
        return rule.month or end.isoformat()
    return f"{rule.start}/{end}"


def _yearly(point: Point, fiscal_year: FiscalYear) -> Occurrence:
    year = fiscal_year.year_of(point.month)
    return Occurrence(_day_of(year, point.month, point.day), f"{year}-{point.month:02}")


def _monthly(month: int, day: int | None, next_month: bool, fiscal_year: FiscalYear) -> Occurrence:
    year = fiscal_year.year_of(month)
    period = f"{year}-{month:02}"
    if next_month:
        year, month = year + month // 12, month % 12 + 1
    return Occurrence(_day_of(year, month, day), period)


def _day_of(year: int, month: int, day: int | None) -> date:
    if day is None:
        return last_day_of(year, month)
    return date(year, month, min(day, monthrange(year, month)[1]))
