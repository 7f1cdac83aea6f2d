"""Codes are printed wrong and still mean the same."""

import pytest

from bench.damage.striking import strike
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections

SURVEY = Row(1, instrument="EIT", item_code="e10", item_code_raw="e๑๐", issue="e๑๐ คำถาม")
DISCLOSED = Row(1, instrument="OIT", item_code="o11", item_code_raw="ข้อ O11", issue="ข้อ O11 รายงาน")


@pytest.mark.parametrize(
    ("name", "row", "issue"),
    [
        ("o_as_zero", DISCLOSED, "ข้อ ๐๑๑ รายงาน"),
        ("o_as_zero_with_space", DISCLOSED, "ข้อ ๐ ๑๑ รายงาน"),
        ("o_as_zero_glued", DISCLOSED, "ข้อ๐๑๑ รายงาน"),
        ("letter_as_one", SURVEY, "๑๑๐ คำถาม"),
        ("indicator_number_lost", DISCLOSED, "ตัวชี้วัดที่ ข้อ O11 รายงาน"),
        ("o_as_zero", SURVEY, "e๑๐ คำถาม"),
        ("letter_as_one", DISCLOSED, "ข้อ O11 รายงาน"),
    ],
)
def test_the_print_changes_and_the_code_does_not(name: str, row: Row, issue: str) -> None:
    paper = strike(Reading("x", Meta(layout="A"), Sections(), (row,)), 1, only={name: 1.0})
    (after,) = paper.meaning.measures
    assert (after.issue, after.item_code) == (issue, row.item_code)
    assert bool(paper.hits) == (issue != row.issue)
