"""Writing a whole reading into a plan; measures that were there keep their key and history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import cast

from django.db import models

from prongsai.apps.agencies.models import Agency, OrgUnit, UnitName
from prongsai.apps.evidence.selectors import files_by_address
from prongsai.apps.jobs import clock
from prongsai.apps.measures.document import chosen, meta_of, sections_of
from prongsai.apps.measures.matching import match
from prongsai.apps.measures.models import Measure, Plan, Report, ReportEntry, SourceNote
from prongsai.apps.measures.notes import Place, notes_of
from prongsai.apps.measures.rows import (
    CHILDREN,
    FACTS,
    RELATED,
    as_printed,
    children_of,
    comparable,
    facts_of,
    told_children_of,
    told_facts_of,
    told_in_plan,
)
from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Link, Meta, Reading, Row, Sections
from prongsai.domain.report.wanted import ReportRound, Wording, worded


def units_by_name(agency: Agency) -> dict[str, int]:
    """The agency's units by every name they are known under, as names are compared."""
    own = OrgUnit.objects.filter(agency=agency).values_list("name", "pk")
    other = UnitName.objects.filter(unit__agency=agency).values_list("text", "unit_id")
    return {comparable(name): pk for name, pk in (*other, *own)}


@dataclass(slots=True)
class _Told:
    """A measure of the document: its row, the report's own row, and how the two are linked."""

    place: int
    row: Row
    own: Row | None = None
    own_place: int = 0
    link: Link | None = None
    link_place: int = 0
    measure: Measure | None = None

    @property
    def adopted(self) -> bool:
        """A report's row alone, whose measure the plan has: the plan's own row stays as it is."""
        known = self.measure is not None and self.measure.pk and self.measure.kind != "report"
        return self.row.kind == "report" and self.own is None and bool(known)


def put_rows(
    plan: Plan,
    report: Report,
    reading: Reading,
    *,
    keys: Sequence[str | None] | None = None,
    drop_missing: bool = False,
    dropped: Collection[str] = (),
) -> dict[str, int]:
    """Make plan and report hold the reading's rows; counts of new, kept and gone.

    Other rounds keep what was told in them. A row is known again by `keys` (for each row the key
    of its measure, None for a new one), without them by code and title. A measure that the reading
    does not name stays, behind those that it names, unless it is `dropped`; with `drop_missing` all
    such are.
    """
    told = _told(reading)
    known = list(plan.measures.prefetch_related(*RELATED))
    if keys is None:
        matched = match([one.row for one in told], known)
    else:
        by_key = {measure.key: measure for measure in known}
        matched = [by_key.get(keys[one.place] or "") for one in told]
    for one, measure in zip(told, matched, strict=True):
        one.measure = measure or Measure(agency_id=plan.agency_id, plan=plan)
    new, kept = _save_measures(plan, told)
    _put_parts(plan, told)
    _put_entries(report, told)
    gone = _put_behind(plan, told, dropped=None if drop_missing else dropped)
    report.notes.all().delete()
    places = _places(told, len(reading.measures))
    SourceNote.objects.bulk_create(notes_of(report, reading, places), batch_size=500)
    return {"new": new, "kept": kept, "gone": gone}


def _told(reading: Reading) -> list[_Told]:
    """The measures of a reading; a report's row that is linked goes with the row of the plan."""
    places = {row.ordinal: place for place, row in enumerate(reading.measures)}
    told = {
        row.ordinal: _Told(place, row)
        for place, row in enumerate(reading.measures)
        if row.kind != "report"
    }
    for link_place, link in enumerate(reading.links):
        planned = told.get(link.plan)
        if planned is None or planned.own or link.report not in places or link.report in told:
            continue
        planned.own_place = places.pop(link.report)
        planned.own = reading.measures[planned.own_place]
        planned.link, planned.link_place = link, link_place
    alone = [
        _Told(place, reading.measures[place])
        for ordinal, place in places.items()
        if ordinal not in told
    ]
    return sorted((*told.values(), *alone), key=lambda one: one.place)


def _save_measures(plan: Plan, told: Sequence[_Told]) -> tuple[int, int]:
    new: list[Measure] = []
    kept: list[Measure] = []
    for one in told:
        measure = one.measure
        assert measure is not None
        (kept if measure.pk else new).append(measure)
        measure.version += 1 if measure.pk else 0
        measure.removed_at = None
        if one.adopted:
            one.own, one.own_place = one.row, one.place + _behind(plan)
            continue
        measure.position = one.place
        for name, value in facts_of(one.row).items():
            setattr(measure, name, value)
    Measure.objects.bulk_create(new)
    names = ["position", "version", "removed_at", *FACTS]
    Measure.objects.bulk_update(kept, names, batch_size=50)
    return len(new), len(kept)


