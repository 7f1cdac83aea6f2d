"""The way to the next level reaches it, and no smaller number of disclosures does."""

from fractions import Fraction
from itertools import combinations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from prongsai.domain.ita.answers import Answer, read_answers
from prongsai.domain.ita.edition import Edition
from prongsai.domain.ita.improvement import Gap, Step, Weakest, gap
from prongsai.domain.ita.scoring import ScoreTrace, instrument_values, score
from prongsai.library.editions import load_edition

EDITIONS = [load_edition(year) for year in (2564, 2566, 2568)]
E2566 = EDITIONS[1]


def _gap(edition: Edition, values: dict[str, object]) -> Gap | None:
    return gap(edition, score(edition, read_answers(edition, values.items())))


def _oit(edition: Edition, *failed: str) -> dict[str, object]:
    return {item.code: 0 if item.code in failed else 100 for item in edition.items_of("OIT")}


def test_at_the_top_there_is_no_gap() -> None:
    assert _gap(E2566, {"IIT": 95, "EIT": 95, **_oit(E2566)}) is None


def test_without_a_total_there_is_no_gap() -> None:
    assert _gap(E2566, {"IIT": 95}) is None


def test_the_most_valuable_disclosure_comes_first_and_is_enough() -> None:
    found = _gap(E2566, {"IIT": 88, "EIT": 88, **_oit(E2566, "o1", "o19", "o42", "o43", *_POOR)})
    assert found is not None
    assert [(step.code, step.kind, step.gain) for step in found.steps] == [("o42", "disclose", 2)]
    assert (found.target.key, found.short_total) == ("good", 0)
    assert found.short_instruments == {"OIT": Fraction(4)}
    assert found.reached_instruments == {"IIT": 88, "EIT": 88, "OIT": 86}
    assert found.reached_total == Fraction("87.2")


# With o1, o19, o42 and o43 these bring OIT of 2566 to 81.
_POOR = ("o2", "o3", "o4", "o20")


def test_what_the_surveys_lack_comes_from_the_surveys() -> None:
    found = _gap(E2566, {"1": 80, "2": 80, "3": 90, "4": 70, "5": 90, "EIT": 90, **_oit(E2566)})
    assert found is not None
    lowest = next(each for each in E2566.indicators if each.number == 4)
    iit = E2566.instruments[0]
    weakest = Weakest("4", lowest.title, Fraction(70), Fraction(85))
    assert found.steps == (
        Step(
            "raise",
            "IIT",
            iit.title,
            "IIT",
            Fraction(82),
            Fraction(85),
            Fraction("0.9"),
            weakest,
        ),
    )


def test_an_indicator_that_cannot_do_it_alone_is_not_promised_to() -> None:
    found = _gap(E2566, {"1": 70, "2": 70, "3": 70, "4": 60, "5": 70, "EIT": 90, **_oit(E2566)})
    assert found is not None
    weakest = found.steps[0].weakest
    assert weakest is not None
    assert (weakest.code, weakest.value, weakest.alone) == ("4", 60, None)


def test_where_items_are_not_known_the_part_itself_is_to_rise() -> None:
    found = _gap(E2566, {"IIT": 90, "EIT": 90, "9": 90, "10": 70})
    assert found is not None
    steps = [(step.kind, step.code, step.start, step.end) for step in found.steps]
    assert steps == [("raise", "10", 70, 80)]


def test_surveys_alone_are_offered_as_another_way() -> None:
    letters = EDITIONS[0]
    found = _gap(letters, {"IIT": 90, "EIT": 80, **_oit(letters, "o43", "o42")})
    assert found is not None
    assert [step.code for step in found.steps] == ["o42"]
    end = Fraction(275, 3)
    ways = [(step.code, step.start, step.end) for step in found.surveys_only]
    assert ways == [("IIT", 90, end), ("EIT", 80, end)]
    assert sum(step.gain for step in found.surveys_only) == found.short_total == 4


def _after(edition: Edition, answers: dict[str, Answer], steps: tuple[Step, ...]) -> ScoreTrace:
    """The score once the steps are taken; a survey rises by lifting its indicators evenly."""
    changed = dict(answers)
    for step in steps:
        if step.code in changed:
            changed[step.code] = step.end
            continue
        parts = [e.code for e in edition.indicators if e.instrument == step.code]
        missing = (step.end - step.start) * len(parts)
        for code in parts:
            value = changed[code]
            assert isinstance(value, Fraction)
            rise = min(100 - value, missing)
            changed[code], missing = value + rise, missing - rise
    return score(edition, changed)


