"""Lattices filled with their glyphs: the tables of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .lattice import Cell, Lattice
from .marks import Area, Glyph
from .paragraphs import Pitch, certainty_of, paragraphs_of, pitch_of
from .seams import parted
from .writing import Line, lines_of


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as it is told to the domain; see `RawCell`."""

    text: str
    columns: int = 1
    continues_above: bool = False
    certainty: float | None = None
    link: str = ""  # the whole address that the end of the text is a part of
    area: Area | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of one page."""

    area: Area
    rows: tuple[tuple[GridCell, ...], ...]


class Filling:
    """A lattice and the glyphs that stand in each of its cells."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self.glyphs: dict[int, list[Glyph]] = defaultdict(list)
        self._at = {
            (cell.row + r, cell.column + c): index
            for index, cell in enumerate(lattice.cells)
            for r in range(cell.rows)
            for c in range(cell.columns)
        }

    def take(self, glyph: Glyph) -> bool:
        """Whether the glyph stands in the lattice; it is kept there."""
        column = bisect_right(self.lattice.xs, glyph.x) - 1
        row = bisect_right(self.lattice.ys, glyph.y) - 1
        index = self._at.get((row, column))
        if index is None:
            return False
        self.glyphs[index].append(glyph)
        return True

    @property
    def count(self) -> int:
        return sum(len(glyphs) for glyphs in self.glyphs.values())

    def parted(self) -> Filling:
        """Itself, or where its rows are not ruled apart, one with a row for each number."""
        lattice = parted(self.lattice, lambda index: lines_of(self.glyphs[index]))
        if lattice is self.lattice:
            return self
        filling = Filling(lattice)
        for glyphs in self.glyphs.values():
            for glyph in glyphs:
                filling.take(glyph)
        return filling

    def grid(self) -> Grid:
        written = {index: lines_of(glyphs) for index, glyphs in self.glyphs.items()}
        texts = self._texts({index: lines for index, lines in written.items() if lines})
        return Grid(self.lattice.area, tuple(self._rows(texts)))

    def _texts(self, written: dict[int, list[Line]]) -> dict[int, GridCell]:
        cells = self.lattice.cells
        padding = _padding((cells[index].area, lines) for index, lines in written.items())
        pitch = pitch_of(written.values())
        return {
            index: _told(lines, cells[index].area.x1 - padding, pitch, cells[index])
            for index, lines in written.items()
        }

    def _rows(self, texts: dict[int, GridCell]) -> Iterable[tuple[GridCell, ...]]:
        for row in range(len(self.lattice.ys) - 1):
            found = [
                texts.get(index, GridCell("", cell.columns, area=cell.area))
                if cell.row == row
                else GridCell("", cell.columns, continues_above=True)
                for index, cell in enumerate(self.lattice.cells)
                if cell.row <= row < cell.row + cell.rows
            ]
            order = [
                cell.column for cell in self.lattice.cells if cell.row <= row < cell.row + cell.rows
            ]
            if not all(cell.continues_above for cell in found):
                yield tuple(cell for _, cell in sorted(zip(order, found, strict=True), key=_first))


def _first(pair: tuple[int, GridCell]) -> int:
    return pair[0]


def _told(lines: Sequence[Line], right: float, pitch: Pitch, cell: Cell) -> GridCell:
    parts = paragraphs_of(lines, right, pitch=pitch)
    text = "\n".join(part.text for part in parts)
    link = _cut_link(text, lines[-1].link)
    return GridCell(text, cell.columns, certainty=certainty_of(parts), link=link, area=cell.area)


def _cut_link(text: str, link: str) -> str:
    """The address, where the text ends within it; else nothing."""
    last = last_word(text)
    return link if last and link.startswith(last) and link != last else ""


def last_word(text: str) -> str:
    return text.split()[-1] if text.strip() else ""


def _padding(cells: Iterable[tuple[Area, Sequence[Line]]]) -> float:
    """The space inside the cells' sides, taken from the left one."""
    sides = [min(line.x0 for line in lines) - area.x0 for area, lines in cells]
    kept = [side for side in sides if side >= 0]
    return min(max(min(kept), 1.0), 9.0) if kept else 3.0
