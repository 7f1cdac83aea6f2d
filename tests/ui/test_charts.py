"""Charts are drawings with their numbers beside them."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from prongsai.ui.charts import (
    Mark,
    Series,
    Share,
    StateBar,
    YearLine,
    bar_chart,
    line_chart,
    ring_chart,
)
from prongsai.ui.charts.chart import KeyEntry, ticks

TWO = [Series("ปี 2566", (84.2, 79)), Series("ปี 2567", (88, None))]


@pytest.mark.parametrize("draw", [bar_chart, line_chart])
def test_the_numbers_stand_in_a_table_too(draw: object) -> None:
    chart = draw("คะแนน", "เครื่องมือ", ("IIT", "EIT"), TWO)  # type: ignore[operator]
    assert chart.headings == ("เครื่องมือ", "ปี 2566", "ปี 2567")
    assert chart.rows == (("IIT", 84.2, 88), ("EIT", 79, None))
    assert chart.key == (KeyEntry(1, "ปี 2566"), KeyEntry(2, "ปี 2567"))


def test_drawings_are_whole_named_and_without_style() -> None:
    ring = ring_chart("สถานะ", "สถานะ", [("เสร็จ", 14), ("<ค้าง>", 0)], middle="14", below="มาตรการ")
    line = YearLine(2567, [Mark(date(2024, 2, 1), "<ก>", "late", "เลยกำหนด")], date(2024, 1, 1))
    for svg in (
        bar_chart("ก & ข", "x", ("<IIT>", "EIT"), TWO).svg,
        line_chart("ก", "x", ("2566", "2567"), TWO).svg,
        ring.svg,
        line.svg,
    ):
        root = ElementTree.fromstring(svg)
        assert (root.get("role"), bool(root.get("aria-label"))) == ("img", True)
        assert "style=" not in svg


@given(st.floats(0.001, 1e9))
def test_marks_of_an_axis_reach_the_top_and_are_few(top: float) -> None:
    marks = ticks(top)
    assert marks[0] == 0
    assert marks[-1] >= top * 0.999999
    assert 2 <= len(marks) <= 8


def test_a_missing_value_breaks_the_line() -> None:
    svg = line_chart("ก", "x", ("1", "2", "3"), [Series("ก", (1, None, 3))]).svg
    (path,) = re.findall(r' d="([^"]+)"', svg)
    assert (path.count("M"), path.count("L")) == (2, 0)


def test_nothing_at_all_is_still_a_drawing() -> None:
    assert "<svg" in bar_chart("ก", "x", ("ก",), [Series("ก", (None,))]).svg
    assert "<svg" in ring_chart("ก", "x", [("ก", 0)], middle="0").svg


@given(st.dates(date(2023, 9, 1), date(2024, 10, 31)))
def test_days_stand_on_the_year_in_order(day: date) -> None:
    line = YearLine(2567, [], date(2024, 1, 1))
    assert 0 <= line.at(day) <= 720
    assert line.at(day) <= line.at(day + timedelta(days=1))


def test_the_fiscal_year_begins_in_october() -> None:
    line = YearLine(2567, [], date(2024, 1, 1))
    assert [line.at(day) for day in (date(2023, 10, 1), date(2024, 4, 1), date(2025, 1, 1))] == [
        0,
        360,
        720,
    ]
    with override("th"):
        words = re.findall(r">([^<]+)</text>", line.svg)
    assert (words[0], words[11], words[12]) == ("ต.ค.", "ก.ย.", "วันนี้")


def test_a_bar_of_states_is_full_and_leaves_out_what_there_is_none_of() -> None:
    bar = StateBar(
        "สถานะ", [Share("done", "เสร็จ", 3), Share("late", "สาย", 0), Share("none", "<", 1)]
    )
    parts = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', bar.svg)]
    assert bar.whole == 4
    assert parts == pytest.approx([537.8, 179.2], abs=0.1)
    assert "st-late" not in bar.svg
    assert "&lt; 1" in bar.svg


def test_a_bar_of_nothing_is_empty() -> None:
    assert "<rect" not in StateBar("สถานะ", [Share("done", "เสร็จ", 0)]).svg
