"""From answers to the score: published results, mixed depths, missing parts, contradictions."""

from fractions import Fraction
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.ita.answers import Answers, read_answers
from prongsai.domain.ita.edition import Edition
from prongsai.domain.ita.figures import shown
from prongsai.domain.ita.problems import Problem
from prongsai.domain.ita.scoring import How, ScoreTrace, Term, score
from prongsai.library.editions import YEARS, load_edition

E2564, E2566, E2568 = (load_edition(year) for year in (2564, 2566, 2568))

# Published results: indicators 1..10, then the total as published.
PUBLISHED = [
    (2564, "93.55 87.72 91.01 87.93 89.52 90.55 88.68 88.58 72.89 65.56", "81.4548", "81.45"),
    (2563, "92.57 86.13 90.08 85.98 88.04 83.67 82.11 79.29 69.94 52.78", "75.619", "75.62"),
    (2564, "92.84 86.27 89.21 84.70 87.51 90.03 87.99 85.97 75.39 65.39", "80.9874", "80.99"),
    (2563, "92.17 85.44 88.74 84.05 86.51 84.62 83.70 81.88 51.68 29.82", "67.5346", "67.54"),
    (2564, "94.65 89.11 91.95 89.29 89.86 92.12 89.90 89.49 65.89 51.15", "77.8506", "77.85"),
]


def _values(edition: Edition, values: dict[str, object]) -> ScoreTrace:
    return score(edition, read_answers(edition, values.items()))


@pytest.mark.parametrize(("year", "indicators", "exact", "published"), PUBLISHED)
def test_published_results_are_reproduced(
    year: int, indicators: str, exact: str, published: str
) -> None:
    values = dict(zip(map(str, range(1, 11)), indicators.split(), strict=True))
    total = _values(load_edition(year), dict(values)).total
    assert total is not None
    assert abs(total - Fraction(exact)) < Fraction(1, 1000)
    # Published indicators are rounded already, so that the last decimal may differ by one.
    assert abs(Fraction(shown(total)) - Fraction(published)) <= Fraction(1, 100)


def test_full_precision_is_kept_until_a_figure_is_shown() -> None:
    _, indicators, _, published = PUBLISHED[0]
    values = dict(zip(map(str, range(1, 11)), indicators.split(), strict=True))
    trace = _values(E2564, dict(values))
    assert trace.total == Fraction("81.4548")
    assert shown(trace.total) == published
    # Rounding on the way would have given 81.46.
    parts = [Fraction(shown(each.value or Fraction(0))) for each in trace.root.children]
    assert shown(parts[0] * 3 / 10 + parts[1] * 3 / 10 + parts[2] * 2 / 5) == "81.46"


@pytest.mark.parametrize(
    ("failed", "indicator", "value"),
    [
        ("o1", "9", "97.78"),
        ("o10", "9", "97.50"),
        ("o18", "9", "97.14"),
        ("o25", "9", "95.00"),
        ("o29", "9", "96.00"),
        ("o34", "10", "93.75"),
        ("o43", "10", "75.00"),
    ],
)
def test_one_failed_item_gives_the_published_indicator(
    failed: str, indicator: str, value: str
) -> None:
    oit: dict[str, object] = {item.code: 100 for item in E2564.items_of("OIT")}
    node = _values(E2564, {**oit, failed: 0}).node(indicator)
    assert node is not None
    assert shown(node.value or Fraction(0)) == value


def _all(edition: Edition, points: int) -> dict[str, object]:
    kinds = {each.code: each.item_count for each in edition.instruments}
    whole: dict[str, object] = {item.code: points for item in edition.items}
    return whole | {code: points for code, count in kinds.items() if count is None}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("points", "level"), [(100, 0), (0, -1)])
def test_all_or_nothing_gives_the_best_and_the_last_level(
    year: int, points: int, level: int
) -> None:
    edition = load_edition(year)
    trace = _values(edition, _all(edition, points))
    assert edition.rating is not None
    assert (trace.total, trace.level) == (points, edition.rating.levels[level])
    assert trace.root.complete


def test_rows_of_both_directions_meet_in_one_item() -> None:
    trace = _values(E2566, {"i11.1": "0|0|0|10", "i11.2": "0|0|0|10"})
    rows = [trace.node(code) for code in ("i11.1", "i11.2", "i11")]
    assert [node and node.value for node in rows] == [100, 0, 50]


def test_missing_rows_are_left_out_and_the_item_is_incomplete() -> None:
    node = _values(E2566, {"i12.1": 90, "i12.3": 60}).node("i12")
    assert node is not None
    assert (node.value, node.complete, node.how.way) == (75, False, "mean_of_known")
    assert (node.low, node.high) == (50, Fraction(250, 3))


def test_the_total_needs_every_instrument() -> None:
    trace = _values(E2566, {"IIT": 90, "EIT": 80})
    assert (trace.total, trace.level) == (None, None)
    assert (trace.root.low, trace.root.high) == (51, 91)
    assert Problem("score.instrument_missing", "OIT", {"item": "OIT"}) in trace.remarks


