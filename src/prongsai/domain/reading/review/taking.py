"""The plan with what was taken of a document: a pure function of both and of what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from prongsai.domain.plan.document import Measure, pair
from prongsai.domain.plan.reading import (
    Correction,
    Doubt,
    Evidence,
    Link,
    Meta,
    Provenance,
    Reading,
    Row,
)
from prongsai.domain.reading.review.merging import (
    TOLD,
    Change,
    Comparison,
    Meeting,
    comparable,
    told_value,
)
from prongsai.domain.reading.review.values import with_value
from prongsai.domain.thai.fiscal import FiscalYear

#: fields that go with another one
_WITH: Mapping[str, tuple[str, ...]] = {
    "responsible": ("responsible_raw",),
    "item_code": ("item_code_raw",),
    "cadence": ("cadence_raw",),
    "status": ("status_basis",),
    "fiscal_year": ("fiscal_year_basis",),
    "period_raw": ("period_basis",),
}
_RANKS = {"timeline": 0, "steps": 1, "follow_up": 2}
Note = TypeVar("Note", Doubt, Correction, Provenance)


@dataclass(frozen=True, slots=True)
class Taken:
    """``origins`` gives for each row its position in the plan before; None for a new one."""

    reading: Reading
    origins: tuple[int | None, ...]


@dataclass(slots=True)
class _Part:
    """A row on its way: where it stood in the plan or in the document, and for each field that it
    took, the row of the document that told it."""

    row: Row
    old: int | None
    new: int | None = None
    took: dict[str, int] = field(default_factory=dict)


def taken(old: Reading, new: Reading, found: Comparison, chosen: Mapping[str, str]) -> Taken:
    """The plan with what was chosen.

    ``chosen`` names a field as ``m3.steps`` or ``facts.round`` (keep, take, both), a measure as
    ``n2`` (take, skip) or ``m3`` when the document has none of it (keep, drop), and ``around``
    (keep, take).  What it does not name is as proposed; measures stay, new ones come.
    """
    olds, news = pair(old).measures, pair(new).measures
    parts = [_Part(row, n) for n, row in enumerate(old.measures)]
    at_old = {row.ordinal: part for row, part in zip(old.measures, parts, strict=True)}
    at_new = {row.ordinal: n for n, row in enumerate(new.measures)}
    year = FiscalYear(old.meta.fiscal_year) if old.meta.fiscal_year else None
    before: Measure | None = None
    links = list(old.links)
    for meeting in found.meetings:
        if meeting.old is not None and meeting.new is not None:
            _take_fields(
                meeting, olds[meeting.old], news[meeting.new], at_old, at_new, chosen, year
            )
            before = olds[meeting.old]
        elif meeting.new is not None and chosen.get(meeting.name, "take") == "take":
            fresh = _with_measure(parts, news[meeting.new], before, at_old, at_new)
            links += _linked(fresh, news[meeting.new])
            before = fresh
        elif meeting.old is not None and chosen.get(meeting.name, "keep") == "drop":
            gone = [row.ordinal for row in _rows(olds[meeting.old])]
            parts[:] = [part for part in parts if part.row.ordinal not in gone]
    return _whole(old, new, parts, links, found, chosen)


def _rows(measure: Measure) -> list[Row]:
    return [row for row in (measure.plan, measure.report) if row]


def _take_fields(
    meeting: Meeting,
    old: Measure,
    new: Measure,
    at_old: Mapping[int, _Part],
    at_new: Mapping[int, int],
    chosen: Mapping[str, str],
    year: FiscalYear | None,
) -> None:
    for change in meeting.changes:
        choice = _choice(change, chosen.get(f"{meeting.name}.{change.field}"))
        if choice == "keep":
            continue
        mine = old.report if change.field in TOLD and old.report else old.plan or old.report
        other = _holder(new, change.field)
        assert mine is not None
        part = at_old[mine.ordinal]
        if choice == "take":
            part.row = _with_field(part.row, other, change.field, told_value(new, change.field))
            told = at_new[other.ordinal]
            part.took |= dict.fromkeys((change.field, *_WITH.get(change.field, ())), told)
        else:
            part.row = _with_both(part.row, other, change, year)


def _choice(change: Change, said: str | None) -> str:
    return said if said in change.choices else change.default


def _holder(measure: Measure, name: str) -> Row:
    told = name in TOLD and measure.report and getattr(measure.report, name) not in (None, ())
    row = measure.report if told else measure.plan or measure.report
    assert row is not None
    return row


def _with_field(row: Row, other: Row, name: str, value: Any) -> Row:
    changed: dict[str, Any] = {name: value}
    changed |= {each: getattr(other, each) for each in _WITH.get(name, ())}
    place = "timeline" if name == "timeline_raw" else name
    if place in _RANKS:
        dues = [due for due in row.due if due.at.partition(":")[0] != place]
        dues += [due for due in other.due if due.at.partition(":")[0] == place]
        changed["due"] = tuple(
            sorted(dues, key=lambda due: _RANKS.get(due.at.partition(":")[0], 3))
        )
    before, row = row, replace(row, **changed)
    if name == "actions":
        return replace(row, evidence=_placed(row.evidence, row, before))
    return replace(row, evidence=_placed(value, row, other)) if name == "evidence" else row


def _placed(links: Iterable[Evidence], row: Row, of: Row) -> tuple[Evidence, ...]:
    """Links beside the deeds of the row that they belonged to in the other one, numbered anew."""
    deeds = [comparable(one.text) for one in row.actions]

    def deed(link: Evidence) -> int | None:
        if not link.action or link.action > len(of.actions):
            return None
        words = comparable(of.actions[link.action - 1].text)
        return deeds.index(words) + 1 if words in deeds else None

    return tuple(replace(link, no=n, action=deed(link)) for n, link in enumerate(links, 1))


def _with_both(row: Row, other: Row, change: Change, year: FiscalYear | None) -> Row:
    """The items of the plan, then those of the document that it does not have."""
    mine = getattr(row, change.field)
    known = {comparable(one) for one in mine}
    added = tuple(one for one in change.new if comparable(one) not in known)
    whole = (*mine, *added)
    if change.field == "evidence":
        put = (*mine, *_placed(added, row, other))
        return replace(row, evidence=tuple(replace(one, no=n) for n, one in enumerate(put, 1)))
    if change.field in _RANKS:
        return with_value(row, change.field, None, list(whole), year)
    changed: dict[str, Any] = {change.field: whole}
    return replace(row, **changed)


_APART = 1_000_000  # ordinals of new rows, until all are numbered


def _with_measure(
    parts: list[_Part],
    new: Measure,
    before: Measure | None,
    at_old: Mapping[int, _Part],
    at_new: Mapping[int, int],
) -> Measure:
    """Its rows below those of the measure before it; given with the ordinals that they have now."""
    made: dict[str, Row] = {}
    for name in ("plan", "report"):
        row: Row | None = getattr(new, name)
        if row is None:
            continue
        fresh = replace(row, ordinal=row.ordinal + _APART)
        above: Row | None = getattr(before, name, None)
        ordinals = [part.row.ordinal for part in parts]
        if above is not None and above.ordinal in ordinals:
            place = ordinals.index(above.ordinal) + 1
        else:
            place = 0 if before is None and name == "plan" else len(parts)
        parts.insert(place, _Part(fresh, None, at_new[row.ordinal]))
        made[name] = fresh
    return replace(new, plan=made.get("plan"), report=made.get("report"))


def _linked(fresh: Measure, new: Measure) -> list[Link]:
    if not fresh.plan or not fresh.report:
        return []
    basis: Any = "confirmed" if new.confirmed else "title"
    return [Link(fresh.plan.ordinal, fresh.report.ordinal, basis, new.certainty)]


def _whole(
    old: Reading,
    new: Reading,
    parts: Sequence[_Part],
    links: Iterable[Link],
    found: Comparison,
    chosen: Mapping[str, str],
) -> Taken:
    now = {part.row.ordinal: n for n, part in enumerate(parts, 1)}
    facts = {
        one.field for one in found.facts if _choice(one, chosen.get(f"facts.{one.field}")) == "take"
    }
    around = found.around and chosen.get("around", "keep") == "take"
    reading = replace(
        old,
        meta=_with_facts(old.meta, new.meta, facts),
        sections=new.sections if around else old.sections,
        measures=tuple(replace(part.row, ordinal=n) for n, part in enumerate(parts, 1)),
        links=tuple(
            replace(link, plan=now[link.plan], report=now[link.report])
            for link in links
            if link.plan in now and link.report in now
        ),
        doubts=tuple(_notes(old.doubts, new.doubts, parts, facts, around)),
        corrections=tuple(_notes(old.corrections, new.corrections, parts, facts, around)),
        provenance=tuple(_notes(old.provenance, new.provenance, parts, facts, around)),
    )
    return Taken(reading, tuple(part.old for part in parts))


def _with_facts(old: Meta, new: Meta, names: Iterable[str]) -> Meta:
    every = [each for name in names for each in (name, *_WITH.get(name, ()))]
    changed: dict[str, Any] = {name: getattr(new, name) for name in every}
    return replace(old, **changed)


def _notes(
    old: Sequence[Note], new: Sequence[Note], parts: Sequence[_Part], facts: set[str], around: bool
) -> Iterator[Note]:
    """Notes of what stayed, and of what was taken; those of another file name no place in it."""
    before = {part.old: (n, part) for n, part in enumerate(parts) if part.old is not None}
    whole = {part.new: n for n, part in enumerate(parts) if part.new is not None}
    took = {(row, name): n for n, part in enumerate(parts) for name, row in part.took.items()}
    for note in old:
        place, name, rest = _parts(note.at)
        if place is None:
            if name not in facts and not (around and note.at.startswith("/sections/")):
                yield _unplaced(note)
        elif place in before and name not in before[place][1].took:
            yield _unplaced(replace(note, at=f"/measures/{before[place][0]}{rest}"))
    for note in new:
        place, name, rest = _parts(note.at)
        if place is None:
            if name in facts or (around and note.at.startswith("/sections/")):
                yield note
        elif (now := whole.get(place, took.get((place, name)))) is not None:
            yield replace(note, at=f"/measures/{now}{rest}")


def _parts(at: str) -> tuple[int | None, str, str]:
    """Position, field and rest of a pointer; the field alone for a fact of the document."""
    parts = at.split("/")
    if len(parts) > 2 and parts[1] == "measures" and parts[2].isdecimal():
        rest = "/".join(["", *parts[3:]]) if len(parts) > 3 else ""
        return int(parts[2]), parts[3] if len(parts) > 3 else "", rest
    return None, parts[2] if len(parts) > 2 and parts[1] == "meta" else "", ""


def _unplaced(note: Note) -> Note:
    """The plan's file is the new one now, so a page of the old one would mislead; words stay."""
    if isinstance(note, Provenance):
        return replace(note, page=None, line=None, sheet=None, table=None, row=None, column=None)
    return replace(note, line=None, page=None) if isinstance(note, Correction) else note
