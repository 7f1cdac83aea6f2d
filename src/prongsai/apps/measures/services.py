"""Writes of plans and measures: each with its actor, one transaction, one line of the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from prongsai.apps.agencies.models import Agency
from prongsai.apps.editions.selectors import edition_year_for
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.jobs import clock
from prongsai.apps.journal.services import Actor, record
from prongsai.apps.measures.changing import claim, write
from prongsai.apps.measures.mending import changed
from prongsai.apps.measures.models import Declaration, Measure, Pair, Plan
from prongsai.apps.measures.next_year import next_year
from prongsai.apps.measures.rows import row_of
from prongsai.apps.measures.selectors import reading_of
from prongsai.apps.measures.storing import put_rows
from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Action, Evidence, Reading, Row
from prongsai.library.editions import crosswalk, load_codes


class YearMissing(ValueError):
    """The document does not say its fiscal year, and the caller did not either."""


class PlanChanged(RuntimeError):
    """The plan is another than the one that the caller saw; nothing was written."""


def store_reading(
    *,
    actor: Actor,
    agency: Agency,
    reading: Reading,
    source: EvidenceFile | None = None,
    fiscal_year: int | None = None,
    started_from: Plan | None = None,
    places: Sequence[int | None] | None = None,
    version: int | None = None,
) -> Plan:
    """Make the agency's plan of the year hold the reading; nothing is doubled when there was one.

    A measure that was in the plan already keeps its key and history: known by `places` (for each
    row its position in the plan before, or None), without them by code and title.
    The year is the reading's unless another is given; `YearMissing` when there is none.
    `version` is that of the plan as the caller saw it, 0 for none; raises `PlanChanged`.
    """
    year = fiscal_year or reading.meta.fiscal_year
    if year is None:
        raise YearMissing
    with transaction.atomic():
        plan, made = Plan.objects.select_for_update().get_or_create(
            agency=agency, fiscal_year=year, defaults={"changed_at": clock.now()}
        )
        if version is not None and version != (0 if made else plan.version):
            raise PlanChanged
        if not made:
            plan.version += 1
        plan.prior_ita_year = reading.meta.prior_ita_year
        plan.doc = reading.doc
        plan.meta, plan.sections = plain(reading.meta), plain(reading.sections)
        plan.source = source or plan.source
        plan.started_from = started_from or plan.started_from
        plan.changed_at = clock.now()
        plan.save()
        counts = put_rows(plan, reading, places)
        record(
            actor=actor,
            what="measures.plan_started" if started_from else "measures.plan_stored",
            target=plan,
            book=agency.code,
            after={"fiscal_year": year, "version": plan.version, **counts},
        )
    return plan


def change_measure(
    *, actor: Actor, measure: Measure, changes: Mapping[str, Any], version: int | None = None
) -> Measure:
    """Change fields of a measure, named and valued as those of a reading's `Row`.

    `version` is the one that the person had before one's eyes; raises `ChangedMeanwhile` when
    another change came first. Nothing is written when nothing differs.
    """
    with transaction.atomic():
        before = row_of(measure)
        after = changed(before, changes, measure.plan.fiscal_year)
        if before == after:
            return measure
        claim(measure, version)
        record(
            actor=actor,
            what="measures.measure_changed",
            target=measure,
            book=measure.plan.agency.code,
            **write(measure, before, after),
        )
    return _fresh(measure)


def add_measure(*, actor: Actor, plan: Plan, issue: str) -> Measure:
    """A measure at the end of the plan; the rest of it is filled in where one reads."""
    with transaction.atomic():
        last = plan.measures.aggregate(place=Max("position"), ordinal=Max("ordinal"))
        measure = Measure.objects.create(
            agency_id=plan.agency_id,
            plan=plan,
            position=(last["place"] or 0) + 1,
            ordinal=(last["ordinal"] or 0) + 1,
            kind="plan" if plan.measures.filter(kind="plan").exists() else "measure",
            issue=issue,
        )
        record(
            actor=actor,
            what="measures.measure_added",
            target=measure,
            book=plan.agency.code,
            after={"issue": issue, "fiscal_year": plan.fiscal_year},
        )
    return measure


def record_progress(
    *,
    actor: Actor,
    measure: Measure,
    months: int,
    status: str,
    deed: str = "",
    deed_on: date | None = None,
    result: str = "",
    url: str = "",
    version: int | None = None,
) -> Measure:
    """What is declared of a measure for a round of 6 or 12 months: its status on an officer's
    word, and perhaps a deed with its day, a result and a link. Raises `ChangedMeanwhile`.
    """
    with transaction.atomic():
        told = told_by(measure)
        before = row_of(told)
        after = _with_progress(before, status, deed, deed_on, result, url)
        claim(told, version)
        Declaration.objects.update_or_create(
            measure=told,
            months=months,
            defaults={"status": status, "status_basis": "declared", "at": clock.now()},
        )
        facts = write(told, before, after)
        facts["after"]["round"] = months
        facts["after"]["status"] = status
        record(
            actor=actor,
            what="measures.progress_recorded",
            target=told,
            book=told.plan.agency.code,
            **facts,
        )
    return _fresh(told)


class YearTaken(ValueError):
    """The agency has a plan of that year already."""


def start_next_year(*, actor: Actor, plan: Plan) -> Plan:
    """The plan of the next year, from this one: see `next_year`. Raises `YearTaken`."""
    year = plan.fiscal_year + 1
    with transaction.atomic():
        if Plan.objects.filter(agency=plan.agency, fiscal_year=year).exists():
            raise YearTaken
        carried = next_year(reading_of(plan), plan.fiscal_year, _crosswalk(plan))
        return store_reading(
            actor=actor, agency=plan.agency, reading=carried, fiscal_year=year, started_from=plan
        )


def _crosswalk(plan: Plan) -> Callable[[str], list[str]]:
    """A plan quotes the items of the year assessed before it; the next plan, of this year."""
    assessed = plan.prior_ita_year or plan.fiscal_year - 1
    old, new = edition_year_for(assessed), edition_year_for(plan.fiscal_year)
    codes = load_codes(new)

    def heirs(code: str) -> list[str]:
        # An edition that does not list the items of an instrument says nothing against a code.
        if codes.has(code) is None:
            return [code]
        return [one.code for one in crosswalk(code, old, new)]

    return heirs


def told_by(measure: Measure) -> Measure:
    """The row that tells of the measure's deeds: that of the report where there is one."""
    pair = Pair.objects.filter(planned=measure).select_related("told__plan__agency").first()
    return pair.told if pair else measure


def _with_progress(
    row: Row, status: str, deed: str, deed_on: date | None, result: str, url: str
) -> Row:
    facts: dict[str, Any] = {}
    if status != row.status:
        facts = {"status": status, "status_basis": "declared"}
    if deed:
        on = deed_on.isoformat() if deed_on else None
        facts["actions"] = (*row.actions, Action(None, deed, on))
    if result:
        facts["results"] = (*row.results, result)
    if url:
        action = len(facts.get("actions", ())) or None
        link = Evidence(len(row.evidence) + 1, url, url, action)
        facts["evidence"] = (*row.evidence, link)
    return changed(row, facts, 0)


def _fresh(measure: Measure) -> Measure:
    """The measure as it is now, without what was fetched of it before."""
    return Measure.objects.select_related("plan__agency").get(pk=measure.pk)
