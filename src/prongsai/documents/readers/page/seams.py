"""Rows that are not ruled apart although the columns are: told by their ordinal numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from .lattice import Cell, Lattice
from .marks import Area
from .writing import Line

_ORDINAL = re.compile(r"\(?[0-9๐-๙]{1,3}[.)]?")


def parted(lattice: Lattice, lines: Callable[[int], Sequence[Line]]) -> Lattice:
    """The lattice with a rule above each ordinal number of its first column.

    *lines* gives the lines in a cell by its index.  The lattice is returned as it is where the
    first column of a row holds anything but several ordinal numbers.
    """
    seams: list[float] = []
    for index, cell in enumerate(lattice.cells):
        if cell.column == 0 and cell.rows == 1:
            numbers = lines(index)
            if len(numbers) > 1 and all(_ORDINAL.fullmatch(line.text) for line in numbers):
                seams += [line.base - 1.1 * line.size for line in numbers[1:]]
    return _with_seams(lattice, seams) if seams else lattice


def _with_seams(lattice: Lattice, seams: Sequence[float]) -> Lattice:
    ys = tuple(sorted({*lattice.ys, *seams}))
    cells = [part for cell in lattice.cells for part in _cut(cell, lattice.ys, ys)]
    return Lattice(lattice.xs, ys, tuple(cells))


def _cut(cell: Cell, old: Sequence[float], ys: Sequence[float]) -> list[Cell]:
    first = ys.index(old[cell.row])
    last = ys.index(old[cell.row + cell.rows])
    if cell.rows > 1:
        return [replace(cell, row=first, rows=last - first)]
    return [
        Cell(
            Area(cell.area.x0, ys[row], cell.area.x1, ys[row + 1]),
            row,
            cell.column,
            1,
            cell.columns,
        )
        for row in range(first, last)
    ]
