"""Rows set right only where that fits far better."""

import pytest

from prongsai.domain.reading.notebook import Mend
from prongsai.domain.reading.shifting import unshift
from tests.factories.documents import UNDER, Cell, grid_row

PLAN = ("measure", "steps", "responsible", "timeline", "follow_up")
ROW = ("แจกคู่มือ", "๑.พิมพ์คู่มือแล้วแจกทุกหมู่บ้าน", "กองช่าง", "ม.ค.-มี.ค.๖๖", "ถามช่าง")


def set_right(*cells: str | Cell) -> tuple[list[str], Mend] | None:
    found = unshift(grid_row(*cells), PLAN, 4)  # type: ignore[arg-type]
    return (found[0].texts, found[1]) if found else None


def test_a_row_that_stands_well_is_left_alone() -> None:
    assert set_right(*ROW) is None


@pytest.mark.parametrize("column", range(5))
def test_one_blank_cell_alone_is_no_shift(column: int) -> None:
    cells = [*ROW[:column], "", *ROW[column + 1 :]]
    assert set_right(*cells) is None


def test_cells_that_moved_right_over_a_blank_are_moved_back() -> None:
    found = set_right(ROW[0], "", ROW[1], ROW[2], ROW[3])
    assert found == (
        [*ROW[:4], ""],
        Mend(
            "row.shifted",
            4,
            1,
            " | ".join((ROW[0], "", *ROW[1:4])),
            " | ".join((*ROW[:4], "")),
            certain=False,
        ),
    )


def test_cells_that_moved_left_are_moved_back() -> None:
    found = set_right(ROW[0], ROW[2], ROW[3], ROW[4], "")
    assert found is not None
    assert found[0] == [ROW[0], "", *ROW[2:]]


def test_a_blank_under_a_merged_cell_is_no_hole() -> None:
    assert set_right(ROW[0], UNDER, ROW[1], ROW[2], ROW[3]) is None


def test_a_heading_inside_the_table_is_left_alone() -> None:
    heading = grid_row("แบบวัดการรับรู้ (IIT)", "", "", "", "")
    heading.spans_all = True
    assert unshift(heading, ("seq", *PLAN[:4]), 4) is None  # type: ignore[arg-type]


def test_a_row_wider_than_any_report_is_not_searched() -> None:
    wide = grid_row(*["", *ROW[1:]] * 40)
    assert unshift(wide, PLAN * 40, 4) is None  # type: ignore[arg-type]


def test_a_blank_in_a_chart_of_months_is_no_hole() -> None:
    roles = ("seq", "measure", "responsible", *["timeline"] * 4, "other")
    row = grid_row("๒", "เปิดห้องถามตอบ", "กองคลัง", "", "/", "/", "/", "รายงานผลทุกเดือน")
    assert unshift(row, roles, 0) is None  # type: ignore[arg-type]


def test_a_cell_pushed_out_of_the_columns_comes_back_into_them() -> None:
    roles = ("measure", "steps", "responsible", "timeline", "results", "unknown")
    printed = (
        "",
        "๔. ลดเอกสาร",
        "๑. สำรวจแบบคำขอทุกงาน ๒. ตัดสำเนาบัตรประชาชน",
        "สำนักปลัด",
        "ม.ค. ๒๕๖๗",
        "สำรวจแล้ว ๒๖ แบบ",
    )
    found = unshift(grid_row(*printed), roles, 0)  # type: ignore[arg-type]
    assert found is not None
    assert found[0].texts == [*printed[1:], ""]
