"""Rows that come, go, part and join; every note about a row goes where its words go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from prongsai.domain.plan.reading import Correction, Doubt, Due, Link, Provenance, Reading, Row
from prongsai.domain.reading.pairing import link_rows
from prongsai.domain.reading.review.decisions import moved, row_keys
from prongsai.domain.reading.review.values import LINES, TEXTS, NotAValue

Move = Callable[[str], str | None]
Note = TypeVar("Note", Doubt, Correction, Provenance)
PARTED = ("steps", "follow_up", "results", "outcomes", "suggestions", "responsible")
_SHARED = (
    "kind", "table", "tables", "logical_table", "source_lines", "instrument", "indicator",
    "indicator_title",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading and the key of each of its rows."""

    reading: Reading
    keys: tuple[str, ...]


def spliced(draft: Draft, fresh: Reading, tables: frozenset[int]) -> Draft:
    """Only the rows of these raw tables, and of what was joined with them, as read afresh."""
    old = draft.reading
    touched = _touched((old, fresh), tables)
    parts = [
        (row.table or 0, source, n, row, keys[n])
        for source, keys in ((old, draft.keys), (fresh, row_keys(fresh)))
        for n, row in enumerate(source.measures)
        if bool(touched & {row.table, *row.tables}) == (source is fresh)
    ]
    parts.sort(key=lambda part: (part[0], part[2]))
    places = [
        {n: at for at, (_, of, n, _, _) in enumerate(parts) if of is source}
        for source in (old, fresh)
    ]
    rows = _numbered(part[3] for part in parts)
    mixed = replace(
        fresh,
        meta=old.meta,
        sections=old.sections,
        measures=rows,
        links=link_rows(rows),
        doubts=_both(old.doubts, fresh.doubts, places),
        corrections=_both(old.corrections, fresh.corrections, places),
        provenance=_both(old.provenance, fresh.provenance, places),
    )
    return Draft(mixed, tuple(part[4] for part in parts))


def _touched(readings: Iterable[Reading], tables: frozenset[int]) -> set[int | None]:
    """Raw tables that stand in one logical table with those, in either reading."""
    touched: set[int | None] = set(tables)
    for reading in readings:
        logical = {
            row.logical_table
            for row in reading.measures
            if row.logical_table and touched & {row.table, *row.tables}
        }
        for row in reading.measures:
            if row.logical_table in logical:
                touched |= {row.table, *row.tables}
    return touched - {None}


def _both(
    old: Sequence[Note], fresh: Sequence[Note], places: Sequence[dict[int, int]]
) -> tuple[Note, ...]:
    """Notes of kept rows, and those of the document and the new rows as read afresh."""
    kept: list[Note] = [note for note in old if note.at.startswith("/measures/")]
    before = _moved_notes(kept, lambda at: moved(at, places[0]))
    return before + _moved_notes(fresh, lambda at: moved(at, places[1]))


def with_read_row(draft: Draft, fresh: Reading, key: str) -> Draft:
    """The row with that key as read afresh, where it stands in its document.

    Raises `NotAValue` where it is there already, or where nothing was read of it.
    """
    keys = row_keys(fresh)
    if key in draft.keys:
        raise NotAValue("review.row_is_read")
    if key not in keys:
        raise NotAValue("review.no_such_row")
    before = keys.index(key)
    rows = _entries(draft)
    now = next(
        (n for n, (known, _, _) in enumerate(rows) if _begin(known) > _begin(key)), len(rows)
    )
    entries = [*rows[:now], (key, _beside(fresh.measures[before], rows, now), None), *rows[now:]]
    draft = _rebuilt(draft, entries)

    def move(at: str) -> str | None:
        return moved(at, {before: now}) if at.startswith("/measures/") else None

    reading = draft.reading
    return replace(
        draft,
        reading=replace(
            reading,
            doubts=reading.doubts + _moved_notes(fresh.doubts, move),
            corrections=reading.corrections + _moved_notes(fresh.corrections, move),
            provenance=reading.provenance + _moved_notes(fresh.provenance, move),
        ),
    )


