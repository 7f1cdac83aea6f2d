"""A changed row: what follows from a change of its texts follows here, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from prongsai.domain.plan.reading import Due, Row
from prongsai.domain.reading.rows import due_of
from prongsai.domain.thai.dues import find_dues, parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear

#: lists in whose items deadlines stand
WITH_DUES = ("steps", "follow_up")
_FOUND_IN = ("timeline_raw", *WITH_DUES)


def changed(row: Row, changes: Mapping[str, Any], fiscal_year: int) -> Row:
    """The row with `changes` (names of a row's fields, their new values).

    Deadlines are read again from the words that changed; those of an item that only moved move
    with it. Printed forms that would contradict the new value are dropped: their words stay with
    the provenance.
    """
    new = replace(row, **changes)
    if "responsible" in changes and "responsible_raw" not in changes:
        new = replace(new, responsible_raw=None)
    if "cadence" in changes and "cadence_raw" not in changes:
        new = replace(new, cadence_raw=None)
    if "item_code" in changes and "item_code_raw" not in changes:
        new = replace(new, item_code_raw=None)
    if "due" in changes or all(getattr(new, name) == getattr(row, name) for name in _FOUND_IN):
        return new
    return replace(new, due=tuple(_dues(row, new, FiscalYear(fiscal_year))))


def _dues(row: Row, new: Row, year: FiscalYear) -> Iterator[Due]:
    if new.timeline_raw == row.timeline_raw:
        yield from (due for due in row.due if due.at == "timeline")
    else:
        for rule in parse_timeline(new.timeline_raw or "", year):
            yield due_of(rule, "timeline")
    for name in WITH_DUES:
        yield from _dues_of_list(row, name, getattr(new, name), year)
    kept = ("timeline", *(f"{name}:" for name in WITH_DUES))
    yield from (due for due in row.due if not due.at.startswith(kept))


def _dues_of_list(row: Row, name: str, texts: Sequence[str], year: FiscalYear) -> Iterator[Due]:
    before: Sequence[str] = getattr(row, name)
    if before == texts:  # perhaps both unread, because nothing touches them
        yield from (due for due in row.due if due.at.startswith(f"{name}:"))
        return
    came_from = origins(before, texts)
    for place, text in enumerate(texts):
        at, was = f"{name}:{place + 1}", came_from[place]
        if was is not None and before[was] == text:
            yield from (replace(due, at=at) for due in row.due if due.at == f"{name}:{was + 1}")
        else:
            yield from (due_of(found.rule, at) for found in find_dues(text, year))


def moved_dues(before: Row, after: Row) -> list[tuple[str, str, str]]:
    """The deadlines that were moved to another day: where, the day before, the day after.

    A deadline that is new or that falls away was not moved; neither was one whose item only
    changed its place in the list.
    """
    moved = [("timeline", *_ends(before, "timeline"), *_ends(after, "timeline"))]
    for name in WITH_DUES:
        came_from = origins(getattr(before, name), getattr(after, name))
        for place, was in enumerate(came_from):
            if was is not None:
                at = f"{name}:{place + 1}"
                moved.append((at, *_ends(before, f"{name}:{was + 1}"), *_ends(after, at)))
    return [(at, old, new) for at, old, new in moved if old and new and old != new]


def _ends(row: Row, at: str) -> tuple[str]:
    """The last day of what is due at a place; empty where nothing is."""
    return (max((due.end for due in row.due if due.at == at and due.end), default=""),)


def origins(before: Sequence[Any], after: Sequence[Any]) -> list[int | None]:
    """For each new item the place it had: the same item elsewhere, else what stood in its place."""
    free = list(range(len(before)))
    found: list[int | None] = []
    for item in after:
        same = next((place for place in free if before[place] == item), None)
        if same is not None:
            free.remove(same)
        found.append(same)
    if len(before) != len(after):
        return found
    return [place if was is None and place in free else was for place, was in enumerate(found)]


def moved(at: str, name: str, came_from: Sequence[int | None]) -> str | None:
    """A pointer such as `/steps/2/…` after the list's items moved; None when its item is gone."""
    head, _, rest = at.removeprefix(f"/{name}").removeprefix("/").partition("/")
    if not at.startswith(f"/{name}/") or not head.isdigit():
        return at
    if int(head) not in came_from:
        return None
    place = came_from.index(int(head))
    return f"/{name}/{place}" + (f"/{rest}" if rest else "")
