"""The rules of a scanned table: long runs of ink.

A run is looked for in strips of a few dozen pixels at once: a strip that is dark almost all along
is part of a rule, for no letter is that long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from prongsai.documents.readers.page.lattice import straightened
from prongsai.documents.readers.page.marks import Rule

_STRIP = 24  # pixels
_DARK = 190  # of 255: three quarters of the strip
_RUN = re.compile(rb"\xff{3,}")
_SURE = 120.0  # points; no letters look like a rule that long
_BROKEN = 0.04  # of a rule, the most that may be missing
_LONG = 45.0  # points; a longer run is a rule wherever it ends
_REACH = 5.0  # points from the end of a rule to the one that it meets
_POINTS = 72 / 300  # a pixel


@dataclass(frozen=True, slots=True)
class Ruling:
    """``mask`` is 255 where a rule lies."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    mask: Image.Image


class Strips:
    """The runs along the lines of an ink picture, in pixels."""

    def __init__(self, ink: Image.Image) -> None:
        narrow = ink.resize((max(1, ink.width // _STRIP), ink.height), Image.Resampling.BOX)
        dark = narrow.point([255 if value >= _DARK else 0 for value in range(256)])
        self._ink = ink
        self._width = dark.width
        self._unit = ink.width / dark.width
        self._found = list(_runs(dark.tobytes(), dark.width))

    def rules(self) -> Iterator[Rule]:
        """One for each row of pixels of each rule."""
        line = self._ink.load()
        assert line is not None
        for row, first, last in self._found:
            start, end = round(first * self._unit), round(last * self._unit) - 1
            while start > 0 and line[start - 1, row]:
                start -= 1
            while end < self._ink.width - 1 and line[end + 1, row]:
                end += 1
            yield Rule(row + 0.5, start, end + 1)

    def draws(self, rule: Rule) -> bool:
        """Whether a short rule is drawn all along, and not put together from letters."""
        if rule.length > _SURE:
            return True
        at, first, last = (round(value / _POINTS) for value in (rule.at, rule.start, rule.end))
        box = (max(0, first), max(0, at - 3), min(self._ink.width, last), at + 3)
        along = self._ink.crop(box)
        inked = along.resize((along.width, 1), Image.Resampling.BOX).histogram()
        return inked[0] < _BROKEN * along.width

    def mask(self) -> Image.Image:
        """255 where a run lies, and in the strips beside it, which hold the ends of the rule."""
        kept = bytearray(self._width * self._ink.height)
        for row, first, last in self._found:
            first, last = max(0, first - 1), min(self._width, last + 1)
            kept[row * self._width + first : row * self._width + last] = b"\xff" * (last - first)
        strips = Image.frombytes("L", (self._width, self._ink.height), bytes(kept))
        return strips.resize(self._ink.size, Image.Resampling.NEAREST)


def _runs(dark: bytes, width: int) -> Iterator[tuple[int, int, int]]:
    """Row, first and last + 1 strip of each long run."""
    for at in range(0, len(dark), width):
        for run in _RUN.finditer(dark, at, at + width):
            yield at // width, run.start() - at, run.end() - at


def ruling_of(ink: Image.Image) -> Ruling:
    """The rules of a page of ink (255 on 0), in points."""
    flat, steep = Strips(ink), Strips(ink.transpose(Image.Transpose.TRANSPOSE))
    across = [rule for rule in straightened(map(_in_points, flat.rules())) if flat.draws(rule)]
    down = [rule for rule in straightened(map(_in_points, steep.rules())) if steep.draws(rule)]
    mask = ImageChops.lighter(flat.mask(), steep.mask().transpose(Image.Transpose.TRANSPOSE))
    # A little wider than the rules, whose edges are grey.
    mask = mask.filter(ImageFilter.MaxFilter(5))
    return Ruling(tuple(_anchored(across, down)), tuple(_anchored(down, across)), mask)


def _in_points(rule: Rule) -> Rule:
    return Rule(rule.at * _POINTS, rule.start * _POINTS, rule.end * _POINTS)


def _anchored(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[Rule]:
    """Without the short ones that end in the open: strokes of letters one below the other."""
    return [
        rule
        for rule in rules
        if rule.length > _LONG
        or all(_meets(end, rule.at, crossing) for end in (rule.start, rule.end))
    ]


def _meets(end: float, at: float, crossing: Sequence[Rule]) -> bool:
    return any(abs(rule.at - end) < _REACH and rule.covers(at, at, _REACH) for rule in crossing)
