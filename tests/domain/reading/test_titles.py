"""Titles typed into the first rows of a table."""

from prongsai.domain.reading.raw import RawParagraph, RawTable
from prongsai.domain.reading.titles import with_titles_above
from tests.factories.documents import (
    AGENCY,
    COVER,
    ROW_A,
    TITLE,
    A,
    Cell,
    document,
    raw_table,
    read,
    table,
)

TITLES = [(Cell(line, columns=5),) for line in COVER]


def test_rows_above_the_header_are_prose() -> None:
    above, below = with_titles_above([raw_table(*TITLES, A, ROW_A)])
    assert isinstance(above, RawParagraph)
    assert isinstance(below, RawTable)
    assert (above.text.split("\n"), [row.texts for row in below.rows]) == (list(COVER), [A, ROW_A])


def test_a_cover_in_the_table_is_the_cover_of_the_document() -> None:
    reading = read(table(*TITLES, A, ROW_A), format="docx")
    meta = reading.meta
    assert (meta.report_title, meta.agency_name, meta.fiscal_year, meta.layout) == (
        TITLE,
        AGENCY,
        2566,
        "A",
    )
    assert [row.item_code for row in reading.measures] == ["o12"]


def test_a_title_that_every_page_repeats_is_told_once_and_parts_no_table() -> None:
    pages = [table(TITLES[0], A, ROW_A), table(TITLES[0], A, ROW_A)]
    reading = read(*COVER[1:], *pages, format="docx")
    assert {row.logical_table for row in reading.measures} == {1}
    blocks = list(with_titles_above(document(*pages).blocks))
    assert [block.text for block in blocks if isinstance(block, RawParagraph)] == [TITLE]


def test_an_empty_row_above_the_header_is_no_title() -> None:
    (found,) = with_titles_above([raw_table(("", "", "", "", ""), A, ROW_A)])
    assert isinstance(found, RawTable)
    assert [row.texts for row in found.rows] == [A, ROW_A]


def test_rows_below_the_header_stay_where_they_are() -> None:
    whole = raw_table(A, TITLES[1], ROW_A)
    assert list(with_titles_above([whole])) == [whole]


def test_a_table_without_a_header_is_left_alone() -> None:
    whole = raw_table(TITLES[0], ROW_A)
    assert list(with_titles_above([whole])) == [whole]
