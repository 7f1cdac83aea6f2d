"""An installation of the first version keeps all that it told, in the round it was told of."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.selectors import reading_of

FIRST = [("measures", "0001_initial"), ("evidence", "0001_initial"), ("agencies", "0001_initial")]


def _migrate(targets: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def _old_plan(apps: Any) -> None:
    """A plan of two tables: what one row plans, another tells, and a later status besides."""
    agency = apps.get_model("agencies", "Agency").objects.create(
        code="06990101", type="06", name="บ้านสวนตาล", slug="suan-tan", changwat="ธารทิพย์"
    )
    plan = apps.get_model("measures", "Plan").objects.create(
        agency=agency,
        fiscal_year=2566,
        doc="สมมติ",
        meta={"fiscal_year": 2566, "round": 6},
        sections={"preface": ["คำนำ"]},
        changed_at=timezone.now(),
    )
    make = apps.get_model("measures", "Measure").objects.create
    planned, told = (
        make(
            agency=agency, plan=plan, key=kind, position=n, ordinal=n + 1, kind=kind,
            issue=f"เรื่อง {kind}", status="done" if n else None,
            status_basis="checkbox" if n else None,
        )
        for n, kind in enumerate(("plan", "report"))
    )  # fmt: skip
    entry = apps.get_model("measures", "Entry").objects.create
    entry(measure=planned, kind="steps", place=0, text="ทำ")
    entry(measure=told, kind="results", place=0, text="ทำแล้ว")
    apps.get_model("measures", "Action").objects.create(measure=told, place=0, text="ประชุม")
    apps.get_model("measures", "EvidenceLink").objects.create(
        measure=told, place=0, no=1, raw="a", url="https://a.example"
    )
    apps.get_model("measures", "Pair").objects.create(
        plan=plan, planned=planned, told=told, basis="title", certainty=0.9, place=0
    )
    apps.get_model("measures", "SourceNote").objects.create(
        plan=plan, measure=told, kind="provenance", at="/results/0", place=0,
        facts={"raw": "ทำแล้ว", "line": 3},
    )  # fmt: skip
    apps.get_model("measures", "Declaration").objects.create(
        measure=told, months=12, status="in_progress", status_basis="declared", at=timezone.now()
    )


@pytest.mark.django_db(transaction=True)
def test_what_the_first_version_told_is_there_round_by_round() -> None:
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        _old_plan(_migrate(FIRST))
    finally:
        _migrate(newest)
    plan = Plan.objects.get()
    half = reading_of(plan, 6)
    planned, told = half.measures
    assert (half.doc, half.sections.preface) == ("สมมติ", ("คำนำ",))
    assert (planned.kind, planned.issue, planned.steps) == ("plan", "เรื่อง plan", ("ทำ",))
    assert (told.kind, told.issue, told.status, told.results) == (
        "report", "เรื่อง report", "done", ("ทำแล้ว",),
    )  # fmt: skip
    assert (told.actions[0].text, told.evidence[0].url) == ("ประชุม", "https://a.example")
    assert [(one.plan, one.report, one.certainty) for one in half.links] == [(1, 2, 0.9)]
    assert [(one.at, one.line) for one in half.provenance] == [("/measures/1/results/0", 3)]
    (later,) = reading_of(plan, 12).measures
    assert (later.status, later.results) == ("in_progress", ())
