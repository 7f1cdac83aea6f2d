"""Due rules in official words; what `parse_timeline` and `find_dues` read back as the same rule."""

from __future__ import annotations

from prongsai.domain.thai.dates import ERA_OFFSET
from prongsai.domain.thai.digits import Digits, in_script
from prongsai.domain.thai.dues.rule import (
    After,
    DueRule,
    Event,
    FiscalRound,
    Monthly,
    Point,
    Quarters,
    Said,
    Span,
    Year,
    Yearly,
)
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.domain.thai.months import FULL

_UNITS = {
    "day": "วัน",
    "working_day": "วันทำการ",
    "week": "สัปดาห์",
    "month": "เดือน",
    "year": "ปี",
}


def format_due(rule: DueRule, *, digits: Digits = "thai") -> str:
    """The rule as it was said, in official words; a year that was inferred is not printed."""
    return in_script(_said(rule.said, rule.lead), digits)


def _said(said: Said, lead: str) -> str:
    match said:
        case Span():
            return lead + _span(said, bare=not lead)
        case Quarters(first, last, year):
            numbers = f"{first}" if first == last else f"{first} - {last}"
            return f"{lead}ไตรมาสที่ {numbers}{_of(year)}"
        case FiscalRound(months, second, year):
            return f"{lead}รอบ {months} เดือน{'หลัง' if second else ''}{_of(year)}"
        case Year(be, fiscal, until):
            years = f"{be} - {until}" if until else f"{be}"
            word = "ปีงบประมาณ" if fiscal else "ปีปฏิทิน"
            return f"{lead}{word} พ.ศ. {years}" if be else f"{lead or 'ตลอด'}{word}"
        case Yearly(points):
            return f"{lead}{_list(points)} ของทุกปี"
        case Monthly(day, next_month):
            when = "สิ้นเดือน" if day is None else f"วันที่ {day} "
            return f"{lead}{when}ของ{'เดือนถัดไป' if next_month else 'ทุกเดือน'}"
        case After(amount, unit, anchor):
            gap = " " if anchor and anchor.startswith(("นับ", "ก่อน")) else ""
            return f"{lead} {amount} {_UNITS[unit]}{gap}{anchor or ''}".strip()
        case Event(words):
            return words


def _of(year: FiscalYear | None) -> str:
    return f" {year.label(digits='arabic')}" if year else ""


def _list(points: tuple[Point, ...]) -> str:
    words = [_point(p) for p in points]
    if len(words) == 1:
        return words[0]
    return f"{' '.join(words[:-1])} และ{words[-1]}"


def _span(said: Span, *, bare: bool) -> str:
    first, last = said.first, said.last
    if first is None or last is None:
        point = _point(last or first, bare=bare)
        return point if last else f"{point} เป็นต้นไป"
    if first.month == last.month and first.year is None and first.day and last.day:
        return f"{'' if bare else 'วันที่ '}{first.day} - {_point(last, bare=True)}"
    return f"{_point(first, bare=bare)} - {_point(last, bare=True)}"


def _point(point: Point | None, *, bare: bool = False) -> str:
    if point is None:
        return ""
    name = FULL[point.month - 1]
    year = f" {point.year + ERA_OFFSET}" if point.year is not None else ""
    if point.day is None:
        return f"{'' if bare else 'เดือน'}{name}{year}"
    return f"{'' if bare else 'วันที่ '}{point.day} {name}{year}"
