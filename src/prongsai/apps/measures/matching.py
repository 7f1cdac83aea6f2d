"""Which measure of the plan a row of a document tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.rows import comparable, row_of
from prongsai.domain.plan.reading import Row
from prongsai.domain.reading.pairing import likeness

_SURE = 0.9  # of two rows of the same table
_PAIRED = 0.5  # of a row of the plan and a row of a report: titles are changed there


def match(rows: Sequence[Row], measures: Iterable[Measure]) -> list[Measure | None]:
    """For each row the measure it tells of: the same code and title, else the one surely meant.

    A row that is a report's alone may tell of a measure of the plan under a changed title. Each
    measure is taken once; those of the same name first, so that none is taken by another row.
    """
    left = list(measures)
    found = [_take(left, _same(row, left)) for row in rows]
    return [
        measure or _take(left, _like(row, left)) for row, measure in zip(rows, found, strict=True)
    ]


def _take(left: list[Measure], measure: Measure | None) -> Measure | None:
    if measure is not None:
        left.remove(measure)
    return measure


def _same(row: Row, left: Sequence[Measure]) -> Measure | None:
    wanted = _name(row)
    same = [one for one in left if _name(one) == wanted]
    return next((one for one in same if one.kind == row.kind), None) or next(iter(same), None)


def _like(row: Row, left: Sequence[Measure]) -> Measure | None:
    """The most alike measure, when it is alike enough and no other is as much."""
    least = _PAIRED if row.kind == "report" else _SURE
    ranked = sorted(
        ((likeness(row_of(one), row), one) for one in left if _may_be(one, row)),
        key=lambda pair: -pair[0],
    )
    if not ranked or ranked[0][0] < least:
        return None
    return None if len(ranked) > 1 and ranked[1][0] == ranked[0][0] else ranked[0][1]


def _name(row: Measure | Row) -> tuple[str, str]:
    title = row.item_title or row.measure or row.issue or ""
    return row.item_code or "", comparable(title)


def _may_be(measure: Measure, row: Row) -> bool:
    """Two codes, or two titles that differ in a number, are two measures."""
    codes = {measure.item_code, row.item_code} - {None, ""}
    if len(codes) > 1:
        return False
    return row.kind == "report" or _numbers(measure) == _numbers(row)


def _numbers(row: Measure | Row) -> list[str]:
    return re.findall("[0-9]+", _name(row)[1])
