"""What the models say of themselves."""

from datetime import date

import pytest

from prongsai.apps.measures.models import Measure, ReportEntry, new_key, shown
from prongsai.domain.thai.dates import Precision, ThaiDate


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2023-04-30", ThaiDate(date(2023, 4, 30), Precision.DAY)),
        ("2023-04", ThaiDate(date(2023, 4, 1), Precision.MONTH)),
        ("2023", ThaiDate(date(2023, 1, 1), Precision.YEAR)),
        ("2023-13-01", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(words: str | None, found: ThaiDate | None) -> None:
    assert shown(words) == found


def test_a_measure_is_called_by_its_item_else_by_itself() -> None:
    named = [Measure(item_title="ข้อ", issue="เรื่อง"), Measure(issue="เรื่อง"), Measure()]
    assert [one.title for one in named] == ["ข้อ", "เรื่อง", ""]
    assert str(ReportEntry(months=6, status="done")) == "6 done"


def test_keys_are_read_out_over_the_telephone() -> None:
    keys = {new_key() for _ in range(50)}
    assert len(keys) == 50
    assert not set("0o1il") & set("".join(keys))
