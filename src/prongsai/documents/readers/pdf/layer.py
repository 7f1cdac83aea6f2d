"""The text layer of a page with its ruling, links and check boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.page.marks import Page

from .boxes import with_boxes
from .glyphs import Letter, Upright, clusters, direction, letters_of
from .legibility import legible, mended, thai_letters
from .links import linked, links_of
from .strokes import Drawings, drawings

_MOST_OBJECTS = 150_000
_MOST_CHARACTERS = 60_000  # of one page; the densest report has 6,000
_COVERING = 0.5  # of the page: a picture that large may be the scan of it
_FEW, _FEW_THAI = 12, 30  # letters
_OUTLINES = 150  # drawings on a page without text: its letters may be drawn


@dataclass(frozen=True, slots=True)
class Layer:
    """``legible`` when the text is what the page shows, ``seen`` when there is anything to see.
    ``traced`` is a text that some recogniser laid unseen over a scan."""

    page: Page
    legible: bool
    seen: bool
    traced: bool


def layer_of(document: Any, page: Any, number: int) -> Layer:
    """What the file tells of a page.  Raises `Refused` where that is beyond any page of paper."""
    letters = mended(_letters(page))
    upright = Upright(page.get_bbox(), direction(letters, page.get_rotation() // 90))
    drawn = drawings(page, upright)
    glyphs = linked(clusters(letters, upright), links_of(document, page, upright))
    read = Page(
        number,
        upright.width,
        upright.height,
        tuple(with_boxes(glyphs, drawn.shapes)),
        tuple(drawn.across),
        tuple(drawn.down),
    )
    text = "".join(letter.text for letter in letters)
    scan = _covered(drawn, upright)
    inked = [letter for letter in letters if letter.text.strip()]
    # A scan may carry the words of the program that made it, and no others.
    stamped = scan and thai_letters(text) < _FEW_THAI
    outlined = drawn.paths > _OUTLINES and len(inked) < _FEW
    told = legible(text) and not stamped and not outlined
    traced = scan and bool(inked) and all(letter.run.hidden for letter in inked)
    seen = bool(inked) or scan or drawn.paths > _OUTLINES
    return Layer(read, told, seen, traced)


def turn_of(page: Any) -> int:
    """Quarter turns counter-clockwise by which the writing lies as the page is shown."""
    shown = page.get_rotation() // 90
    return int(direction(mended(_letters(page)), shown) - shown) % 4


def _letters(page: Any) -> list[Letter]:
    if pdfium.FPDFPage_CountObjects(page.raw) > _MOST_OBJECTS:
        raise Refused("read.bomb")
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > _MOST_CHARACTERS:
            raise Refused("read.bomb")
        return letters_of(text_page)
    finally:
        text_page.close()


def _covered(drawn: Drawings, upright: Upright) -> bool:
    covered = sum(max(0.0, area.width) * max(0.0, area.height) for area in drawn.pictures)
    return covered > _COVERING * upright.width * upright.height
