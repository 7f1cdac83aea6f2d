from __future__ import annotations

import pytest

from prongsai.documents.readers.csv import delimiter_of, read_csv
from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import Limits
from prongsai.domain.reading.raw import Place, RawParagraph, RawTable

_COMMAS = 'แผนปี ๒๕๖๘\n\nที่,มาตรการ,ใคร\n๑,"เปิดเผย, ตรวจสอบ",สำนักปลัด\n๒,"ก\nข",กองคลัง\n'


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (_COMMAS, ","),
        ("ก;ข;ค\n1;2,5;3\n4;5;6\n", ";"),
        ("ก\tข\tค\n1\t2\t3\n", "\t"),
        ("sep=|\nก|ข\n", "|"),
        ("รายงานผล\nในปีที่ผ่านมา, หน่วยงานได้จัดทำแผน, และรายงาน\n", None),
        ("", None),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_evenly(text: str, delimiter: str | None) -> None:
    assert delimiter_of(text) == delimiter


def test_titles_table_and_lines_of_a_quoted_file() -> None:
    title, table = read_csv("a.csv", _COMMAS).blocks
    assert title == RawParagraph("แผนปี ๒๕๖๘", Place(line=1))
    assert isinstance(table, RawTable)
    assert [row.texts for row in table.rows] == [
        ("ที่", "มาตรการ", "ใคร"),
        ("๑", "เปิดเผย, ตรวจสอบ", "สำนักปลัด"),
        ("๒", "ก\nข", "กองคลัง"),
    ]
    assert [row.place.line for row in table.rows] == [3, 4, 5]


def test_a_formula_is_only_words() -> None:
    (table,) = read_csv("a.csv", 'ก,ข,ค\n=cmd|\' /C calc\'!A0,"=HYPERLINK(""x"")",@SUM(1)\n').blocks
    assert isinstance(table, RawTable)
    assert table.rows[1].texts == ("=cmd|' /C calc'!A0", '=HYPERLINK("x")', "@SUM(1)")


def test_the_line_that_names_the_separator_is_no_row() -> None:
    (table,) = read_csv("a.csv", "sep=;\nก;ข;ค\n1;2;3\n").blocks
    assert isinstance(table, RawTable)
    assert [row.place.line for row in table.rows] == [2, 3]


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(characters=5), "read.too_long"), (Limits(cells=5), "read.too_many_cells")],
)
def test_a_file_over_a_limit_is_refused(limits: Limits, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_csv("a.csv", _COMMAS, limits=limits)
    assert refused.value.code == code


def test_a_quotation_mark_that_never_closes_is_damage() -> None:
    text = 'ก,ข,ค\n1,2,3\n1,"2' + ("x" * 1_000_001)
    with pytest.raises(Refused) as refused:
        read_csv("a.csv", text)
    assert refused.value.code == "read.damaged"
