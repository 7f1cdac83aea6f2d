"""Writing what changed of one measure, and nothing else of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.db import models
from django.db.models import F

from prongsai.apps.evidence.selectors import files_by_address
from prongsai.apps.jobs import clock
from prongsai.apps.measures.choices import EntryKind, ToldKind
from prongsai.apps.measures.mending import WITH_DUES, moved, origins
from prongsai.apps.measures.models import (
    Action,
    Due,
    Entry,
    Measure,
    Plan,
    Proof,
    Report,
    ReportEntry,
    Responsible,
    Telling,
)
from prongsai.apps.measures.rows import (
    FACTS,
    PARTS,
    TOLD_FACTS,
    TOLD_PARTS,
    children_of,
    comparable,
    dues_of,
    entries_of,
    row_with,
    told_children_of,
)
from prongsai.apps.measures.storing import report_for, save_all, units_by_name
from prongsai.apps.prepared import PreparedUpdate
from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Row

#: in the journal: what each responsible party does, by name; a row of a reading does not tell it
DUTIES = "duties"
_ROWS_OF: dict[str, type[models.Model]] = {"responsible": Responsible, "due": Due}
_TOLD_ROWS_OF: dict[str, type[models.Model]] = {"actions": Action, "evidence": Proof}
_COUNT = PreparedUpdate(
    lambda pk, now: Plan.objects.filter(pk=pk),
    lambda pk, now: {"version": F("version") + 1, "changed_at": now},
    pk=models.BigAutoField(),
    now=models.DateTimeField(),
)


class ChangedMeanwhile(RuntimeError):
    """Somebody else has changed the same field since it was read; nothing was written."""


class Overtaken(RuntimeError):
    """Somebody else has changed the measure since it was looked at; nothing was written."""


@dataclass(slots=True)
class Change:
    """A measure as it was looked at, with what was told in a round.

    `duties`: what each party does who has something to do, by name as written.
    """

    measure: Measure
    months: int | None
    entry: ReportEntry | None
    row: Row
    duties: dict[str, str] = field(default_factory=dict)

    def replaced(self, values: Mapping[str, Any]) -> Row:
        return replace(self.row, **values)


def look_at(measure: Measure, months: int | None, names: Iterable[str] = PARTS) -> Change:
    """The parts of a measure as they are now; its own columns are those of `measure`.

    Parts that a change of the fields `names` cannot touch are left out: they stay empty.
    """
    touched = set(names)
    if touched.intersection(("due", *WITH_DUES)):
        touched |= {"due", *WITH_DUES}
    elif "timeline_raw" in touched:
        touched.add("due")
    parts: dict[str, Any] = {}
    if touched.intersection(EntryKind.values):
        parts |= entries_of(measure)
    if "due" in touched:
        parts["due"] = dues_of(measure)
    duties: dict[str, str] = {}
    if "responsible" in touched:
        parties = list(measure.responsible.values_list("name", "part"))
        parts["responsible"] = tuple(name for name, _part in parties)
        duties = {name: part for name, part in parties if part}
    entry = None
    if months is not None:
        told = ReportEntry.objects.filter(measure=measure, months=months)
        entry = told.prefetch_related("tellings", "actions", "evidence").first()
    return Change(measure, months, entry, row_with(measure, parts, entry), duties)


def fresh(measure: Measure) -> Measure:
    """The measure's columns as they are now."""
    now: Measure = Measure.objects.select_related("plan__agency").get(pk=measure.pk)
    return now


def locked(measure: Measure) -> Measure:
    """The same, and nobody else can change its plan until the transaction ends."""
    _locked_plan(measure)
    return fresh(measure)


def _locked_plan(measure: Measure) -> Plan:
    """Who writes into a plan takes the plan first, so that no two wait for each other crosswise."""
    plan: Plan = Plan.objects.select_for_update().get(pk=measure.plan_id)
    return plan


def seen_of(now: Change, names: Iterable[str]) -> str:
    """A sum of some fields: a form carries it, so that a change of them meanwhile is noticed."""
    told = {name: plain(getattr(now.row, name)) for name in sorted(names)}
    told[DUTIES] = now.duties if "responsible" in told else None
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]


