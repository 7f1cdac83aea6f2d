"""A PDF opened, its pages one at a time, and everything closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import Limits

from .weight import refuse_heavy


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[Any]:
    """The pdfium document.  Raises `Refused`: encrypted, damaged, too many pages, a bomb."""
    refuse_heavy(data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(_why()) from error
    try:
        if len(document) > limits.pages:
            raise Refused("read.too_many_pages", pages=str(len(document)), limit=str(limits.pages))
        if len(document) == 0:
            raise Refused("read.damaged")
        yield document
    finally:
        document.close()


def _why() -> str:
    protected = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
    return "read.encrypted" if pdfium.FPDF_GetLastError() in protected else "read.damaged"


@contextmanager
def page_of(document: Any, index: int) -> Iterator[Any]:
    """A page of the document; raises `Refused` when it is damaged."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise Refused("read.damaged") from error
    try:
        yield page
    finally:
        page.close()
