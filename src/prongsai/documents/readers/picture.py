"""A page of a file as a picture, just as its reader saw it: what a box of a cell refers to."""

from __future__ import annotations

import io

from PIL import Image

from .limits import DEFAULT, Limits

_WIDE = 1240  # pixels: A4 at 150 dots an inch
_MOST_HIGH = 3 * _WIDE
_GREYS = 16  # a third of the size, and no eye sees the difference in black on white


class NoSuchPage(LookupError):
    """The file has no page of that number, or no pages at all."""


def page_drawn(
    data: bytes, number: int, *, recognised: bool = False, limits: Limits = DEFAULT
) -> bytes:
    """Page *number* (from 1) of a PDF or a picture file as PNG, at most 1240 pixels wide.

    ``recognised`` says that the page went through the recogniser: it is straightened likewise.
    Raises `NoSuchPage`, and `Refused` as the readers do.
    """
    if data[:1024].lstrip()[:5] == b"%PDF-":
        page = _of_pdf(data, number, limits, recognised=recognised)
    else:
        page = _of_picture(data, number, limits)
    return _png(page)


def _of_pdf(data: bytes, number: int, limits: Limits, *, recognised: bool) -> Image.Image:
    from .pdf.layer import turn_of
    from .pdf.opening import opened, page_of
    from .pdf.rendering import rendered

    with opened(data, limits) as document:
        if not 1 <= number <= len(document):
            raise NoSuchPage(number)
        with page_of(document, number - 1) as page:
            turns = 0 if recognised else turn_of(page)
            drawn = rendered(page)
    if recognised:
        return _upright(drawn)
    return drawn.rotate(-90 * turns, expand=True) if turns else drawn


def _of_picture(data: bytes, number: int, limits: Limits) -> Image.Image:
    from .image.opening import frames

    for n, frame in enumerate(frames(data, limits), 1):
        if n == number:
            return _upright(frame)
    raise NoSuchPage(number)


def _upright(picture: Image.Image) -> Image.Image:
    from .image import tesseract
    from .image.scan import upright_page

    return upright_page(picture) if tesseract.installed() else picture


def _png(page: Image.Image) -> bytes:
    page = page.convert("L")
    page.thumbnail((_WIDE, _MOST_HIGH), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    page.quantize(_GREYS).save(out, "PNG")
    return out.getvalue()
