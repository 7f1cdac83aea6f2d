"""Remarks on the plan and the report, without the document they came from."""

from typing import Any

import pytest

from prongsai.domain.plan.reading import Action, Doubt, Due, Meta, Reading, Row, Sections
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.quality import note_quality

WHOLE: dict[str, Any] = {
    "logical_table": 1,
    "responsible": ("กองคลัง",),
    "steps": ("๑.จด", "๒.แจก"),
    "follow_up": ("๑.รายงานปลัด",),
    "due": (Due("ภายในเดือนมกราคม ๒๕๖๖", "month", end="2023-01-31", month="2023-01"),),
}


def row(ordinal: int, **values: Any) -> Row:
    return Row(ordinal, **{**WHOLE, "measure": f"มาตรการที่ {ordinal}", **values})


def doubts(*rows: Row, **meta: Any) -> list[Doubt]:
    notebook = Notebook()
    note_quality(Reading("ก", Meta(**meta), Sections(), rows), notebook)
    return notebook.doubts


def test_a_whole_plan_has_no_remarks() -> None:
    assert doubts(row(1), row(2)) == []


@pytest.mark.parametrize("part", ["responsible", "steps", "follow_up", "due"])
def test_a_part_that_the_other_rows_have_is_missed(part: str) -> None:
    assert doubts(row(1), row(2, **{part: ()})) == [Doubt(f"row.no_{part}", "/measures/1")]


@pytest.mark.parametrize("part", ["responsible", "steps", "follow_up", "due"])
def test_a_part_that_no_row_has_is_not_missed(part: str) -> None:
    assert doubts(row(1, **{part: ()}), row(2, **{part: ()})) == []


def test_a_rhythm_is_as_good_as_a_date() -> None:
    assert doubts(row(1), row(2, due=(), cadence="monthly")) == []


def test_done_without_any_proof_is_a_doubt() -> None:
    assert doubts(row(1, status="done", status_basis="checkbox")) == [
        Doubt("row.done_without_proof", "/measures/0/status")
    ]


def test_numbers_that_repeat_or_skip_are_noted() -> None:
    assert doubts(row(1, steps=("๑.จด", "๓.พิมพ์", "๓.แจก"))) == [
        Doubt("list.number_repeats", "/measures/0/steps", {"numbers": "3"}, "note"),
        Doubt("list.number_skips", "/measures/0/steps", {"numbers": "2"}, "note"),
    ]


def test_a_deed_after_the_round_is_noted_not_refused() -> None:
    found = doubts(
        row(1, due=(), cadence="monthly", actions=(Action(1, "๑.แจก", "2023-04-07"),)),
        period_end="2023-03-31",
    )
    assert found == [
        Doubt(
            "action.after_period",
            "/measures/0/actions/0",
            {"date": "2023-04-07", "end": "2023-03-31"},
            "note",
        )
    ]


def test_a_deed_after_every_deadline_of_its_row_is_late() -> None:
    assert doubts(row(1, actions=(Action(1, "๑.แจก", "2023-02-10"),))) == [
        Doubt(
            "action.late",
            "/measures/0/actions/0",
            {"date": "2023-02-10", "due": "2023-01-31", "days": "10"},
        )
    ]


def test_a_deed_told_twice_is_noted() -> None:
    twice = (Action(1, "๑.แจกคู่มือ", "2023-01-09"), Action(2, "๒.แจกคู่มือ", "2023-01-09"))
    assert doubts(row(1, actions=twice)) == [
        Doubt("action.repeated", "/measures/0/actions/1", {"first": "1"}, "note")
    ]


def test_the_same_measure_twice_is_a_doubt() -> None:
    assert doubts(row(1, measure="แจกคู่มือ"), row(2, measure="แจก คู่มือ")) == [
        Doubt("row.repeated", "/measures/1", {"first": "1"})
    ]


def test_the_same_measure_in_plan_and_report_is_none() -> None:
    assert doubts(row(1, kind="plan", measure="ก"), row(2, kind="report", measure="ก")) == []


def test_a_report_dated_before_its_last_deed_is_a_doubt() -> None:
    found = doubts(
        row(1, due=(), cadence="monthly", actions=(Action(1, "๑.แจก", "2021-04-01"),)),
        prepared_date="2021-03",
    )
    assert found == [
        Doubt(
            "report.dated_before_deeds",
            "/meta/prepared_date",
            {"prepared": "2021-03", "last": "2021-04-01"},
        )
    ]


def test_a_report_dated_in_the_month_of_its_last_deed_is_none() -> None:
    assert (
        doubts(
            row(1, due=(), cadence="monthly", actions=(Action(1, "๑.แจก", "2021-03-30"),)),
            prepared_date="2021-03",
        )
        == []
    )
