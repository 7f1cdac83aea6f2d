"""Headings tell the instrument and the indicator of the rows below them."""

from prongsai.domain.plan.reading import (
    Row,
)
from prongsai.domain.report.build import Options, build_report
from prongsai.domain.report.groups import is_context
from tests.factories.printed import (
    outline_of,
    reading_of,
)


def test_a_group_is_announced_unless_its_first_row_says_so_itself():
    rows = (
        Row(1, instrument="OIT", item_code="o11", issue="ข้อ O11 แผนงาน"),
        Row(2, instrument="EIT", indicator="7", indicator_title="การสื่อสาร", issue="e๗ ข่าว"),
        Row(3, instrument="EIT", indicator="7", indicator_title="การสื่อสาร", issue="e๘ ข่าว"),
        Row(4, instrument="EIT", indicator="8", issue="ตัวชี้วัดที่ ๘ การพัฒนา"),
    )
    source = ("หัวเรื่อง", "เครื่องมือการประเมิน  EIT")
    tree = build_report(reading_of(*rows, headings=source), "A", options=Options(signature=False))
    assert outline_of(tree) == [
        "# หัวเรื่อง",
        "table of 1",
        "## เครื่องมือการประเมิน EIT",
        "### ตัวชี้วัดที่ ๗ การสื่อสาร",
        "table of 3",
    ]


def test_a_heading_of_context_is_told_from_other_headings():
    assert is_context("เครื่องมือการประเมิน EIT")
    assert is_context("๑. เครื่องมือประเมิน OIT")
    assert is_context("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร")
    assert not is_context("ตัวชี้วัดที่ต้องพัฒนา")
    assert not is_context("มาตรการส่งเสริมคุณธรรม")


def test_layout_d_needs_no_heading_for_what_its_columns_say():
    row = Row(1, instrument="EIT", indicator="7", indicator_title="การสื่อสาร", issue="ข่าว")
    tree = build_report(reading_of(row), "D", options=Options(signature=False))
    assert outline_of(tree) == ["table of 1"]
