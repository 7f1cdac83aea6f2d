from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.fiscal import (
    FiscalYear,
    Round,
    find_fiscal_years,
    find_periods,
    find_quarters,
    find_rounds,
    quarter_months,
    quarter_of,
)

YEARS = st.integers(2500, 2699).map(FiscalYear)


def test_the_fiscal_year_runs_from_october_to_september():
    year = FiscalYear(2566)
    assert (year.first_day, year.last_day) == (date(2022, 10, 1), date(2023, 9, 30))
    assert year.label() == str(year) == "ปีงบประมาณ พ.ศ. ๒๕๖๖"
    assert year.label(era=False, digits="arabic") == "ปีงบประมาณ 2566"
    assert [year.year_of(m) for m in (9, 10, 12, 1)] == [2023, 2022, 2022, 2023]


@given(st.dates(date(1958, 1, 1), date(2150, 1, 1)))
def test_every_day_lies_in_exactly_one_fiscal_year(day):
    year = FiscalYear.of(day)
    assert year.contains(day)
    assert not FiscalYear(year.be - 1).contains(day)
    assert not FiscalYear(year.be + 1).contains(day)
    first, last = year.month_span(day.month)
    assert first <= day <= last


@given(YEARS)
def test_the_quarters_tile_the_year(year):
    spans = [year.quarter(q) for q in (1, 2, 3, 4)]
    assert spans[0][0] == year.first_day
    assert spans[-1][1] == year.last_day
    for (_, end), (start, _) in pairwise(spans):
        assert start == end + timedelta(days=1)
    assert [quarter_of(m) for m in year.months] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


def test_there_is_no_fifth_quarter():
    with pytest.raises(ValueError, match="no such quarter"):
        quarter_months(5)


@pytest.mark.parametrize(
    ("months", "second", "start", "end", "label"),
    [
        (3, False, date(2022, 10, 1), date(2022, 12, 31), "รอบ ๓ เดือน"),
        (6, False, date(2022, 10, 1), date(2023, 3, 31), "รอบ ๖ เดือน"),
        (6, True, date(2023, 4, 1), date(2023, 9, 30), "รอบ ๖ เดือนหลัง"),
        (9, False, date(2022, 10, 1), date(2023, 6, 30), "รอบ ๙ เดือน"),
        (12, False, date(2022, 10, 1), date(2023, 9, 30), "รอบ ๑๒ เดือน"),
    ],
)
def test_rounds_have_their_first_and_last_day(months, second, start, end, label):
    year = FiscalYear(2566)
    value = Round(year, months, second)
    assert (value.start, value.end, value.label()) == (start, end, label)
    (found,) = find_rounds(f"รายงานผล {label} ของปี")
    assert found.of(year) == value
    (period,) = find_periods(f"({value.period_label()})")
    assert (period.first, period.last) == (start, end)


def test_the_period_of_a_round_prints_in_official_words():
    assert Round(FiscalYear(2566), 6).period_label() == "เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖"
    assert str(Round(FiscalYear(2566), 6)) == "ปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน"


@pytest.mark.parametrize(("months", "second"), [(4, False), (12, True)])
def test_other_rounds_do_not_exist(months, second):
    with pytest.raises(ValueError, match="no such round"):
        Round(FiscalYear(2566), months, second)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน", [2566]),
        ("ปี งบประมาณ พ.ศ.2567", [2567]),
        ("ปีงบ ประมาณ ๒๕๖๗", [2567]),
        ("ปีงบฯ ๖๗", [2567]),
        ("ปีงบประมาณ 2023", [2566]),
        ("ของปีงบประมาณ ๒๕๖๕ กับปีงบประมาณ พ.ศ. ๒๕๖๖", [2565, 2566]),
        ("ปีงบประมาณปัจจุบัน ๒. รายงาน", []),
        ("ปี พ.ศ. ๒๕๖๖", []),
    ],
)
def test_fiscal_years_are_found_where_they_are_named(text, years):
    assert [f.value.be for f in find_fiscal_years(text)] == years


@given(YEARS, st.booleans(), st.sampled_from(["thai", "arabic"]))
def test_a_printed_fiscal_year_reads_back(year, era, digits):
    text = f"ประจำ{year.label(era=era, digits=digits)} ดังนี้"
    (found,) = find_fiscal_years(text)
    assert found.value == year
    assert text[found.start : found.end] == found.raw == year.label(era=era, digits=digits)


@pytest.mark.parametrize(
    ("text", "months"),
    [("รอบ ๖ เดือน", 6), ("รอบหกเดือน", 6), ("รอบ12เดือน", 12), ("รอบระยะเวลา ๖ เดือนแรก", 6)],
)
def test_rounds_are_found_in_figures_and_words(text, months):
    assert [(f.raw, f.months, f.second) for f in find_rounds(text)] == [(text, months, False)]


@pytest.mark.parametrize("text", ["ทุก ๖ เดือน", "ทุกรอบ ๖ เดือน", "รอบ ๔ เดือน", "รอบปี"])
def test_a_cadence_is_no_round(text):
    assert find_rounds(text) == ()


def test_quarters_are_found_with_their_year():
    text = "ไตรมาสที่ ๒ ไตรมาส ๓/๒๕๖๗ และไตร มาสที่ ๔ ปีงบประมาณ พ.ศ. ๒๕๖๘"
    assert [(f.quarter, f.fiscal_year) for f in find_quarters(text)] == [
        (2, None),
        (3, FiscalYear(2567)),
        (4, FiscalYear(2568)),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("(เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)", date(2022, 10, 1), date(2023, 3, 31)),
        ("ต.ค. ๖๕ – มี.ค. ๖๖", date(2022, 10, 1), date(2023, 3, 31)),
        ("๑ ตุลาคม พ.ศ. ๒๕๖๓ - ๓๑ มีนาคม ๒๕๖๔", date(2020, 10, 1), date(2021, 3, 31)),
        ("ตุลาคม ถึง มีนาคม ๒๕๖๗", date(2023, 10, 1), date(2024, 3, 31)),
        ("วันที่ 1 ตุลาคม 2566 ถึงวันที่ 30 กันยายน 2567", date(2023, 10, 1), date(2024, 9, 30)),
    ],
)
def test_periods_are_found_with_their_days(text, first, last):
    (found,) = find_periods(text)
    assert (found.first, found.last) == (first, last)
    assert text[found.start : found.end] == found.raw


def test_a_period_with_an_impossible_day_is_left_out():
    assert find_periods("๑ ตุลาคม ๒๕๖๕ - ๓๑ เมษายน ๒๕๖๖") == ()