def write(
    now: Change, after: Row, duties: Mapping[str, str] | None = None
) -> dict[str, dict[str, Any]] | None:
    """Write the fields that differ; what they were and what they are, by name. None: nothing.

    Raises `Overtaken`.
    """
    before = now.row
    every = (*FACTS, *PARTS, *TOLD_FACTS, *TOLD_PARTS)
    names = [name for name in every if getattr(before, name) != getattr(after, name)]
    new_duties = now.duties if duties is None else _said(duties, after)
    if not names and now.duties == new_duties:
        return None
    _write_facts(now, after, names)
    _write_parts(now, after, names, new_duties)
    _write_told(now, after, names)
    facts = {
        "before": {name: plain(getattr(before, name)) for name in names},
        "after": {name: plain(getattr(after, name)) for name in names},
    }
    if now.duties != new_duties:
        facts["before"][DUTIES], facts["after"][DUTIES] = now.duties, new_duties
    return facts


def _said(duties: Mapping[str, str], after: Row) -> dict[str, str]:
    return {name: duties[name] for name in after.responsible if duties.get(name)}


def count_change(plan: Plan) -> None:
    """A version more of the plan: what was drawn or folded of it before is no longer right."""
    _COUNT(pk=plan.pk, now=clock.now())


def put_at(measure: Measure, place: int) -> tuple[int, int]:
    """Put a measure at a place (from 0) among those of its plan, the others close up.

    Gives the place it had and the one it has; where they are the same nothing was written. Raises
    `ChangedMeanwhile` when it was taken out of the plan.
    """
    plan = _locked_plan(measure)
    order = list(Measure.standing.filter(plan=plan).all())
    before = next((n for n, one in enumerate(order) if one.pk == measure.pk), None)
    if before is None:
        raise ChangedMeanwhile
    after = min(max(place, 0), len(order) - 1)
    if before != after:
        order.insert(after, order.pop(before))
        for position, one in enumerate(order):
            one.position = position
        Measure.objects.bulk_update(order, ["position"], batch_size=200)
        count_change(plan)
    return before, after


def _write_facts(now: Change, after: Row, names: Iterable[str]) -> None:
    """The measure's own columns, and a version more of it and of its plan."""
    measure = now.measure
    facts = {name: plain(getattr(after, name)) for name in names if name in FACTS}
    count_change(measure.plan)
    as_seen = Measure.objects.filter(pk=measure.pk, version=measure.version)
    if not as_seen.update(version=measure.version + 1, **facts):
        raise Overtaken
    measure.version += 1
    for name, value in facts.items():
        setattr(measure, name, value)


def _write_parts(now: Change, after: Row, names: list[str], duties: Mapping[str, str]) -> None:
    parts = [name for name in names if name in PARTS]
    measure = now.measure
    if "responsible" not in parts and duties != now.duties:
        parts.append("responsible")
    for part in parts:
        if part in _ROWS_OF:
            _ROWS_OF[part]._default_manager.filter(measure=measure).delete()
        _move_notes(measure, part, origins(getattr(now.row, part), getattr(after, part)))
    lists = [part for part in parts if part in EntryKind.values]
    if lists:
        Entry.objects.filter(measure=measure, kind__in=lists).delete()
    units = units_by_name(measure.plan.agency) if "responsible" in parts else {}
    said = {comparable(name): part for name, part in duties.items()}
    save_all(children_of(measure, after, units, said, parts))


def _write_told(now: Change, after: Row, names: list[str]) -> None:
    facts = [name for name in names if name in TOLD_FACTS]
    parts = [name for name in names if name in TOLD_PARTS]
    if not facts and not parts:
        return
    entry = now.entry or _new_entry(now)
    for name in facts:
        setattr(entry, name, plain(getattr(after, name)))
    entry.at = clock.now()
    entry.save()
    Report.objects.filter(pk=entry.report_id).update(changed_at=clock.now())
    for part in parts:
        if part in _TOLD_ROWS_OF:
            _TOLD_ROWS_OF[part]._default_manager.filter(entry=entry).delete()
        _move_notes(now.measure, part, origins(getattr(now.row, part), getattr(after, part)))
    lists = [part for part in parts if part in ToldKind.values]
    if lists:
        Telling.objects.filter(entry=entry, kind__in=lists).delete()
    agency = now.measure.plan.agency
    files = files_by_address(agency, [proof.url for proof in after.evidence])
    save_all(told_children_of(entry, after, files, parts))


def _new_entry(now: Change) -> ReportEntry:
    assert now.months is not None, "what a report tells belongs to a round"
    report = report_for(now.measure.plan, now.months)
    return ReportEntry(
        report=report, measure=now.measure, months=now.months, place=now.measure.position
    )


def _move_notes(measure: Measure, part: str, came_from: list[int | None]) -> None:
    """A note goes with its item; the note of a removed item stays with the list as a whole."""
    for note in measure.notes.filter(at__startswith=f"/{part}/"):
        at = moved(note.at, part, came_from)
        if at != note.at:
            note.at = f"/{part}" if at is None else at
            note.save(update_fields=["at"])
