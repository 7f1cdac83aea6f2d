"""Cells with spans laid into rows: the one way tables of all formats become `RawTable`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from prongsai.domain.reading.raw import Place, RawCell, RawRow, RawTable

_WIDEST = 1000  # columns; a span beyond that is a slip or a trap


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
    """The table of *lines*, the *number*-th of its document; *first* is the line it begins at."""
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
    for line in lines:
        laid: list[tuple[int, Piece]] = []
        column = _cover(1, reaching, laid)
        for piece in line.pieces:
            width = min(max(piece.columns, 1), _WIDEST)
            laid.append((column, Piece(piece.text, width, 1, piece.continues_above)))
            if piece.rows > 1:
                reaching[column] = (width, piece.rows)
            column = _cover(column + width, reaching, laid)
        for beyond in sorted(key for key in reaching if key >= column):
            if beyond >= column:
                column = _cover(_fill(column, beyond, laid), reaching, laid)
        reaching = {key: (width, left - 1) for key, (width, left) in reaching.items() if left > 1}
        yield laid


def _cover(column: int, reaching: dict[int, tuple[int, int]], laid: list[tuple[int, Piece]]) -> int:
    """Put the cells that reach down into this row at *column*; the next free column."""
    taken = {key for key, _ in laid}
    while column in reaching and column not in taken:
        width = reaching[column][0]
        laid.append((column, Piece("", width, 1, True)))
        column += width
    return column


def _fill(column: int, until: int, laid: list[tuple[int, Piece]]) -> int:
    laid.extend((gap, Piece("")) for gap in range(column, until))
    return until
