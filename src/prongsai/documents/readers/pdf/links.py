"""Links of a page: the places where a press of the mouse leads somewhere else."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.documents.readers.page.marks import Area, Glyph

from .glyphs import Upright

_MOST = 2000  # links of one page
_LONGEST = 4096  # bytes of an address


@dataclass(frozen=True, slots=True)
class Link:
    area: Area
    address: str


def links_of(document: Any, page: Any, upright: Upright) -> list[Link]:
    """The links to addresses, those within the document left out."""
    found: list[Link] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < _MOST and pdfium.FPDFLink_Enumerate(page.raw, position, link):
        address = _address(document, link)
        box = pdfium.FS_RECTF()
        if address and pdfium.FPDFLink_GetAnnotRect(link, box):
            x0, y0 = upright.point(box.left, box.bottom)
            x1, y1 = upright.point(box.right, box.top)
            found.append(Link(Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), address))
    return found


def _address(document: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").strip()


def linked(glyphs: Iterable[Glyph], links: Sequence[Link]) -> list[Glyph]:
    """The glyphs, each with the address that it leads to."""
    if not links:
        return list(glyphs)
    return [_with_link(glyph, links) for glyph in glyphs]


def _with_link(glyph: Glyph, links: Sequence[Link]) -> Glyph:
    for link in links:
        if link.area.holds(glyph.x, glyph.y):
            return replace(glyph, link=link.address)
    return glyph
