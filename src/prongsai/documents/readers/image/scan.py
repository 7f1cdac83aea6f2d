"""One scanned page through the recogniser: tables cell by cell, the rest as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from PIL import Image, ImageOps

from prongsai.documents.readers.page.lattice import Lattice, lattices
from prongsai.documents.readers.page.marks import Area, Glyph, Page
from prongsai.documents.readers.page.sheet import Sheet, sheet_of

from . import tesseract
from .ink import flattened, inked, scaled, straightened
from .ruling import Ruling, ruling_of, without_rules
from .tesseract import RESOLUTION, Word

_POINTS = 72 / RESOLUTION  # a pixel
_MARGIN = 12  # pixels of white around a cell
_INSET = 3  # pixels inside the rules
_LEAST_INK = 25  # pixels; less in a cell is dust
_SURE = 1.0  # of the orientation


def recognised_sheet(picture: Image.Image, number: int) -> Sheet:
    """The sheet of a picture of a page (any mode).  Raises `Refused` without a recogniser."""
    tesseract.require()
    page = _upright(flattened(scaled(ImageOps.grayscale(picture))))
    ruling = ruling_of(inked(page))
    clean = without_rules(page, ruling)
    tables = [one for one in lattices(ruling.across, ruling.down) if len(one.cells) > 1]
    glyphs = [*_in_cells(clean, tables), *_outside(clean, tables)]
    return sheet_of(
        Page(
            number,
            page.width * _POINTS,
            page.height * _POINTS,
            tuple(glyphs),
            *_kept(ruling, tables),
        )
    )


def _kept(ruling: Ruling, tables: Sequence[Lattice]) -> tuple[tuple, tuple]:
    return ruling.across, ruling.down


def _upright(page: Image.Image) -> Image.Image:
    turns, sure = tesseract.quarter_turns(page.resize((page.width // 2, page.height // 2)))
    if turns and sure >= _SURE:
        page = page.rotate(-90 * turns, expand=True)
    return straightened(page)


def _in_cells(page: Image.Image, tables: Sequence[Lattice]) -> Iterator[Glyph]:
    boxes = [_pixels(cell.area) for table in tables for cell in table.cells]
    pictures: list[tuple[Image.Image, int, int]] = []
    for left, top, right, bottom in boxes:
        if right - left > 8 and bottom - top > 8:
            crop = page.crop((left, top, right, bottom))
            if _has_ink(crop):
                framed = ImageOps.expand(crop, _MARGIN, fill=255)
                pictures.append((framed, left - _MARGIN, top - _MARGIN))
    found = tesseract.recognised([picture for picture, _, _ in pictures], 6)
    for (_, left, top), words in zip(pictures, found, strict=True):
        yield from _glyphs(words, left, top)


def _outside(page: Image.Image, tables: Sequence[Lattice]) -> Iterator[Glyph]:
    rest = page.copy()
    for table in tables:
        rest.paste(255, _pixels(table.area, outward=True))
    if _has_ink(rest):
        yield from _glyphs(tesseract.recognised([rest], 4)[0], 0, 0)


def _has_ink(picture: Image.Image) -> bool:
    return sum(picture.histogram()[:140]) >= _LEAST_INK


def _pixels(area: Area, *, outward: bool = False) -> tuple[int, int, int, int]:
    inset = -2 * _INSET if outward else _INSET
    return (
        round(area.x0 / _POINTS) + inset,
        round(area.top / _POINTS) + inset,
        round(area.x1 / _POINTS) - inset,
        round(area.bottom / _POINTS) - inset,
    )


def _glyphs(words: Sequence[Word], left: int, top: int) -> Iterator[Glyph]:
    """Words as glyphs of the page; a line of Thai with its marks is some 1.25 type sizes high."""
    if not words:
        return
    size = median(word.bottom - word.top for word in words) * _POINTS / 1.25
    for word in words:
        base = (word.bottom + top) * _POINTS - 0.2 * size
        x0, x1 = (word.x0 + left) * _POINTS, (word.x1 + left) * _POINTS
        yield Glyph(word.text, x0, x1, base, size, certainty=word.certainty)