def _beside(row: Row, rows: Sequence[Entry], now: int) -> Row:
    """What a row read alone cannot tell, as the row before it has it: plan or report, subject."""
    if not now:
        return row
    above = rows[now - 1][1]
    told: dict[str, Any] = {
        name: getattr(above, name)
        for name in _SHARED
        if name in ("kind", "logical_table") or not getattr(row, name)
    }
    if row.table != above.table:
        del told["kind"], told["logical_table"]
    told.pop("source_lines", None)
    return replace(row, **told)


def _begin(key: str) -> tuple[float, float]:
    """Table and row of a key; rows that stand in no table come last."""
    found = re.match(r"(\d+)\.(\d+)", key)
    return (float(found[1]), float(found[2])) if found else (float("inf"), 0.0)


def without_row(draft: Draft, place: int) -> Draft:
    """The row is no measure."""
    order = [n for n in range(len(draft.keys)) if n != place]
    return _rebuilt(draft, [(draft.keys[n], draft.reading.measures[n], n) for n in order])


def with_new_row(draft: Draft, place: int, key: str) -> Draft:
    """An empty row after another, of its table and kind: one that the reading missed."""
    rows = _entries(draft)
    above = draft.reading.measures[place]
    fresh = Row(0, **{name: getattr(above, name) for name in _SHARED})
    return _rebuilt(draft, [*rows[: place + 1], (key, fresh, None), *rows[place + 1 :]])


def joined(draft: Draft, place: int, second_key: str) -> Draft | None:
    """The second row goes on in the first: words are put together, lists follow each other."""
    if second_key not in draft.keys or draft.keys.index(second_key) == place:
        return None
    second = draft.keys.index(second_key)
    first_row, second_row = draft.reading.measures[place], draft.reading.measures[second]
    rows = _entries(draft)
    rows[place] = (draft.keys[place], _one_row(first_row, second_row), place)
    del rows[second]

    def move(at: str) -> str | None:
        parts = at.split("/")
        if not at.startswith(f"/measures/{second}/"):
            return at
        held = getattr(first_row, parts[3], None)
        if len(parts) > 4 and isinstance(held, tuple):
            parts[4] = str(int(parts[4]) + len(held))
        return "/".join(["", "measures", str(place), *parts[3:]])

    return _rebuilt(draft, rows, move)


def split(draft: Draft, place: int, value: Any, key: str) -> Draft:
    """A row parted in two: ``value["from"]`` says for each list where the new row begins."""
    if not isinstance(value, dict) or not isinstance(value.get("from"), dict):
        raise NotAValue("review.not_a_list")
    row = draft.reading.measures[place]
    cuts = {name: _cut(row, name, value["from"].get(name)) for name in PARTED}
    title = " ".join(str(value.get("measure") or "").split()) or None
    shared: dict[str, Any] = {name: getattr(row, name) for name in _SHARED}
    lower = Row(0, measure=title, **shared, **{n: getattr(row, n)[cut:] for n, cut in cuts.items()})
    lower = replace(lower, due=_dues(row, cuts, below=True))
    above: dict[str, Any] = {name: getattr(row, name)[:cut] for name, cut in cuts.items()}
    upper = replace(row, **above)
    upper = replace(upper, due=_dues(row, cuts, below=False))
    rows = _entries(draft)
    pair: list[Entry] = [(draft.keys[place], upper, place), (key, lower, None)]
    draft = _rebuilt(draft, [*rows[:place], *pair, *rows[place + 1 :]])
    return replace(draft, reading=_follow_split(draft.reading, place, cuts))


def _cut(row: Row, name: str, at: Any) -> int:
    length = len(getattr(row, name))
    if at is None:
        return length
    if isinstance(at, bool) or not isinstance(at, int) or not 0 <= at <= length:
        raise NotAValue("review.not_a_number", words=str(at))
    return at


def _dues(row: Row, cuts: dict[str, int], *, below: bool) -> tuple[Due, ...]:
    """Deadlines of parted items go with them, counted anew."""
    kept: list[Due] = []
    for due in row.due:
        name, _, number = due.at.partition(":")
        cut = cuts.get(name)
        lies_below = cut is not None and number.isdecimal() and int(number) > cut
        if lies_below and below:
            kept.append(replace(due, at=f"{name}:{int(number) - (cut or 0)}"))
        elif not lies_below and not below:
            kept.append(due)
    return tuple(kept)


