"""Writing a whole reading into a plan; measures that were there keep their key and history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from django.db import models

from prongsai.apps.agencies.models import Agency, OrgUnit, UnitName
from prongsai.apps.measures.models import Measure, Pair, Plan, SourceNote
from prongsai.apps.measures.notes import notes_of
from prongsai.apps.measures.rows import CHILDREN, FACTS, children_of, comparable, facts_of
from prongsai.domain.plan.reading import Reading, Row


def units_by_name(agency: Agency) -> dict[str, int]:
    """The agency's units by every name they are known under, as names are compared."""
    own = OrgUnit.objects.filter(agency=agency).values_list("name", "pk")
    other = UnitName.objects.filter(unit__agency=agency).values_list("text", "unit_id")
    return {comparable(name): pk for name, pk in (*other, *own)}


def put_rows(
    plan: Plan, reading: Reading, places: Sequence[int | None] | None = None
) -> dict[str, int]:
    """Make the plan hold the reading's rows and no others; counts of new, kept and gone.

    A row is known again by `places` (for each row its position in the plan before, None for a new
    one), or without them by its code and title.
    """
    stood = list(plan.measures.all())
    if places is None:
        known = _known(stood)
        before = [_like(known, row) for row in reading.measures]
    else:
        before = [None if place is None else stood[place] for place in places]
    measures = [
        _measure(plan, place, row, before[place]) for place, row in enumerate(reading.measures)
    ]
    gone = [one.pk for one in stood if one not in measures]
    Measure.objects.filter(pk__in=gone).delete()
    new, kept = _save_measures(measures)
    _put_parts(plan, reading, measures)
    return {"new": new, "kept": kept, "gone": len(gone)}


def _known(stood: Sequence[Measure]) -> dict[tuple[str, str], list[Measure]]:
    known: dict[tuple[str, str], list[Measure]] = {}
    for measure in stood:
        known.setdefault(_likeness(measure), []).append(measure)
    return known


def _likeness(row: Measure | Row) -> tuple[str, str]:
    """By which a row is known again in a newer version of its document."""
    title = row.item_title or row.measure or row.issue or ""
    return row.kind, f"{row.item_code or ''} {comparable(title)}"


def _like(known: Mapping[tuple[str, str], list[Measure]], row: Row) -> Measure | None:
    same = known.get(_likeness(row))
    return same.pop(0) if same else None


def _measure(plan: Plan, place: int, row: Row, before: Measure | None) -> Measure:
    measure = before or Measure(agency_id=plan.agency_id, plan=plan)
    measure.version += 1 if measure.pk else 0
    measure.position = place
    for name, value in facts_of(row).items():
        setattr(measure, name, value)
    return measure


def _save_measures(measures: Sequence[Measure]) -> tuple[int, int]:
    new = [one for one in measures if not one.pk]
    kept = [one for one in measures if one.pk]
    Measure.objects.bulk_create(new)
    Measure.objects.bulk_update(kept, ["position", "version", *FACTS], batch_size=50)
    for child in CHILDREN:
        child._default_manager.filter(measure__in=kept).delete()
    return len(new), len(kept)


def _put_parts(plan: Plan, reading: Reading, measures: Sequence[Measure]) -> None:
    units = units_by_name(plan.agency)
    children = [
        child
        for measure, row in zip(measures, reading.measures, strict=True)
        for child in children_of(measure, row, units)
    ]
    save_all(children)
    plan.pairs.all().delete()
    by_ordinal = {one.ordinal: one for one in measures}
    Pair.objects.bulk_create(
        Pair(
            plan=plan,
            planned=by_ordinal[link.plan],
            told=by_ordinal[link.report],
            basis=link.basis,
            certainty=link.certainty,
            place=place,
        )
        for place, link in enumerate(reading.links)
        if link.plan in by_ordinal and link.report in by_ordinal
    )
    plan.notes.all().delete()
    SourceNote.objects.bulk_create(notes_of(plan, reading, measures), batch_size=500)


def save_all(children: Sequence[models.Model]) -> None:
    """New rows of several models, one statement a model and batch."""
    ordered = sorted(children, key=lambda child: child._meta.label)
    for _, same in groupby(ordered, key=lambda child: child._meta.label):
        batch = list(same)
        type(batch[0])._default_manager.bulk_create(batch, batch_size=500)