def _behind(plan: Plan) -> int:
    last = plan.measures.aggregate(last=models.Max("position"))["last"]
    return (last or 0) + 1


def _put_parts(plan: Plan, told: Sequence[_Told]) -> None:
    """Steps, owners and deadlines; who had a duty keeps it. An adopted row leaves the plan's."""
    units = units_by_name(plan.agency)
    mine = [one for one in told if one.measure is not None and one.own is not one.row]
    duties = {one.measure: duties_of(one.measure) for one in mine if one.measure}
    for child in CHILDREN:
        child._default_manager.filter(measure__in=[one.measure for one in mine]).delete()
    save_all(
        child
        for one in mine
        if one.measure
        for child in children_of(one.measure, one.row, units, duties[one.measure])
    )


def duties_of(measure: Measure) -> dict[str, str]:
    """What each responsible party does, by its name as names are compared."""
    if not measure.pk:
        return {}
    return {comparable(one.name): one.part for one in measure.responsible.all()}


def _put_entries(report: Report, told: Sequence[_Told]) -> None:
    ReportEntry.objects.filter(report=report).delete()
    entries = [_entry(report, one) for one in told]
    ReportEntry.objects.bulk_create(entries, batch_size=200)
    rows = [one.own or one.row for one in told]
    files = files_by_address(
        report.plan.agency, [proof.url for row in rows for proof in row.evidence]
    )
    save_all(
        child
        for entry, row in zip(entries, rows, strict=True)
        for child in told_children_of(entry, row, files)
    )


def _entry(report: Report, one: _Told) -> ReportEntry:
    link = one.link or Link(0, 0, "title", 1.0)
    assert one.measure is not None
    return ReportEntry(
        report=report,
        measure=one.measure,
        months=report.months,
        printed=as_printed(one.own) if one.own else None,
        of_plan=told_in_plan(one.row) if one.own and one.own is not one.row else {},
        place=one.own_place,
        basis=link.basis if one.own else "",
        certainty=link.certainty,
        link_place=one.link_place,
        at=clock.now(),
        **told_facts_of(one.own or one.row),
    )


def _put_behind(plan: Plan, told: Sequence[_Told], *, dropped: Collection[str] | None) -> int:
    """The measures that the document does not name: out of the plan, or behind the others.

    ``dropped`` are the keys of those that go, None for all of them.
    """
    named = {one.measure.pk for one in told if one.measure}
    others = [one for one in Measure.standing.filter(plan=plan).all() if one.pk not in named]
    gone = [one.pk for one in others if dropped is None or one.key in dropped]
    Measure.objects.filter(pk__in=gone).update(removed_at=clock.now())
    left = [one for one in others if one.pk not in gone]
    renamed = any(one.own is not one.row for one in told)
    last = max((one.place for one in told), default=-1) + 1
    for place, measure in enumerate(left if renamed else ()):
        measure.position, measure.ordinal = last + place, last + place + 1
    Measure.objects.bulk_update(left, ["position", "ordinal"], batch_size=100)
    return len(gone)


def _places(told: Sequence[_Told], count: int) -> list[Place]:
    """What each row of the document became."""
    found: dict[int, Place] = {}
    for one in told:
        assert one.measure is not None
        adopted = one.own is one.row
        found[one.place] = (one.measure, adopted)
        if one.own is not None and not adopted:
            found[one.own_place] = (one.measure, True)
    return [found[place] for place in range(count)]


def report_for(plan: Plan, months: int, *, save: bool = True) -> Report:
    """The plan's report of a round; a new one takes over the words of the latest one."""
    reports = list(plan.reports.all())
    found = next((one for one in reports if one.months == months), None)
    if found is not None:
        return found
    latest = chosen(reports, None)
    base = Reading(
        doc="",
        meta=meta_of(latest) if latest else Meta(fiscal_year=plan.fiscal_year),
        sections=sections_of(latest) if latest else Sections(),
        measures=(),
    )
    base = replace(base, meta=replace(base.meta, prepared_date=None, source_file=None))
    told = worded(base, Wording(round=cast(ReportRound, months)))
    facts = {
        "meta": plain(told.meta),
        "sections": plain(told.sections),
        "changed_at": clock.now(),
    }
    if not save:
        return Report(plan=plan, months=months, **facts)
    report, _new = Report.objects.get_or_create(plan=plan, months=months, defaults=facts)
    return report


def save_all(children: Iterable[models.Model]) -> None:
    """New rows of several models, one statement a model and batch."""
    ordered = sorted(children, key=lambda child: child._meta.label)
    for _, same in groupby(ordered, key=lambda child: child._meta.label):
        batch = list(same)
        type(batch[0])._default_manager.bulk_create(batch, batch_size=500)
