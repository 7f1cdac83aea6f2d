from __future__ import annotations

import pytest

from prongsai.documents.readers.ordinals import printed_number


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("decimal", ["1", "2", "10", "27"]),
        ("decimalZero", ["01", "02", "10", "27"]),
        ("thaiNumbers", ["๑", "๒", "๑๐", "๒๗"]),
        ("thaiLetters", ["ก", "ข", "ญ", "พ"]),
        ("lowerLetter", ["a", "b", "j", "aa"]),
        ("upperLetter", ["A", "B", "J", "AA"]),
        ("lowerRoman", ["i", "ii", "x", "xxvii"]),
        ("upperRoman", ["I", "II", "X", "XXVII"]),
        ("decimalEnclosedParen", ["(1)", "(2)", "(10)", "(27)"]),
        ("none", ["", "", "", ""]),
        ("a style of tomorrow", ["1", "2", "10", "27"]),
    ],
)
def test_a_count_in_each_style(style: str, printed: list[str]) -> None:
    assert [printed_number(count, style) for count in (1, 2, 10, 27)] == printed


@pytest.mark.parametrize("style", ["thaiLetters", "lowerLetter", "lowerRoman"])
def test_a_count_beyond_all_letters_is_a_plain_number(style: str) -> None:
    assert printed_number(0, style) == "0"
    assert printed_number(10**9, style) == "1000000000"
