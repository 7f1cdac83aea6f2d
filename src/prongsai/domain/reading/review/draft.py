"""The reading with the decisions applied: a pure function of both, nothing kept between.

`apply` begins with the frozen reading each time, so what is undone leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from prongsai.domain.plan.reading import Link, Reading
from prongsai.domain.reading.grid import ChosenColumns
from prongsai.domain.reading.review import structure
from prongsai.domain.reading.review.decisions import Decision, in_force, keyed, placed, row_keys
from prongsai.domain.reading.review.structure import Draft
from prongsai.domain.reading.review.values import NotAValue, with_meta, with_value
from prongsai.domain.thai.fiscal import FiscalYear

Reread = Callable[[Mapping[int, ChosenColumns]], Reading]


@dataclass(frozen=True, slots=True)
class Applied:
    """``idle`` are the numbers of decisions whose row is gone, or whose value fits no more."""

    draft: Draft
    idle: tuple[int, ...]

    @property
    def reading(self) -> Reading:
        return self.draft.reading

    @property
    def keys(self) -> tuple[str, ...]:
        return self.draft.keys


def apply(base: Reading, decisions: Sequence[Decision], reread: Reread) -> Applied:
    """The reading that the decisions in force make of the frozen one.

    ``reread`` reads the source again with columns as a person named them, by raw table; it is
    asked only when some were named.
    """
    active = in_force(decisions)
    draft = Draft(base, row_keys(base))
    chosen = chosen_columns(active)
    if chosen:
        draft = structure.spliced(draft, reread(chosen), frozenset(chosen))
    idle = []
    for decision in active:
        try:
            changed = _applied(draft, decision)
        except NotAValue:
            changed = None
        if changed is None:
            idle.append(decision.number)
        else:
            draft = changed
    return Applied(draft, tuple(idle))


def check(applied: Applied, decision: Decision) -> None:
    """Raises `NotAValue` for a decision that would not fit the reading as it stands."""
    if decision.kind == "columns":
        columns_of_decision(decision)
    elif _applied(applied.draft, decision) is None:
        raise NotAValue("review.no_such_row")


def chosen_columns(active: Sequence[Decision]) -> dict[int, ChosenColumns]:
    """The columns of each raw table by the last decision on it."""
    found = [columns_of_decision(one) for one in active if one.kind == "columns"]
    return dict(found)


def columns_of_decision(decision: Decision) -> tuple[int, ChosenColumns]:
    """The raw table and its columns; raises `NotAValue`."""
    table = decision.at.removeprefix("/tables/")
    value = decision.value
    if not table.isdecimal() or not isinstance(value, dict):
        raise NotAValue("review.no_such_table")
    chosen = ChosenColumns.of(value.get("roles"), value.get("header_rows"))
    if chosen is None:
        raise NotAValue("review.columns_without_measure")
    return int(table), chosen


def _applied(draft: Draft, decision: Decision) -> Draft | None:
    """The draft after one decision; None when its row is gone."""
    if decision.kind in ("accept", "leave", "undo", "columns"):
        return draft
    if decision.kind == "correct":
        return _corrected(draft, decision.at, decision.value)
    at = placed(decision.at, draft.keys)
    place = row_of(at) if at else None
    if place is None or place >= len(draft.keys):
        return None
    if decision.kind == "pair":
        return _paired(draft, place, decision.value)
    if decision.kind == "drop":
        return structure.without_row(draft, place)
    if decision.kind == "add":
        return structure.with_new_row(draft, place, f"n{decision.number}")
    if decision.kind == "join":
        return structure.joined(draft, place, str(decision.value))
    return structure.split(draft, place, decision.value, f"{draft.keys[place]}/{decision.number}")


def row_of(at: str) -> int | None:
    """The position of the row in which a JSON Pointer lies."""
    parts = at.split("/")
    in_row = len(parts) > 2 and parts[1] == "measures" and parts[2].isdecimal()
    return int(parts[2]) if in_row else None


def _corrected(draft: Draft, where: str, value: Any) -> Draft | None:
    at = placed(where, draft.keys)
    if at is None:
        return None
    reading = draft.reading
    parts = at.split("/")[1:]
    if len(parts) == 2 and parts[0] == "meta":
        return replace(draft, reading=_with_meta(reading, parts[1], value))
    place = row_of(at)
    if place is None or place >= len(draft.keys) or not 3 <= len(parts) <= 4:
        raise NotAValue("review.no_such_field", field=where)
    index = int(parts[3]) if len(parts) == 4 and parts[3].isdecimal() else None
    year = year_of(reading)
    rows = list(reading.measures)
    rows[place] = with_value(rows[place], parts[2], index, value, year)
    return replace(draft, reading=replace(reading, measures=tuple(rows)))


def year_of(reading: Reading) -> FiscalYear | None:
    return FiscalYear(reading.meta.fiscal_year) if reading.meta.fiscal_year else None


def _with_meta(reading: Reading, field: str, value: Any) -> Reading:
    return replace(reading, meta=with_meta(reading.meta, field, value))


def _paired(draft: Draft, plan: int, report_key: Any) -> Draft | None:
    """The plan row and the report row belong together, or the plan row has none (None)."""
    reading = draft.reading
    ordinal = reading.measures[plan].ordinal
    kept = [link for link in reading.links if link.plan != ordinal]
    if report_key is not None:
        if report_key not in draft.keys:
            return None
        report = reading.measures[draft.keys.index(report_key)].ordinal
        kept = [link for link in kept if link.report != report]
        kept.append(Link(ordinal, report, "confirmed", 1.0))
    links = tuple(sorted(kept, key=lambda link: link.plan))
    return replace(draft, reading=replace(reading, links=links))


def value_at(reading: Reading, at: str) -> Any:
    """What stands at a JSON Pointer of the reading; None where there is nothing."""
    found: Any = reading
    for part in at.split("/")[1:]:
        if isinstance(found, tuple):
            found = found[int(part)] if part.isdecimal() and int(part) < len(found) else None
        else:
            found = getattr(found, part, None)
    return found


def keyed_doubts(applied: Applied) -> list[str]:
    """The keyed place of each doubt, in the order of the doubts."""
    return [keyed(doubt.at, applied.keys) for doubt in applied.reading.doubts]
