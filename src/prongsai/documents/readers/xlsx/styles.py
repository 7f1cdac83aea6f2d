"""Formats and fonts of the cells of a workbook, by the number of their style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.documents.readers.symbols import is_picture_font

from .formats import format_code

if TYPE_CHECKING:
    from lxml import etree

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class CellStyles:
    """``codes`` are number format codes, ``fonts`` picture fonts (None for ordinary ones)."""

    def __init__(self, root: etree._Element | None) -> None:
        self.codes: list[str] = []
        self.fonts: list[str | None] = []
        if root is None:
            return
        custom = {
            _whole(one.get("numFmtId")): one.get("formatCode", "")
            for one in root.iterfind(f"{S}numFmts/{S}numFmt")
        }
        names = [_font_name(font) for font in root.iterfind(f"{S}fonts/{S}font")]
        for style in root.iterfind(f"{S}cellXfs/{S}xf"):
            self.codes.append(format_code(_whole(style.get("numFmtId")), custom))
            at = _whole(style.get("fontId"))
            self.fonts.append(names[at] if at < len(names) else None)

    def code(self, style: str | None) -> str:
        at = _whole(style)
        return self.codes[at] if at < len(self.codes) else ""

    def font(self, style: str | None) -> str | None:
        at = _whole(style)
        return self.fonts[at] if at < len(self.fonts) else None


def _font_name(font: etree._Element) -> str | None:
    name = font.find(f"{S}name")
    value = None if name is None else name.get("val")
    return value if is_picture_font(value) else None


def _whole(text: str | None) -> int:
    try:
        return max(int(text or "0"), 0)
    except ValueError:
        return 0
