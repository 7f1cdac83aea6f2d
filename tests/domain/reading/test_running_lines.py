"""Heads and feet of pages in the text of a document."""

import pytest

from prongsai.domain.reading.outline import outline_of
from prongsai.domain.reading.raw import RawParagraph
from prongsai.domain.reading.running_lines import without_running_lines
from tests.factories.documents import B1, ROW_B1, document, table

FOOT = "รายงานผลการดำเนินการตามมาตรการ ตำบลหนองน้ำใส"
SECOND = ("(๒) เปิดเผยสัญญา", *ROW_B1[1:])


def kept(*lines: str) -> list[str]:
    return [
        line
        for block in without_running_lines(RawParagraph(line) for line in lines)
        if isinstance(block, RawParagraph)
        for line in block.text.split("\n")
    ]


@pytest.mark.parametrize(
    "number", ["หน้า {}", "หน้าที่ {}", "หน้า {}/12", "| หน้า {}", "- หน้า {} จาก ๑๒"]
)
def test_words_with_a_spelt_page_number_run_where_they_come_again(number: str) -> None:
    feet = [f"{FOOT} {number.format(page)}" for page in ("๓", "๔")]
    assert kept("คำนำ", *feet) == ["คำนำ"]


def test_the_page_number_may_stand_before_the_words() -> None:
    assert kept(f"หน้า ๓ {FOOT}", "คำนำ", f"หน้า ๔ {FOOT}") == ["คำนำ"]


@pytest.mark.parametrize("gap", ["  ", "\t", " | ", " - "])
def test_a_line_that_comes_again_with_another_number_runs(gap: str) -> None:
    assert kept(f"{FOOT}{gap}๒", "คำนำ", f"{FOOT}{gap}๓") == ["คำนำ"]


def test_a_year_before_the_page_number_is_no_hindrance() -> None:
    assert kept("แผนปี พ.ศ. 2569 2", "คำนำ", "แผนปี พ.ศ. 2569 3") == ["คำนำ"]


@pytest.mark.parametrize(
    "lines",
    [
        ("มาตรการที่  1", "มาตรการที่  2"),
        ("ไตรมาส  ๑", "ไตรมาส  ๒"),
        (f"{FOOT}  ๒", "คำนำ"),
        (f"{FOOT} หน้า ๒", "คำนำ"),
        ("คำนำ หน้า ๑", "บทวิเคราะห์ หน้า ๒"),
        ("จัดอบรมเจ้าหน้าที่ 2", "จัดอบรมเจ้าหน้าที่ 3"),
        ("ดูรายละเอียดในหน้า ๓ ของแผน", "ก"),
    ],
)
def test_lines_that_count_or_stand_once_stay(lines: tuple[str, ...]) -> None:
    assert kept(*lines) == list(lines)


def test_the_foot_of_a_page_does_not_end_the_table() -> None:
    third = ("(๓) ติดป้าย", *ROW_B1[1:])
    pages = (
        table(B1, ROW_B1),
        f"{FOOT} หน้า ๓",
        table(B1, SECOND),
        f"{FOOT} หน้า ๔",
        table(B1, third),
    )
    assert [logical.raw for logical in outline_of(document(*pages)).tables] == [[1, 2, 3]]
