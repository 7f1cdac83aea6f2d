"""Tables without ruling: columns told by the gaps that go through several lines.

Where the cells of a row are set from the top, its first line has all columns that it uses and the
next lines ever fewer of them; a column that fills again begins the next row.  A wider distance or
a rule between two lines says the same, and better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from .marks import Area, Glyph, Rule, hull
from .paragraphs import Pitch, certainty_of, paragraphs_of, pitch_of
from .tables import Grid, GridCell
from .writing import Line, area_of, lines_of, rows_of

_GUTTER = 1.2  # type sizes between two columns
_APART = 0.35  # type sizes that must stay free between two columns
_ORDINAL = re.compile(r"\(?[0-9๐-๙]{1,3}[.)]?")


@dataclass(frozen=True, slots=True)
class _Segment:
    """A piece of a line between two gutters."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class _Strip:
    """A printed line of the whole page width in its segments."""

    segments: tuple[_Segment, ...]
    base: float
    size: float


@dataclass(slots=True)
class _Block:
    """Strips that share their columns."""

    columns: list[tuple[float, float]]
    strips: list[_Strip] = field(default_factory=list)

    def take(self, strip: _Strip, *, above: bool = False) -> bool:
        """Whether the strip fits into the columns; they grow with it."""
        columns = list(self.columns)
        strip = _cut(strip, columns)
        for segment in strip.segments:
            touched = _touched(segment, columns)
            if len(touched) != 1:
                return False
            x0, x1 = columns[touched[0]]
            columns[touched[0]] = (min(x0, segment.x0), max(x1, segment.x1))
        if any(b[0] - a[1] < _APART * strip.size for a, b in pairwise(columns)):
            return False
        self.columns = columns
        self.strips.insert(0 if above else len(self.strips), strip)
        return True

    def column(self, segment: _Segment) -> int:
        return _touched(segment, self.columns)[0]


def _touched(segment: _Segment, columns: Sequence[tuple[float, float]]) -> list[int]:
    return [i for i, (x0, x1) in enumerate(columns) if segment.x0 < x1 and x0 < segment.x1]


def _cut(strip: _Strip, columns: Sequence[tuple[float, float]]) -> _Strip:
    """The strip with its segments cut between the columns they touch, where a gap is there."""
    pieces: list[_Segment] = []
    for segment in strip.segments:
        touched = _touched(segment, columns)
        gaps = [(columns[i][1], columns[j][0]) for i, j in pairwise(touched)]
        pieces += _pieces(segment, gaps, 2 * _APART * strip.size)
    return replace(strip, segments=tuple(pieces))


def _pieces(
    segment: _Segment, gutters: Sequence[tuple[float, float]], least: float
) -> list[_Segment]:
    """*segment* cut at its widest gap in or beside each gutter, if that is *least* wide."""
    inked = [glyph for glyph in segment.glyphs if not glyph.blank]
    ends: list[float] = []
    for left, right in gutters:
        gaps = [
            (after.x0 - before.x1, after.x0)
            for before, after in pairwise(inked)
            if after.x0 > left - 4 * least and before.x1 < right + 4 * least
        ]
        wide = [gap for gap in gaps if gap[0] >= least]
        if wide:
            ends.append(max(wide)[1])
    pieces: list[list[Glyph]] = [[]]
    for glyph in segment.glyphs:
        if any(last.x0 < end <= glyph.x0 for end in ends for last in pieces[-1][:1]):
            pieces.append([])
        pieces[-1].append(glyph)
    return [_Segment(tuple(_trimmed(piece))) for piece in pieces]


def unruled(glyphs: Sequence[Glyph], across: Sequence[Rule]) -> tuple[list[Grid], list[Glyph]]:
    """The tables among *glyphs*, and the glyphs that are in none."""
    upright = [glyph for glyph in glyphs if not glyph.turn]
    strips = [_strip(row) for row in rows_of(upright)]
    grids: list[Grid] = []
    used: set[int] = set()
    for start in range(len(strips)):
        if start in used or len(strips[start].segments) < 2:
            continue
        first, block = _block(strips, start, used)
        if _is_table(block):
            used.update(range(first, first + len(block.strips)))
            grids.append(_grid(block, across))
    if not grids:
        return [], list(glyphs)
    taken = {id(g) for i in used for segment in strips[i].segments for g in segment.glyphs}
    return grids, [glyph for glyph in glyphs if id(glyph) not in taken]


def _strip(row: Sequence[Glyph]) -> _Strip:
    inked = [glyph for glyph in row if not glyph.blank]
    size = median(glyph.size for glyph in inked)
    pieces: list[list[Glyph]] = []
    end = 0.0
    for glyph in row:
        if glyph.blank:
            if pieces:
                pieces[-1].append(glyph)
            continue
        if not pieces or glyph.x0 - end > _GUTTER * size:
            pieces.append([])
        pieces[-1].append(glyph)
        end = max(end, glyph.x1)
    return _Strip(
        tuple(_Segment(tuple(_trimmed(piece))) for piece in pieces),
        median(glyph.base for glyph in inked),
        size,
    )


