"""Raw tables as grids: header rows, spans, pages."""

import pytest

from prongsai.domain.reading.grid import (
    Grid,
    GridRow,
    grids_of,
    inherit_columns,
    is_list,
    same_columns,
    texts_of,
)
from prongsai.domain.reading.raw import Place, RawCell, RawTable
from tests.factories.documents import (
    B1,
    B2,
    ROW_A,
    ROW_B1,
    ROW_B2,
    UNDER,
    A,
    Cell,
    D,
    columns,
    grid_row,
    raw_table,
)


def grid_of(table: RawTable) -> Grid:
    (found,) = grids_of(table)
    return found


def texts(grid: Grid) -> list[tuple[str, ...]]:
    return [tuple(row.texts) for row in grid.rows]


def test_a_table_is_a_header_and_its_rows() -> None:
    grid = grid_of(raw_table(A, ROW_A))
    assert (grid.roles, grid.header_rows, texts(grid)) == (
        ("issue", "responsible", "steps", "follow_up", "actions"),
        1,
        [ROW_A],
    )


def test_a_header_that_comes_again_is_dropped() -> None:
    again = tuple(header.replace("การ", "การ ") for header in A)
    assert texts(grid_of(raw_table(A, ROW_A, again, ROW_A))) == [ROW_A, ROW_A]


def test_a_row_of_column_numbers_under_the_header_is_dropped() -> None:
    assert texts(grid_of(raw_table(A, ("(๑)", "(๒)", "(๓)", "(๔)", "(๕)"), ROW_A))) == [ROW_A]


def test_numbers_that_do_not_count_the_columns_are_a_row() -> None:
    row = ("(๓)", "(๓)", "(๓)", "", "")
    assert texts(grid_of(raw_table(A, ROW_A, row))) == [ROW_A, row]


def test_a_title_row_above_the_header_is_no_row_of_the_plan() -> None:
    title = (Cell("ตารางมาตรการของตำบล", columns=5),)
    assert texts(grid_of(raw_table(title, A, ROW_A))) == [ROW_A]


def test_a_header_over_two_rows_is_one_header() -> None:
    over = (A[0], A[1], Cell("แผน", columns=2), A[4])
    under = (UNDER, UNDER, A[2], A[3], UNDER)
    grid = grid_of(raw_table(over, under, ROW_A))
    assert (grid.roles, grid.header_rows) == (
        ("issue", "responsible", "steps", "follow_up", "actions"),
        2,
    )


def test_another_header_inside_a_table_begins_another_grid() -> None:
    found = grids_of(raw_table(B1, ROW_B1, B2, ROW_B2))
    assert [texts(grid) for grid in found] == [[(*ROW_B1, "")], [ROW_B2]]


def test_the_same_header_with_another_instrument_begins_another_grid() -> None:
    other = tuple(header.replace("IIT", "EIT") for header in D)
    row = ("๑", *("ก" for _ in D[1:]))
    found = grids_of(raw_table(D, row, other, row))
    assert [grid.instrument for grid in found] == ["IIT", "EIT"]


def test_empty_rows_and_rules_of_dashes_are_no_rows() -> None:
    assert texts(grid_of(raw_table(A, ("---",) * 5, ("",) * 5, ROW_A))) == [ROW_A]


def test_a_short_row_is_filled_up_and_a_span_keeps_its_columns() -> None:
    grid = grid_of(raw_table(A, ("บัญชีของขวัญ", Cell("กองคลัง", columns=2), "๑.จด")))
    assert texts(grid) == [("บัญชีของขวัญ", "กองคลัง", "", "๑.จด", "")]


def test_a_cell_over_the_whole_width_is_a_heading_in_the_table() -> None:
    (row, _) = grid_of(raw_table(A, (Cell("ตัวชี้วัดที่ ๗ การสื่อสาร", columns=5),), ROW_A)).rows
    assert row.spans_all


def test_a_table_of_scores_is_no_plan() -> None:
    grid = grid_of(raw_table(("ตัวชี้วัด", "คะแนน"), ("การใช้งบประมาณ", "๘๑.๒๐")))
    assert not grid.is_plan


def test_a_table_without_a_header_goes_on_with_the_columns_above() -> None:
    above = grid_of(raw_table(A, ROW_A))
    below = Grid(2, Place(), (), [grid_row(*ROW_A)])
    assert inherit_columns(below, above)
    assert same_columns(below, above)


def test_a_table_of_another_width_goes_on_with_nothing() -> None:
    below = Grid(2, Place(), (), [grid_row("ก", "ข")])
    assert not inherit_columns(below, grid_of(raw_table(A, ROW_A)))
    assert below.columns == ()


def test_columns_are_the_same_when_roles_and_instrument_are() -> None:
    one = Grid(1, Place(), columns("issue", "steps"), [])
    other = Grid(2, Place(), columns("issue", "steps"), [])
    third = Grid(3, Place(), columns("issue", "results"), [])
    assert (same_columns(one, other), same_columns(one, third)) == (True, False)


def test_a_report_is_told_by_its_columns() -> None:
    assert [
        Grid(1, Place(), columns(*roles), []).is_report
        for roles in (("measure", "steps"), ("measure", "results"), ("measure", "done"))
    ] == [False, True, True]


@pytest.mark.parametrize(("cell", "listed"), [("๑.จด ๒.แจก", True), ("จดแล้วแจก", False)])
def test_a_list_begins_with_a_number(cell: str, listed: bool) -> None:
    assert is_list(cell) is listed


def test_a_row_knows_its_table_and_its_lines() -> None:
    row = GridRow([RawCell("")], 3, Place(line=12))
    assert (row.tables, row.lines, row.is_empty) == ([3], [12], True)


def test_texts_of_a_column_leave_out_short_rows() -> None:
    assert texts_of([grid_row("ก", "ข"), grid_row("ค")], 1) == ["ข"]
