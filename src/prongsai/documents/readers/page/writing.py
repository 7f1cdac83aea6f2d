"""Glyphs to printed lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .marks import Area, Glyph, hull


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.  ``open`` says that a space stood at its end."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    open: bool = False
    link: str = ""
    link_at_head: str = ""
    certainty: float | None = None

    @property
    def top(self) -> float:
        return self.base - self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.3 * self.size


def area_of(lines: Iterable[Line]) -> Area | None:
    """What the lines cover; None without one."""
    known = [Area(line.x0, line.top, line.x1, line.bottom) for line in lines]
    return hull(known) if known else None


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a cell or of a column of text, from top to bottom."""
    upright: list[Glyph] = []
    turned: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.turn:
            turned.setdefault(glyph.turn, []).append(_upright(glyph))
        else:
            upright.append(glyph)
    lines = [_line(row) for row in rows_of(upright)]
    for run in turned.values():
        lines += [_line(row) for row in rows_of(run)]
    return [line for line in lines if line.text]


def _upright(glyph: Glyph) -> Glyph:
    x, y = glyph.x0, glyph.base
    along, down = {1: (-y, x), 2: (-x, -y), 3: (y, -x)}[glyph.turn]
    return Glyph(glyph.text, along, along, down, glyph.size, glyph.link, -1, glyph.certainty)


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs by their baseline, from top to bottom, each row from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if not g.blank), key=lambda g: g.base):
        last = rows[-1] if rows else None
        if last and glyph.base - last[0].base < 0.45 * max(glyph.size, last[0].size):
            last.append(glyph)
        else:
            rows.append([glyph])
    blanks = [g for g in glyphs if g.blank] if rows else []
    for blank in blanks:
        near = min(rows, key=lambda row: abs(row[0].base - blank.base))
        if abs(near[0].base - blank.base) < 0.45 * near[0].size:
            near.append(blank)
    return [sorted(row, key=lambda g: g.x0) for row in rows]


def _line(row: Sequence[Glyph]) -> Line:
    inked = [glyph for glyph in row if not glyph.blank]
    size = median(glyph.size for glyph in inked)
    gap = _space_width(inked, size)
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in row:
        if last is not None and not glyph.blank:
            if _doubled(last, glyph):
                continue
            if not last.turn and not glyph.turn and glyph.x0 - last.x1 > gap:
                pieces.append(" ")
        pieces.append(glyph.text)
        last = glyph
    text = "".join(pieces)
    return Line(
        " ".join(text.split()),
        min(glyph.x0 for glyph in inked),
        max(glyph.x1 for glyph in inked),
        median(glyph.base for glyph in inked),
        size,
        text[-1].isspace(),
        inked[-1].link,
        inked[0].link,
        _certainty(inked),
    )


def _space_width(inked: Sequence[Glyph], size: float) -> float:
    """The gap that is a space.  Letters may be spread over the line, so the usual gap counts."""
    if inked[0].certainty is not None:
        return 0.25 * size  # words of the recogniser, many of them without a space between
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(inked))
    usual = gaps[len(gaps) // 4] if len(gaps) > 4 else 0.0
    return max(usual, 0.0) + 0.15 * size


def _doubled(last: Glyph, glyph: Glyph) -> bool:
    """Bold type made by printing twice."""
    return (
        last.text == glyph.text and abs(glyph.x0 - last.x0) < 0.12 * glyph.size and not glyph.turn
    )


def _certainty(inked: Sequence[Glyph]) -> float | None:
    known = [(g.certainty, len(g.text)) for g in inked if g.certainty is not None]
    total = sum(length for _, length in known)
    return sum(value * length for value, length in known) / total if total else None
