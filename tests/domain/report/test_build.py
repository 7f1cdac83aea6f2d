"""A reading becomes the report its agency knows."""

from random import Random

import pytest
from hypothesis import given

from prongsai.domain.plan.reading import (
    Row,
)
from prongsai.domain.report.build import (
    Options,
    build_report,
    choice_for,
    digits_of,
    fields_not_shown,
)
from prongsai.domain.report.layouts import layouts_named
from prongsai.domain.report.rows import rows_for
from tests.factories.printed import (
    cells,
    outline_of,
    plan_and_report,
    reading_of,
    tables,
    words,
)
from tests.factories.readings import make_reading, readings


def test_the_digits_of_the_source_are_the_default():
    assert digits_of(reading_of(Row(1, issue="ข้อ 1 และ 2 ของ ๓"))) == "arabic"
    assert digits_of(reading_of(Row(1, issue="ข่าว O42 https://a.go.th/1234"))) == "thai"


def test_layout_d_has_a_table_for_each_instrument_and_counts_anew():
    rows = tuple(Row(n, instrument=name) for n, name in enumerate(("IIT", "IIT", "OIT"), 1))
    tree = build_report(reading_of(*rows), "D", "arabic", Options(plan_item="O34"))
    heads = [[column.header for column in table.columns][1:4:2] for table in tables(tree)]
    plan = "การกำหนดแนวทางฯ หรือมาตรการเพื่อขับเคลื่อนตามข้อ O34"
    assert heads == [["ตัวชี้วัดการประเมิน IIT", plan], ["ตัวชี้วัดการประเมิน OIT", plan]]
    assert [[row[0] for row in cells(table)] for table in tables(tree)] == [
        [["1"], ["2"]],
        [["1"]],
    ]


def test_a_document_without_rows_still_prints_its_words():
    tree = build_report(reading_of(headings=("ประกาศ",), notes=("จบ",)), "A")
    assert outline_of(tree) == ["# ประกาศ", "note: จบ", "signature"]


def test_the_layout_of_the_source_is_the_default():
    assert choice_for(reading_of(Row(1), layout="D")) == "D"
    assert choice_for(reading_of(Row(1, outcomes=("ดี",), measure="ข่าว"))) == "C"
    assert choice_for(plan_and_report()) == "B"


def test_fields_without_a_column_are_named():
    row = Row(1, measure="ข่าว", outcomes=("ดี",), suggestions=("ควร",), unread=("หมายเหตุ: ก",))
    assert fields_not_shown(reading_of(row), "C") == {"suggestions", "unread"}


def test_results_printed_among_the_deeds_are_not_told_lost():
    reading = reading_of(Row(1, measure="ข่าว", results=("ทำแล้ว",)))
    assert fields_not_shown(reading, "A") == frozenset()


@given(readings())
def test_a_report_of_its_own_layout_shows_every_field_and_every_row(reading):
    tree = build_report(reading)
    assert fields_not_shown(reading, choice_for(reading)) == frozenset()
    assert sum(len(table.rows) for table in tables(tree)) == len(reading.measures)


@pytest.mark.parametrize("layout", "ABCD")
@pytest.mark.parametrize("choice", ["A", "B", "B1", "B2", "C", "D"])
def test_every_layout_prints_in_every_other(layout, choice):
    reading = make_reading(layout, Random(11))
    said = "".join(
        words(line)
        for table in tables(build_report(reading, choice))
        for row in table.rows
        for cell in row
        for line in cell.lines
    )
    for row in (row for table in layouts_named(choice) for row in rows_for(reading, table)):
        assert "".join(row.steps) in said
