"""The pieces of a text: the smallest things that name a time.

A piece is a month with the day and year beside it, a quarter, a round, a year, a day of every
month, or a number of days after an event, with the words that lead up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from prongsai.domain.thai.dates import ERA_OFFSET, read_year
from prongsai.domain.thai.dues.patterns import (
    ANCHOR,
    ANCHOR_END,
    ANCHOR_GOES_ON,
    CORE,
    LEAD_LENGTH,
    OPENING,
    PIECE,
    QUARTER_TOO,
    WITHIN,
)
from prongsai.domain.thai.dues.rule import (
    After,
    FiscalRound,
    Lead,
    Monthly,
    Point,
    Quarters,
    Said,
    Span,
    Unit,
    Year,
    Yearly,
)
from prongsai.domain.thai.fiscal import FiscalYear, number
from prongsai.domain.thai.shorthand import is_guessed, month_of

_LONGEST_ANCHOR = 120  # characters
_UNITS: dict[str, Unit] = {
    "วัน": "day", "วันทำการ": "working_day", "วันทำงาน": "working_day", "สัปดาห์": "week",
    "เดือน": "month", "ปี": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Something said at a place of the shortened text; ``deadline``: with words like "ภายใน"."""

    start: int
    end: int
    said: Said
    lead: Lead = ""
    deadline: bool = False
    every: bool = False
    repaired: bool = False


def pieces_of(text: str) -> Iterator[Piece]:
    """The pieces of a shortened text in order of place."""
    at = 0
    while core := CORE.search(text, at):
        m = _around(text, max(at, core.start() - LEAD_LENGTH), core.end())
        at = m.end() if m else core.end()
        piece = m and (_after(m) if m["after"] else _piece(m))
        if piece is None:
            continue
        at = piece.end
        yield piece
        for more in _more_quarters(text, piece):
            at = more.end
            yield more


def _around(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first piece that begins between ``start`` and ``end``."""
    for opening in OPENING.finditer(text, start, end):
        if m := PIECE.match(text, opening.start()):
            return m
    return None


def _more_quarters(text: str, piece: Piece) -> Iterator[Piece]:
    """The other members of "ไตรมาสที่ ๑, ๒ และ ๔"."""
    while isinstance(piece.said, Quarters) and (m := QUARTER_TOO.match(text, piece.end)):
        said = Quarters(int(m["q"]), int(m["q"]), piece.said.fiscal_year)
        piece = replace(piece, start=m.start("body"), end=m.end(), said=said)
        yield piece


def _piece(m: re.Match[str]) -> Piece | None:
    said = _said(m)
    if said is None:
        return None
    words = m["lead"]
    start = m.start("lead") if words.strip() else _body_start(m)
    deadline = m["done"] is not None or re.search(WITHIN, words) is not None
    sign = m["m"]
    return Piece(
        start=start,
        end=m.end(),
        said=said,
        lead=_lead(words),
        deadline=deadline or m["monthly"] is not None,
        every="ทุก" in words,
        repaired=sign is not None and is_guessed(sign),
    )


def _body_start(m: re.Match[str]) -> int:
    start = m.end("lead")
    while m.string[start] == " ":
        start += 1
    return start


def _lead(words: str) -> Lead:
    if "ภายใน" in words or ("ก่อน" in words and "สิ้น" in words):
        return "ภายใน"
    if re.search("ไม่เกิน|ไม่ช้า|อย่างช้า", words):
        return "ไม่เกิน"
    for lead in ("ก่อน", "ระหว่าง", "ตั้งแต่", "ประจำ"):
        if lead in words:
            return lead
    return ""


def _said(m: re.Match[str]) -> Said | None:
    if m["monthly"]:
        day = m["each"] or m["each2"]
        if m["quarterly"]:
            return Yearly(tuple(Point(month) for month in (12, 3, 6, 9)))
        return Monthly(int(day) if day else None, m["next"] is not None) if _is_day(day) else None
    if m["quarter"]:
        year = _fiscal(m["qy"] or m["qy_"])
        return Quarters(int(m["q1"]), int(m["q2"] or m["q1"]), year)
    if m["term"]:
        year = _fiscal(m["ry"] or m["ry_"])
        if m["semi"]:
            return FiscalRound(6, m["semi"] == "หลัง", year)
        match number(m["round"]):
            case 3 | 6 | 9 | 12 as months:
                return FiscalRound(months, months == 6 and m["half"] == "หลัง", year)
        return None
    if m["year"]:
        return _year(m)
    if m["figures"]:
        if m["nm"]:
            return _point(int(m["nm"]), None, read_year(m["ny"]))
        return _point(int(m["fm"]), m["fd"], read_year(m["fyear"]))
    return _month(m)


def _is_day(day: str | None) -> bool:
    return day is None or 1 <= int(day) <= 31


def _fiscal(year: str | None) -> FiscalYear | None:
    return FiscalYear(read_year(year) + ERA_OFFSET) if year else None


def _year(m: re.Match[str]) -> Year:
    if m["whole"]:
        return Year(None, fiscal=True)
    first, until = m["fy"] or m["cy"], m["fy_last"] or m["cy_last"]
    return Year(
        read_year(first) + ERA_OFFSET,
        fiscal=m["fy"] is not None,
        until=read_year(until) + ERA_OFFSET if until else None,
    )


def _month(m: re.Match[str]) -> Span | None:
    month = month_of(m["m"])
    year = read_year(m["my"]) if m["my"] else None
    if year is not None and m["mf"]:
        year = FiscalYear(year + ERA_OFFSET).year_of(month)
    span = _point(month, m["d"], year)
    if span and m["d0"] and m["d"]:
        first = _point(month, m["d0"], None)
        return replace(span, first=first.last) if first else None
    return span


def _point(month: int, day: str | None, year: int | None) -> Span | None:
    if not 1 <= month <= 12 or not _is_day(day):
        return None
    return Span(None, Point(month, int(day) if day else None, year))


def _after(m: re.Match[str]) -> Piece | None:
    text, end = m.string, m.end("after")
    amount, unit = number(m["amount"]), m["unit"]
    lead = _lead(m["after"])
    if unit == "ชั่วโมง":
        if amount % 24:
            return None
        amount, unit = amount // 24, "วัน"
    anchor = None
    if opening := ANCHOR.match(text, end):
        end = _anchor_end(text, opening.end())
        anchor = text[opening.start() : end].strip()
    if unit in ("ปี", "เดือน") and anchor is None and lead != "ภายใน":
        return None  # "ไม่เกิน ๑ ปี" is a length of time
    return Piece(m.start(), end, After(amount, _UNITS[unit], anchor), lead, deadline=True)


def _anchor_end(text: str, at: int) -> int:
    """Where the words of an event end: at a list mark or conjunction, else at the phrase's end."""
    limit = min(len(text), at + _LONGEST_ANCHOR)
    stop = ANCHOR_END.search(text, at, limit)
    limit = stop.start() if stop else limit
    space = at
    while (space := text.find(" ", space + 1, limit)) != -1:
        if space - at >= 6 and not ANCHOR_GOES_ON.match(text, space + 1):
            return space
    while limit > at and text[limit - 1] in " .":
        limit -= 1
    return limit
