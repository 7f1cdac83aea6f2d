"""Cells with spans laid into rows: the one way tables of all formats become `RawTable`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from prongsai.domain.reading.raw import Place, RawCell, RawRow, RawTable

from .errors import Refused
from .limits import DEFAULT

_WIDEST = 63  # columns, the most of Word; a span beyond that is a slip or a trap
_MOST_COVERED = DEFAULT.cells  # places in all rows, with those that spans cover


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell as its file gives it; ``rows`` > 1 where it reaches down over the next rows."""

    text: str
    columns: int = 1
    rows: int = 1
    continues_above: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of pieces; ``number`` is its line in the file or its row in the sheet."""

    pieces: tuple[Piece, ...]
    number: int | None = None
    is_header: bool = False


def table_of(
    lines: Sequence[Line], number: int, *, sheet: str | None = None, first: int | None = None
) -> RawTable:
    """The table of *lines*, the *number*-th of its document; *first* is the line it begins at.

    Raises `Refused` where cells that reach over rows and columns cover too many of them.
    """
    rows = tuple(
        _row(line, place_in_grid, Place(line=line.number, sheet=sheet, table=number, row=index))
        for index, (line, place_in_grid) in enumerate(zip(lines, _spread(lines), strict=True), 1)
    )
    start = first if first is not None else (lines[0].number if lines else None)
    return RawTable(rows, number, Place(line=start, sheet=sheet, table=number))


def _row(line: Line, pieces: Iterable[tuple[int, Piece]], place: Place) -> RawRow:
    cells = tuple(
        RawCell(
            piece.text,
            replace(place, column=column),
            piece.columns,
            piece.continues_above,
        )
        for column, piece in pieces
    )
    return RawRow(cells, place, line.is_header)


def _spread(lines: Sequence[Line]) -> Iterable[list[tuple[int, Piece]]]:
    """Each row with its columns (from 1), the cells that reach down repeated as empty ones."""
    reaching: dict[int, tuple[int, int]] = {}  # column -> (width, rows still to cover)
    covered = 0
    for line in lines:
        laid: list[tuple[int, Piece]] = []
        begun: dict[int, tuple[int, int]] = {}
        column = _cover(1, reaching, laid)
        for piece in line.pieces:
            width = min(max(piece.columns, 1), _WIDEST)
            laid.append((column, replace(piece, columns=width)))
            if piece.rows > 1:
                begun[column] = (width, piece.rows - 1)
            column = _cover(column + width, reaching, laid)
        for beyond in sorted(reaching):
            if beyond >= column:
                laid.extend((gap, Piece("")) for gap in range(column, beyond))
                column = _cover(beyond, reaching, laid)
        left = {key: (width, rows - 1) for key, (width, rows) in reaching.items() if rows > 1}
        reaching = {**left, **begun}
        covered += column - 1
        if covered > _MOST_COVERED:
            raise Refused("read.too_many_cells", limit=str(DEFAULT.cells))
        yield laid


def _cover(column: int, reaching: dict[int, tuple[int, int]], laid: list[tuple[int, Piece]]) -> int:
    """Put the cells that reach down into this row at *column*; the next free column."""
    while column in reaching:
        width = reaching[column][0]
        laid.append((column, Piece("", width, 1, True)))
        column += width
    return column