def _trimmed(piece: list[Glyph]) -> list[Glyph]:
    while piece[-1].blank:
        piece = piece[:-1]
    return piece


def _block(strips: Sequence[_Strip], start: int, used: set[int]) -> tuple[int, _Block]:
    """The strips around *start* that share columns with it, and where they begin."""
    seed = _seed(strips, start)
    block = _Block([(s.x0, s.x1) for s in strips[seed].segments], [strips[seed]])
    last = seed
    while last + 1 < len(strips) and _near(strips[last], strips[last + 1]):
        if not block.take(strips[last + 1]):
            break
        last += 1
    first = seed
    while first > 0 and first - 1 not in used and _near(strips[first - 1], strips[first]):
        if len(strips[first - 1].segments) < 2 and first == seed:
            break  # a heading
        if not block.take(strips[first - 1], above=True):
            break
        first -= 1
    return first, block


def _seed(strips: Sequence[_Strip], start: int) -> int:
    """The strip of the next few with the most columns, which tells them best."""
    best = start
    for index in range(start + 1, min(start + 6, len(strips))):
        if not _near(strips[index - 1], strips[index]):
            break
        if len(strips[index].segments) > len(strips[best].segments):
            best = index
    return best


def _near(above: _Strip, below: _Strip) -> bool:
    step = (below.base - above.base) / max(above.size, below.size)
    return step < (4.0 if len(below.segments) > 1 else 2.2)


def _is_table(block: _Block) -> bool:
    broad = sum(1 for strip in block.strips if len(strip.segments) > 1)
    if len(block.columns) > 2:
        return broad > 1 and len(block.strips) > 2
    return len(block.columns) == 2 and broad > 3


def _grid(block: _Block, across: Sequence[Rule]) -> Grid:
    rows = _rows(block, across)
    cells = [_glyphs_by_column(block, row) for row in rows]
    lines = [[lines_of(glyphs) for glyphs in row] for row in cells]
    pitch = pitch_of(cell for row in lines for cell in row)
    rights = [
        max((line.x1 for row in lines for line in row[i]), default=0.0)
        for i in range(len(block.columns))
    ]
    told = tuple(
        tuple(_cell(cell, right, pitch) for cell, right in zip(row, rights, strict=True))
        for row in lines
    )
    area = hull(
        Area(x0, strip.base - strip.size, x1, strip.base + 0.3 * strip.size)
        for strip in block.strips
        for x0, x1 in block.columns
    )
    return Grid(area, told)


def _cell(lines: Sequence[Line], right: float, pitch: Pitch) -> GridCell:
    parts = paragraphs_of(lines, right, pitch=pitch)
    text = "\n".join(part.text for part in parts)
    return GridCell(text, certainty=certainty_of(parts), area=area_of(lines))


def _glyphs_by_column(block: _Block, row: Sequence[_Strip]) -> list[list[Glyph]]:
    cells: list[list[Glyph]] = [[] for _ in block.columns]
    for strip in row:
        for segment in strip.segments:
            cells[block.column(segment)].extend(segment.glyphs)
    return cells


def _rows(block: _Block, across: Sequence[Rule]) -> list[list[_Strip]]:
    strips = block.strips
    starts = _ruled_starts(block, across) or _spaced_starts(strips) or _filled_starts(block)
    rows: list[list[_Strip]] = []
    for index, strip in enumerate(strips):
        if index in starts or not rows:
            rows.append([])
        rows[-1].append(strip)
    return rows


def _ruled_starts(block: _Block, across: Sequence[Rule]) -> set[int]:
    """The strips under a rule, where there are rules under more than the header."""
    x0, x1 = block.columns[0][0], block.columns[-1][1]
    long = [rule.at for rule in across if min(rule.end, x1) - max(rule.start, x0) > 0.8 * (x1 - x0)]
    starts = {
        index + 1
        for index, (above, below) in enumerate(pairwise(block.strips))
        if any(above.base < at < below.base for at in long)
    }
    return starts if len(starts) > 1 else set()


def _spaced_starts(strips: Sequence[_Strip]) -> set[int]:
    """The strips at a clearly wider distance, where both distances occur."""
    steps = [(below.base - above.base) / below.size for above, below in pairwise(strips)]
    if len(steps) < 3:
        return set()
    usual = min(steps)
    starts = {index + 1 for index, step in enumerate(steps) if step > 1.25 * usual}
    broad = [len(strips[index].segments) for index in starts]
    return starts if len(starts) > 1 and median(broad) > 1 else set()


def _filled_starts(block: _Block) -> set[int]:
    """The strips in which a column fills that was empty above, or an ordinal number begins."""
    starts: set[int] = set()
    before = {block.column(segment) for segment in block.strips[0].segments}
    for index, strip in enumerate(block.strips[1:], 1):
        filled = {block.column(segment) for segment in strip.segments}
        if filled - before or _has_ordinal(strip, block):
            starts.add(index)
        before = filled
    return starts


def _has_ordinal(strip: _Strip, block: _Block) -> bool:
    first = strip.segments[0]
    text = "".join(glyph.text for glyph in first.glyphs).strip()
    return block.column(first) == 0 and _ORDINAL.fullmatch(text) is not None
