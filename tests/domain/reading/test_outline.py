"""Prose and logical tables, in order."""

import pytest

from prongsai.domain.reading.context import Context
from prongsai.domain.reading.outline import LogicalTable, Outline, Prose, UnreadTable, outline_of
from tests.factories.documents import B1, B2, ROW_A, ROW_B1, ROW_B2, A, Part, document, table

SECOND = ("ข้อ O๑๓ คู่มือร้องเรียน", *ROW_A[1:])


def outline(*parts: Part) -> Outline:
    return outline_of(document(*parts))


def raw_numbers(found: Outline) -> list[list[int]]:
    return [logical.raw for logical in found.tables]


def test_tables_of_one_kind_that_follow_each_other_are_one() -> None:
    found = outline(table(A, ROW_A), table(A, SECOND), table(A, ROW_A))
    assert raw_numbers(found) == [[1, 2, 3]]


def test_the_spelling_of_a_repeated_header_does_not_matter() -> None:
    spaced = tuple(header.replace("/", "/ ").replace("การ", "การ ") for header in A)
    assert raw_numbers(outline(table(A, ROW_A), table(spaced, SECOND))) == [[1, 2]]


def test_a_table_without_its_header_goes_on() -> None:
    found = outline(table(A, ROW_A), table(SECOND))
    assert [len(logical.rows) for logical in found.tables] == [2]


def test_words_cut_off_at_a_page_end_do_not_hide_whose_columns_go_on() -> None:
    found = outline(table(B1, ROW_B1), "ผู้เข้าร่วมประชุมครบทุกคน", table(ROW_B1))
    assert [[column.role for column in logical.columns] for logical in found.tables] == [
        ["measure", "steps", "responsible", "timeline", "follow_up"]
    ] * 2


def test_another_table_of_the_same_width_keeps_its_own_columns() -> None:
    other = ("กองช่าง", "ทำป้าย", "แจกคู่มือ", "ติดป้าย", "มีนาคม ๒๕๖๖")
    found = outline(table(B1, ROW_B1), "ตารางของปีก่อนที่คัดมาให้ดู", table(other, other))
    assert all(
        tuple(column.role for column in logical.columns)
        != ("measure", "steps", "responsible", "timeline", "follow_up")
        for logical in list(found.tables)[1:]
    )


@pytest.mark.parametrize("between", ["- ๒ -", "หน้า ๓", "(ต่อ)"])
def test_a_page_number_between_two_tables_parts_nothing(between: str) -> None:
    assert raw_numbers(outline(table(A, ROW_A), between, table(A, SECOND))) == [[1, 2]]


def test_tables_of_other_columns_are_others() -> None:
    assert raw_numbers(outline(table(B1, ROW_B1), table(B2, ROW_B2))) == [[1], [2]]


def test_a_heading_between_two_tables_sets_the_context_of_the_second() -> None:
    found = outline(
        "เครื่องมือการประเมิน IIT", table(A, ROW_A), "เครื่องมือการประเมิน EIT", table(A, SECOND)
    )
    assert [logical.context for logical in found.tables] == [Context("IIT"), Context("EIT")]


def test_a_context_holds_across_tables_until_the_next() -> None:
    found = outline(
        "เครื่องมือการประเมิน IIT", table(A, ROW_A), "สรุปผลของกองคลังไว้ในตารางนี้", table(A, SECOND)
    )
    assert [logical.context for logical in found.tables] == [Context("IIT"), Context("IIT")]


def test_a_table_that_holds_no_measures_is_kept_as_it_stood() -> None:
    found = outline(table(("ตัวชี้วัด", "คะแนน"), ("การใช้งบประมาณ", "๘๑.๒๐")))
    (unread,) = found.elements
    assert isinstance(unread, UnreadTable)
    assert unread.texts == (("ตัวชี้วัด", "คะแนน"), ("การใช้งบประมาณ", "๘๑.๒๐"))


def test_a_table_that_only_sets_a_page_is_prose() -> None:
    found = outline(table(("", "อำเภอบ้านไผ่"), ("", "จังหวัดขอนแก่น")))
    assert [prose.text for prose in found.prose] == ["อำเภอบ้านไผ่", "จังหวัดขอนแก่น"]


def test_long_lines_that_follow_each_other_are_one_paragraph() -> None:
    long = "ตำบลของเราได้ตั้งคณะทำงานเพื่อทบทวนงานบริการทุกกองให้ชาวบ้านเข้าใจง่ายขึ้นกว่าปีก่อน"
    assert [prose.text for prose in outline(f"{long}\nและรวดเร็ว").prose] == [f"{long} และรวดเร็ว"]


@pytest.mark.parametrize("heading", ["คำนำ", "สารบัญ", "หลักการและ เหตุผล"])
def test_a_heading_under_a_long_line_is_no_part_of_it(heading: str) -> None:
    long = "ตำบลของเราได้ตั้งคณะทำงานเพื่อทบทวนงานบริการทุกกองให้ชาวบ้านเข้าใจง่ายขึ้นกว่าปีก่อน"
    assert [prose.text for prose in outline(f"{long}\n{heading}").prose] == [long, heading]


def test_short_lines_stay_apart() -> None:
    assert [prose.text for prose in outline("คำนำ\nตำบลของเรา").prose] == ["คำนำ", "ตำบลของเรา"]


def test_the_elements_keep_the_order_of_the_document() -> None:
    found = outline("คำนำ", table(A, ROW_A), "หมายเหตุท้ายตาราง")
    assert [type(element) for element in found.elements] == [Prose, LogicalTable, Prose]


def test_a_table_goes_on_under_its_name_with_the_word_for_it() -> None:
    found = outline(table(A, ROW_A), "ตารางที่ ๑ ผลการดำเนินงาน (ต่อ)", table(A, SECOND))
    assert raw_numbers(found) == [[1, 2]]


def test_lines_at_the_head_of_a_page_do_not_part_a_row_that_goes_on() -> None:
    rest = (f"{ROW_A[0]} (ต่อ)", "", "๓.ส่งคืน", "", "")
    found = outline(table(A, ROW_A), "หน้า ๒", "รายงานรอบ ๖ เดือน ตำบลหนองน้ำใส", table(A, rest))
    assert raw_numbers(found) == [[1, 2]]
    assert [type(element) for element in found.elements] == [Prose, LogicalTable]


def test_lines_between_two_tables_part_them_where_a_new_row_begins() -> None:
    assert raw_numbers(outline(table(A, ROW_A), "มาตรการเพิ่มเติม", table(A, SECOND))) == [[1], [2]]


def test_a_row_of_too_many_cells_parts_no_table() -> None:
    wide = (SECOND[0], "", *SECOND[1:])
    found = outline(table(A, ROW_A), table(A, wide), table(A, ROW_A))
    assert raw_numbers(found) == [[1, 2, 3]]
    (logical,) = found.tables
    assert {len(row.cells) for row in logical.rows} == {len(logical.columns)} == {6}
