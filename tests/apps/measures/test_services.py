"""Writes of measures: only what changed, by whom, and what follows from it."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from prongsai.apps.agencies.models import OrgUnit
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.selectors import verify
from prongsai.apps.measures import services
from prongsai.apps.measures.changing import ChangedMeanwhile, look_at, seen_of
from prongsai.apps.measures.models import DueChange, Measure, ReportEntry
from prongsai.apps.measures.selectors import history_of, reading_of, remarks_of
from prongsai.domain.plan.reading import (
    Action,
    Due,
    Evidence,
    Link,
    Meta,
    Provenance,
    Reading,
    Row,
    Sections,
)
from tests.factories.people import House

STEP_DUE = Due("ภายในเดือนเมษายน 2566", "month", None, "2023-04-30", "2023-04", at="steps:2")
PLAN_ROW = Row(
    1,
    kind="plan",
    issue="ขั้นตอนไม่ชัดเจน",
    item_title="การเปิดเผย",
    item_code="o11",
    responsible=("สำนักปลัด",),
    steps=("จัดทำคู่มือ", "เผยแพร่ภายในเดือนเมษายน 2566"),
    due=(STEP_DUE,),
)
REPORT_ROW = Row(2, kind="report", item_title="การเปิดเผย")
READING = Reading(
    "สมมติ",
    Meta(fiscal_year=2566, prior_ita_year=2565),
    Sections(),
    (PLAN_ROW, REPORT_ROW),
    links=(Link(1, 2, "title", 0.9),),
    provenance=(
        Provenance("/measures/0/steps/1", "๒.เผยแพร่", line=7),
        Provenance("/measures/0/steps/0", "๑.จัดทำ", line=6),
    ),
)


@pytest.fixture
def measure(house: House) -> Measure:
    plan = services.store_reading(actor=house.malee, agency=house.agency, reading=READING)
    return plan.measures.get()


def test_a_moved_step_takes_its_deadline_and_its_source_with_it(
    house: House, measure: Measure
) -> None:
    steps = ("เผยแพร่ภายในเดือนเมษายน 2566", "จัดทำคู่มือ")
    services.change_measure(actor=house.malee, measure=measure, changes={"steps": steps})
    found = reading_of(measure.plan)
    assert [(due.raw, due.at) for due in found.measures[0].due] == [(STEP_DUE.raw, "steps:1")]
    assert [one.at for one in found.provenance] == ["/measures/0/steps/0", "/measures/0/steps/1"]


def test_new_words_are_read_for_their_deadlines(house: House, measure: Measure) -> None:
    changes = {"timeline_raw": "ภายในเดือนมีนาคม 2566", "steps": ("จัดทำคู่มือ",)}
    services.change_measure(actor=house.malee, measure=measure, changes=changes)
    due = reading_of(measure.plan).measures[0].due
    assert [(one.end, one.at) for one in due] == [("2023-03-31", "timeline")]


def test_a_deadline_moves_with_a_reason_and_keeps_its_first_day(
    house: House, measure: Measure
) -> None:
    later = {"steps": ("จัดทำคู่มือ", "เผยแพร่ภายในเดือนมิถุนายน 2566")}
    with pytest.raises(services.ReasonMissing) as missing:
        services.change_measure(actor=house.malee, measure=measure, changes=later)
    assert missing.value.moved == [("steps:2", "2023-04-30", "2023-06-30")]
    services.change_measure(
        actor=house.malee, measure=measure, changes=later, reason="รอคู่มือฉบับใหม่", letter="ที่ 1/2566"
    )
    change = DueChange.objects.get()
    assert (change.before, change.after, change.reason, change.letter, change.by) == (
        "2023-04-30", "2023-06-30", "รอคู่มือฉบับใหม่", "ที่ 1/2566", house.malee,
    )  # fmt: skip


def test_a_change_is_one_line_with_what_was_and_what_is(house: House, measure: Measure) -> None:
    services.change_measure(actor=house.somchai, measure=measure, changes={"issue": "ชัดเจนแล้ว"})
    line = Line.objects.get(what="measures.measure_changed")
    assert (line.before, line.after) == ({"issue": "ขั้นตอนไม่ชัดเจน"}, {"issue": "ชัดเจนแล้ว"})
    assert (line.actor_name, line.book) == ("สมชาย ตั้งใจ", house.agency.code)
    assert verify().whole


def test_what_does_not_differ_is_not_written(house: House, measure: Measure) -> None:
    line = services.change_measure(
        actor=house.malee, measure=measure, changes={"issue": "ขั้นตอนไม่ชัดเจน"}
    )
    measure.refresh_from_db()
    assert (line, measure.version) == (None, 1)
    assert not Line.objects.filter(what="measures.measure_changed").exists()


def test_a_field_that_somebody_changed_meanwhile_is_not_overwritten(
    house: House, measure: Measure
) -> None:
    seen = seen_of(look_at(measure, None), ["issue"])
    services.change_measure(actor=house.malee, measure=measure, changes={"issue": "ก"}, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        services.change_measure(
            actor=house.somchai, measure=measure, changes={"issue": "ข"}, seen=seen
        )
    assert Measure.objects.get(pk=measure.pk).issue == "ก"
    assert Line.objects.filter(what="measures.measure_changed").count() == 1


def test_two_officers_may_change_two_fields(house: House, measure: Measure) -> None:
    seen = {name: seen_of(look_at(measure, None), [name]) for name in ("issue", "measure")}
    for name, who in (("issue", house.malee), ("measure", house.somchai)):
        services.change_measure(actor=who, measure=measure, changes={name: "ก"}, seen=seen[name])
    row = reading_of(measure.plan).measures[0]
    assert (row.issue, row.measure) == ("ก", "ก")


def test_a_measure_that_was_changed_since_it_was_fetched_keeps_both_changes(
    house: House, measure: Measure
) -> None:
    outdated = Measure.objects.get(pk=measure.pk)
    services.change_measure(actor=house.malee, measure=measure, changes={"issue": "ก"})
    services.change_measure(actor=house.somchai, measure=outdated, changes={"measure": "ข"})
    now = Measure.objects.get(pk=measure.pk)
    assert (now.issue, now.measure, now.version) == ("ก", "ข", 3)
    assert Line.objects.latest("number").before == {"measure": None}


def test_what_was_fetched_before_is_no_conflict_when_the_person_saw_the_latest(
    house: House, measure: Measure
) -> None:
    outdated = Measure.objects.get(pk=measure.pk)
    services.change_measure(actor=house.malee, measure=measure, changes={"issue": "ก"})
    seen = seen_of(look_at(Measure.objects.get(pk=measure.pk), None), ["issue"])
    services.change_measure(
        actor=house.somchai, measure=outdated, changes={"issue": "ข"}, seen=seen
    )
    assert Measure.objects.get(pk=measure.pk).issue == "ข"


def test_a_change_of_the_time_leaves_the_deadlines_of_the_steps(
    house: House, measure: Measure
) -> None:
    changes = {"timeline_raw": "ภายในเดือนมีนาคม 2566"}
    services.change_measure(actor=house.malee, measure=measure, changes=changes)
    row = reading_of(measure.plan).measures[0]
    assert [(one.end, one.at) for one in row.due] == [
        ("2023-03-31", "timeline"), ("2023-04-30", "steps:2"),
    ]  # fmt: skip
    assert row.steps == PLAN_ROW.steps


def test_a_change_is_taken_back_and_the_taking_back_too(house: House, measure: Measure) -> None:
    services.change_measure(
        actor=house.malee, measure=measure, changes={"steps": ("เผยแพร่ภายในเดือนเมษายน 2566",)}
    )
    before = reading_of(measure.plan).measures[0]
    for steps in (PLAN_ROW.steps, before.steps):
        line = Line.objects.latest("number")
        services.undo_change(actor=house.somchai, measure=measure, number=line.number)
        assert reading_of(measure.plan).measures[0].steps == steps
    assert Line.objects.filter(what="measures.change_undone").count() == 2


def test_what_was_changed_once_more_is_not_taken_back(house: House, measure: Measure) -> None:
    services.change_measure(actor=house.malee, measure=measure, changes={"issue": "ก"})
    first = Line.objects.latest("number").number
    services.change_measure(actor=house.malee, measure=measure, changes={"issue": "ข"})
    with pytest.raises(ChangedMeanwhile):
        services.undo_change(actor=house.malee, measure=measure, number=first)
    with pytest.raises(services.NotUndoable):
        services.undo_change(actor=house.malee, measure=measure, number=9999)


def test_undoing_a_moved_deadline_forgets_the_move(house: House, measure: Measure) -> None:
    later = {"steps": ("จัดทำคู่มือ", "เผยแพร่ภายในเดือนมิถุนายน 2566")}
    services.change_measure(actor=house.malee, measure=measure, changes=later, reason="รอ")
    number = Line.objects.latest("number").number
    services.undo_change(actor=house.malee, measure=measure, number=number)
    assert reading_of(measure.plan).measures[0].due == (STEP_DUE,)
    assert not DueChange.objects.exists()


def test_a_removed_measure_comes_back_whole(house: House, measure: Measure) -> None:
    before = reading_of(measure.plan)
    number = services.remove_measure(actor=house.malee, measure=measure)
    assert reading_of(measure.plan).measures == ()
    services.undo_change(actor=house.malee, measure=measure, number=number)
    assert reading_of(measure.plan) == before
    assert [line.what for line in history_of(measure)] == [
        "measures.measure_restored", "measures.measure_removed",
    ]  # fmt: skip


def test_measures_change_places_and_keep_their_printed_numbers(house: House) -> None:
    rows = tuple(Row(n, printed_no=n, issue=f"เรื่อง {n}") for n in (1, 2, 3))
    plan = services.store_reading(
        actor=house.malee,
        agency=house.agency,
        reading=replace(READING, measures=rows, links=(), provenance=()),
    )
    last = plan.measures.get(printed_no=3)
    services.move_measure(actor=house.malee, measure=last, place=0)
    assert [row.printed_no for row in reading_of(plan).measures] == [3, 1, 2]


def test_a_move_is_taken_back_while_the_measure_stands_where_it_was_put(house: House) -> None:
    rows = tuple(Row(n, printed_no=n, issue=f"เรื่อง {n}") for n in (1, 2, 3))
    reading = replace(READING, measures=rows, links=(), provenance=())
    plan = services.store_reading(actor=house.malee, agency=house.agency, reading=reading)
    last = plan.measures.get(printed_no=3)
    line = services.move_measure(actor=house.malee, measure=last, place=0)
    assert line is not None
    assert services.move_measure(actor=house.malee, measure=last, place=0) is None
    services.undo_change(actor=house.malee, measure=last, number=line.number)
    assert [row.printed_no for row in reading_of(plan).measures] == [1, 2, 3]
    with pytest.raises(ChangedMeanwhile):
        services.undo_change(actor=house.malee, measure=last, number=line.number)
    services.remove_measure(actor=house.malee, measure=last)
    with pytest.raises(ChangedMeanwhile):
        services.undo_change(actor=house.malee, measure=last, number=line.number)


def test_a_new_owner_is_printed_instead_of_the_old_words(house: House, measure: Measure) -> None:
    services.change_measure(
        actor=house.malee, measure=measure, changes={"responsible": ("กองคลัง", "สำนักปลัด")}
    )
    row = reading_of(measure.plan).measures[0]
    assert (row.responsible, row.responsible_raw) == (("กองคลัง", "สำนักปลัด"), None)
    assert [one.unit_id for one in measure.responsible.all()] == [None, house.unit.pk]


def test_each_duty_goes_with_its_party(house: House, measure: Measure) -> None:
    services.change_measure(
        actor=house.malee,
        measure=measure,
        changes={"responsible": ("กองคลัง", "สำนักปลัด")},
        duties={"สำนักปลัด": "lead"},
    )
    services.change_measure(
        actor=house.malee, measure=measure, changes={"responsible": ("สำนักปลัด", "กองช่าง")}
    )
    parties = [(one.name, one.part) for one in measure.responsible.all()]
    assert parties == [("สำนักปลัด", "lead"), ("กองช่าง", "")]


def test_a_duty_can_be_taken_from_the_last_who_had_one(house: House, measure: Measure) -> None:
    own = {"responsible": ("สำนักปลัด",)}
    for duties in ({"สำนักปลัด": "lead"}, {"สำนักปลัด": ""}):
        services.change_measure(actor=house.malee, measure=measure, changes=own, duties=duties)
    assert [one.part for one in measure.responsible.all()] == [""]


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


def test_several_measures_get_a_unit_or_a_status_at_once(house: House, measure: Measure) -> None:
    unit = OrgUnit.objects.create(agency=house.agency, name="กองช่าง", kind="division")
    assert services.assign_unit(actor=house.malee, measures=[measure], unit=unit) == 1
    assert services.assign_unit(actor=house.malee, measures=[measure], unit=unit) == 0
    services.declare_status(actor=house.malee, measures=[measure], months=3, status="done")
    (row,) = reading_of(measure.plan, 3).measures
    assert (row.responsible, row.status) == (("กองช่าง",), "done")


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
