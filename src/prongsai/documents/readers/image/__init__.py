"""Scans and photos: every page through the recogniser.  What comes out is a draft for a person."""

from __future__ import annotations

from prongsai.documents.readers.entry import clean
from prongsai.documents.readers.limits import DEFAULT, Limits
from prongsai.documents.readers.page.blocks import blocks_of
from prongsai.domain.reading.raw import RawDocument

from . import tesseract
from .opening import frames
from .scan import recognised_sheet

__all__ = ["read_image"]


def read_image(name: str, data: bytes, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of a picture file.  Raises `Refused`."""
    tesseract.require()
    sheets = [
        recognised_sheet(frame, number) for number, frame in enumerate(frames(data, limits), 1)
    ]
    return RawDocument(name, "image", tuple(blocks_of(sheets, clean)), len(sheets))
