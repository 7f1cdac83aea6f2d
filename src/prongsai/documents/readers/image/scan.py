"""One scanned page through the recogniser: tables cell by cell, the rest as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from PIL import Image, ImageChops, ImageOps, ImageStat

from prongsai.documents.readers.page.lattice import Lattice, lattices
from prongsai.documents.readers.page.marks import Area, Glyph, Page
from prongsai.documents.readers.page.sheet import Sheet, sheet_of

from . import tesseract
from .ink import flattened, inked, scaled, straightened
from .lines import cuts, pitch_of, profile
from .parting import parted
from .perspective import squared
from .ruling import ruling_of
from .tesseract import RESOLUTION, Word
from .ticks import box_in

_POINTS = 72 / RESOLUTION  # a pixel
_MARGIN = 12  # pixels of white around a cell
_INSET = 3  # pixels inside the rules
_LEAST_INK = 25  # pixels; less in a cell is dust
_BEST_PITCH = 46.0  # pixels between two lines
_DRAWN = 0.9  # certainty of a box that was seen, not read
_PASSES = 2  # the second mends what the first could only see roughly
_SURE = 1.0  # of the orientation


def recognised_sheet(picture: Image.Image, number: int) -> Sheet:
    """The sheet of a picture of a page (any mode).  Raises `Refused` without a recogniser."""
    tesseract.require()
    page = upright_page(picture)
    ink = inked(page)
    ruling = ruling_of(ink)
    tables = [one for one in lattices(ruling.across, ruling.down) if len(one.cells) > 1]
    blank = ImageChops.lighter(page, ruling.mask)
    letters = ImageChops.subtract(ink, ruling.mask)
    glyphs = [*_in_cells(blank, letters, tables), *_outside(blank, tables)]
    return sheet_of(
        Page(
            number,
            page.width * _POINTS,
            page.height * _POINTS,
            tuple(glyphs),
            ruling.across,
            ruling.down,
        )
    )


def upright_page(picture: Image.Image) -> Image.Image:
    """The picture as it is read: grey, at 300 dots an inch, without shadows, upright, square."""
    return _upright(flattened(scaled(ImageOps.grayscale(picture))))


def _upright(page: Image.Image) -> Image.Image:
    turns, sure = tesseract.quarter_turns(page.resize((page.width // 2, page.height // 2)))
    if sure < _SURE:
        turns = _most_certain(page)
    page = straightened(page.rotate(-90 * turns, expand=True) if turns else page)
    for _ in range(_PASSES):
        page = squared(page, inked(page))
    return page


def _most_certain(page: Image.Image) -> int:
    """The quarter turns clockwise after which a part of the page is read with most certainty."""
    part = page.crop(_busiest(page)).resize((1000, 1000), Image.Resampling.LANCZOS)
    turned = [part.rotate(-90 * turns) for turns in range(4)]
    read = tesseract.recognised(turned, 6)
    scores = [sum((word.certainty - 0.5) * len(word.text) for word in words) for words in read]
    return max(range(4), key=scores.__getitem__)


def _busiest(page: Image.Image) -> tuple[int, int, int, int]:
    """The square third of the page with most ink."""
    side = max(1, min(1000, page.width, page.height))
    places = [
        (round((page.width - side) * across / 2), round((page.height - side) * down / 3))
        for across in range(3)
        for down in range(4)
    ]
    boxes = [(left, top, left + side, top + side) for left, top in places]
    return min(boxes, key=lambda box: ImageStat.Stat(page.crop(box)).mean[0])


@dataclass(frozen=True, slots=True)
class _Strip:
    """One printed line of a cell.  ``left`` and ``base`` are its place in pixels of the page, of
    which one is ``zoom`` pixels of the picture."""

    picture: Image.Image
    left: int
    base: float
    zoom: float


@dataclass(frozen=True, slots=True)
class _Crop:
    """What is inside of a cell; ``left`` and ``top`` are its place in pixels of the page."""

    picture: Image.Image
    ink: Image.Image
    left: int
    top: int


def _in_cells(page: Image.Image, ink: Image.Image, tables: Sequence[Lattice]) -> Iterator[Glyph]:
    crops = list(_crops(page, ink, [cell.area for table in tables for cell in table.cells]))
    written: list[_Crop] = []
    for crop in crops:
        if box := box_in(crop.ink):
            yield _box(crop, box)
        else:
            written.append(crop)
    profiles = [profile(crop.ink) for crop in written]
    pitch = pitch_of(profiles)
    strips = [
        _strip(line, crop.left, crop.top + last, pitch)
        for crop, rows in zip(written, profiles, strict=True)
        for line, last in parted(crop.picture, crop.ink, cuts(rows, pitch))
    ]
    found = tesseract.recognised([strip.picture for strip in strips], 7)
    for strip, words in zip(strips, found, strict=True):
        yield from _glyphs(words, strip.left, strip.base, pitch / 1.35, strip.zoom)


def _crops(page: Image.Image, ink: Image.Image, areas: Iterable[Area]) -> Iterator[_Crop]:
    for area in areas:
        left, top, right, bottom = box = _pixels(area)
        if right - left > 8 and bottom - top > 8:
            inside = ink.crop(box)
            if inside.histogram()[255] >= _LEAST_INK:
                yield _Crop(page.crop(box), inside, left, top)


def _box(crop: _Crop, text: str) -> Glyph:
    left, top, right, bottom = crop.ink.getbbox() or (0, 0, 1, 1)
    return Glyph(
        text,
        (crop.left + left) * _POINTS,
        (crop.left + right) * _POINTS,
        (crop.top + bottom) * _POINTS,
        (bottom - top) * _POINTS,
        certainty=_DRAWN,
    )


def _strip(line: Image.Image, left: int, bottom: int, pitch: float) -> _Strip:
    """A line brought to the height that the recogniser knows best, with white around."""
    zoom = min(_BEST_PITCH / pitch, 2.0)
    size = (max(1, round(line.width * zoom)), max(1, round(line.height * zoom)))
    sized = line.resize(size, Image.Resampling.LANCZOS)
    framed = ImageOps.expand(sized, _MARGIN, fill=255)
    return _Strip(framed, left - round(_MARGIN / zoom), bottom - 0.35 * pitch, zoom)


def _outside(page: Image.Image, tables: Sequence[Lattice]) -> Iterator[Glyph]:
    rest = page.copy()
    for table in tables:
        rest.paste(255, _pixels(table.area, outward=True))
    if _has_ink(rest):
        words = tesseract.recognised([rest], 4)[0]
        size = median(word.bottom - word.top for word in words) / 1.25 if words else 0.0
        for _, line in groupby(words, lambda word: word.line):
            row = list(line)
            yield from _glyphs(row, 0, row[0].bottom - 0.2 * size, size)


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


def _glyphs(
    words: Sequence[Word], left: int, base: float, size: float, zoom: float = 1.0
) -> Iterator[Glyph]:
    """The words of one line as glyphs of the page, from pixels to points."""
    for word in words:
        yield Glyph(
            word.text,
            (word.x0 / zoom + left) * _POINTS,
            (word.x1 / zoom + left) * _POINTS,
            base * _POINTS,
            size * _POINTS,
            certainty=word.certainty,
        )
