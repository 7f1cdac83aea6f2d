import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.dues import occurrences, parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear

YEAR = FiscalYear(2566)


def dues(text, fiscal_year=YEAR, read_in=YEAR):
    (rule,) = parse_timeline(text, read_in)
    return [(o.period, str(o.due)) for o in occurrences(rule, fiscal_year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ภายในเดือนเมษายน", [("2023-04", "2023-04-30")]),
        ("ภายในเดือนกันยายน ๒๕๖๕", [("2022-09", "2022-09-30")]),
        ("ภายในวันที่ ๑๕ ม.ค. ๖๖", [("2023-01-15", "2023-01-15")]),
        ("ม.ค.-มี.ค. ๖๖", [("2023-01-01/2023-03-31", "2023-03-31")]),
        ("ไตรมาสที่ ๒", [("2023-01-01/2023-03-31", "2023-03-31")]),
        (
            "ภายในเดือนเมษายน และเดือนตุลาคม ของทุกปี",
            [("2022-10", "2022-10-31"), ("2023-04", "2023-04-30")],
        ),
        ("ภายในวันที่ ๑๕ เมษายน ของทุกปี", [("2023-04", "2023-04-15")]),
        ("ภายใน ๗ วัน", []),
        ("ทุกครั้งที่มีผู้มาติดต่อ", []),
        ("ตั้งแต่ ต.ค. ๖๕", []),
    ],
)
def test_each_period_is_due_once(text, expected):
    assert dues(text) == expected


def test_a_day_of_every_month_is_due_twelve_times():
    assert dues("ทุกวันที่ ๕ ของเดือน")[:2] == [("2022-10", "2022-10-05"), ("2022-11", "2022-11-05")]
    assert dues("ภายในวันที่ ๓๑ ของทุกเดือน")[4] == ("2023-02", "2023-02-28")
    assert dues("ภายในวันที่ ๑๐ ของเดือนถัดไป")[2] == ("2022-12", "2023-01-10")
    assert len(dues("ทุกสิ้นเดือน")) == 12


@given(st.integers(2540, 2600).map(FiscalYear), st.integers(1, 12))
def test_a_month_without_a_year_falls_inside_the_fiscal_year(year, month):
    from prongsai.domain.thai.months import FULL

    ((_, due),) = dues(f"ภายในเดือน{FULL[month - 1]}", year, read_in=None)
    assert str(year.month_span(month)[1]) == due


@given(st.integers(2540, 2600).map(FiscalYear))
def test_what_comes_back_stays_inside_its_fiscal_year(year):
    (rule,) = parse_timeline("ภายในเดือนเมษายน เดือนกันยายน และเดือนตุลาคม ของทุกปี")
    found = occurrences(rule, year)
    assert all(year.contains(o.due) for o in found)
    assert [o.due.month for o in found] == [10, 4, 9]
