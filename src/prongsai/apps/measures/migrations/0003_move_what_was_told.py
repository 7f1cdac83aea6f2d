"""What was told of a measure goes to the entry of its round; a report's own row into that entry."""

from typing import Any

from django.db import migrations

FACTS = (
    "ordinal", "kind", "table", "tables", "logical_table", "source_lines", "printed_no",
    "instrument", "indicator", "indicator_title", "item_code", "item_code_raw", "item_title",
    "item_options", "issue", "measure", "responsible_raw", "timeline_raw", "cadence",
    "cadence_raw", "links", "unread",
)  # fmt: skip
DUE = ("raw", "kind", "start", "end", "month", "months", "days", "year_inferred", "at")
TOLD_LISTS = ("results", "outcomes", "suggestions")


def _printed(measure: Any) -> dict[str, Any]:
    """The report's own row as an entry keeps it."""
    facts = {name: getattr(measure, name) for name in FACTS}
    entries = list(measure.entries.order_by("place"))
    for kind in ("steps", "follow_up"):
        facts[kind] = [one.text for one in entries if one.kind == kind]
    facts["responsible"] = [one.name for one in measure.responsible.order_by("place")]
    dues = measure.dues.order_by("place")
    facts["due"] = [{name: getattr(due, name) for name in DUE} for due in dues]
    return facts


def _move_parts(apps: Any, source: Any, entry: Any) -> None:
    """Deeds, proof and results of a row to the entry that tells them."""
    telling = apps.get_model("measures", "Telling")
    proof = apps.get_model("measures", "Proof")
    # The row itself goes away, and would take its deeds along.
    source.actions.update(entry=entry, measure=entry.measure)
    told = source.entries.filter(kind__in=TOLD_LISTS).order_by("kind", "place")
    telling.objects.bulk_create(
        telling(entry=entry, kind=one.kind, place=one.place, text=one.text) for one in told
    )
    told.delete()
    proof.objects.bulk_create(
        proof(
            entry=entry, place=one.place, no=one.no, raw=one.raw, url=one.url,
            action=one.action, alt=one.alt, note=one.note,
        )
        for one in source.evidence.order_by("place")
    )  # fmt: skip


def _move_plan(apps: Any, plan: Any) -> None:
    report_model = apps.get_model("measures", "Report")
    months = (plan.meta or {}).get("round") or 0
    report = report_model.objects.create(
        plan=plan,
        months=months,
        doc=plan.doc,
        meta=plan.meta,
        sections=plan.sections,
        source=plan.source,
        changed_at=plan.changed_at,
    )
    plan.notes.update(report=report)
    pairs: dict[int, Any] = {}
    for place, pair in enumerate(plan.pairs.order_by("place")):
        pairs.setdefault(pair.planned_id, (pair, place))
    told_rows = {pair.told_id for pair, _place in pairs.values()}
    for measure in plan.measures.exclude(pk__in=told_rows):
        _move_measure(apps, report, measure, pairs.get(measure.pk))
    plan.measures.filter(pk__in=told_rows).delete()


def _move_measure(apps: Any, report: Any, measure: Any, pair: Any) -> None:
    entry_model = apps.get_model("measures", "ReportEntry")
    told = pair[0].told if pair else measure
    own = {}
    if pair:
        own = {
            "printed": _printed(told),
            "place": told.position,
            "basis": pair[0].basis,
            "certainty": pair[0].certainty,
            "link_place": pair[1],
        }
    entry = entry_model.objects.create(
        report=report,
        measure=measure,
        months=report.months,
        status=told.status,
        status_basis=told.status_basis,
        at=report.changed_at,
        **own,
    )
    _move_parts(apps, told, entry)
    if pair:
        told.notes.update(measure=measure, of_report=True)
        _move_parts(apps, measure, entry)
    _move_declarations(apps, report, measure, told)


def _move_declarations(apps: Any, report: Any, measure: Any, told: Any) -> None:
    """The other rounds knew no more than their status."""
    report_model = apps.get_model("measures", "Report")
    entry_model = apps.get_model("measures", "ReportEntry")
    for one in told.declarations.all():
        if one.months == report.months:
            continue
        meta = {**report.meta, "round": one.months, "period_start": None, "period_end": None}
        other, _made = report_model.objects.get_or_create(
            plan_id=report.plan_id,
            months=one.months,
            defaults={"meta": meta, "sections": report.sections, "changed_at": one.at},
        )
        entry_model.objects.create(
            report=other,
            measure=measure,
            months=one.months,
            status=one.status,
            status_basis="officer",
            at=one.at,
        )


def move(apps: Any, schema_editor: Any) -> None:
    for plan in apps.get_model("measures", "Plan").objects.all():
        _move_plan(apps, plan)


class Migration(migrations.Migration):
    dependencies = [("measures", "0002_rounds")]
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
