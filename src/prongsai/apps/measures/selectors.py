"""Reads of plans and measures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from prongsai.apps.agencies.models import Agency, AgencyName, Position
from prongsai.apps.journal import selectors as journal
from prongsai.apps.journal.models import Line as JournalLine
from prongsai.apps.measures.models import Declaration, Measure, Plan, SourceNote
from prongsai.apps.measures.next_year import carried_remarks
from prongsai.apps.measures.notes import read_notes
from prongsai.apps.measures.progress import Line, line_of
from prongsai.apps.measures.remarks import Remark, remark_of
from prongsai.apps.measures.rows import RELATED, as_value, comparable, row_of
from prongsai.apps.measures.storing import units_by_name
from prongsai.domain.plan.reading import (
    Analysis,
    Doubt,
    Link,
    Meta,
    Reading,
    Sections,
    WeakIndicator,
)
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.quality import note_quality


def for_agency(agency: Agency) -> QuerySet[Plan]:
    """The agency's plans, the latest year first."""
    return Plan.objects.filter(agency=agency)


def plan_of(agency: Agency, fiscal_year: int) -> Plan | None:
    """The plan of a fiscal year of the Buddhist era, if there is one."""
    return for_agency(agency).filter(fiscal_year=fiscal_year).first()


def measures_of(plan: Plan) -> QuerySet[Measure]:
    """The plan's rows in order, with all their parts."""
    return plan.measures.prefetch_related(*RELATED)


def measure_of(agency: Agency, fiscal_year: int, key: str) -> Measure | None:
    """One measure with all its parts and its plan."""
    found = Measure.objects.filter(
        agency=agency, plan__agency=agency, plan__fiscal_year=fiscal_year, key=key
    )
    return found.select_related("plan__agency").prefetch_related(*RELATED).first()


def reading_of(plan: Plan, *, with_sources: bool = True) -> Reading:
    """The plan as a reading: what was stored and what has been changed since.

    Without its sources (provenance, doubts, corrections) it is quicker, for reports.
    """
    measures = list(measures_of(plan))
    places = {measure.pk: place for place, measure in enumerate(measures)}
    ordinals = {measure.pk: measure.ordinal for measure in measures}
    notes = read_notes(plan.notes.order_by("kind", "place"), places) if with_sources else {}
    links = tuple(
        Link(ordinals[one.planned_id], ordinals[one.told_id], one.basis, one.certainty)  # type: ignore[arg-type]
        for one in plan.pairs.order_by("place")
    )
    return Reading(
        doc=plan.doc,
        meta=meta_of(plan),
        sections=sections_of(plan),
        measures=tuple(row_of(measure) for measure in measures),
        links=links,
        doubts=notes.get("doubt", ()),
        corrections=notes.get("correction", ()),
        provenance=notes.get("provenance", ()),
    )


def lines_of(plan: Plan, *, today: date, address: Callable[[str], str] = str) -> list[Line]:
    """The plan's measures, each with the row of the report that tells of it, as lists show them.

    `address` gives the page of a measure by its key.
    """
    measures = list(measures_of(plan))
    told = dict(plan.pairs.values_list("planned_id", "told_id"))
    by_id = {measure.pk: measure for measure in measures}
    planned = [one for one in measures if one.pk not in set(told.values())]
    return [
        line_of(one, by_id.get(told.get(one.pk, one.pk), one), number, today, address(one.key))
        for number, one in enumerate(planned, 1)
    ]


def remarks_of(plan: Plan) -> list[Remark]:
    """What the plan lacks and what is odd in it, measure by measure."""
    measures = list(measures_of(plan))
    rows = tuple(row_of(measure) for measure in measures)
    notebook = Notebook()
    reading = Reading(plan.doc, meta_of(plan), sections_of(plan), rows)
    note_quality(reading, notebook)
    carried = _carried(plan, reading) if plan.started_from_id else []
    return [remark_of(doubt, measures) for doubt in (*carried, *notebook.doubts)]


def _carried(plan: Plan, reading: Reading) -> list[Doubt]:
    """What came along from the plan before: its codes without an heir, years, names, owners."""
    measures = {pk: place for place, pk in enumerate(plan.measures.values_list("pk", flat=True))}
    notes = read_notes(plan.notes.filter(kind="doubt").order_by("place"), measures)["doubt"]
    open_codes = [
        note
        for note in notes
        if note.code.startswith("next_year.code_") and not _has_code(reading, note.at)
    ]
    foreign = AgencyName.objects.filter(agency=plan.agency_id, kind="foreign")
    names = [*reading.meta.foreign_names, *foreign.values_list("text", flat=True)]
    units = units_by_name(plan.agency)
    posts = {
        comparable(title)
        for title in Position.objects.filter(agency=plan.agency_id).values_list("title", flat=True)
    }
    return open_codes + carried_remarks(
        reading,
        plan.fiscal_year,
        list(dict.fromkeys(names)),
        lambda name: comparable(name) in units or comparable(name) in posts,
    )


def _has_code(reading: Reading, at: str) -> bool:
    return bool(reading.measures[int(at.split("/")[2])].item_code)


def told_row(measure: Measure) -> Measure:
    """The row that tells of the measure's deeds, with its parts; the measure itself else."""
    pair = measure.told_by.order_by("place").first()
    if pair is None:
        return measure
    return Measure.objects.prefetch_related(*RELATED).get(pk=pair.told_id)


def planned_row(measure: Measure) -> Measure:
    """The row of the plan that a report's row tells of, with its parts; else the row itself."""
    pair = measure.tells_of.order_by("place").first()
    if pair is None:
        return measure
    found = Measure.objects.select_related("plan__agency").prefetch_related(*RELATED)
    return found.get(pk=pair.planned_id)


def sources_of(measure: Measure) -> list[SourceNote]:
    """Where the measure's values came from, with the words as they stood there."""
    return list(measure.notes.order_by("kind", "place"))


def history_of(measure: Measure) -> QuerySet[JournalLine]:
    """What was done with the measure, the latest first."""
    return journal.history_of(measure)


def declared_in(plan: Plan, months: int) -> dict[int, Declaration]:
    """What was declared for a round, by the id of the row that tells of it."""
    found = Declaration.objects.filter(measure__plan=plan, months=months)
    return {one.measure_id: one for one in found}


def meta_of(plan: Plan) -> Meta:
    """What the plan's document says of itself."""
    return Meta(**{name: as_value(value) for name, value in plan.meta.items()})


def sections_of(plan: Plan) -> Sections:
    """The words around the tables."""
    parts: dict[str, Any] = {name: as_value(value) for name, value in plan.sections.items()}
    if analysis := parts.pop("analysis", None):
        weak = tuple(WeakIndicator(**one) for one in analysis["weak_indicators"])
        parts["analysis"] = Analysis(as_value(analysis["text"]), weak)
    return Sections(**parts)
