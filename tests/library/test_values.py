"""Values of a doubt in words."""

import pytest

from prongsai.library.values import spoken_values


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-04-07", "7 เม.ย. 2566"),
        ("2021-03", "มี.ค. 2564"),
        ("2566-03", "2566-03"),
        ("2023-13", "2023-13"),
        ("2023-04-07 09:00", "2023-04-07 09:00"),
        ("โทร 1999-12-31", "โทร 1999-12-31"),
    ],
)
def test_a_date_is_said_in_the_buddhist_era_and_other_digits_stay(value: str, words: str) -> None:
    assert spoken_values({"last": value}, "th") == {"last": words}


def test_a_level_has_its_name_in_the_language() -> None:
    assert spoken_values({"level": "changwat"}, "th") == {"level": "จังหวัด"}
    assert spoken_values({"level": "changwat"}, "en") == {"level": "province"}
