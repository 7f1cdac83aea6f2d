"""Sentences by code."""

from typing import get_args

import pytest

from prongsai.domain.reading.headers import Role
from prongsai.library.messages import UnknownMessageError, codes, text


def test_a_sentence_is_told_in_the_language() -> None:
    assert (text("row.no_due"), text("row.no_due", "en")) == ("ไม่มีกำหนดเวลา", "There is no date.")


def test_another_language_gets_thai() -> None:
    assert text("row.no_due", "fr") == text("row.no_due", "th")


def test_parameters_are_set_in() -> None:
    assert text("row.repeated", "th", first=3) == "แถวนี้ซ้ำกับแถวที่ 3"


def test_braces_in_a_file_are_only_words() -> None:
    assert text("column.unread", "th", words="{name}").endswith("{name}")


def test_an_unknown_code_is_a_fault() -> None:
    with pytest.raises(UnknownMessageError):
        text("row.nothing_of_the_kind")


def test_a_missing_parameter_is_a_fault() -> None:
    with pytest.raises(KeyError, match="first"):
        text("row.repeated", "th", second=3)


def test_both_languages_know_the_same_codes() -> None:
    assert codes("th") == codes("en") >= {"row.no_due", "read.empty"}


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_column_that_may_be_guessed_has_a_name(language: str) -> None:
    roles = set(get_args(Role)) - {"unknown", "other"}
    assert {role for role in roles if f"role.{role}" not in codes(language)} == set()  # type: ignore[arg-type]
