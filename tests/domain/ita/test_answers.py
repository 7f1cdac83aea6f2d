"""What an agency may write of its result, and what is refused."""

from decimal import Decimal
from fractions import Fraction

import pytest

from prongsai.domain.ita.answers import Answer, Counts, read_answers, valid_codes
from prongsai.domain.ita.problems import AnswerError, Problem
from prongsai.library.editions import load_edition

E2566, E2568, E2569 = load_edition(2566), load_edition(2568), load_edition(2569)


def _problems(edition: object, *entries: tuple[str, object]) -> tuple[Problem, ...]:
    with pytest.raises(AnswerError) as refused:
        read_answers(edition, entries)  # type: ignore[arg-type]
    return refused.value.problems


def test_points_may_be_given_at_every_depth() -> None:
    entries = [("IIT", 91), ("๗", "๙๒.๕"), ("9.1", Decimal("88.89")), ("O๑๒", "100"), ("i11.2", 33)]
    assert read_answers(E2566, entries) == {
        "IIT": Fraction(91),
        "7": Fraction("92.5"),
        "9.1": Fraction("88.89"),
        "o12": Fraction(100),
        "i11.2": Fraction(33),
    }


NEGATIVE = Counts((20, 5, 3, 2), (100, 67, 33, 0), "negative")
POSITIVE = Counts((20, 5, 3, 2), (0, 33, 67, 100), "positive")
BY_NAME = {"มากที่สุด": 2, "มาก": "๓", "น้อยที่สุดหรือไม่มีเลย": 20, "little": 5}


@pytest.mark.parametrize(
    ("code", "value", "answer"),
    [
        ("i11.1", "20|5|3|2", POSITIVE),
        ("i11.2", "20 | 5 | 3 | 2", NEGATIVE),
        ("i11.2", [20, 5, 3, 2], NEGATIVE),
        ("i11.2", BY_NAME, NEGATIVE),
        ("i9", "น้อย", Counts((0, 1, 0, 0), (100, 67, 33, 0), "negative")),
        ("e8", "มี", Counts((0, 1), (0, 100), "positive")),
        ("o12", "ไม่ครบหรือไม่เปิดเผย", Counts((1, 0), (0, 100), "positive")),
    ],
)
def test_counts_take_the_points_of_the_rows_direction(
    code: str, value: object, answer: Answer
) -> None:
    assert read_answers(E2566, [(code, value)]) == {code: answer}


def test_the_mean_of_counts_is_exact() -> None:
    assert (POSITIVE.mean, NEGATIVE.mean) == (Fraction(566, 30), Fraction(2434, 30))


def test_answers_named_item_by_item_are_known_by_those_names() -> None:
    read = read_answers(E2568, [("i12", {"เป็นประจำ": 3, "ไม่เคย": 1})])
    assert read == {"i12": Counts((1, 0, 0, 0, 0, 3), (0, 20, 40, 60, 80, 100), "positive")}


def test_an_empty_value_is_not_given() -> None:
    assert read_answers(E2566, [("o1", ""), ("o2", None), ("o3", 0)]) == {"o3": Fraction(0)}


def test_the_same_value_twice_is_no_contradiction() -> None:
    assert read_answers(E2566, [("o1", 100), ("O๑", "100.00")]) == {"o1": Fraction(100)}


@pytest.mark.parametrize(
    ("code", "value", "name", "params"),
    [
        ("รวม", 90, "code_unreadable", {}),
        ("=1+1", 90, "code_unreadable", {}),
        ("o44", 100, "code_unknown", {"year": "2566", "range": "o1–o43"}),
        ("i31", 100, "code_unknown", {"year": "2566", "range": "i1–i30"}),
        ("i11.3", 100, "code_unknown", {"year": "2566", "range": "i11.1–i11.2"}),
        ("i7.1", 100, "code_unknown", {"year": "2566", "range": "i1–i30"}),
        ("11", 90, "code_unknown", {"year": "2566", "range": "1–10"}),
        (
            "9.6",
            90,
            "code_unknown",
            {"year": "2566", "range": "9.1, 9.2, 9.3, 9.4, 9.5, 10.1, 10.2"},
        ),
        ("7", "ดีมาก", "figure_unreadable", {"value": "ดีมาก"}),
        ("7", "=SUM(A1)", "figure_unreadable", {"value": "=SUM(A1)"}),
        ("i1", "=cmd|' /C calc'!A0", "figure_unreadable", {"value": "=cmd|' /C calc'!A0"}),
        ("7", True, "figure_unreadable", {"value": "True"}),
        ("7", {"มาก": 1}, "figure_unreadable", {"value": "มาก"}),
        ("7", "100.01", "points_outside", {"value": "100.01"}),
        ("7", -1, "points_outside", {"value": "-1"}),
        ("o12", 50, "all_or_nothing", {"value": "50"}),
        ("o12", "3|2", "all_or_nothing", {"value": "3|2"}),
        ("i11", "มาก", "answer_by_row", {"value": "มาก", "rows": "i11.1–i11.2"}),
        ("i9", "1|2|3", "answers_count", {"expected": "4", "found": "3"}),
        ("i9", "0|0|0|0", "nobody_answered", {}),
        ("i9", [1, 2, "สาม", 4], "people_unreadable", {"value": "สาม"}),
        ("i9", [1, 2, 2.5, 4], "people_unreadable", {"value": "2.5"}),
        ("e8", {"ไม่แน่ใจ": 1}, "answer_unknown", {"value": "ไม่แน่ใจ", "options": "มี / ไม่มี"}),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(
    code: str, value: object, name: str, params: dict[str, str]
) -> None:
    expected = Problem(f"score.{name}", code, {"item": code, **params})
    assert _problems(E2566, (code, value)) == (expected,)


def test_every_fault_is_told_at_once() -> None:
    problems = _problems(E2566, ("o44", 100), ("7", 101), ("o1", 100), ("o1", 0))
    assert [(each.code, each.at) for each in problems] == [
        ("score.code_unknown", "o44"),
        ("score.points_outside", "7"),
        ("score.code_twice", "o1"),
    ]


def test_items_of_a_list_nobody_found_are_refused_as_such() -> None:
    params = {"item": "e3", "year": "2569", "instrument": "EIT"}
    assert _problems(E2569, ("e3", 90)) == (Problem("score.list_unknown", "e3", params),)
    assert read_answers(E2569, [("8", 90), ("EIT", 91)]) == {"8": 90, "EIT": 91}


@pytest.mark.parametrize("entries", [(), (("o1", ""),)])
def test_nothing_at_all_is_refused(entries: tuple[tuple[str, object], ...]) -> None:
    assert _problems(E2566, *entries) == (Problem("score.nothing_given"),)


def test_the_codes_of_a_year_are_told_by_their_range() -> None:
    told = [valid_codes(E2568, code) for code in ("i99", "e99", "o99", "99", "i11.9")]
    assert told == ["i1–i15", "e1–e9", "o1–o28", "1–10", "i1–i15"]
    assert valid_codes(E2569, "i1") == "–"
