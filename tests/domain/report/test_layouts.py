"""The layouts say what they print."""

import pytest

from prongsai.domain.report.layouts import LAYOUTS, PARTS, layouts_named, shown_fields


def test_each_layout_has_its_official_number_of_columns():
    assert {name: len(layout.columns) for name, layout in LAYOUTS.items()} == {
        "A": 5,
        "B1": 5,
        "B2": 6,
        "C": 6,
        "D": 12,
    }


def test_b_is_the_plan_and_then_the_result():
    assert [layout.name for layout in layouts_named("b")] == ["B1", "B2"]
    assert shown_fields("B") == shown_fields("B1") | shown_fields("B2")


def test_an_unknown_layout_is_refused():
    with pytest.raises(KeyError):
        layouts_named("E")


def test_what_a_layout_leaves_out():
    everything = frozenset(name for part in PARTS.values() for name in part)
    assert {name: sorted(everything - shown_fields(name)) for name in "ABCD"} == {
        "A": ["outcomes", "printed_no", "results", "suggestions"],
        "B": ["outcomes"],
        "C": ["follow_up", "suggestions"],
        "D": ["outcomes", "suggestions"],
    }
