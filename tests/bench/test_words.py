"""Each misreading of letters and words does what it says, where it may, and the same each time."""

from random import Random

import pytest

from bench.damage import words
from bench.damage.striking import strike
from prongsai.domain.plan.reading import Due, Meta, Reading, Row, Sections


def meaning(*steps: str, **fields: object) -> Reading:
    return Reading(
        "x", Meta(layout="C", fiscal_year=2566), Sections(), (Row(1, steps=steps, **fields),)
    )


def struck(name: str, reading: Reading, seed: int = 1) -> Row:
    return strike(reading, seed, only={name: 1.0}).meaning.measures[0]


SENTENCE = "ผู้บริหารกำกับติดตามการทำงานของทุกกองให้เป็นปัจจุบัน"


def test_a_letter_is_taken_for_a_likeness():
    (step,) = struck("letter_misread", meaning(SENTENCE)).steps
    assert len(step) == len(SENTENCE)
    assert sum(a != b for a, b in zip(step, SENTENCE, strict=True)) == 1


def test_a_letter_is_lost():
    (step,) = struck("letter_dropped", meaning(SENTENCE)).steps
    assert 0 < len(SENTENCE) - len(step) <= 3


@pytest.mark.parametrize("name", ["letter_inserted", "word_doubled"])
def test_letters_come_in(name):
    (step,) = struck(name, meaning(SENTENCE)).steps
    assert len(step) > len(SENTENCE)


@pytest.mark.parametrize(
    ("name", "text", "damaged"),
    [
        ("word_swapped", "ตรวจมาตรการใหม่", "ตรวจมาตรฐานใหม่"),
        ("hyphen_stray", "ส่งรายงานแล้ว", "ส่งรายงานแล้ว-"),
    ],
)
def test_damage_with_one_outcome(name, text, damaged):
    (step,) = struck(name, meaning(text)).steps
    assert step == damaged


def test_a_tone_is_misread():
    assert words._tone("ท่า", Random(1)) in {"ทำ", "ท้า"}


def test_the_end_of_a_word_is_cut():
    (step,) = struck("word_cut", meaning(SENTENCE)).steps
    assert SENTENCE.startswith(step)
    assert step != SENTENCE


def test_words_change_places():
    (step,) = struck("words_exchanged", meaning(SENTENCE)).steps
    assert step != SENTENCE
    assert sorted(step) == sorted(SENTENCE)


def test_a_phrase_is_invented():
    (step,) = struck("phrase_invented", meaning(SENTENCE)).steps
    assert step not in (SENTENCE, "")


def test_a_latin_token_comes_in_with_its_digits_converted():
    (step,) = struck("latin_token_converted", meaning(SENTENCE)).steps
    assert step.startswith(SENTENCE)
    assert step != SENTENCE


def test_sara_am_is_split():
    (step,) = struck("sara_am_split", meaning("กำกับงาน")).steps
    assert step in {"กํากับงาน", "ก ากับงาน"}


@pytest.mark.parametrize("name", ["letter_misread", "letter_dropped", "word_cut", "word_swapped"])
@pytest.mark.parametrize("seed", range(20))
def test_deadline_rhythm_and_number_keep_their_letters(name, seed):
    due = Due("ภายในเดือนมีนาคม ๒๕๖๖", "month", end="2023-03-31", month="2023-03")
    text = "๑.รวบรวมมาตรการของทุกกอง ภายในเดือนมีนาคม ๒๕๖๖ แล้วทบทวนทุกไตรมาส"
    row = struck(name, meaning(text, due=(due,), cadence_raw="ทุกไตรมาส"), seed)
    assert row.steps[0].startswith("๑.")
    assert due.raw in row.steps[0]
    assert "ทุกไตรมาส" in row.steps[0]


def test_a_deadline_loses_its_year_but_not_its_date():
    due = Due("ภายในเดือนมีนาคม ๒๕๖๖", "month", end="2023-03-31", month="2023-03", at="follow_up:1")
    reading = meaning("ก", follow_up=("๑.ส่งงาน ภายในเดือนมีนาคม ๒๕๖๖",), due=(due,))
    row = struck("year_missing_in_deadline", reading)
    assert row.follow_up == ("๑.ส่งงาน ภายในเดือนมีนาคม",)
    (told,) = row.due
    assert (told.raw, told.month, told.year_inferred) == ("ภายในเดือนมีนาคม", "2023-03", True)


def test_a_measure_with_nothing_to_hit_is_not_counted_as_hit():
    paper = strike(meaning("กขค"), 1, only={"sara_am_split": 1.0})
    assert paper.hits == {}


def test_a_deadline_before_the_fiscal_year_keeps_its_year():
    due = Due("ภายในเดือนกันยายน ๒๕๖๕", "month", end="2022-09-30", month="2022-09", at="follow_up:1")
    reading = meaning("ก", follow_up=("๑.ส่งงาน ภายในเดือนกันยายน ๒๕๖๕",), due=(due,))
    assert struck("year_missing_in_deadline", reading).due == (due,)
