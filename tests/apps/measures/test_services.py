"""Plans and rounds as a whole: what is stored, kept, begun and told."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from prongsai.apps.measures import services
from prongsai.apps.measures.changing import look_at, seen_of
from prongsai.apps.measures.models import Measure, ReportEntry
from prongsai.apps.measures.selectors import reading_of, remarks_of
from prongsai.domain.plan.reading import (
    Action,
    Evidence,
    Reading,
    Row,
    Sections,
)
from tests.factories.measures import PLAN_ROW, READING, REPORT_ROW
from tests.factories.people import House


def test_each_round_keeps_what_was_recorded_for_it(house: House, measure: Measure) -> None:
    services.record_progress(
        actor=house.malee,
        measure=measure,
        months=6,
        status="in_progress",
        deed="ประชุมชี้แจง",
        deed_on=date(2023, 1, 10),
        result="ทุกงานมีคู่มือ",
        outcome="ประชาชนเข้าใจ",
        suggestion="ทำต่อ",
        url="https://a.example/1",
    )
    services.record_progress(
        actor=house.malee, measure=measure, months=12, status="done", deed="เผยแพร่แล้ว"
    )
    half, whole = (reading_of(measure.plan, months) for months in (6, 12))
    assert (half.meta.round, whole.meta.round) == (6, 12)
    (told,) = half.measures
    assert (told.status, told.status_basis) == ("in_progress", "declared")
    assert told.actions == (Action(None, "ประชุมชี้แจง", "2023-01-10"),)
    assert (told.results, told.outcomes, told.suggestions) == (
        ("ทุกงานมีคู่มือ",), ("ประชาชนเข้าใจ",), ("ทำต่อ",),
    )  # fmt: skip
    assert told.evidence == (Evidence(1, "https://a.example/1", "https://a.example/1", 1),)
    (later,) = whole.measures
    assert (later.status, later.actions) == ("done", (Action(None, "เผยแพร่แล้ว"),))
    assert (later.results, later.evidence) == ((), ())
    recorded = ReportEntry.objects.exclude(months=0).order_by("months")
    assert list(recorded.values_list("months", "status_basis")) == [(6, "officer"), (12, "officer")]


def test_the_report_of_another_round_leaves_the_first_as_it_was(
    house: House, measure: Measure
) -> None:
    stored = replace(READING.meta, round=6)
    half = (PLAN_ROW, replace(REPORT_ROW, status="in_progress", status_basis="checkbox"))
    whole = (PLAN_ROW, replace(REPORT_ROW, status="done", status_basis="checkbox"))
    for months, rows in ((6, half), (12, whole)):
        services.store_reading(
            actor=house.malee,
            agency=house.agency,
            reading=replace(READING, meta=replace(stored, round=months), measures=rows),
        )
    assert reading_of(measure.plan, 6).measures == half
    assert reading_of(measure.plan, 12).measures == whole
    assert measure.plan.measures.count() == 1


def test_a_report_alone_tells_of_the_measures_that_the_plan_has(
    house: House, measure: Measure
) -> None:
    told = replace(REPORT_ROW, ordinal=1, item_title="การเปิดเผยข้อมูล", results=("ทำแล้ว",))
    report = Reading("ผล", replace(READING.meta, round=12), Sections(), (told,))
    services.store_reading(actor=house.malee, agency=house.agency, reading=report)
    planned, reported = reading_of(measure.plan, 12).measures
    assert (planned.steps, planned.kind) == (PLAN_ROW.steps, "plan")
    assert (reported.item_title, reported.results, reported.kind) == (
        "การเปิดเผยข้อมูล", ("ทำแล้ว",), "report",
    )  # fmt: skip
    assert len(reading_of(measure.plan, 12).links) == 1


def test_measures_that_a_document_does_not_name_stay_or_go_as_the_caller_says(
    house: House, measure: Measure
) -> None:
    other = replace(
        READING, measures=(Row(1, kind="plan", issue="เรื่องใหม่"),), links=(), provenance=()
    )
    for drop, expected in ((False, ["เรื่องใหม่", "ขั้นตอนไม่ชัดเจน"]), (True, ["เรื่องใหม่"])):
        services.store_reading(
            actor=house.malee, agency=house.agency, reading=other, drop_missing=drop
        )
        found = reading_of(measure.plan).measures
        assert [row.issue for row in found if row.kind == "plan"] == expected


def test_a_plan_can_begin_empty(house: House) -> None:
    plan = services.open_plan(actor=house.malee, agency=house.agency, fiscal_year=2570)
    services.add_measure(actor=house.malee, plan=plan, issue="เรื่องแรก")
    found = reading_of(plan)
    assert (found.meta.fiscal_year, [row.issue for row in found.measures]) == (2570, ["เรื่องแรก"])
    with pytest.raises(services.YearTaken):
        services.open_plan(actor=house.malee, agency=house.agency, fiscal_year=2570)


def test_the_next_year_is_this_one_without_its_deeds(house: House, measure: Measure) -> None:
    services.change_measure(
        actor=house.malee,
        measure=measure,
        changes={"responsible": ("กองที่ยุบแล้ว",), "measure": "ทำต่อจากปี 2565"},
    )
    started = services.start_next_year(actor=house.malee, plan=measure.plan)
    (row,) = reading_of(started).measures
    assert (started.fiscal_year, started.started_from) == (2567, measure.plan)
    assert (row.status, row.actions, row.evidence, row.results) == (None, (), (), ())
    assert row.steps == ("จัดทำคู่มือ", "เผยแพร่ภายในเดือนเมษายน 2567")
    assert [(due.end, due.raw) for due in row.due] == [("2024-04-30", "ภายในเดือนเมษายน 2567")]
    codes = {remark.code for remark in remarks_of(started)}
    assert {"next_year.stale_year", "next_year.owner_gone"} <= codes
    with pytest.raises(services.YearTaken):
        services.start_next_year(actor=house.malee, plan=measure.plan)


def test_the_deeds_of_a_reported_row_are_mended_on_the_page_of_its_measure(
    house: House, measure: Measure
) -> None:
    client = Client()
    client.force_login(house.malee)
    page = f"/suan-tan/plans/2566/measures/{measure.key}/"
    form = f"{page}round/6/results/"
    shown = client.get(form).content.decode()
    assert (f'action="{form}#results"' in shown, "ขั้นตอนไม่ชัดเจน" in shown) == (True, True)
    seen = seen_of(look_at(measure, 6), ["results"])
    sent = {"seen": seen, "was": [""], "no": [""], "text": ["มีคู่มือ"], "do": "save"}
    saved = client.post(form, sent)
    assert saved.headers["Location"] == f"{page}?round=6#results"
    assert reading_of(measure.plan, 6).measures[0].results == ("มีคู่มือ",)
