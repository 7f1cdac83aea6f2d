"""The rows of a sheet cut into paragraphs and tables.

A sheet has no paragraphs of its own: titles stand in one cell above the table, notes in one cell
below, headings of groups in one wide cell between.  A table is a run of rows without an empty one
in which several cells are filled; where its first row comes again, a new table begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai.domain.reading.raw import Place, RawBlock, RawParagraph, RawTable

from .grid import Line, Piece, table_of


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell at the first of the ``columns`` it covers."""

    text: str = ""
    columns: int = 1
    continues_above: bool = False

    @property
    def is_filled(self) -> bool:
        return bool(self.text) or self.continues_above


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A visible row: its number in the sheet and its cells by visible column, from 1."""

    number: int
    cells: dict[int, SheetCell]

    @property
    def filled(self) -> list[int]:
        return [column for column, cell in self.cells.items() if cell.is_filled]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for _, cell in sorted(self.cells.items()) if cell.text)


def blocks_of(
    rows: Iterable[SheetRow], *, sheet: str | None = None, first_table: int = 1
) -> Iterator[RawBlock]:
    """Paragraphs and tables of one sheet, tables numbered from *first_table*."""
    number = first_table
    for run in _runs(rows):
        for part in _parts(run):
            if isinstance(part, SheetRow):
                yield _paragraph(part, sheet)
            else:
                yield _table(part, number, sheet)
                number += 1


def _runs(rows: Iterable[SheetRow]) -> Iterator[list[SheetRow]]:
    run: list[SheetRow] = []
    for row in rows:
        if row.texts or (run and row.filled):
            run.append(row)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _parts(run: list[SheetRow]) -> Iterator[SheetRow | list[SheetRow]]:
    """Single rows that are paragraphs, and lists of rows that are tables, in their order."""
    counts = [len(row.filled) for row in run]
    enough = 3 if max(counts) > 2 else 2
    first = next((at for at, count in enumerate(counts) if count >= enough), len(run))
    if enough == 2 and counts.count(2) < 2:
        first = len(run)
    yield from run[:first]
    body = run[first:]
    notes = _notes(body)
    yield from _split_at_repeats(body[: len(body) - notes])
    yield from body[len(body) - notes :]


def _notes(body: list[SheetRow]) -> int:
    """How many rows at the end stand in one cell from the first column: words below the table."""
    if not body:
        return 0
    left = min(body[0].filled)
    notes = 0
    for row in reversed(body[1:]):
        if row.filled != [left] or row.cells[left].continues_above or len(row.texts[0]) < 4:
            break
        notes += 1
    return notes


def _split_at_repeats(body: list[SheetRow]) -> Iterator[SheetRow | list[SheetRow]]:
    table: list[SheetRow] = []
    for row in body:
        if len(table) > 1 and row.texts == body[0].texts:
            headings = 0
            while len(table) > headings + 1 and len(table[-1 - headings].filled) == 1:
                headings += 1
            yield table[: len(table) - headings]
            yield from table[len(table) - headings :]
            table = []
        table.append(row)
    if table:
        yield table


def _paragraph(row: SheetRow, sheet: str | None) -> RawParagraph:
    return RawParagraph(" ".join(row.texts), Place(line=row.number, sheet=sheet))


def _table(rows: list[SheetRow], number: int, sheet: str | None) -> RawTable:
    broad = [row for row in rows if len(row.filled) > 1] or rows
    left = min(min(row.filled) for row in rows)
    right = max(column + row.cells[column].columns for row in broad for column in row.filled) - 1
    lines = [Line(tuple(_pieces(row, left, right)), row.number) for row in rows]
    return table_of(lines, number, sheet=sheet)


def _pieces(row: SheetRow, left: int, right: int) -> Iterator[Piece]:
    column = left
    while column <= right:
        cell = row.cells.get(column, SheetCell())
        width = min(cell.columns, right - column + 1)
        yield Piece(cell.text, width, 1, cell.continues_above)
        column += width
