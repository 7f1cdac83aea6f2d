from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.documents.readers.xlsx.formats import format_code, of_moment, shown


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("7", "", "7"),
        ("7.0", "General", "7"),
        ("0.1", "", "0.1"),
        ("0.30000000000000004", "", "0.3"),
        ("1234567890123", "", "1234567890123"),
        ("-2.50", "Standard", "-2.5"),
        ("7", "000", "007"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("2.345", "0.00", "2.35"),
        ("-2.345", '0.0" บาท"', "-2.3"),
        ("0.855", "0%", "86%"),
        ("0.855", "0.0%", "85.5%"),
        ("12", "t0", "๑๒"),
        ("1250", "[$-D00041E]#,##0", "๑,๒๕๐"),
        ("1E+25", "", "1e+25"),
        ("7", "# ?/?", "7"),
        ("7", "@", "7"),
        ("#VALUE", "0", "#VALUE"),
        ("NaN", "0", "NaN"),
        ("45023", "d/m/yyyy", "7 เมษายน 2566"),
        ("45023", '[$-107041E]d mmmm yyyy;@', "7 เมษายน 2566"),
        ("45023", "[$-D07041E]d mmm yy", "๗ เมษายน ๒๕๖๖"),
        ("45023", "mmm-yy", "เมษายน 2566"),
        ("45023", "bbbb", "2566"),
        ("45023.395833333336", "d/m/yyyy h:mm", "7 เมษายน 2566 09.30 น."),
        ("45023", "d/m/yyyy h:mm", "7 เมษายน 2566"),
        ("0.5625", "h:mm", "13.30"),
        ("0.5625", "[h]:mm", "13.30"),
        ("243350", "d/m/yyyy", "7 เมษายน 2566"),
        ("-5", "d/m/yyyy", "-5"),
        ("99999999", "d/m/yyyy", "99999999"),
    ],
)  # fmt: skip
def test_what_a_number_shows(raw: str, code: str, text: str) -> None:
    assert shown(raw, code) == text


def test_the_other_calendar_of_excel_begins_in_1904() -> None:
    assert shown("43561", "d/m/yyyy", from_1904=True) == "7 เมษายน 2566"


def test_formats_by_their_number() -> None:
    custom = {164: "0.0", 14: ""}
    assert [format_code(number, custom) for number in (0, 164, 14, 9, 71, 30, 999)] == [
        "",
        "0.0",
        "d/m/yyyy",
        "0%",
        "d/m/bbbb",
        "d/m/yyyy",
        "",
    ]


def test_days_in_words() -> None:
    assert of_moment(date(2024, 2, 29)) == "29 กุมภาพันธ์ 2567"
    assert of_moment(datetime(2024, 2, 29, 8, 5)) == "29 กุมภาพันธ์ 2567 08.05 น."


@given(st.integers(0, 10**12), st.sampled_from(["", "0", "000", "#,##0", "t0"]))
def test_a_whole_number_keeps_its_value_in_every_format(number: int, code: str) -> None:
    assert int(shown(str(number), code).replace(",", "")) == number


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_value_in_any_format_is_some_text(raw: str, code: str) -> None:
    assert isinstance(shown(raw, code), str)
