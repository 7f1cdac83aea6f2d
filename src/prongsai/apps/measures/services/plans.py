"""Whole plans: stored from a document, started from the year before, or begun empty."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.editions.selectors import editions_in_use
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.jobs import clock
from prongsai.apps.journal.services import Actor, record
from prongsai.apps.measures.document import reading_for
from prongsai.apps.measures.models import Measure, Plan, Report
from prongsai.apps.measures.next_year import next_year
from prongsai.apps.measures.storing import put_rows
from prongsai.documents.writers.json import plain
from prongsai.domain.ita.codes import crosswalk
from prongsai.domain.plan.reading import Meta, Reading, Sections


class YearMissing(ValueError):
    """The document does not say its fiscal year, and the caller did not either."""


class YearTaken(ValueError):
    """The agency has a plan of that year already."""


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
    keys: Sequence[str | None] | None = None,
    drop_missing: bool = False,
    dropped: Collection[str] = (),
    version: int | None = None,
) -> Plan:
    """Make the agency's plan of the year hold the reading; nothing is doubled when there was one.

    What it tells of status, deeds and results belongs to its round (`meta.round`, 0 where it names
    none); what other rounds told stays. A measure that was in the plan already keeps its key and
    history: known by `keys` (for each row its measure's, None for a new one), without them by code
    and title. Measures that the reading does not name stay, unless they are `dropped` (by key) or
    `drop_missing` takes all such out. `version` is that of the plan as the caller saw it, 0 for
    none; raises `PlanChanged`. The year is the reading's unless another is given; `YearMissing`
    when there is none.
    """
    year = fiscal_year or reading.meta.fiscal_year
    if year is None:
        raise YearMissing
    with transaction.atomic():
        plan = _plan(agency, year, reading.meta, started_from, version)
        report = _report(plan, reading, source)
        counts = put_rows(
            plan, report, reading, keys=keys, drop_missing=drop_missing, dropped=dropped
        )
        record(
            actor=actor,
            what="measures.plan_started" if started_from else "measures.plan_stored",
            target=plan,
            book=agency.code,
            after={
                "fiscal_year": year,
                "round": report.months,
                "version": plan.version,
                **counts,
            },
        )
    return plan


def _plan(
    agency: Agency, year: int, meta: Meta, started_from: Plan | None, seen: int | None
) -> Plan:
    plan, made = Plan.objects.select_for_update().get_or_create(
        agency=agency, fiscal_year=year, defaults={"changed_at": clock.now()}
    )
    if seen is not None and seen != (0 if made else plan.version):
        raise PlanChanged
    plan.version += 0 if made else 1
    plan.prior_ita_year = meta.prior_ita_year or plan.prior_ita_year
    plan.started_from = started_from or plan.started_from
    plan.changed_at = clock.now()
    plan.save()
    return plan


def _report(plan: Plan, reading: Reading, source: EvidenceFile | None) -> Report:
    months = reading.meta.round or 0
    report = Report.objects.filter(plan=plan, months=months).first()
    report = report or Report(plan=plan, months=months)
    report.doc, report.source = reading.doc, source or report.source
    report.meta, report.sections = plain(reading.meta), plain(reading.sections)
    report.changed_at = clock.now()
    report.save()
    return report


def open_plan(*, actor: Actor, agency: Agency, fiscal_year: int) -> Plan:
    """An empty plan, for an agency that brings no older document. Raises `YearTaken`."""
    with transaction.atomic():
        if Plan.objects.filter(agency=agency, fiscal_year=fiscal_year).exists():
            raise YearTaken
        meta = Meta(
            fiscal_year=fiscal_year,
            fiscal_year_basis="stated",
            prior_ita_year=fiscal_year - 1,
            agency_name=agency.full_name,
            amphoe=agency.amphoe or None,
            changwat=agency.changwat,
        )
        return store_reading(
            actor=actor, agency=agency, reading=Reading("", meta, Sections(), measures=())
        )


def start_next_year(*, actor: Actor, plan: Plan) -> Plan:
    """The plan of the next year, from this one: see `next_year`. Raises `YearTaken`."""
    year = plan.fiscal_year + 1
    with transaction.atomic():
        if Plan.objects.filter(agency=plan.agency, fiscal_year=year).exists():
            raise YearTaken
        carried = next_year(reading_for(plan, None), plan.fiscal_year, _crosswalk(plan))
        started = store_reading(
            actor=actor, agency=plan.agency, reading=carried, fiscal_year=year, started_from=plan
        )
        _remember_origins(plan, started)
    return started


def _remember_origins(plan: Plan, started: Plan) -> None:
    """Each new measure knows the one it was started from, so that its words can be offered; who
    had a duty in it has it again.
    """
    old = Measure.standing.filter(plan=plan).exclude(kind="report")
    new = list(started.measures.all())
    for before, after in zip(old, new, strict=True):
        after.started_from = before
        _keep_duties(before, after)
    Measure.objects.bulk_update(new, ["started_from"], batch_size=200)


def _keep_duties(before: Measure, after: Measure) -> None:
    for one in before.responsible.exclude(part=""):
        after.responsible.filter(name=one.name).update(part=one.part)


def _crosswalk(plan: Plan) -> Callable[[str], list[str]]:
    """A plan quotes the items of the year assessed before it; the next plan, of this year."""
    assessed = plan.prior_ita_year or plan.fiscal_year - 1
    used = editions_in_use([assessed, plan.fiscal_year], plan.agency)
    old, new = (one.codes for one in used)

    def heirs(code: str) -> list[str]:
        # An edition that does not list the items of an instrument says nothing against a code.
        if new.has(code) is None:
            return [code]
        return [one.code for one in crosswalk(code, old, new)]

    return heirs
