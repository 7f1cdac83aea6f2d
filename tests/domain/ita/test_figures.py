"""Figures read as people write them, shown as results are printed."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.ita.figures import parse_figure, shown


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("92.57", "92.57"),
        ("๙๒.๕๗", "92.57"),
        (" 92,57 ", "92.57"),
        ("92.57 %", "92.57"),
        ("100", "100"),
        ("-5", "-5"),
        (92, "92"),
        (Decimal("92.570"), "92.57"),
        (92.57, "92.57"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_a_figure_is_read_exactly(written: object, figure: str) -> None:
    assert parse_figure(written) == Fraction(figure)


@pytest.mark.parametrize(
    "written",
    [
        *("", "เก้าสิบ", "=1+1", "1e3", "92.", "1.2.3", "nan", "9 2"),
        *(True, None, [], float("nan"), float("inf"), Decimal("1e9999999")),
    ],
)
def test_what_is_no_figure_is_none(written: object) -> None:
    assert parse_figure(written) is None


@pytest.mark.parametrize(
    ("value", "two", "up"),
    [
        ("81.455", "81.46", "81.46"),
        ("77.85133", "77.85", "77.86"),
        ("5", "5.00", "5.00"),
        ("0.005", "0.01", "0.01"),
        ("-1.005", "-1.01", "-1.00"),
    ],
)
def test_halves_go_up_and_a_needed_rise_never_shows_too_little(
    value: str, two: str, up: str
) -> None:
    assert (shown(Fraction(value)), shown(Fraction(value), up=True)) == (two, up)


@given(st.decimals(0, 100, places=6))
def test_two_decimals_are_those_of_half_up_rounding(value: Decimal) -> None:
    assert shown(Fraction(value)) == f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
