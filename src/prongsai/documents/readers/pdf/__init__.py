"""PDF files: the text layer where there is a good one, else the recogniser."""

from __future__ import annotations

from typing import Any

import pypdfium2

from prongsai.documents.readers.entry import clean
from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import DEFAULT, Limits
from prongsai.documents.readers.page.blocks import blocks_of
from prongsai.documents.readers.page.marks import Page
from prongsai.documents.readers.page.sheet import Sheet, sheet_of
from prongsai.domain.reading.raw import RawDocument

from .glyphs import Upright, clusters, direction, letters_of
from .strokes import drawings

__all__ = ["read_pdf"]


def read_pdf(name: str, data: bytes, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of a PDF.  Raises `Refused`."""
    document = pypdfium2.PdfDocument(data)
    try:
        sheets = [_sheet(document, index) for index in range(len(document))]
        return RawDocument(name, "pdf", tuple(blocks_of(sheets, clean)), len(document))
    finally:
        document.close()


def _sheet(document: Any, index: int) -> Sheet:
    page = document[index]
    text_page = page.get_textpage()
    letters = letters_of(text_page)
    turn = direction(letters)
    upright = Upright(page.get_bbox(), turn)
    drawn = drawings(page, upright)
    glyphs = clusters(letters, upright)
    text_page.close()
    page.close()
    return sheet_of(
        Page(
            index + 1,
            upright.width,
            upright.height,
            tuple(glyphs),
            tuple(drawn.across),
            tuple(drawn.down),
        )
    )
