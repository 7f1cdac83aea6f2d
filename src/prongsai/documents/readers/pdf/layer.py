"""The text layer of a page with its ruling, links and check boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.page.marks import Page

from .boxes import with_boxes
from .glyphs import Letter, Upright, clusters, direction, letters_of
from .legibility import legible, mended
from .links import linked, links_of
from .strokes import Drawings, drawings

_MOST_OBJECTS = 150_000
_MOST_CHARACTERS = 60_000  # of one page; the densest report has 6,000
_COVERING = 0.5  # of the page: a picture that large may be the scan of it
_OUTLINES = 150  # drawings on a page without text: its letters may be drawn


@dataclass(frozen=True, slots=True)
class Layer:
    """``seen`` says that the page shows something that the text layer does not tell."""

    page: Page
    legible: bool
    seen: bool


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
    scan = _covered(drawn, upright)
    told = legible("".join(letter.text for letter in letters))
    hidden = bool(letters) and all(letter.run.hidden for letter in letters if letter.text.strip())
    return Layer(
        read,
        told and not (hidden and scan and not _has_thai(letters)),
        _shown(letters, drawn, scan),
    )


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


def _has_thai(letters: list[Letter]) -> bool:
    return any("\u0e00" < letter.text < "\u0e7f" for letter in letters)


def _shown(letters: list[Letter], drawn: Drawings, scan: bool) -> bool:
    written = sum(1 for letter in letters if letter.text.strip())
    return written > 0 or scan or drawn.paths > _OUTLINES
