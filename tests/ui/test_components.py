"""Components say what they take, and are held to it."""

import pytest

from prongsai.ui.components import ComponentError, Input, inputs_of, names


def test_inputs_are_read_from_the_top_of_the_template() -> None:
    assert inputs_of("status") == {
        "state": Input(
            "state",
            "done, soon, late, waiting, draft, official or none; each has a shape and a colour",
            required=True,
        ),
        "word": Input("word", "the word that says it", required=True),
    }


def test_a_default_keeps_its_type() -> None:
    progress = inputs_of("progress")
    assert (progress["total"].default, progress["done"].default) == (100, None)
    assert not progress["done"].required


@pytest.mark.parametrize("name", names())
def test_every_component_declares_inputs(name: str) -> None:
    assert inputs_of(name)


def test_a_component_that_does_not_exist_is_said() -> None:
    with pytest.raises(ComponentError, match="there is no component 'nothing'"):
        inputs_of("nothing")
