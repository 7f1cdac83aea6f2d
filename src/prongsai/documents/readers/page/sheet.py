"""A page sorted into its tables and the lines that stand outside of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .columns import unruled
from .lattice import Lattice, lattices
from .marks import Area, Glyph, Page, hull
from .tables import Filling, Grid
from .writing import Line, lines_of

_MOSTLY = 0.6  # of a table's glyphs: a nested table with more of them is the real one


@dataclass(frozen=True, slots=True)
class Sheet:
    number: int
    width: float
    height: float
    grids: tuple[Grid, ...]
    lines: tuple[Line, ...]

    @property
    def written(self) -> Area | None:
        """The part of the page that carries anything."""
        areas = [grid.area for grid in self.grids]
        areas += [Area(line.x0, line.top, line.x1, line.bottom) for line in self.lines]
        return hull(areas) if areas else None


def sheet_of(page: Page) -> Sheet:
    ruled, loose = _ruled(page)
    grids = [filling.parted().grid() for filling in ruled]
    open_grids, rest = unruled(loose, page.across)
    every = sorted(grids + open_grids, key=lambda grid: (grid.area.top, grid.area.x0))
    return Sheet(page.number, page.width, page.height, tuple(every), tuple(lines_of(rest)))


def _ruled(page: Page) -> tuple[list[Filling], list[Glyph]]:
    tables = [one for one in lattices(page.across, page.down) if len(one.cells) > 1]
    tables = _without_shells(tables, page.glyphs)
    fillings = [Filling(lattice) for lattice in tables]
    loose = [glyph for glyph in page.glyphs if not any(one.take(glyph) for one in fillings)]
    kept = [one for one in fillings if _is_table(one)]
    for one in fillings:
        if one not in kept:
            loose += [glyph for glyphs in one.glyphs.values() for glyph in glyphs]
    return kept, loose


def _is_table(filling: Filling) -> bool:
    used = sum(1 for glyphs in filling.glyphs.values() if any(not g.blank for g in glyphs))
    return used > 1


def _without_shells(tables: Sequence[Lattice], glyphs: Iterable[Glyph]) -> list[Lattice]:
    """Of two tables one inside the other, the one that holds the text."""
    inked = [glyph for glyph in glyphs if not glyph.blank]
    dropped: set[int] = set()
    for i, outer in enumerate(tables):
        inner = [j for j, other in enumerate(tables) if j != i and outer.area.contains(other.area)]
        if not inner:
            continue
        whole = _count(outer.area, inked)
        within = sum(_count(tables[j].area, inked) for j in inner)
        dropped.update([i] if within > _MOSTLY * whole else inner)
    return [table for index, table in enumerate(tables) if index not in dropped]


def _count(area: Area, glyphs: Iterable[Glyph]) -> int:
    return sum(1 for glyph in glyphs if area.holds(glyph.x, glyph.y))
