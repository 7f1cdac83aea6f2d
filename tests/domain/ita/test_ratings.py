"""Letters until 2565, words from 2566: the table of levels at its edges."""

from fractions import Fraction

import pytest

from prongsai.library.editions import load_ratings

LETTERS, WORDS = load_ratings()


@pytest.mark.parametrize(
    ("total", "level"),
    [
        ("100", "AA"),
        ("95", "AA"),
        ("94.99", "A"),
        ("85", "A"),
        ("84.999", "B"),
        ("75", "B"),
        ("65", "C"),
        ("55", "D"),
        ("54.99", "E"),
        ("50", "E"),
        ("49.99", "F"),
        ("0", "F"),
    ],
)
def test_a_letter_follows_from_the_total_alone(total: str, level: str) -> None:
    assert LETTERS.rate(Fraction(total), [Fraction(0)]).key == level


@pytest.mark.parametrize(
    ("total", "instruments", "level"),
    [
        ("95", ("95", "95", "95"), "excellent"),
        ("95.81", ("99", "94.99", "95"), "good"),
        ("90.77", ("90", "91", "91"), "good"),
        ("96", ("100", "84.99", "100"), "pass"),
        ("85", ("85", "85", "85"), "good"),
        ("84.99", ("84.99", "84.99", "84.99"), "improve"),
        ("70", ("70", "70", "70"), "improve"),
        ("69.99", ("70", "70", "69"), "urgent"),
    ],
)
def test_a_word_depends_on_every_instrument_too(
    total: str, instruments: tuple[str, ...], level: str
) -> None:
    assert WORDS.rate(Fraction(total), list(map(Fraction, instruments))).key == level


def test_the_level_above_is_the_one_before_in_the_rule() -> None:
    above = [WORDS.next_above(level) for level in WORDS.levels]
    assert above == [None, *WORDS.levels[:-1]]
