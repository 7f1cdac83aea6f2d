"""What pages say of dates, in both languages; more in the tests of the template tags."""

from datetime import UTC, date, datetime

from django.utils.translation import override

from prongsai.ui.wording import ENGLISH_MONTHS, in_english, say_date


def test_a_moment_is_said_as_its_day() -> None:
    with override("th"):
        assert say_date(datetime(2024, 2, 29, 23, 0, tzinfo=UTC)) == "29 ก.พ. 2567"


def test_there_are_twelve_months_and_may_is_short() -> None:
    assert len(ENGLISH_MONTHS) == 12
    with override("en"):
        assert say_date(date(2024, 5, 1)) == "1 May 2024"


def test_english_is_english_of_any_country() -> None:
    with override("en-gb"):
        assert in_english()
    with override("th"):
        assert not in_english()
