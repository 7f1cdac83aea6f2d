"""An edition whose parts contradict each other is told so, fault by fault."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from prongsai.domain.ita.edition import Edition, Item, ItemRow, Scale
from prongsai.domain.ita.problems import Problem
from prongsai.domain.ita.validation import validate
from prongsai.domain.ita.words import Words
from prongsai.library.editions import load_edition


def _change(edition: Edition, code: str, **changed: object) -> Edition:
    items = tuple(
        replace(item, **changed) if item.code == code else item  # type: ignore[arg-type]
        for item in edition.items
    )
    return replace(edition, items=items)


def _without(edition: Edition, code: str) -> Edition:
    return replace(edition, items=tuple(each for each in edition.items if each.code != code))


def _heavier(edition: Edition) -> Edition:
    first, *rest = edition.instruments
    return replace(edition, instruments=(replace(first, weight=31), *rest))


def _one_option(edition: Edition) -> Edition:
    scale = edition.scales["likert4"]
    shorter = Scale(scale.name, scale.kind, scale.options[:1], "memory", "memory")
    return replace(edition, scales={**edition.scales, "likert4": shorter})


def _twice(edition: Edition) -> Edition:
    item = edition.item("e1")
    assert isinstance(item, Item)
    return replace(edition, items=(*edition.items, replace(item, rows=())))


FAULTS: list[tuple[Callable[[Edition], Edition], tuple[Problem, ...]]] = [
    (_heavier, (Problem("editions.weights_sum", "instruments", {"total": "101"}),)),
    (
        _twice,
        (
            Problem("editions.code_repeated", "e1", {"item": "e1"}),
            Problem("editions.count_mismatch", "EIT", {"expected": "15", "found": "16"}),
        ),
    ),
    (
        lambda edition: _without(edition, "o43"),
        (
            Problem(
                "editions.range_mismatch", "10.2", {"range": "o39–o43", "found": "o39–o42 (4)"}
            ),
            Problem("editions.count_mismatch", "10.2", {"expected": "5", "found": "4"}),
            Problem("editions.count_mismatch", "OIT", {"expected": "43", "found": "42"}),
        ),
    ),
    (
        lambda edition: _change(edition, "i7", indicator=11),
        (Problem("editions.indicator_unknown", "i7", {"indicator": "11"}),),
    ),
    (
        lambda edition: _change(edition, "i7", indicator=6),
        (Problem("editions.instrument_mismatch", "i7", {"instrument": "EIT"}),),
    ),
    (
        lambda edition: _change(edition, "i7", subindicator="9.1"),
        (
            Problem("editions.subindicator_mismatch", "i7", {"subindicator": "9.1"}),
            Problem("editions.range_mismatch", "9.1", {"range": "o1–o10", "found": "i7–o10 (11)"}),
            Problem("editions.count_mismatch", "9.1", {"expected": "10", "found": "11"}),
        ),
    ),
    (
        lambda edition: _change(edition, "i7", scale="thumbs"),
        (Problem("editions.scale_unknown", "i7", {"scale": "thumbs"}),),
    ),
    (
        lambda edition: _change(edition, "i7", labels=("มาก",)),
        (Problem("editions.labels_count", "i7", {"expected": "4", "found": "1"}),),
    ),
    (_one_option, (Problem("editions.scale_points", "scales.likert4", {"scale": "likert4"}),)),
    (
        lambda edition: _change(edition, "i11", polarity="positive"),
        (Problem("editions.polarity_mismatch", "i11", {"polarity": "positive"}),),
    ),
    (
        lambda edition: _change(edition, "i7", polarity="mixed"),
        (Problem("editions.polarity_mismatch", "i7", {"polarity": "mixed"}),),
    ),
    (
        lambda edition: _change(edition, "i7", rows=(ItemRow("i8.1", Words("แถว"), "positive"),)),
        (
            Problem("editions.code_repeated", "i8.1", {"item": "i8.1"}),
            Problem("editions.row_code", "i8.1", {"value": "i8.1", "item": "i7"}),
        ),
    ),
    (
        lambda edition: replace(edition, support={"IIT": ("S99",)}),
        (Problem("editions.source_unknown", "support.IIT", {"source": "S99"}),),
    ),
    (
        lambda edition: replace(edition, rating=None),
        (Problem("editions.rating_missing", "rating", {"year": "2566"}),),
    ),
]


@pytest.mark.parametrize(("damage", "problems"), FAULTS)
def test_a_contradiction_is_named_with_its_place(
    damage: Callable[[Edition], Edition], problems: tuple[Problem, ...]
) -> None:
    assert validate(damage(load_edition(2566))) == problems


def test_topics_are_checked_against_the_known_ones() -> None:
    edition = load_edition(2569)
    topics = {topic for item in edition.items for topic in item.topics}
    assert validate(edition, topics) == ()
    assert validate(edition, topics - {"contact"}) == (
        Problem("editions.topic_unknown", "o3", {"topic": "contact"}),
    )
