from __future__ import annotations

import pytest
from lxml import etree

from prongsai.documents.readers.docx.names import is_on, local, number, value
from tests.factories.office import part


@pytest.mark.parametrize(
    ("attribute", "state"),
    [("", True), ('w:val="1"', True), ('w:val="true"', True), ('w:val="0"', False),
     ('w:val="Off"', False), ('w:val="false"', False)],
)  # fmt: skip
def test_a_switch_is_on_unless_it_says_off(attribute: str, state: bool) -> None:
    (switch,) = etree.fromstring(part("rPr", f"<w:vanish {attribute}/>"))
    assert is_on(switch) is state


def test_what_is_not_there_is_off_and_has_no_value() -> None:
    assert (is_on(None), value(None)) == (False, None)


def test_names_and_numbers() -> None:
    assert local(etree.fromstring(part("tbl", ""))) == "tbl"
    assert [number(text, 3) for text in ("12", "x", None, "")] == [12, 3, 3, 3]
