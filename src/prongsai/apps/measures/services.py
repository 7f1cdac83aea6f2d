"""Writes of plans and measures: each with its actor, one transaction, one line of the journal."""

from __future__ import annotations

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.jobs import clock
from prongsai.apps.journal.services import Actor, record
from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.storing import put_rows
from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Reading


class YearMissing(ValueError):
    """The document does not say its fiscal year, and the caller did not either."""


def store_reading(
    *,
    actor: Actor,
    agency: Agency,
    reading: Reading,
    source: EvidenceFile | None = None,
    fiscal_year: int | None = None,
    started_from: Plan | None = None,
) -> Plan:
    """Make the agency's plan of the year hold the reading; nothing is doubled when there was one.

    A measure that was in the plan already, known by code and title, keeps its key and history.
    The year is the reading's unless another is given; `YearMissing` when there is none.
    """
    year = fiscal_year or reading.meta.fiscal_year
    if year is None:
        raise YearMissing
    with transaction.atomic():
        plan, made = Plan.objects.select_for_update().get_or_create(
            agency=agency, fiscal_year=year, defaults={"changed_at": clock.now()}
        )
        if not made:
            plan.version += 1
        plan.prior_ita_year = reading.meta.prior_ita_year
        plan.doc = reading.doc
        plan.meta, plan.sections = plain(reading.meta), plain(reading.sections)
        plan.source = source or plan.source
        plan.started_from = started_from or plan.started_from
        plan.changed_at = clock.now()
        plan.save()
        counts = put_rows(plan, reading)
        record(
            actor=actor,
            what="measures.plan_started" if started_from else "measures.plan_stored",
            target=plan,
            book=agency.code,
            after={"fiscal_year": year, "version": plan.version, **counts},
        )
    return plan
