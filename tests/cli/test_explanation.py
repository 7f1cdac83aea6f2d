"""The lines of a score: aligned, every number with its formula, long lists cut and counted."""

from itertools import pairwise

from prongsai.cli.explanation import gap_lines, problem_lines, summary_lines, trace_lines
from prongsai.cli.terminal import display_width
from prongsai.domain.ita.answers import read_answers
from prongsai.domain.ita.improvement import gap
from prongsai.domain.ita.problems import Problem
from prongsai.domain.ita.scoring import ScoreTrace, score
from prongsai.library.editions import load_edition

EDITION = load_edition(2566)


def _trace(**values: object) -> ScoreTrace:
    return score(EDITION, read_answers(EDITION, values.items()))


def _whole(**more: object) -> ScoreTrace:
    values = {"IIT": 90, "EIT": 80, "9": 70, "10.1": 100, "10.2": 60, **more}
    return score(EDITION, read_answers(EDITION, values.items()))


def test_a_summary_lines_up_its_figures_under_thai_marks() -> None:
    lines = [line for line in summary_lines(_whole(), "th") if line.endswith(".00")]
    assert len(lines) == 6
    assert {display_width(line) for line in lines} == {64}


def test_a_summary_names_total_level_and_parts() -> None:
    assert list(summary_lines(_whole(), "en")) == [
        "ITA score, fiscal year 2566",
        "Estimate: computed from what was entered, not an official result",
        "",
        f"{'Total':<56}   81.00",
        "Level: Needs improvement",
        "",
        "IIT (30 %) Internal Integrity and Transparency Assessme…   90.00",
        "EIT (30 %) External Integrity and Transparency Assessme…   80.00",
        "OIT (40 %) Open Data Integrity and Transparency Assessm…   75.00",
        f"{'  9 Open data / disclosure':<56}   70.00",
        f"{'  10 Prevention of corruption':<56}   80.00",
    ]


def test_an_incomplete_score_says_how_far_it_may_go() -> None:
    lines = list(summary_lines(_trace(IIT=90), "en"))
    assert lines[4] == "No level yet; the total will lie between 27.00 and 97.00"
    assert lines[-1].endswith("–  (no data)")
    lines = list(summary_lines(_trace(IIT=90, EIT=90, o1=100), "en"))
    assert lines[4:6] == [
        "Level: Pass, good",
        "Incomplete: this level is of what is known; the total will lie between 54.40 and 94.00",
    ]


def test_the_trace_prints_a_formula_for_each_number() -> None:
    trace = _whole(i9="6|2|0|0", **{"i12.1": 50, "i12.3": 100})
    lines = list(trace_lines(trace.root, "en"))
    assert lines[:2] == ["Total = 81.00", "  weighted: 30% × 90.00 + 30% × 80.00 + 40% × 75.00"]
    after = {each.strip(): then.strip() for each, then in pairwise(lines)}
    title = "OIT = 75.00  Open Data Integrity and Transparency Assessment (40%)  [?]"
    assert after[title] == "mean: (70.00 + 80.00) ÷ 2 · worth 40.00 of the total of 100"
    title = "i9 = 91.75  Budget spent for private or clique benefit  [~]"
    assert (
        after[title]
        == "(100×6 + 67×2 + 33×0 + 0×0) ÷ 8 people · negative question, points reversed"
    )
    title = "i12 = 75.00  Staff can question, object, complain about spending  [~]"
    assert after[title] == "mean of the 2 of 3 parts with data: (50.00 + 100.00) ÷ 2"
    title = "IIT = 90.00  Internal Integrity and Transparency Assessment (30%)  [?]"
    assert after[title].startswith("as entered, since the parts below are incomplete")
    assert "i7–i8: no data" in [line.strip() for line in lines]
    assert "i12.2: no data" in [line.strip() for line in lines]


def test_the_way_up_is_said_step_by_step() -> None:
    trace = _whole()
    way = gap(EDITION, trace)
    assert way is not None
    iit, eit = (each.title.en for each in EDITION.instruments[:2])
    assert list(gap_lines(EDITION, way, "en")) == [
        "To the next level: Pass (total from 85)",
        "  the total is short by 4.00",
        "What to do, the most valuable first",
        "  1. raise 9 Open data / disclosure from 70.00 to 90.00: total +4.00",
        "With all of this: total 85.00 · IIT 90.00 · EIT 80.00 · OIT 85.00",
        "Or, leaving OIT as it is, the surveys would have to give",
        f"  – raise IIT {iit} from 90.00 to 91.67: total +0.50",
        f"  – raise EIT {eit} from 80.00 to 91.67: total +3.50",
    ]


def test_many_faults_are_cut_and_counted() -> None:
    lines = problem_lines([Problem("score.code_twice", "o1", {"item": "o1"})] * 25, "en")
    assert lines == ["- o1 has two different values"] * 20 + ["  and 5 more"]


def test_a_fault_of_an_edition_names_its_place() -> None:
    problems = [
        Problem("editions.weights_sum", "instruments", {"total": "90"}),
        Problem("editions.year_unknown", "1", {"year": "1", "first": "2", "last": "3"}),
    ]
    assert problem_lines(problems, "en") == [
        "- at instruments: the weights must be above 0 and sum to 100 (they make 90)",
        "- There is no edition of 1 (there are 2 to 3)",
    ]
