"""What the shapes of the shipped fonts mean."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from prongsai.documents.writers.pdf.shapes import FONTS, meaning, meanings, printable

THAI = {chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))}


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_every_character_has_a_shape_of_its_own(style: str) -> None:
    font = TTFont(FONTS / f"Sarabun-{style}.ttf")
    glyphs = font["glyf"]
    told = {
        chr(code): meaning(glyphs[name].compile(glyphs))
        for code, name in font.getBestCmap().items()
        if glyphs[name].numberOfContours
    }
    assert {character for character, text in told.items() if text != character} == set()


def test_thai_boxes_and_common_signs_can_be_printed() -> None:
    assert (THAI | set("☐☑☒✓✗○●□■–—“”‘’•… aZ09\u00a0\ufffd")) - set(printable()) == set()


def test_joined_marks_mean_all_their_letters() -> None:
    assert {"ี่", "ิ้", "ั๊", "ื๋", "ิ์", "ุ้", "ู่", "ุ์", "็่", "ฤๅ", "ำ"} - set(meanings().values()) == set()


def test_a_foreign_shape_has_no_meaning() -> None:
    assert meaning(b"\0\1 no outline of ours") is None
