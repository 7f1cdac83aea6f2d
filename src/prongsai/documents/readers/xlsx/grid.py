"""The visible cells of one sheet, with merged ranges as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.sheet import SheetCell, SheetRow

_MOST_COVERED = 500_000  # cells under merged ranges
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, rows and columns counted from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetGrid:
    """Texts by row and column, and what of the sheet is hidden or merged."""

    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    @property
    def hidden_cells(self) -> int:
        """How many filled cells are out of sight."""
        return sum(
            1
            for row, cells in self.texts.items()
            for column, text in cells.items()
            if text and (row in self.hidden_rows or column in self.hidden_columns)
        )

    def rows(self) -> Iterator[SheetRow]:
        """The visible rows from the first to the last that holds anything."""
        spans = self._spans()
        by_row: dict[int, dict[int, SheetCell]] = {}
        for (row, column), cell in spans.items():
            by_row.setdefault(row, {})[column] = cell
        columns = self._numbered_columns()
        before = 0
        for row in sorted({*self.texts, *by_row} - self.hidden_rows):
            if any(empty not in self.hidden_rows for empty in range(before + 1, row)):
                yield SheetRow(row - 1, {})  # one stands for all the empty rows between
            cells = {column: SheetCell(text) for column, text in self.texts.get(row, {}).items()}
            cells.update(by_row.get(row, {}))
            yield SheetRow(row, _renumbered(cells, columns))
            before = row

    def _spans(self) -> dict[tuple[int, int], SheetCell]:
        """What the merged ranges put in their rows, keyed by row and first visible column.

        A covered cell stands with no text and no width (``columns`` 0), to be left out.
        """
        spans: dict[tuple[int, int], SheetCell] = {}
        last = max(self.texts, default=0)
        for merge in self.merges:
            text = self.texts.get(merge.top, {}).get(merge.left, "")
            bottom = min(merge.bottom, last)
            columns = [
                c for c in range(merge.left, merge.right + 1) if c not in self.hidden_columns
            ]
            rows = [r for r in range(merge.top, bottom + 1) if r not in self.hidden_rows]
            if not columns:
                continue
            if len(spans) + len(rows) * len(columns) > _MOST_COVERED:
                raise Refused("read.too_many_cells", limit=str(_MOST_COVERED))
            for row in rows:
                first = row == rows[0]
                above = bool(text) and not first
                spans[row, columns[0]] = SheetCell(text if first else "", len(columns), above)
                spans.update({(row, column): SheetCell("", 0) for column in columns[1:]})
        return spans

    def _numbered_columns(self) -> dict[int, int] | None:
        """Where each visible column stands among the visible ones; None when all are."""
        if not self.hidden_columns:
            return None
        used = {column for cells in self.texts.values() for column in cells}
        used |= {column for merge in self.merges for column in (merge.left, merge.right)}
        visible = [c for c in range(1, max(used, default=0) + 1) if c not in self.hidden_columns]
        return {column: at for at, column in enumerate(visible, 1)}


def _renumbered(
    cells: dict[int, SheetCell], columns: dict[int, int] | None
) -> dict[int, SheetCell]:
    kept = {column: cell for column, cell in cells.items() if cell.columns}
    if columns is None:
        return kept
    return {columns[column]: cell for column, cell in kept.items() if column in columns}


def reference(text: str) -> tuple[int, int] | None:
    """Row and column of a reference such as ``B7``."""
    found = _REFERENCE.fullmatch(text)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def merge_of(text: str, most_rows: int) -> Merge | None:
    """The range of ``A1:C3``; None for a single cell, nonsense, or a whole column."""
    first, _, second = text.partition(":")
    start, end = reference(first), reference(second)
    if start is None or end is None or end[0] - start[0] > most_rows or end[1] - start[1] > 1000:
        return None
    return Merge(start[0], start[1], end[0], end[1])