def _reaches(edition: Edition, trace: ScoreTrace, target: Gap) -> bool:
    assert trace.total is not None
    return target.target.is_met(trace.total, instrument_values(trace.root))


survey_points = st.integers(0, 10_000).map(lambda n: Fraction(n, 100))


@st.composite
def results(draw: st.DrawFn) -> tuple[Edition, dict[str, Answer]]:
    edition = draw(st.sampled_from(EDITIONS))
    answers: dict[str, Answer] = {}
    for indicator in edition.indicators:
        if indicator.instrument != "OIT":
            answers[indicator.code] = draw(survey_points)
    codes = [item.code for item in edition.items_of("OIT")]
    failed = draw(st.sets(st.sampled_from(codes), max_size=draw(st.sampled_from([6, 60]))))
    answers |= {code: Fraction(0 if code in failed else 100) for code in codes}
    return edition, answers


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(results())
def test_the_steps_reach_the_next_level(result: tuple[Edition, dict[str, Answer]]) -> None:
    edition, answers = result
    found = gap(edition, score(edition, answers))
    assume(found is not None)
    assert found is not None
    after = _after(edition, answers, found.steps)
    assert _reaches(edition, after, found)
    assert after.total == found.reached_total
    values = dict(zip(("IIT", "EIT", "OIT"), instrument_values(after.root), strict=True))
    assert values == found.reached_instruments
    if found.surveys_only:
        assert _reaches(edition, _after(edition, answers, found.surveys_only), found)


@st.composite
def near_results(draw: st.DrawFn) -> tuple[Edition, dict[str, Answer]]:
    """Good surveys and few failed items, so that every choice of items can be tried."""
    edition = draw(st.sampled_from(EDITIONS))
    high = st.integers(8_500, 10_000).map(lambda n: Fraction(n, 100))
    answers: dict[str, Answer] = {
        each.code: draw(high) for each in edition.indicators if each.instrument != "OIT"
    }
    codes = [item.code for item in edition.items_of("OIT")]
    failed = draw(st.sets(st.sampled_from(codes), min_size=1, max_size=4))
    answers |= {code: Fraction(0 if code in failed else 100) for code in codes}
    return edition, answers


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(near_results())
def test_no_smaller_number_of_disclosures_reaches_as_far(
    result: tuple[Edition, dict[str, Answer]],
) -> None:
    edition, answers = result
    trace = score(edition, answers)
    found = gap(edition, trace)
    assume(found is not None)
    assert found is not None
    assume(all(step.kind == "disclose" for step in found.steps))
    failed = [code for code, value in answers.items() if value == 0]
    fewer = len(found.steps) - 1
    cheaper = [
        chosen
        for chosen in combinations(failed, fewer)
        if _reaches(edition, score(edition, answers | dict.fromkeys(chosen, Fraction(100))), found)
    ]
    assert cheaper == []


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(
    st.sets(st.sampled_from([item.code for item in EDITIONS[0].items_of("OIT")]), min_size=1),
    st.integers(0, 90),
    st.integers(0, 90),
)
def test_disclosures_are_exhausted_before_a_survey_rises_for_the_total(
    failed: set[str], iit: int, eit: int
) -> None:
    found = _gap(EDITIONS[0], {"IIT": iit, "EIT": eit, **_oit(EDITIONS[0], *failed)})
    assert found is not None
    disclosed = {step.code for step in found.steps if step.kind == "disclose"}
    raised = {step.code for step in found.steps if step.kind == "raise"}
    assert disclosed == failed or not raised
    assert disclosed <= failed


def test_a_group_rises_by_whole_items() -> None:
    found = _gap(E2566, {"IIT": 90, "EIT": 90, "9": 90, "10.1": 100, "10.2": 30})
    assert found is not None
    steps = [(step.code, step.start, step.end, step.items) for step in found.steps]
    assert steps == [("10.2", 30, 60, 2)]
    assert found.short_instruments == {"OIT": Fraction("7.5")}
    assert found.reached_instruments["OIT"] == 85
