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
        page = document[number - 1]
        has_photos = any(page.get_objects([pdfium.raw.FPDF_PAGEOBJ_IMAGE]))
        scale = _DOTS_AN_INCH / _POINTS_AN_INCH
        picture = page.render(scale=scale, grayscale=not has_photos).to_pil()
        # Sixteen greys: a third of the size, and no eye sees the difference in black on white.
        few = picture.quantize(256) if has_photos else picture.convert("P", colors=16)
        out = io.BytesIO()
        few.save(out, "PNG", optimize=False)
        return out.getvalue()
