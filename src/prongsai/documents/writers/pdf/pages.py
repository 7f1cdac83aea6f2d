"""The pages of a written PDF as pictures, to be looked at before it is printed."""

from __future__ import annotations

import io
from contextlib import closing

import pypdfium2 as pdfium

_DOTS_AN_INCH = 120
_POINTS_AN_INCH = 72


class NoSuchPage(LookupError):
    """The document has fewer pages."""


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole points (72 an inch)."""
    with closing(pdfium.PdfDocument(pdf)) as document:
        return [
            (round(width), round(height))
            for width, height in (document.get_page_size(n) for n in range(len(document)))
        ]


def page_picture(pdf: bytes, number: int) -> bytes:
    """A page, counted from 1, as PNG at 120 dots an inch.  Raises `NoSuchPage`."""
    with closing(pdfium.PdfDocument(pdf)) as document:
        if not 1 <= number <= len(document):
            raise NoSuchPage(number)
        bitmap = document[number - 1].render(scale=_DOTS_AN_INCH / _POINTS_AN_INCH, grayscale=True)
        out = io.BytesIO()
        # Sixteen greys: a third of the size, and no eye sees the difference in black on white.
        bitmap.to_pil().convert("P", colors=16).save(out, "PNG", optimize=False)
        return out.getvalue()
