"""A year later: words, days, codes."""

from collections.abc import Sequence

import pytest

from prongsai.apps.measures.next_year import due_later, next_year, year_later
from prongsai.domain.plan.reading import Due, Meta, Reading, Row, Sections


@pytest.mark.parametrize(
    ("words", "later"),
    [
        ("ภายในเดือนเมษายน 2566", "ภายในเดือนเมษายน 2567"),
        ("๑ ตุลาคม ๒๕๖๕ – ๓๐ กันยายน ๒๕๖๖", "๑ ตุลาคม ๒๕๖๖ – ๓๐ กันยายน ๒๕๖๗"),
        ("ม.ค.-มี.ค.๖๔", "ม.ค.-มี.ค.๖๕"),
        ("ภายใน 30 วัน", "ภายใน 30 วัน"),
        ("ทุกเดือน", "ทุกเดือน"),
    ],
)
def test_years_in_words_are_one_more(words: str, later: str) -> None:
    assert year_later(words) == later


@pytest.mark.parametrize(
    ("end", "later"),
    [
        ("2023-02-28", "2024-02-29"),
        ("2024-02-29", "2025-02-28"),
        ("2023-04-15", "2024-04-15"),
        ("2023-12-31", "2024-12-31"),
    ],
)
def test_the_last_day_of_a_month_stays_the_last(end: str, later: str) -> None:
    due = due_later(Due("x", "month", end=end, month=end[:7]))
    assert (due.end, due.month) == (later, later[:7])


def _codes(code: str) -> Sequence[str]:
    return {"o1": ("o2",), "o3": ("o4", "o5", "o4"), "o7": ("o7",)}.get(code, ())


def test_codes_follow_their_topic_and_what_is_open_is_told() -> None:
    rows = tuple(
        Row(n, item_code=code, item_code_raw=code, kind=kind)
        for n, (code, kind) in enumerate(
            [("o1", "plan"), ("o3", "plan"), ("o6", "plan"), ("o7", "plan"), ("o1", "report")], 1
        )
    )
    found = next_year(Reading("x", Meta(fiscal_year=2566), Sections(), rows), 2566, _codes)
    codes = [(row.item_code, row.item_code_raw) for row in found.measures]
    assert codes == [("o2", None), (None, None), (None, None), ("o7", "o7")]
    assert [(one.code, one.at, one.params) for one in found.doubts] == [
        ("next_year.code_many", "/measures/1", {"code": "o3", "codes": "o4, o5"}),
        ("next_year.code_gone", "/measures/2", {"code": "o6"}),
    ]
    assert (found.meta.fiscal_year, found.meta.prior_ita_year) == (2567, 2566)


def test_what_the_deeds_of_a_year_promised_does_not_come_along() -> None:
    dues = (
        Due("ภายในเมษายน 2566", "month", end="2023-04-30", month="2023-04", at="timeline"),
        Due("ภายในเมษายน 2566", "month", end="2023-04-30", month="2023-04", at="actions:2"),
    )
    reading = Reading("x", Meta(fiscal_year=2566), Sections(), (Row(1, kind="plan", due=dues),))
    (row,) = next_year(reading, 2566, _codes).measures
    assert [(due.end, due.at) for due in row.due] == [("2024-04-30", "timeline")]
