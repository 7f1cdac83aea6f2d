from __future__ import annotations

import pytest

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.sheet import SheetCell, SheetRow
from prongsai.documents.readers.xlsx.grid import Merge, SheetGrid, merge_of, reference


def test_references_and_ranges() -> None:
    assert [reference(text) for text in ("A1", "$AB$12", "XFD1048576", "7", "A")] == [
        (1, 1),
        (12, 28),
        (1048576, 16384),
        None,
        None,
    ]
    assert merge_of("B2:D5", 100) == Merge(2, 2, 5, 4)
    assert [merge_of(text, 100) for text in ("B2", "A1:A500", "A:C")] == [None, None, None]


def test_a_merged_range_is_one_cell_and_continues_below() -> None:
    grid = SheetGrid({1: {1: "ก", 3: "ค"}, 2: {3: "ง"}}, [Merge(1, 1, 2, 2)])
    assert list(grid.rows()) == [
        SheetRow(1, {1: SheetCell("ก", 2), 3: SheetCell("ค")}),
        SheetRow(2, {1: SheetCell("", 2, True), 3: SheetCell("ง")}),
    ]


def test_an_empty_merged_range_is_wide_but_continues_nothing() -> None:
    grid = SheetGrid({1: {3: "ค"}, 2: {3: "ง"}}, [Merge(1, 1, 2, 2)])
    assert [row.cells[1] for row in grid.rows()] == [SheetCell("", 2), SheetCell("", 2)]


def test_hidden_rows_and_columns_are_left_out_and_the_rest_moves_up() -> None:
    grid = SheetGrid(
        {1: {1: "ก", 2: "ลับ", 3: "ค"}, 2: {1: "ลับ"}, 3: {1: "ง", 3: "ฉ"}},
        hidden_rows={2},
        hidden_columns={2},
    )
    assert list(grid.rows()) == [
        SheetRow(1, {1: SheetCell("ก"), 2: SheetCell("ค")}),
        SheetRow(3, {1: SheetCell("ง"), 2: SheetCell("ฉ")}),
    ]
    assert grid.hidden_cells == 2


def test_a_merged_range_whose_first_row_and_column_are_hidden_shows_in_the_rest() -> None:
    grid = SheetGrid(
        {1: {1: "ก"}, 2: {3: "ข"}},
        [Merge(1, 1, 2, 2)],
        hidden_rows={1},
        hidden_columns={1},
    )
    assert list(grid.rows()) == [SheetRow(2, {1: SheetCell("ก"), 2: SheetCell("ข")})]


def test_empty_rows_between_are_told_by_one() -> None:
    grid = SheetGrid({1: {1: "ก"}, 9: {1: "ข"}}, hidden_rows={3})
    assert [row.number for row in grid.rows()] == [1, 8, 9]


def test_ranges_that_cover_a_whole_book_are_refused() -> None:
    grid = SheetGrid({1: {1: "ก"}, 20_000: {1: "ข"}}, [Merge(1, 1, 20_000, 900)])
    with pytest.raises(Refused) as refused:
        list(grid.rows())
    assert refused.value.code == "read.too_many_cells"
