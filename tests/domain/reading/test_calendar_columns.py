"""Charts of time: quarters or months as columns, marks in the rows."""

import pytest

from prongsai.domain.reading.calendar_columns import is_mark, marked_times, time_of
from tests.factories.documents import rows_of, table

QUARTERS = ("ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔")


@pytest.mark.parametrize(
    ("header", "time"),
    [
        ("ไตรมาส ๒", "ไตรมาส ๒"),
        ("ไตรมาสที่ 3 (เม.ย. - มิ.ย.)", "ไตรมาสที่ 3 (เม.ย. - มิ.ย.)"),
        ("ต.ค. ๖๖", "ต.ค. ๖๖"),
        ("ระยะเวลาดำเนินการ มี.ค.", "มี.ค."),
        ("ระยะเวลาดำเนินการ", None),
        ("ผลการดำเนินการ ไตรมาส ๑ และ ๒", None),
    ],
)
def test_a_header_that_names_a_time_and_nothing_else(header: str, time: str | None) -> None:
    assert time_of(header) == time


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("✓", True),
        ("-->", True),
        ("←→", True),
        ("●", True),
        ("-", False),
        ("", False),
        ("กองคลัง", False),
    ],
)
def test_a_dash_alone_is_no_mark(text: str, mark: bool) -> None:
    assert is_mark(text) is mark


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        (("✓", "✓", "", ""), "ไตรมาส ๑ - ไตรมาส ๒"),
        (("✓", "", "✓", "✓"), "ไตรมาส ๑, ไตรมาส ๓ - ไตรมาส ๔"),
        (("", "/", "", ""), "ไตรมาส ๒"),
        (("", "", "-", ""), None),
    ],
)
def test_neighbouring_marks_are_one_span(marks: tuple[str, ...], told: str | None) -> None:
    assert marked_times(QUARTERS, marks) == told


def test_one_column_makes_no_chart() -> None:
    assert marked_times(("มาตรการ", "ไตรมาส ๑"), ("แจกคู่มือ", "✓")) is None


def test_a_blank_under_a_quarter_is_not_filled_from_above() -> None:
    header = ("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", *QUARTERS)
    first = ("แจกคู่มือยืมรถตัดหญ้า", "พิมพ์แล้วแจก", "กองช่าง", "✓", "✓", "", "")
    second = ("ติดราคากลางหน้าสำนักงาน", "ทำป้าย", "กองคลัง", "", "", "✓", "")
    rows = rows_of(table(header, first, second))
    assert [[(due.start, due.end) for due in row.due] for row in rows] == [
        [("2022-10-01", "2023-03-31")],
        [("2023-04-01", "2023-06-30")],
    ]
