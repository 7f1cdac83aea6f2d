"""PDF files: the text layer where there is a good one, else the recogniser.

Decided page by page, for reports are often scanned in part.
"""

from __future__ import annotations

from typing import Any

from prongsai.documents.readers.entry import clean
from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.image import tesseract
from prongsai.documents.readers.image.scan import recognised_sheet
from prongsai.documents.readers.limits import DEFAULT, Limits
from prongsai.documents.readers.page.blocks import blocks_of
from prongsai.documents.readers.page.sheet import Sheet, sheet_of
from prongsai.domain.reading.raw import RawDocument, ReaderRemark

from .layer import layer_of
from .opening import opened, page_of
from .rendering import rendered

__all__ = ["read_pdf"]


def read_pdf(name: str, data: bytes, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of a PDF.

    Where Tesseract is not installed, scanned pages among others are left out and named in a remark.
    Raises `Refused`, also where there is no page that can be read.
    """
    with opened(data, limits) as document:
        sheets = [_sheet(document, index) for index in range(len(document))]
    unread = [str(number) for number, sheet in enumerate(sheets, 1) if sheet is None]
    read = [sheet for sheet in sheets if sheet is not None]
    if unread and not any(sheet.written for sheet in read):
        raise Refused("read.needs_tesseract")
    params = (("pages", ", ".join(unread)),)
    remarks = (ReaderRemark("read.pages_not_recognised", params=params),) if unread else ()
    return RawDocument(name, "pdf", tuple(blocks_of(read, clean)), len(sheets), remarks)


def _sheet(document: Any, index: int) -> Sheet | None:
    """None for a page that only a recogniser could read, where there is none."""
    with page_of(document, index) as page:
        layer = layer_of(document, page, index + 1)
        good = layer.legible and not layer.traced
        if not good and layer.seen and tesseract.installed():
            return recognised_sheet(rendered(page), index + 1)
        return sheet_of(layer.page) if layer.legible or not layer.seen else None
