"""Rows continued, merged, split and shifted, each mend with both readings."""

import pytest

from prongsai.domain.reading.mending import Mend, MendedTable, mend
from tests.factories.documents import UNDER, columns, grid_row

PLAN = columns("measure", "steps", "responsible", "timeline", "follow_up")
REPORT = columns("issue", "responsible", "steps", "follow_up", "actions")
CHECK = "ถามในการประชุมหัวหน้าส่วนประจำเดือน เมษายน ๒๕๖๖"


def texts(table: MendedTable) -> list[tuple[str, ...]]:
    return [tuple(row.texts) for row in table.rows]


def test_whole_rows_are_left_alone() -> None:
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์ ๒.แจก", "กองช่าง", "ม.ค.๖๖", "ถามช่าง"),
        grid_row("(๒) ติดป้าย", "๑.คัด ๒.ติด", "กองคลัง", "ก.พ.๖๖", "ถามคลัง"),
    ]
    found = mend(rows, PLAN, merges_known=False)
    assert (texts(found), found.mends) == ([tuple(row.texts) for row in rows], [])


def test_a_row_marked_as_continued_belongs_to_the_row_above() -> None:
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์", "กองช่าง", "ม.ค.๖๖", "ถามช่าง", line=4),
        grid_row("(๑) แจกคู่มือ (ต่อ)", "๒.แจก", "", "", "", table=2, line=9),
    ]
    (row,) = mend(rows, PLAN, merges_known=False).rows
    assert (row.texts, row.lines, row.tables) == (
        ["(๑) แจกคู่มือ", "๑.พิมพ์\n๒.แจก", "กองช่าง", "ม.ค.๖๖", "ถามช่าง"],
        [4, 9],
        [1, 2],
    )


def test_a_row_without_a_title_belongs_to_the_row_above() -> None:
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์", "กองช่าง", "ม.ค.๖๖", "ถามช่าง"),
        grid_row("", "๒.แจก", "", "", ""),
    ]
    (row,) = mend(rows, PLAN, merges_known=True).rows
    assert row.texts[1] == "๑.พิมพ์\n๒.แจก"


def test_a_sentence_cut_by_the_page_end_goes_on_in_one_line() -> None:
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์คู่มือและ", "กองช่าง", "ม.ค.๖๖", "ถามช่าง"),
        grid_row("", "แจกทุกหมู่บ้าน", "", "", "", table=2),
    ]
    (row,) = mend(rows, PLAN, merges_known=False).rows
    assert row.texts[1] == "๑.พิมพ์คู่มือและแจกทุกหมู่บ้าน"


def test_a_new_measure_on_a_new_page_is_a_new_row() -> None:
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์", "กองช่าง", "ม.ค.๖๖", "ถามช่าง"),
        grid_row("(๒) ติดป้าย", "๑.คัด", "กองคลัง", "ก.พ.๖๖", "ถามคลัง", table=2),
    ]
    assert len(mend(rows, PLAN, merges_known=False).rows) == 2


def test_a_blank_under_a_merged_cell_means_as_above_where_merges_are_not_told() -> None:
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์", "กองช่าง", "ม.ค.๖๖", CHECK),
        grid_row("(๒) ติดป้าย", "๑.คัด", "กองคลัง", "ก.พ.๖๖", ""),
    ]
    found = mend(rows, PLAN, merges_known=False)
    assert found.rows[1].texts[4] == CHECK
    assert found.mends == [Mend("cell.inherited", 1, 4, "", CHECK)]


@pytest.mark.parametrize(("under", "text"), [("", ""), (UNDER, CHECK)])
def test_where_merges_are_told_only_a_merged_blank_means_as_above(under: str, text: str) -> None:
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์", "กองช่าง", "ม.ค.๖๖", CHECK),
        grid_row("(๒) ติดป้าย", "๑.คัด", "กองคลัง", "ก.พ.๖๖", under),
    ]
    assert mend(rows, PLAN, merges_known=True).rows[1].texts[4] == text


def test_a_merged_cell_cut_over_the_rows_of_the_next_page_is_whole_in_each() -> None:
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์", "กองช่าง", "ม.ค.๖๖", CHECK),
        grid_row("(๒) ติดป้าย", "๑.คัด", "กองคลัง", "ก.พ.๖๖", CHECK[:37], table=2),
        grid_row("(๓) ตั้งกล่อง", "๑.ทำ", "สำนักปลัด", "มี.ค.๖๖", CHECK[37:], table=2),
    ]
    found = mend(rows, PLAN, merges_known=False)
    assert [row.texts[4] for row in found.rows] == [CHECK] * 3
    assert found.mends == [
        Mend("cell.split_merge", 1, 4, CHECK[:37], CHECK),
        Mend("cell.split_merge", 2, 4, CHECK[37:], CHECK),
    ]


