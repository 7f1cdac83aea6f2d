"""Finding one's way in an edition."""

import pytest

from prongsai.domain.ita.edition import Option
from prongsai.library.editions import load_edition


def test_items_are_found_by_code_and_by_instrument() -> None:
    edition = load_edition(2566)
    item = edition.item("i11")
    assert item is not None
    assert (item.code, item.instrument, item.indicator) == ("i11", "IIT", 2)
    assert edition.item("i31") is None
    assert [each.code for each in edition.items_of("EIT")] == [f"e{n}" for n in range(1, 16)]


def test_an_indicator_leads_to_its_instrument() -> None:
    edition = load_edition(2568)
    found = [edition.instrument_of_indicator(number) for number in (1, 5, 6, 8, 9, 10, 11)]
    assert found == ["IIT", "IIT", "EIT", "EIT", "OIT", "OIT", None]


@pytest.mark.parametrize(
    ("polarity", "points"), [("positive", [0, 33, 67, 100]), ("negative", [100, 67, 33, 0])]
)
def test_an_answer_has_the_points_of_its_direction(polarity: str, points: list[int]) -> None:
    scale = load_edition(2564).scales["likert4"]
    assert [option.points(polarity) for option in scale.options] == points


def test_an_answer_without_a_second_direction_keeps_its_points() -> None:
    assert Option("yes", 100).points("negative") == 100