def test_complete_parts_go_before_the_value_given_above_them() -> None:
    trace = _values(E2566, {"i11": 80, "i11.1": 90, "i11.2": 60})
    node = trace.node("i11")
    assert node is not None
    assert node.value == 75
    params = {"item": "i11", "given": "80.00", "low": "75.00", "high": "75.00"}
    assert Problem("score.contradiction", "i11", params) in trace.remarks


def test_a_value_stands_while_its_parts_are_incomplete() -> None:
    trace = _values(E2566, {"i12": 80, "i12.1": 90})
    node = trace.node("i12")
    assert node is not None
    assert (node.value, node.complete, node.how.way) == (80, True, "given_over")
    assert [each for each in trace.remarks if each.code == "score.contradiction"] == []


def test_a_value_that_its_known_parts_cannot_make_is_remarked() -> None:
    trace = _values(E2566, {"10.2": 90, "o42": 0})
    node = trace.node("10.2")
    assert node is not None
    assert node.value == 90
    params = {"item": "10.2", "given": "90.00", "low": "0.00", "high": "80.00"}
    assert Problem("score.contradiction", "10.2", params) in trace.remarks


def test_a_difference_of_rounding_is_no_contradiction() -> None:
    values = {"i12": "66.67", "i12.1": 100, "i12.2": 100, "i12.3": 0}
    trace = _values(E2566, values)
    assert [each for each in trace.remarks if each.code == "score.contradiction"] == []


def test_depths_may_be_mixed() -> None:
    values: dict[str, object] = {"IIT": 90, "6": 80, "7": 85, "8": 90, "10": 60}
    values |= {"9.1": 100, "9.2": 100, "9.3": 50, "9.4": 100}
    values |= {"o27": 100, "o28": 100, "o29": 0, "o30": 100}
    trace = _values(E2566, values)
    nine = trace.node("9")
    assert nine is not None
    assert nine.value == 85
    assert trace.total == Fraction("0.3") * 90 + Fraction("0.3") * 85 + Fraction("0.4") * Fraction(
        "72.5"
    )


def test_the_trace_explains_each_number() -> None:
    trace = _values(E2566, {"IIT": 90, "EIT": 80, "9": 70, "10": 60, "i9": "6|2|0|0"})
    one = Fraction(1)
    assert trace.root.how == How(
        "weighted",
        (
            Term("IIT", Fraction(3, 10), Fraction(90)),
            Term("EIT", Fraction(3, 10), Fraction(80)),
            Term("OIT", Fraction(2, 5), Fraction(65)),
        ),
        one,
        3,
    )
    oit, nine, counted = (trace.node(code) for code in ("OIT", "9", "i9"))
    assert oit is not None
    assert nine is not None
    assert counted is not None
    terms = (Term("9", one, Fraction(70)), Term("10", one, Fraction(60)))
    assert oit.how == How("mean", terms, Fraction(2), 2)
    assert nine.how == How("given", (Term("9", one, Fraction(70)),))
    answers = [(100, 6), (67, 2), (33, 0), (0, 0)]
    assert counted.how == How(
        "counts",
        tuple(Term("i9", Fraction(points), Fraction(people)) for points, people in answers),
        Fraction(8),
        8,
        "negative",
    )


def test_rules_that_are_not_confirmed_are_named() -> None:
    year = {"year": "2568"}
    values = _all(E2568, 100) | {"i12": "0|0|0|0|0|5"}
    groups = "9.1, 9.2, 9.3, 9.4, 9.5, 10.1, 10.2"
    assert _values(E2568, values).remarks == (
        Problem("score.unsure_weights", "", year),
        Problem("score.unsure_groups", "", {"codes": groups}),
        Problem("score.unsure_points", "", {"codes": "i12"}),
        Problem("score.unsure_level", "", year),
    )


def test_a_total_that_only_looks_like_a_level_is_remarked() -> None:
    trace = _values(E2564, {"IIT": "84.99", "EIT": "84.99", "9": "85", "10": "85.014"})
    assert trace.total is not None
    assert (shown(trace.total), trace.level and trace.level.key) == ("85.00", "B")
    assert trace.remarks[-1] == Problem("score.rounding_edge", "", {"total": "85.00"})


points = st.decimals(0, 100, places=2).map(Fraction)


@given(st.lists(points, min_size=10, max_size=10))
def test_the_chain_agrees_with_a_plain_calculation(values: list[Fraction]) -> None:
    answers: Answers = {str(number): value for number, value in enumerate(values, 1)}
    total = score(E2566, answers).total
    assert total is not None
    iit, eit, oit = (fmean(map(float, part)) for part in (values[:5], values[5:8], values[8:]))
    assert float(total) == pytest.approx(0.3 * iit + 0.3 * eit + 0.4 * oit, abs=1e-9)


@given(st.dictionaries(st.sampled_from([i.code for i in E2568.items_of("OIT")]), st.booleans()))
def test_an_incomplete_score_lies_between_its_bounds(disclosed: dict[str, bool]) -> None:
    answers: Answers = {code: Fraction(100 * full) for code, full in disclosed.items()}
    trace = score(E2568, answers)
    for node in trace.root.walk():
        assert 0 <= node.low <= node.high <= 100
        assert node.value is None or node.complete == (node.low == node.high == node.value)
