"""Reads of plans and measures."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures.models import Measure, Plan
from prongsai.apps.measures.notes import read_notes
from prongsai.apps.measures.rows import RELATED, as_value, row_of
from prongsai.domain.plan.reading import Analysis, Link, Meta, Reading, Sections, WeakIndicator


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
