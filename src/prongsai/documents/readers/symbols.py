"""Check boxes and bullets that are drawn with a picture font.

Wingdings and its like put pictures on ordinary letters: a ``þ`` in Wingdings is a ticked box.  Word
stores them as such letters, as private-use characters (U+F0FE) or as a symbol element.
"""

from __future__ import annotations

import re

from prongsai.domain.reading.raw import BOX_EMPTY, BOX_TICKED

_BULLET = "•"
_WINGDINGS = {
    **dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), BOX_EMPTY),
    **dict.fromkeys((0x78, 0xFD, 0xFE), BOX_TICKED),
    0xFC: "✓", 0xFB: "✗",
    **dict.fromkeys((0x6C, 0x6E, 0x76, 0x77, 0x9F, 0xA7, 0xD8), _BULLET),
    0xE0: "→", 0xF0: "⇒",
}  # fmt: skip
_WINGDINGS_2 = {
    **dict.fromkeys((0x2A, 0x30, 0x35, 0xA3), BOX_EMPTY),
    **dict.fromkeys((0x51, 0x52, 0x53, 0x54), BOX_TICKED),
    0x50: "✓", 0x4F: "✗", **dict.fromkeys((0x96, 0x97, 0x98), _BULLET),
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: BOX_EMPTY, 0x67: BOX_EMPTY, 0x72: "✗"}
_SYMBOL = {0xB7: _BULLET, 0xD6: "√", 0xA8: "♦", 0xAE: "→", 0xB3: "≥", 0xA3: "≤", 0xB4: "×"}
_FONTS = {
    "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL,
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
_OF_A_PICTURE_FONT = re.compile("[\uf000-\uf0ff]")


def is_picture_font(font: str | None) -> bool:
    """Whether letters of *font* are pictures."""
    return (font or "").strip().lower() in _FONTS


def from_font(text: str, font: str | None) -> str:
    """*text* as the picture font draws it; letters without a known picture become bullets."""
    pictures = _FONTS[(font or "").strip().lower()]
    return "".join(_picture(character, pictures) for character in text)


def _picture(character: str, pictures: dict[int, str]) -> str:
    code = ord(character)
    if character.isspace():
        return character
    return pictures.get(code - 0xF000 if code in _PRIVATE else code, _BULLET)


def from_private(text: str) -> str:
    """*text* with the private-use letters of picture fonts drawn as Wingdings draws them.

    For text whose font is not told; U+F700 and above are old Thai glyphs and stay.
    """
    return _OF_A_PICTURE_FONT.sub(lambda found: _picture(found[0], _WINGDINGS), text)
