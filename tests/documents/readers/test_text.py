"""Plain text: lines, tabs, pipes and left-over markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import Limits
from prongsai.documents.readers.text import read_text
from prongsai.domain.reading.raw import Place, RawBlock, RawParagraph, RawTable


def _blocks(text: str) -> tuple[RawBlock, ...]:
    return read_text("a.txt", text).blocks


def _grid(block: RawBlock) -> tuple[tuple[str, ...], ...]:
    assert isinstance(block, RawTable)
    return tuple(row.texts for row in block.rows)


def test_each_line_is_a_paragraph_with_its_number() -> None:
    assert _blocks("\n  รายงานผล  \n\n# หมวด ๑\r\nก ข") == (
        RawParagraph("รายงานผล", Place(line=2)),
        RawParagraph("หมวด ๑", Place(line=4), heading=1),
        RawParagraph("ก ข", Place(line=5)),
    )


def test_lines_with_tabs_are_a_table_until_an_empty_line() -> None:
    first, second = _blocks("มาตรการ\tผู้รับผิดชอบ\nก\tข\n\nค\tง\t\n")
    assert _grid(first) == (("มาตรการ", "ผู้รับผิดชอบ"), ("ก", "ข"))
    assert _grid(second) == (("ค", "ง", ""),)
    assert (first.place, second.place) == (Place(line=1, table=1), Place(line=4, table=2))


def test_a_row_keeps_the_cells_it_has() -> None:
    (table,) = _blocks("ก\tข\tค\nสั้น\tไป\n\t\tกลาง\n")
    assert _grid(table) == (("ก", "ข", "ค"), ("สั้น", "ไป"), ("", "", "กลาง"))


def test_a_cell_knows_its_line_row_and_column() -> None:
    (table,) = _blocks("\n\nก\tข\nค\tง")
    assert isinstance(table, RawTable)
    assert table.rows[1].cells[1].place == Place(line=4, table=1, row=2, column=2)


def test_tabs_that_only_indent_make_no_table() -> None:
    assert _blocks("\t\tลงชื่อ ผู้รายงาน\nตำแหน่ง\t\n") == (
        RawParagraph("ลงชื่อ ผู้รายงาน", Place(line=1)),
        RawParagraph("ตำแหน่ง", Place(line=2)),
    )


def test_a_markdown_table_has_a_header_of_its_own() -> None:
    (table,) = _blocks("| ที่ | มาตรการ |\n|:--|---|\n| ๑ | ก \\| ข |\n| ๒ | |")
    assert isinstance(table, RawTable)
    assert _grid(table) == (("ที่", "มาตรการ"), ("๑", "ก | ข"), ("๒", ""))
    assert [row.is_header for row in table.rows] == [True, False, False]


def test_a_markdown_table_may_lack_its_outer_pipes() -> None:
    (table,) = _blocks("ที่ | มาตรการ | ใคร\n--- | --- | ---\n๑ | ก | ข")
    assert _grid(table) == (("ที่", "มาตรการ", "ใคร"), ("๑", "ก", "ข"))


def test_a_drawn_table_joins_the_lines_between_its_borders() -> None:
    drawn = "+----+------+\n| ที่ | งาน |\n+====+======+\n| ๑  | ก    |\n|    | ข    |\n+----+------+"
    (table,) = _blocks(drawn.replace("+====+======+", "+----+------+"))
    assert _grid(table) == (("ที่", "งาน"), ("๑", "ก\nข"))


def test_a_pipe_in_a_sentence_is_no_table() -> None:
    assert _blocks("สำนักปลัด | กองคลัง") == (RawParagraph("สำนักปลัด | กองคลัง", Place(line=1)),)


def test_markup_left_in_the_text_is_a_table_or_nothing() -> None:
    text = "ก่อน\n<table><tr><td>ก</td>\n<td>ข</td></tr><tr><td>ค<td>ง</table>\n<b>หลัง</b>"
    before, table, after = _blocks(text)
    assert before == RawParagraph("ก่อน", Place(line=1))
    assert _grid(table) == (("ก", "ข"), ("ค", "ง"))
    assert table.place == Place(line=2, table=1)
    assert after == RawParagraph("หลัง", Place(line=4))


def test_paragraphs_and_boxes_inside_a_cell() -> None:
    (table,) = _blocks('<p>๑. ก</p><p>๒. ข</p>\t<input checked="checked" type="checkbox"/>\tx')
    assert _grid(table) == (("๑. ก\n๒. ข", "☑", "x"),)


@pytest.mark.parametrize(
    ("text", "limits", "code"),
    [
        ("ก" * 11, Limits(characters=10), "read.too_long"),
        ("ก\n" * 11, Limits(blocks=10), "read.too_long"),
        ("ก\t" * 11, Limits(cells=10), "read.too_many_cells"),
    ],
)
def test_a_text_over_a_limit_is_refused(text: str, limits: Limits, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_text("a.txt", text, limits=limits)
    assert refused.value.code == code


_PIECES = ("ก", " ", "\t", "\n", "|", "--", "+-", "<table>", "</td>", "<td>", "<p>", "&amp;", "**")


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_no_word_is_lost_whatever_stands_around_it(text: str) -> None:
    read = ""
    for block in _blocks(text):
        read += block.text if isinstance(block, RawParagraph) else "".join(sum(_grid(block), ()))
    assert read.count("ก") == text.count("ก")


def test_the_head_of_a_letter_is_no_table() -> None:
    (found,) = _blocks("ที่ ลป ๗๑๒๐๑/๑๘\tวันที่ ๗ เมษายน ๒๕๖๖")
    assert found == RawParagraph("ที่ ลป ๗๑๒๐๑/๑๘ วันที่ ๗ เมษายน ๒๕๖๖", Place(line=1))
