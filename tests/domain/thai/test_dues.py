"""The package of due rules as its callers use it: words in, days out, words again."""

from datetime import date

import pytest

from prongsai.domain.thai.dues import find_dues, format_due, occurrences, parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear

YEAR = FiscalYear(2568)


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        ("ต.ค. 67 - ธ.ค. 67", "range", date(2024, 10, 1), date(2024, 12, 31)),
        ("ภายในเดือนมีนาคม ๒๕๖๘", "month", None, date(2025, 3, 31)),
        ("๑๕ มกราคม ๒๕๖๘", "day", None, date(2025, 1, 15)),
        ("ไตรมาสที่ ๓", "quarter", date(2025, 4, 1), date(2025, 6, 30)),
        ("ตลอดปีงบประมาณ", "year", date(2024, 10, 1), date(2025, 9, 30)),
    ],
)
def test_a_time_column_gives_the_days(words: str, kind: str, start: date | None, end: date) -> None:
    (rule,) = parse_timeline(words, YEAR)
    assert (rule.kind, rule.start, rule.end) == (kind, start, end)


def test_what_was_read_prints_as_it_was_said() -> None:
    (rule,) = parse_timeline("ภายในเดือนมีนาคม ๒๕๖๘", YEAR)
    assert parse_timeline(format_due(rule, digits="thai"), YEAR) == (rule,)


def test_named_months_of_every_year_fall_due_twice() -> None:
    (found,) = find_dues("สรุปยอดภายในเดือนเมษายนและเดือนตุลาคมของทุกปี", YEAR)
    assert [each.due for each in occurrences(found.rule, YEAR)] == [
        date(2024, 10, 31),
        date(2025, 4, 30),
    ]
