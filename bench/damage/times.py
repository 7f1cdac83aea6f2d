"""Periods printed short: months abbreviated, years of two digits, the first year left out."""

from __future__ import annotations

from dataclasses import replace

from prongsai.domain.plan.reading import Due, Row

from .paper import Dice, Paper, change_rows, damage
from .thai import TO_THAI

SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",
         "พ.ย.", "ธ.ค.")  # fmt: skip


def _year_and_month(date: str) -> tuple[int, int]:
    return int(date[:4]) + 543, int(date[5:7])


def _period(row: Row) -> Due | None:
    """The period of the time column, where it is all that stands there."""
    only = row.due[0] if len(row.due) == 1 else None
    whole = only and only.kind == "range" and only.start and only.end
    return only if whole and only and row.timeline_raw == only.raw else None


def _printed_as(due: Due, raw: str) -> dict[str, object]:
    return {"timeline_raw": raw, "due": (replace(due, raw=raw),)}


@damage("words")
def period_abbreviated(paper: Paper, dice: Dice) -> None:
    """ "ม.ค.-มี.ค.๖๔": only whole months of one year, of which the year is said once."""

    def shorten(row: Row) -> dict[str, object] | None:
        due = _period(row)
        if due is None or not due.start or not due.end or not due.start.endswith("-01"):
            return None
        (one, first), (two, last) = _year_and_month(due.start), _year_and_month(due.end)
        year = str(two)[2:].translate(TO_THAI)
        space = dice.rng.choice(("", " "))
        begun = "" if one == two else str(one)[2:].translate(TO_THAI)
        return _printed_as(due, f"{SHORT[first - 1]}{begun}-{SHORT[last - 1]}{space}{year}")

    change_rows(paper, dice, shorten)


@damage("words")
def first_year_lost(paper: Paper, dice: Dice) -> None:
    """A period inside one year names it at its end only."""

    def lose(row: Row) -> dict[str, object] | None:
        due = _period(row)
        if due is None or not due.start or not due.end or due.start[:4] != due.end[:4]:
            return None
        year = str(_year_and_month(due.start)[0]).translate(TO_THAI)
        if due.raw.count(year) != 2:
            return None
        return _printed_as(due, due.raw.replace(f" {year}", "", 1))

    change_rows(paper, dice, lose)
