"""Reads of plans and measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet

from prongsai.apps.agencies.models import Agency, AgencyName, OrgUnit, Position
from prongsai.apps.journal import selectors as journal
from prongsai.apps.journal.models import Line as JournalLine
from prongsai.apps.measures.choices import EntryKind
from prongsai.apps.measures.document import keyed_reading, placed, reading_for
from prongsai.apps.measures.models import (
    Due,
    Entry,
    Measure,
    Plan,
    Proof,
    Report,
    ReportEntry,
    Responsible,
    SourceNote,
)
from prongsai.apps.measures.next_year import carried_remarks
from prongsai.apps.measures.progress import Line, Parts, line_of
from prongsai.apps.measures.remarks import Remark, remark_of, with_completeness
from prongsai.apps.measures.rows import comparable
from prongsai.apps.measures.storing import units_by_name
from prongsai.apps.prepared import PreparedRows
from prongsai.domain.plan.reading import Doubt, Reading
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.quality import note_quality

_MEASURE = PreparedRows(
    lambda agency, key: (
        Measure.objects.filter(agency=agency, key=key).select_related("plan").order_by()
    ),
    agency=models.BigAutoField(),
    key=models.CharField(),
)
#: a page that proves everything need not list everything
_MOST_SHARED = 30


def for_agency(agency: Agency) -> QuerySet[Plan]:
    """The agency's plans, the latest year first."""
    return Plan.objects.filter(agency=agency)


def plan_of(agency: Agency, fiscal_year: int) -> Plan | None:
    """The plan of a fiscal year of the Buddhist era, if there is one."""
    found = for_agency(agency).filter(fiscal_year=fiscal_year)
    return found.select_related("agency").first()


def all_measures(agency: Agency) -> QuerySet[Measure]:
    """What names every measure of the agency, those of the latest plan first."""
    found = Measure.objects.filter(plan__agency=agency).order_by("-plan__fiscal_year", "pk")
    return found.select_related("plan").only("plan__fiscal_year", "item_title", "measure", "issue")


def measure_of(agency: Agency, fiscal_year: int, key: str) -> Measure | None:
    """One measure of a plan; one that was taken out is found too."""
    for found in _MEASURE(agency=agency.pk, key=key):
        found.agency = found.plan.agency = agency
        return found if found.plan.fiscal_year == fiscal_year else None
    return None


def measures_by_key(plan: Plan, keys: Iterable[str]) -> list[Measure]:
    """The measures of a plan that the keys name, in the order of the plan."""
    standing = Measure.standing.filter(plan=plan)
    return list(standing.filter(key__in=list(keys)).select_related("plan__agency"))


def reading_of(plan: Plan, months: int | None = None, *, with_sources: bool = True) -> Reading:
    """The plan and the report of a round as one reading: what was stored and changed since.

    `months` is 3, 6 or 12, or 0 for a report of no round; without it, the round that changed last.
    A round of which nothing was told gives the plan with a cover of that round. Without its
    sources (provenance, doubts, corrections) it is quicker, for reports.
    """
    return reading_for(plan, months, with_sources=with_sources)


def keyed_reading_of(plan: Plan, months: int) -> tuple[Reading, tuple[str, ...]]:
    """As `reading_of`, and for each row the key of the measure it tells of."""
    return keyed_reading(plan, months)


def rounds_of(plan: Plan) -> list[Report]:
    """The reports that a plan has, by round."""
    return list(plan.reports.all())


def latest_round(plan: Plan) -> int:
    """The round that changed last; 0 for a plan of which nothing was told."""
    found = plan.reports.order_by("-changed_at", "-months").values_list("months", flat=True)
    return found.first() or 0


def lines_of(plan: Plan, *, today: date, address: Callable[[str], str] = str) -> list[Line]:
    """The plan's measures as lists show them; `address` gives the page of a measure by its key.

    Four statements, however many measures there are; their parts come as plain values, since a
    plan may have a thousand measures.
    """
    steps = Entry.objects.filter(measure=OuterRef("pk"), kind=EntryKind.STEP)
    follow_up = Entry.objects.filter(measure=OuterRef("pk"), kind=EntryKind.FOLLOW_UP)
    proof = Proof.objects.filter(entry__measure=OuterRef("pk"))
    measures = (
        Measure.standing.filter(plan=plan)
        .annotate(has_steps=Exists(steps), has_follow_up=Exists(follow_up), has_proof=Exists(proof))
        .defer("links", "unread", "tables", "source_lines", "item_options", "responsible_raw")
    )
    owners = _by_measure(Responsible.objects.filter(measure__plan=plan), "name", "unit_id")
    dues = _by_measure(Due.objects.filter(measure__plan=plan), "raw", "end", "year_inferred")
    told = ReportEntry.objects.filter(measure__plan=plan).order_by("months")
    entries = _by_measure(told, "months", "status", "status_basis")
    return [
        line_of(
            one,
            Parts(
                tuple(owners.get(one.pk, ())),
                tuple(dues.get(one.pk, ())),
                tuple(entries.get(one.pk, ())),
            ),
            plan.fiscal_year,
            number,
            today,
            address(one.key),
        )
        for number, one in enumerate(measures, 1)
    ]


