"""The rules of a scanned table: long runs of ink.

A run is looked for in strips of a few dozen pixels at once: a strip that is dark almost all along is
part of a rule, for no letter is that long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from prongsai.documents.readers.page.marks import Rule

_STRIP = 24  # pixels
_DARK = 190  # of 255: three quarters of the strip
_RUN = re.compile(rb"\xff{3,}")
_POINTS = 72 / 300  # a pixel


@dataclass(frozen=True, slots=True)
class Ruling:
    """``mask`` is 255 where a rule lies."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    mask: Image.Image


def ruling_of(ink: Image.Image) -> Ruling:
    """The rules of a page of ink (255 on 0), in points."""
    flat = _strips(ink)
    turned = ink.transpose(Image.Transpose.TRANSPOSE)
    steep = _strips(turned)
    mask = ImageChops.lighter(
        _spread(flat, ink.size),
        _spread(steep, turned.size).transpose(Image.Transpose.TRANSPOSE),
    )
    return Ruling(
        tuple(_rules(flat, ink.width)), tuple(_rules(steep, turned.width)), mask
    )


def _strips(ink: Image.Image) -> Image.Image:
    """One pixel for each strip along the lines, 255 where it is dark and in a long run."""
    narrow = ink.resize((max(1, ink.width // _STRIP), ink.height), Image.Resampling.BOX)
    dark = narrow.point([255 if value >= _DARK else 0 for value in range(256)])
    width, data = dark.width, dark.tobytes()
    kept = bytearray(len(data))
    for at in range(0, len(data), width):
        for run in _RUN.finditer(data, at, at + width):
            kept[run.start() : run.end()] = run[0]
    return Image.frombytes("L", dark.size, bytes(kept))


def _rules(strips: Image.Image, length: int) -> Iterator[Rule]:
    width, data = strips.width, strips.tobytes()
    unit = length / width * _POINTS
    for row in range(strips.height):
        at = row * width
        for run in _RUN.finditer(data, at, at + width):
            # The rule ends somewhere in the strips beside the run.
            start, end = run.start() - at - 0.4, run.end() - at + 0.4
            yield Rule((row + 0.5) * _POINTS, max(0.0, start) * unit, min(end, width) * unit)


def _spread(strips: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The mask of the strips at full size, a little wider than the rules."""
    # A strip beside the run holds the end of the rule.
    longer = ImageChops.lighter(
        strips, ImageChops.lighter(ImageChops.offset(strips, 1, 0), ImageChops.offset(strips, -1, 0))
    )
    return longer.resize(size, Image.Resampling.NEAREST).filter(ImageFilter.MaxFilter(5))


def without_rules(page: Image.Image, ruling: Ruling) -> Image.Image:
    """The page with its rules painted over."""
    return ImageChops.lighter(page, ruling.mask)
