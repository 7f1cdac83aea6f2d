"""The fonts that the build has made."""

from __future__ import annotations

import json

import pytest
from fontTools.ttLib import TTFont

from prongsai.documents.writers.pdf.shapes import FONTS
from tools.build_fonts import fingerprint, meanings


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_no_two_shapes_are_alike(style: str) -> None:
    font = TTFont(FONTS / f"Sarabun-{style}.ttf")
    glyphs = font["glyf"]
    drawn = [name for name in font.getGlyphOrder() if glyphs[name].numberOfContours]
    prints = {fingerprint(glyphs[name].compile(glyphs)) for name in drawn}
    assert len(prints) == len(drawn)


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_list_of_meanings_is_that_of_the_fonts(style: str) -> None:
    listed = json.loads((FONTS / "shapes.json").read_text("utf-8"))
    found = meanings(TTFont(FONTS / f"Sarabun-{style}.ttf"))
    assert {key: text for key, text in found.items() if listed.get(key) != text} == {}


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_no_mark_of_thai_is_moved(style: str) -> None:
    gpos = TTFont(FONTS / f"Sarabun-{style}.ttf")["GPOS"].table
    (system,) = [
        script.Script.DefaultLangSys
        for script in gpos.ScriptList.ScriptRecord
        if script.ScriptTag == "thai"
    ]
    features = {gpos.FeatureList.FeatureRecord[k].FeatureTag for k in system.FeatureIndex}
    assert features == {"kern"}


def test_licence_and_changes_lie_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")
    assert "They differ from it in this" in (FONTS / "CHANGES.txt").read_text("utf-8")
