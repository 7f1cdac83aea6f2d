from __future__ import annotations

import pytest

from prongsai.documents.readers.symbols import from_font, from_private, is_picture_font


@pytest.mark.parametrize(
    ("text", "font", "drawn"),
    [
        ("þ", "Wingdings", "☑"),
        ("\uf0fe \uf0a8", "Wingdings", "☑ ☐"),
        ("o", "wingdings", "☐"),
        ("ü", "Wingdings", "✓"),
        ("R", "Wingdings 2", "☑"),
        ("£", "Wingdings 2", "☐"),
        ("a", "Webdings", "✓"),
        ("\uf0b7", "Symbol", "•"),
        ("Z", "Wingdings", "•"),
    ],
)
def test_letters_of_picture_fonts(text: str, font: str, drawn: str) -> None:
    assert from_font(text, font) == drawn


def test_ordinary_fonts_draw_letters() -> None:
    assert [is_picture_font(font) for font in ("TH SarabunPSK", None, " Wingdings ")] == [
        False,
        False,
        True,
    ]


def test_private_letters_without_a_font_are_taken_as_wingdings() -> None:
    assert from_private("\uf0fe ครบ \uf0fc") == "☑ ครบ ✓"
    assert from_private("\uf70a ข้อความ") == "\uf70a ข้อความ"  # an old Thai glyph, not a picture
