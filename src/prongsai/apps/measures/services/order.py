"""Measures of a plan: added, put elsewhere, taken out, given to a unit."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from prongsai.apps.agencies.models import OrgUnit
from prongsai.apps.jobs import clock
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import Actor, record
from prongsai.apps.measures.changing import count_change, put_at
from prongsai.apps.measures.models import Measure, Plan
from prongsai.apps.measures.services.changes import MOVED, change_measure


def add_measure(*, actor: Actor, plan: Plan, issue: str) -> Measure:
    """A measure at the end of the plan; the rest of it is filled in where one reads."""
    with transaction.atomic():
        last = plan.measures.aggregate(place=Max("position"), ordinal=Max("ordinal"))
        printed = plan.measures.filter(reports__printed__isnull=False).exists()
        measure = Measure.objects.create(
            agency_id=plan.agency_id,
            plan=plan,
            position=0 if last["place"] is None else last["place"] + 1,
            ordinal=(last["ordinal"] or 0) + 1,
            kind="plan" if printed else "measure",
            issue=issue,
        )
        count_change(plan)
        record(
            actor=actor,
            what="measures.measure_added",
            target=measure,
            book=plan.agency.code,
            after={"issue": issue, "fiscal_year": plan.fiscal_year},
        )
    return measure


def remove_measure(*, actor: Actor, measure: Measure) -> int:
    """Take a measure out of its plan; its parts and its history stay, and `undo_change` with the
    number that this returns brings it back.
    """
    with transaction.atomic():
        count_change(measure.plan)
        measure.removed_at = clock.now()
        measure.save(update_fields=["removed_at"])
        line = record(
            actor=actor,
            what="measures.measure_removed",
            target=measure,
            book=measure.plan.agency.code,
            before={"title": measure.title, "position": measure.position},
        )
    return line.number


def move_measure(*, actor: Actor, measure: Measure, place: int) -> Line | None:
    """Put a measure at a place (from 0) among those of its plan; the others close up. Gives the
    line of the journal, None where it was there already.
    """
    with transaction.atomic():
        before, after = put_at(measure, place)
        if before == after:
            return None
        return record(
            actor=actor,
            what=MOVED,
            target=measure,
            book=measure.plan.agency.code,
            before={"place": before + 1},
            after={"place": after + 1},
        )


def assign_unit(*, actor: Actor, measures: Iterable[Measure], unit: OrgUnit) -> int:
    """Make a unit of the agency answer for the measures, in place of whom they had; how many
    changed.
    """
    count = 0
    with transaction.atomic():
        for measure in measures:
            line = change_measure(
                actor=actor, measure=measure, changes={"responsible": (unit.name,)}
            )
            count += line is not None
    return count