def test_a_blank_suggestion_means_nothing() -> None:
    shape = columns("measure", "steps", "responsible", "timeline", "results", "suggestions")
    rows = [
        grid_row("(๑) แจกคู่มือ", "๑.พิมพ์", "กองช่าง", "ม.ค.๖๖", "แจกแล้ว", "ควรแจกเร็วกว่านี้"),
        grid_row("(๒) ติดป้าย", "๑.คัด", "กองคลัง", "ก.พ.๖๖", "ติดแล้ว", ""),
    ]
    assert mend(rows, shape, merges_known=False).rows[1].texts[5] == ""


def test_an_owner_that_swallowed_the_steps_gives_them_back() -> None:
    subject, steps = (
        "-การยืมพัสดุ",
        "๑.จัดทำทะเบียนยืมพัสดุของทุกกองให้เป็นเล่มเดียว ๒.ถ่ายภาพพัสดุก่อนให้ยืมและรับคืน ๓.ติดวิธียืมที่ห้องพัสดุ",
    )
    row = grid_row(
        subject,
        f"กองคลัง\nงานพัสดุ\n{steps}",
        f"{subject} กองคลัง งานพัสดุ",
        "๑.ตรวจทะเบียน",
        "๑.ดำเนินการแล้ว",
    )
    found = mend([row], REPORT, merges_known=False)
    (mended,) = found.rows
    assert (mended.texts[0], mended.texts[1], mended.texts[3:]) == (
        subject,
        "กองคลัง\nงานพัสดุ",
        ["๑.ตรวจทะเบียน", "๑.ดำเนินการแล้ว"],
    )
    assert mended.texts[2].replace("\n", " ") == steps


def test_a_shifted_row_is_told_with_both_readings_and_is_not_certain() -> None:
    row = grid_row("(๑) แจกคู่มือ", "", "๑.พิมพ์คู่มือแล้วแจกทุกหมู่บ้าน", "กองช่าง", "ม.ค.-มี.ค.๖๖")
    found = mend([row], PLAN, merges_known=False)
    (shifted,) = found.mends
    assert (shifted.code, shifted.row, shifted.certain) == ("row.shifted", 0, False)
    assert shifted.as_read == "(๑) แจกคู่มือ |  | ๑.พิมพ์คู่มือแล้วแจกทุกหมู่บ้าน | กองช่าง | ม.ค.-มี.ค.๖๖"
    assert shifted.mended == "(๑) แจกคู่มือ | ๑.พิมพ์คู่มือแล้วแจกทุกหมู่บ้าน | กองช่าง | ม.ค.-มี.ค.๖๖ | "


def test_a_blank_measure_beside_an_issue_of_its_own_is_the_one_above() -> None:
    rows = [
        grid_row("ไม่มีคู่มือ", "แจกคู่มือ", "กองช่าง"),
        grid_row("ไม่รู้ขั้นตอน", "", "กองคลัง"),
    ]
    found = mend(rows, columns("issue", "measure", "responsible"), merges_known=False)
    assert texts(found)[1] == ("ไม่รู้ขั้นตอน", "แจกคู่มือ", "กองคลัง")


ISSUES = columns("seq", "issue", "measure", "steps", "responsible")


def test_an_issue_that_goes_on_may_have_another_measure() -> None:
    rows = [
        grid_row("๓", "ประสิทธิภาพการสื่อสาร\n- ค้นหาไม่พบ", "จัดเว็บไซต์", "๑) สำรวจ", "สำนักปลัด"),
        grid_row(
            "๓ (ต่อ)", "ประสิทธิภาพการสื่อสาร (ต่อ)", "เล่าทางเสียงตามสาย", "๑) เขียนบท", "กองคลัง", table=2
        ),
    ]
    (_, second) = mend(rows, ISSUES, merges_known=True).rows
    assert second.texts[1:3] == ["ประสิทธิภาพการสื่อสาร\n- ค้นหาไม่พบ", "เล่าทางเสียงตามสาย"]


def test_an_issue_and_its_measure_that_go_on_are_one_row() -> None:
    rows = [
        grid_row("๓", "ประสิทธิภาพการสื่อสาร", "จัดเว็บไซต์", "๑) สำรวจ", "สำนักปลัด"),
        grid_row("๓ (ต่อ)", "ประสิทธิภาพการสื่อสาร (ต่อ)", "จัดเว็บไซต์", "๒) จัดหมวด", "", table=2),
    ]
    (row,) = mend(rows, ISSUES, merges_known=True).rows
    assert row.texts[3] == "๑) สำรวจ\n๒) จัดหมวด"
