"""Outlines read from a font program."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from prongsai.documents.writers.pdf.shapes import FONTS
from prongsai.documents.writers.pdf.truetype import outlines


def test_outlines_are_those_that_a_font_library_reads() -> None:
    path = FONTS / "Sarabun-Regular.ttf"
    font = TTFont(path)
    glyphs = font["glyf"]
    expected = [glyphs[name].compile(glyphs) for name in font.getGlyphOrder()]
    found = outlines(path.read_bytes())
    assert [each.rstrip(b"\0") for each in found] == [each.rstrip(b"\0") for each in expected]
