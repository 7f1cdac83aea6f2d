"""Changes of a measure: only what changed, by whom, and what follows from it; and taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prongsai.apps.journal.models import Line
from prongsai.apps.journal.selectors import verify
from prongsai.apps.measures import services
from prongsai.apps.measures.changing import ChangedMeanwhile, fresh, look_at, seen_of
from prongsai.apps.measures.models import DueChange, Measure
from prongsai.apps.measures.selectors import reading_of
from tests.factories.measures import PLAN_ROW, STEP_DUE
from tests.factories.people import House


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


def test_the_plan_is_written_first_so_that_no_two_wait_for_each_other_crosswise(
    house: House, measure: Measure
) -> None:
    writes = {
        "change": lambda: services.change_measure(
            actor=house.malee, measure=measure, changes={"issue": "ก"}
        ),
        "undo": lambda: services.undo_change(
            actor=house.malee, measure=measure, number=Line.objects.latest("number").number
        ),
        "remove": lambda: services.remove_measure(actor=house.malee, measure=fresh(measure)),
    }
    first = {}
    for name, write in writes.items():
        with CaptureQueriesContext(connection) as asked:
            write()
        updates = [one["sql"].split()[1] for one in asked if one["sql"].startswith("UPDATE")]
        first[name] = updates[:2]
    assert first == {name: ['"measures_plan"', '"measures_measure"'] for name in writes}


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
