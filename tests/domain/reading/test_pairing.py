"""Plan and report linked by title, whatever their numbers."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.plan.reading import Link, Row
from prongsai.domain.reading.pairing import likeness, link_rows

TITLES = (
    "แจกคู่มือยืมรถตัดหญ้า",
    "ติดราคากลางหน้าสำนักงาน",
    "ตั้งกล่องรับฟังความเห็น",
    "เล่าแผนใช้เงินในที่ประชุมหมู่บ้าน",
    "อบรมหัวหน้างานเรื่องของขวัญ",
)


def plan(ordinal: int, title: str, *steps: str) -> Row:
    return Row(ordinal, "plan", printed_no=ordinal, item_title=title, steps=steps)


def report(ordinal: int, title: str, *steps: str) -> Row:
    return Row(ordinal, "report", printed_no=ordinal - 10, item_title=title, steps=steps)


def pairs(*rows: Row) -> list[tuple[int, int]]:
    return [(link.plan, link.report) for link in link_rows(rows)]


@given(st.randoms())
def test_measures_are_linked_by_title_in_any_order(rng: Random) -> None:
    shuffled = list(TITLES)
    rng.shuffle(shuffled)
    rows = [plan(n, title, "๑.ทำ") for n, title in enumerate(TITLES, 1)]
    rows += [report(n, title, "๑.ทำ") for n, title in enumerate(shuffled, 11)]
    assert pairs(*rows) == [(n, 11 + shuffled.index(title)) for n, title in enumerate(TITLES, 1)]


def test_a_title_that_grew_by_a_project_is_linked() -> None:
    rows = (
        plan(1, TITLES[4], "๑.เชิญ"),
        plan(2, TITLES[0], "๑.พิมพ์"),
        report(11, f"{TITLES[4]} (โครงการบ้านโปร่งใส)", "๑.เชิญ"),
    )
    assert pairs(*rows) == [(1, 11)]


def test_rows_that_are_not_alike_are_not_linked() -> None:
    assert pairs(plan(1, TITLES[0], "๑.พิมพ์"), report(11, TITLES[1], "๑.คัด")) == []


def test_a_row_is_linked_once() -> None:
    rows = (plan(1, TITLES[0]), report(11, TITLES[0]), report(12, TITLES[0]))
    assert pairs(*rows) == [(1, 11)]


def test_a_link_says_on_what_it_rests_and_how_sure_it_is() -> None:
    rows = (plan(1, TITLES[0], "๑.พิมพ์"), report(11, TITLES[0], "๑.พิมพ์"))
    assert link_rows(rows) == (Link(1, 11, "title", 1.0),)


def test_rows_that_are_neither_plan_nor_report_are_not_linked() -> None:
    assert link_rows((Row(1, item_title="ก"), Row(2, item_title="ก"))) == ()


@given(st.sampled_from(TITLES), st.sampled_from(TITLES))
def test_likeness_lies_between_nothing_and_sameness(one: str, other: str) -> None:
    alike = likeness(plan(1, one, "๑.ทำ"), report(11, other, "๑.ทำ"))
    assert 0 <= alike <= 1
    assert (alike == 1) is (one == other)
