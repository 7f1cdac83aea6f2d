"""The reading with the decisions applied: a pure function of both, nothing kept between.

`apply` begins with the frozen reading each time, so what is undone leaves it as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from prongsai.domain.plan.reading import Link, Reading
from prongsai.domain.reading.review import items, structure
from prongsai.domain.reading.review.decisions import (
    OF_TABLES,
    Decision,
    in_force,
    keyed,
    placed,
    row_keys,
)
from prongsai.domain.reading.review.structure import Draft
from prongsai.domain.reading.review.tables import (
    Mended,
    Source,
    lone_document,
    mended_by,
    read_as_told,
)
from prongsai.domain.reading.review.values import NotAValue, with_meta, with_value
from prongsai.domain.thai.fiscal import FiscalYear

_AFTER_READING = frozenset({"accept", "leave", "undo"})


@dataclass(frozen=True, slots=True)
class Applied:
    """``idle`` are the numbers of decisions whose row is gone, or whose value fits no more.

    ``mended`` is the source as the decisions in force make it; None where there is none.
    """

    draft: Draft
    idle: tuple[int, ...]
    mended: Mended | None = None

    @property
    def reading(self) -> Reading:
        return self.draft.reading

    @property
    def keys(self) -> tuple[str, ...]:
        return self.draft.keys


def apply(base: Reading, decisions: Sequence[Decision], source: Source | None) -> Applied:
    """The reading that the decisions in force make of the frozen one.

    The source is read again only when decisions change it, and of that reading only what they
    touch is taken.  A reading that came without its source has None.
    """
    active = in_force(decisions)
    draft = Draft(base, row_keys(base))
    mended = Mended(source.document) if source else None
    idle: list[int] = []
    if mended and source:
        mended, lone = _mended(mended, active, idle, draft.keys)
        draft = _read_again(draft, mended, lone, source, idle)
    for decision in active:
        if decision.kind in OF_TABLES:
            if source is None:
                idle.append(decision.number)
            continue
        try:
            changed = _applied(draft, decision)
        except NotAValue:
            changed = None
        if changed is None:
            idle.append(decision.number)
        else:
            draft = changed
    return Applied(draft, tuple(sorted(idle)), mended)


Lone = tuple[int, int, int, Mended]


def _mended(
    mended: Mended, active: Sequence[Decision], idle: list[int], keys: Sequence[str]
) -> tuple[Mended, list[Lone]]:
    """The source after all decisions upon it, and the rows to be read alone.

    A lone row is (decision, table, row, the source that still has it).
    """
    lone: list[Lone] = []
    for decision in active:
        if decision.kind not in OF_TABLES:
            continue
        try:
            after = mended_by(mended, decision)
            if decision.kind == "row" and _key(after.lone[-1]) in keys:
                raise NotAValue("review.row_is_read")
        except NotAValue:
            idle.append(decision.number)
            continue
        if decision.kind == "row":
            lone.append((decision.number, *after.lone[-1], mended))
        mended = after
    return mended, lone


def _read_again(
    draft: Draft, mended: Mended, lone: Sequence[Lone], source: Source, idle: list[int]
) -> Draft:
    if mended.touched:
        fresh = source.read(mended.document, mended.chosen)
        draft = structure.spliced(draft, fresh, mended.touched)
    for number, table, row, whole in lone:
        try:
            draft = _with_lone(draft, (table, row), whole, mended, source)
        except NotAValue:
            idle.append(number)
    return draft


def _with_lone(
    draft: Draft, at: tuple[int, int], whole: Mended, mended: Mended, source: Source
) -> Draft:
    document, chosen, line = lone_document(whole, mended, *at)
    fresh = source.read(document, chosen)
    if _key(at) not in row_keys(fresh):
        fresh = read_as_told(fresh, line)
    return structure.with_read_row(draft, fresh, _key(at))


def _key(at: tuple[int, int]) -> str:
    return f"{at[0]}.{at[1]}"


def check(applied: Applied, decision: Decision, source: Source | None = None) -> None:
    """Raises `NotAValue` for a decision that would not fit the reading as it stands."""
    if decision.kind not in OF_TABLES:
        if _applied(applied.draft, decision) is None:
            raise NotAValue("review.no_such_row")
        return
    if applied.mended is None or source is None:
        raise NotAValue("review.no_source")
    after = mended_by(applied.mended, decision)
    if decision.kind == "row":
        place = after.lone[-1]
        if _key(place) in applied.keys:
            raise NotAValue("review.row_is_read")
        _with_lone(applied.draft, place, applied.mended, after, source)


def _applied(draft: Draft, decision: Decision) -> Draft | None:
    """The draft after one decision; None when its row is gone."""
    if decision.kind in _AFTER_READING:
        return draft
    if decision.kind == "correct":
        return _corrected(draft, decision.at, decision.value)
    at = placed(decision.at, draft.keys)
    place = row_of(at) if at else None
    if at is None or place is None or place >= len(draft.keys):
        return None
    if decision.kind in ("move", "item_split", "item_join"):
        return _of_items(draft, place, at, decision)
    if decision.kind == "pair":
        return _paired(draft, place, decision.value)
    if decision.kind == "drop":
        return structure.without_row(draft, place)
    if decision.kind == "add":
        return structure.with_new_row(draft, place, f"n{decision.number}")
    if decision.kind == "join":
        return structure.joined(draft, place, str(decision.value))
    return structure.split(draft, place, decision.value, f"{draft.keys[place]}/{decision.number}")


def _of_items(draft: Draft, place: int, at: str, decision: Decision) -> Draft | None:
    parts = at.split("/")[1:]
    if not 3 <= len(parts) <= 4 or (len(parts) == 4 and not parts[3].isdecimal()):
        raise NotAValue("review.no_such_field", field=decision.at)
    field, index = parts[2], int(parts[3]) if len(parts) == 4 else None
    if decision.kind == "item_split":
        said = decision.value if isinstance(decision.value, list) else []
        return items.item_parted(draft, place, field, index, said)
    if decision.kind == "item_join":
        return items.item_joined(draft, place, field, index)
    target = placed(str(decision.value), draft.keys)
    there = row_of(target) if target else None
    if target is None or there is None or there >= len(draft.keys) or target.count("/") != 3:
        return None
    return items.words_moved(draft, place, field, index, (there, target.rpartition("/")[2]))


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
