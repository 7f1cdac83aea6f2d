"""What differs between a plan and a document of the same year."""

from dataclasses import replace

from hypothesis import given

from prongsai.domain.plan.reading import Action, Meta, Reading, Row, Sections
from prongsai.domain.reading.review.merging import compared, met_measures, proposed
from tests.factories.readings import readings

PLAN = Reading(
    "แผน",
    Meta(fiscal_year=2567, round=6),
    Sections(),
    (
        Row(1, measure="เปิดตู้รับฟัง", item_code="i1", steps=("ตั้งตู้",), timeline_raw="มีนาคม"),
        Row(2, measure="ลงภาพงานซ่อม", item_code="o2", actions=(Action(1, "ลงภาพ"),)),
    ),
)


@given(readings())
def test_a_document_differs_in_nothing_from_itself(reading: Reading) -> None:
    found = compared(reading, reading)
    assert not found.differs
    assert {one.kind for one in found.meetings} == {"same"}


def test_each_measure_is_new_changed_the_same_or_gone_with_its_fields() -> None:
    newer = replace(
        PLAN,
        meta=replace(PLAN.meta, round=12),
        measures=(
            replace(PLAN.measures[0], steps=("ตั้งตู้", "เปิดทุกวัน"), actions=(Action(1, "ตั้งแล้ว"),)),
            Row(2, measure="จัดทำคู่มือ", item_code="o9"),
        ),
    )
    found = compared(PLAN, newer)
    assert [(one.title, one.kind) for one in found.meetings] == [
        ("เปิดตู้รับฟัง", "changed"),
        ("จัดทำคู่มือ", "new"),
        ("ลงภาพงานซ่อม", "gone"),
    ]
    told = [(one.field, one.old, one.new, one.default) for one in found.meetings[0].changes]
    assert told == [
        ("steps", ("ตั้งตู้",), ("ตั้งตู้", "เปิดทุกวัน"), "take"),
        ("actions", (), (Action(1, "ตั้งแล้ว"),), "take"),
    ]
    assert [(one.field, one.old, one.new) for one in found.facts] == [("round", 6, 12)]


def test_a_column_that_the_document_has_not_makes_no_difference() -> None:
    bare = replace(PLAN, measures=tuple(replace(row, steps=()) for row in PLAN.measures))
    assert not compared(PLAN, bare).differs


def test_a_title_that_was_mended_is_the_same_measure_unless_the_codes_differ() -> None:
    mended = (replace(PLAN.measures[0], measure="เปิดตู้รับฟังความเห็น"),)
    found = compared(PLAN, replace(PLAN, measures=mended)).meetings[0]
    assert (found.old, [one.field for one in found.changes]) == (0, ["measure"])
    other = (replace(mended[0], item_code="o7"),)
    assert compared(PLAN, replace(PLAN, measures=other)).meetings[0].kind == "new"


def test_a_person_may_say_which_measure_it_is_but_not_the_same_one_twice() -> None:
    two = (Row(1, measure="เรื่องอื่น"), Row(2, measure="อีกเรื่อง"))
    said = compared(PLAN, replace(PLAN, measures=two), {0: 1})
    assert [(one.new, one.old) for one in said.meetings] == [(0, 1), (1, None), (None, 0)]
    assert met_measures((), (), {0: 0}) == {}
    twice = compared(PLAN, replace(PLAN, measures=two), {0: 1, 1: 1})
    assert [one.kind for one in twice.meetings] == ["new", "new", "gone", "gone"]


def test_words_stay_where_the_document_has_none_and_deeds_are_put_together() -> None:
    assert proposed("steps", ("ก",), (), later=True) == "keep"
    assert proposed("steps", ("ก",), ("ข",), later=True) == "take"
    assert proposed("results", ("ก",), ("ข",), later=True) == "both"
    assert proposed("results", ("ก",), ("ข",), later=False) == "take"
    assert proposed("results", ("ก",), ("ก", "ข"), later=True) == "take"
    assert proposed("results", ("ก", "ข"), ("ข",), later=False) == "keep"
    assert proposed("results", ("ก", "ข"), ("ค",), later=False) == "both"
    assert proposed("status", "in_progress", "done", later=True) == "take"