def _by_measure(parts: QuerySet[Any], *names: str) -> dict[int, list[Any]]:
    """The named fields of the parts, in order, by the measure they belong to."""
    found: dict[int, list[Any]] = {}
    for part in parts.values_list("measure_id", *names, named=True):
        found.setdefault(part.measure_id, []).append(part)
    return found


def remarks_of(
    plan: Plan, months: int | None = None, *, only: Measure | None = None
) -> list[Remark]:
    """What the plan lacks and what is odd in it, measure by measure, in a round.

    `only`: of one measure, which does not look at the others.
    """
    reading, measures = placed(plan, months, only=only)
    notebook = Notebook()
    note_quality(reading, notebook)
    carried = _carried(plan, reading, measures) if plan.started_from_id else []
    doubts = with_completeness((*carried, *notebook.doubts), reading)
    return [remark_of(doubt, measures) for doubt in doubts]


def _carried(plan: Plan, reading: Reading, measures: list[Measure]) -> list[Doubt]:
    """What came along from the plan before: its codes without an heir, years, names, owners."""
    places = {measure.pk: place for place, measure in enumerate(measures)}
    notes = SourceNote.objects.filter(report__plan=plan, kind="doubt").order_by("place")
    open_codes = [
        Doubt(note.facts["code"], f"/measures/{places[note.measure_id]}", note.facts["params"])
        for note in notes
        if note.facts["code"].startswith("next_year.code_")
        and note.measure_id in places
        and not reading.measures[places[note.measure_id]].item_code
    ]
    foreign = AgencyName.objects.filter(agency=plan.agency_id, kind="foreign")
    names = [*reading.meta.foreign_names, *foreign.values_list("text", flat=True)]
    return open_codes + carried_remarks(
        reading, plan.fiscal_year, list(dict.fromkeys(names)), _known_owner(plan.agency)
    )


def _known_owner(agency: Agency) -> Callable[[str], bool]:
    """Whether a name is one of a unit that still exists or of a post."""
    titles = Position.objects.filter(agency=agency).values_list("title", flat=True)
    posts = {comparable(title) for title in titles}
    units = units_by_name(agency)
    return lambda name: comparable(name) in units or comparable(name) in posts


def units_of(agency: Agency, today: date) -> QuerySet[OrgUnit]:
    """The units that an officer can give a measure to, in the agency's own order."""
    found = OrgUnit.objects.filter(agency=agency).exclude(valid_to__lt=today)
    return found.order_by("ordinal", "name")


def sources_of(measure: Measure) -> list[SourceNote]:
    """Where the measure's values came from, with the words as they stood there."""
    return list(measure.notes.order_by("kind", "place"))


def history_of(measure: Measure) -> QuerySet[JournalLine]:
    """What was done with the measure, the latest first."""
    return journal.history_of(measure)


def entries_of(measure: Measure) -> dict[int, ReportEntry]:
    """What was told of the measure, round by round, with all parts."""
    found = measure.reports.prefetch_related("tellings", "actions", "evidence__file")
    return {one.months: one for one in found}


def entry_before(measure: Measure, months: int) -> ReportEntry | None:
    """What was told last before a round: in an earlier one of the year, else in the last one of
    the measure that this one was started from. Its words are offered to who writes the next.
    """
    told = ReportEntry.objects.prefetch_related("tellings", "actions").order_by("-months")
    mine = told.filter(measure=measure, months__lt=months).exclude(months=0).first()
    if mine is not None or measure.started_from_id is None:
        return mine
    return told.filter(measure=measure.started_from_id).first()


def shared_with(agency: Agency, measure: Measure) -> dict[str, list[Measure]]:
    """The other measures of the plan that a proof of this one serves, by its address."""
    mine = Proof.objects.filter(entry__measure=measure).values("url")
    others = (
        Proof.objects.filter(url__in=mine, entry__measure__plan=measure.plan_id)
        .filter(entry__measure__agency=agency, entry__measure__removed_at=None)
        .exclude(entry__measure=measure)
        .select_related("entry__measure")
    )
    found: dict[str, list[Measure]] = {}
    for proof in others[:_MOST_SHARED]:
        served = found.setdefault(proof.url, [])
        if proof.entry.measure not in served:
            served.append(proof.entry.measure)
    return found


def proofs_of(plan: Plan) -> list[Proof]:
    """Every link and file of the plan with its measure, those of one address together."""
    found = Proof.objects.filter(
        entry__measure__plan=plan, entry__measure__removed_at=None
    ).select_related("entry__measure", "file__content")
    return list(found.order_by("entry__measure__position", "entry__months", "place"))
