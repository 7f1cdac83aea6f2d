"""Links of a page: the places where a press of the mouse leads somewhere else."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.documents.readers.links import shows, with_address
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
    """The glyphs, each with the address that it leads to; an address that is not printed is
    written behind its words."""
    if not links:
        return list(glyphs)
    told: list[Glyph] = []
    for address, run in groupby((_with_link(g, links) for g in glyphs), lambda g: g.link):
        words = list(run)
        told += words
        if address and not _printed(told, address) and (behind := _behind(words, address)):
            told.append(behind)
    return told


def _printed(told: Sequence[Glyph], address: str) -> bool:
    """Whether the address ends here: the box of a link over several lines takes in its neighbours'
    words, so the run of one link may lack its begin."""
    return shows("".join(glyph.text for glyph in told[-len(address) - 4 :]), address)


def _with_link(glyph: Glyph, links: Sequence[Link]) -> Glyph:
    for link in links:
        if link.area.holds(glyph.x, glyph.y):
            return replace(glyph, link=link.address)
    return glyph


def _behind(words: Sequence[Glyph], address: str) -> Glyph | None:
    shown = "".join(glyph.text for glyph in words).strip()
    added = with_address(shown, address).removeprefix(shown)
    last = words[-1]
    return replace(last, text=added, x0=last.x1, x1=last.x1) if added else None