def _follow_split(reading: Reading, place: int, cuts: dict[str, int]) -> Reading:
    def move(at: str) -> str | None:
        parts = at.split("/")
        if not at.startswith(f"/measures/{place}/") or len(parts) < 5:
            return at
        cut = cuts.get(parts[3])
        if cut is None or not parts[4].isdecimal() or int(parts[4]) < cut:
            return at
        parts[2], parts[4] = str(place + 1), str(int(parts[4]) - cut)
        return "/".join(parts)

    return with_notes(reading, move)


Entry = tuple[str, Row, int | None]


def _entries(draft: Draft) -> list[Entry]:
    return [
        (key, row, n)
        for n, (key, row) in enumerate(zip(draft.keys, draft.reading.measures, strict=True))
    ]


def _rebuilt(draft: Draft, entries: Sequence[Entry], first: Move = lambda at: at) -> Draft:
    """The draft with these rows; each says at which position it stood before."""
    places = {before: now for now, (_, _, before) in enumerate(entries) if before is not None}
    old = draft.reading
    rows = _numbered(row for _, row, _ in entries)
    ordinals = {old.measures[before].ordinal: rows[now].ordinal for before, now in places.items()}

    def move(at: str) -> str | None:
        went = first(at)
        return None if went is None else moved(went, places)

    reading = with_notes(replace(old, measures=rows, links=_moved_links(old, ordinals)), move)
    return Draft(reading, tuple(key for key, _, _ in entries))


def _numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(replace(row, ordinal=n) for n, row in enumerate(rows, 1))


def _moved_links(reading: Reading, ordinals: dict[int, int]) -> tuple[Link, ...]:
    return tuple(
        replace(link, plan=ordinals[link.plan], report=ordinals[link.report])
        for link in reading.links
        if link.plan in ordinals and link.report in ordinals
    )


def with_notes(reading: Reading, move: Move) -> Reading:
    """The reading with each note where ``move`` says; without those that it gives no place."""
    return replace(
        reading,
        doubts=_moved_notes(reading.doubts, move),
        corrections=_moved_notes(reading.corrections, move),
        provenance=_moved_notes(reading.provenance, move),
    )


def _moved_notes(notes: Iterable[Note], move: Move) -> tuple[Note, ...]:
    went: list[Note] = []
    for note in notes:
        at = move(note.at)
        if at is not None:
            went.append(replace(note, at=at))
    return tuple(went)


def _one_row(first: Row, second: Row) -> Row:
    texts: dict[str, Any] = {
        name: _words(getattr(first, name), getattr(second, name)) for name in TEXTS
    }
    lists: dict[str, Any] = {name: getattr(first, name) + getattr(second, name) for name in LINES}
    lists["responsible"] = tuple(dict.fromkeys(lists["responsible"]))
    facts: dict[str, Any] = {
        name: getattr(first, name) or getattr(second, name)
        for name in ("printed_no", "instrument", "status", "status_basis", "cadence")
    }
    before = {"steps": len(first.steps), "follow_up": len(first.follow_up)}
    return replace(
        first,
        **texts,
        **lists,
        **facts,
        tables=tuple(dict.fromkeys(first.tables + second.tables)),
        source_lines=tuple(dict.fromkeys(first.source_lines + second.source_lines)),
        due=(*first.due, *(replace(due, at=_later(due.at, before)) for due in second.due)),
        actions=first.actions + second.actions,
        evidence=_links(first, second),
    )


def _words(first: str | None, second: str | None) -> str | None:
    if first and second and first != second:
        return f"{first} {second}"
    return first or second


def _later(at: str, before: dict[str, int]) -> str:
    name, _, number = at.partition(":")
    return f"{name}:{int(number) + before[name]}" if name in before and number else at


def _links(first: Row, second: Row) -> tuple[Any, ...]:
    deeds = len(first.actions)
    put = (
        replace(link, action=link.action + deeds if link.action else None)
        for link in second.evidence
    )
    return tuple(replace(link, no=n) for n, link in enumerate((*first.evidence, *put), 1))
