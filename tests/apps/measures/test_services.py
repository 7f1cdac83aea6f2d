"""Writes of measures: only what changed, by whom, and what follows from it."""

from datetime import date

import pytest
from django.test import Client

from prongsai.apps.journal.models import Line
from prongsai.apps.journal.selectors import verify
from prongsai.apps.measures import services
from prongsai.apps.measures.changing import ChangedMeanwhile
from prongsai.apps.measures.models import Declaration, Measure
from prongsai.apps.measures.selectors import reading_of, remarks_of
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
    return plan.measures.get(kind="plan")


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


def test_a_change_is_one_line_with_what_was_and_what_is(house: House, measure: Measure) -> None:
    services.change_measure(actor=house.somchai, measure=measure, changes={"issue": "ชัดเจนแล้ว"})
    line = Line.objects.get(what="measures.measure_changed")
    assert (line.before, line.after) == ({"issue": "ขั้นตอนไม่ชัดเจน"}, {"issue": "ชัดเจนแล้ว"})
    assert (line.actor_name, line.book) == ("สมชาย ตั้งใจ", house.agency.code)
    assert verify().whole


def test_what_does_not_differ_is_not_written(house: House, measure: Measure) -> None:
    same = services.change_measure(
        actor=house.malee, measure=measure, changes={"issue": "ขั้นตอนไม่ชัดเจน"}
    )
    assert same.version == 1
    assert not Line.objects.filter(what="measures.measure_changed").exists()


def test_a_change_of_an_older_version_is_refused_whole(house: House, measure: Measure) -> None:
    services.change_measure(actor=house.malee, measure=measure, changes={"issue": "ก"}, version=1)
    with pytest.raises(ChangedMeanwhile):
        services.change_measure(
            actor=house.somchai, measure=measure, changes={"issue": "ข"}, version=1
        )
    assert Measure.objects.get(pk=measure.pk).issue == "ก"
    assert Line.objects.filter(what="measures.measure_changed").count() == 1


def test_a_new_owner_is_printed_instead_of_the_old_words(house: House, measure: Measure) -> None:
    services.change_measure(
        actor=house.malee, measure=measure, changes={"responsible": ("กองคลัง", "สำนักปลัด")}
    )
    row = reading_of(measure.plan).measures[0]
    assert (row.responsible, row.responsible_raw) == (("กองคลัง", "สำนักปลัด"), None)
    assert [one.unit_id for one in measure.responsible.all()] == [None, house.unit.pk]


def test_progress_is_kept_with_the_row_that_reports(house: House, measure: Measure) -> None:
    services.record_progress(
        actor=house.malee,
        measure=measure,
        months=6,
        status="in_progress",
        deed="ประชุมชี้แจง",
        deed_on=date(2023, 1, 10),
        result="ทุกงานมีคู่มือ",
        url="https://a.example/1",
    )
    services.record_progress(actor=house.malee, measure=measure, months=12, status="done")
    plan_row, told = reading_of(measure.plan).measures
    assert plan_row == PLAN_ROW
    assert (told.status, told.status_basis) == ("done", "declared")
    assert told.actions == (Action(None, "ประชุมชี้แจง", "2023-01-10"),)
    assert told.results == ("ทุกงานมีคู่มือ",)
    assert told.evidence == (Evidence(1, "https://a.example/1", "https://a.example/1", 1),)
    rounds = Declaration.objects.order_by("months").values_list("months", "status")
    assert list(rounds) == [(6, "in_progress"), (12, "done")]
    assert Line.objects.filter(what="measures.progress_recorded").count() == 2


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
    told = services.told_by(measure)
    client = Client()
    client.force_login(house.malee)
    page = f"/suan-tan/plans/2566/measures/{measure.key}/"
    form = f"/suan-tan/plans/2566/measures/{told.key}/results/"
    shown = client.get(form).content.decode()
    assert (f'action="{form}"' in shown, "ขั้นตอนไม่ชัดเจน" in shown) == (True, True)
    saved = client.post(form, {"version": 1, "was": [""], "text": ["มีคู่มือ"], "do": "save"})
    assert saved.headers["Location"] == page
    assert reading_of(measure.plan).measures[1].results == ("มีคู่มือ",)
