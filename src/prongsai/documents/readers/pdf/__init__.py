"""PDF files: the text layer where there is a good one, else the recogniser.

Decided page by page, for reports are often scanned in part.
"""

from __future__ import annotations

from typing import Any

from prongsai.documents.readers.entry import clean
from prongsai.documents.readers.image import tesseract
from prongsai.documents.readers.image.scan import recognised_sheet
from prongsai.documents.readers.limits import DEFAULT, Limits
from prongsai.documents.readers.page.blocks import blocks_of
from prongsai.documents.readers.page.sheet import Sheet, sheet_of
from prongsai.domain.reading.raw import RawDocument

from .layer import layer_of
from .opening import opened, page_of
from .rendering import rendered

__all__ = ["read_pdf"]


def read_pdf(name: str, data: bytes, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of a PDF.  Raises `Refused`."""
    with opened(data, limits) as document:
        sheets = [_sheet(document, index) for index in range(len(document))]
        return RawDocument(name, "pdf", tuple(blocks_of(sheets, clean)), len(document))


def _sheet(document: Any, index: int) -> Sheet:
    with page_of(document, index) as page:
        layer = layer_of(document, page, index + 1)
        if layer.legible or not layer.seen:
            return sheet_of(layer.page)
        tesseract.require()
        return recognised_sheet(rendered(page), index + 1)
