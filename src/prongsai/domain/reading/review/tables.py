"""The source mended by a person: columns named, cells moved, tables joined or left out.

Nothing is written into the source: `mended_by` gives another document in which the words stand
where they belong.  Each cell keeps the place where its words stand in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from prongsai.domain.plan.reading import Provenance, Reading, Row
from prongsai.domain.reading.grid import ChosenColumns, grids_of
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.outline import outline_of
from prongsai.domain.reading.raw import Place, RawBlock, RawCell, RawDocument, RawRow, RawTable
from prongsai.domain.reading.review.decisions import Decision
from prongsai.domain.reading.review.values import NotAValue, with_value

_AT = re.compile(r"^/tables/(\d{1,6})(?:/rows/(\d{1,6})(?:/cells/(\d{1,6}))?)?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """The document that was read, and the way to read it again with columns that were named."""

    document: RawDocument
    read: Callable[[RawDocument, Mapping[int, ChosenColumns]], Reading]


@dataclass(frozen=True, slots=True)
class Mended:
    """``touched`` are the raw tables to be read again; ``lone`` the (table, row) that a person
    says to be measures of their own."""

    document: RawDocument
    chosen: Mapping[int, ChosenColumns] = field(default_factory=dict)
    touched: frozenset[int] = frozenset()
    lone: tuple[tuple[int, int], ...] = ()

    def table(self, number: int) -> RawTable:
        """Raises `NotAValue` where there is none."""
        found = next((one for one in self.document.tables if one.number == number), None)
        if found is None:
            raise NotAValue("review.no_such_table")
        return found

    def holding(self, table: int, row: int) -> tuple[RawTable, int]:
        """The table in which a row of the file stands now, and its position.  `NotAValue`."""
        for each in self.document.tables:
            for n, line in enumerate(each.rows):
                if (line.place.table or each.number, line.place.row or n + 1) == (table, row):
                    return each, n
        raise NotAValue("review.no_such_row")

    def with_rows(self, table: RawTable, rows: Sequence[RawRow]) -> Mended:
        """The same with the rows of one table set anew."""
        mine = replace(table, rows=tuple(rows))
        blocks = tuple(mine if one is table else one for one in self.document.blocks)
        return self._with(blocks, table.number)

    def without(self, table: RawTable) -> Mended:
        """The same without one table."""
        blocks = tuple(one for one in self.document.blocks if one is not table)
        return self._with(blocks, table.number)

    def _with(self, blocks: tuple[RawBlock, ...], touched: int) -> Mended:
        document = replace(self.document, blocks=blocks)
        return replace(self, document=document, touched=self.touched | {touched})


def place_of(at: str) -> tuple[int, int, int]:
    """Table, row and column of a place in the source, 0 where it names none.  `NotAValue`."""
    found = _AT.match(at)
    if not found:
        raise NotAValue("review.no_such_table")
    table, row, column = (int(part) if part else 0 for part in found.groups())
    return table, row, column


def mended_by(mended: Mended, decision: Decision) -> Mended:
    """The source after one more decision.  Raises `NotAValue` for one that does not fit it."""
    table, row, column = place_of(decision.at)
    if decision.kind == "columns":
        mended.table(table)
        chosen = {**mended.chosen, table: columns_of(decision.value)}
        return replace(mended, chosen=chosen, touched=mended.touched | {table})
    if decision.kind == "table_drop":
        return mended.without(mended.table(table))
    if decision.kind == "table_join":
        return _joined(mended, table, decision.value)
    if decision.kind == "row":
        return _with_lone(mended, table, row)
    if decision.kind == "shift":
        return _shifted(mended, (table, row, column), decision.value)
    return _moved(mended, (table, row, column), decision.value)


def columns_of(value: Any) -> ChosenColumns:
    """Columns from plain values; raises `NotAValue`."""
    told = value if isinstance(value, dict) else {}
    chosen = ChosenColumns.of(told.get("roles"), told.get("header_rows"))
    if chosen is None:
        raise NotAValue("review.columns_without_measure")
    return chosen


def _joined(mended: Mended, first: int, second: Any) -> Mended:
    """The rows of the second table stand below those of the first."""
    if isinstance(second, bool) or not isinstance(second, int) or second == first:
        raise NotAValue("review.no_such_table")
    above, below = mended.table(first), mended.table(second)
    return mended.without(below).with_rows(above, (*above.rows, *below.rows))


def _with_lone(mended: Mended, table: int, row: int) -> Mended:
    """The row is read by itself, so the rest of its table is read without it."""
    holder, n = mended.holding(table, row)
    _columns_for(mended, holder)
    left = mended.with_rows(holder, (*holder.rows[:n], *holder.rows[n + 1 :]))
    return replace(left, lone=(*mended.lone, (table, row)))


Line = Sequence[tuple[Role, RawCell]]


def lone_document(
    whole: Mended, mended: Mended, table: int, row: int
) -> tuple[RawDocument, Mapping[int, ChosenColumns], Line]:
    """The mended document with one row alone in its table, the columns to read it by, and the row.

    ``whole`` is the document that still has the row.
    """
    holder, _ = whole.holding(table, row)
    columns = _columns_for(whole, holder)
    unnamed = ChosenColumns((), 0)
    lines = [line for grid in grids_of(holder, unnamed) for line in grid.rows]
    line = next((one for one in lines if _begins(one.place, holder.number) == (table, row)), None)
    if line is None:
        raise NotAValue("review.no_such_row")
    cells = tuple(replace(cell, columns=1, continues_above=False) for cell in line.cells)
    alone = RawTable((RawRow(cells, line.place),), holder.number, holder.place)
    blocks = tuple(
        alone if isinstance(one, RawTable) and one.number == holder.number else one
        for one in mended.document.blocks
    )
    document = replace(mended.document, blocks=blocks)
    chosen = {**mended.chosen, holder.number: replace(columns, header_rows=0)}
    return document, chosen, tuple(zip(columns.roles, cells, strict=False))


_FIELDS: Mapping[Role, str] = {
    "item": "item_title", "issue": "issue", "measure": "measure", "responsible": "responsible",
    "steps": "steps", "follow_up": "follow_up", "timeline": "timeline_raw", "results": "results",
    "outcomes": "outcomes", "suggestions": "suggestions",
}  # fmt: skip


def read_as_told(fresh: Reading, line: Line) -> Reading:
    """With a row of the words as they stand under their columns: what reads like a heading is a
    measure where a person says so."""
    row, sources = Row(len(fresh.measures) + 1), []
    at = f"/measures/{len(fresh.measures)}"
    for role, cell in line:
        field_name, words = _FIELDS.get(role), cell.text.strip()
        if field_name is None or not words:
            continue
        many = isinstance(getattr(row, field_name), tuple)
        row = with_value(row, field_name, None, words.split("\n") if many else words)
        place = cell.place
        sources.append(
            Provenance(
                f"{at}/{field_name}" + ("/0" if many else ""),
                words,
                **{name: getattr(place, name) for name in _PLACE},
            )
        )
    if not sources:
        raise NotAValue("review.no_words_there")
    table = sources[0].table
    row = replace(row, table=table, tables=(table,) if table else ())
    return replace(fresh, measures=(*fresh.measures, row), provenance=(*fresh.provenance, *sources))


_PLACE = ("page", "line", "sheet", "table", "row", "column")


def _begins(place: Place, table: int) -> tuple[int, int]:
    return place.table or table, place.row or 0


def _columns_for(mended: Mended, table: RawTable) -> ChosenColumns:
    """The columns of a raw table as named, or as understood; raises `NotAValue` without them."""
    if known := mended.chosen.get(table.number):
        return known
    for logical in outline_of(mended.document, mended.chosen).tables:
        if table.number in logical.raw:
            roles = [column.role for column in logical.columns]
            return columns_of({"roles": roles, "header_rows": 0})
    raise NotAValue("review.columns_without_measure")


# --- cells


def _shifted(mended: Mended, at: tuple[int, int, int], by: Any) -> Mended:
    """The words of a cell and of all after it move one cell on, or back; none is lost."""
    if by not in (1, -1) or isinstance(by, bool):
        raise NotAValue("review.not_a_number", words=str(by))
    table, n = mended.holding(*at[:2])
    cells = list(table.rows[n].cells)
    here = _index(cells, at[2])
    words = [_words(cell) for cell in cells]
    if by == 1:
        moved = [*words[:here], None, *words[here:]]
        moved[-2:] = [_both(moved[-2], moved[-1])]
    elif here:
        moved = [*words[: here - 1], _both(words[here - 1], words[here]), *words[here + 1 :], None]
    else:
        raise NotAValue("review.no_cell_before")
    return _with_cells(mended, table, n, _filled(cells, moved))


def _moved(mended: Mended, at: tuple[int, int, int], value: Any) -> Mended:
    """The words of a cell, from one of its lines on, go to the end of another cell."""
    told = value if isinstance(value, dict) else {}
    keys = ("table", "row", "column")
    to = [told.get(key) for key in keys]
    line = told.get("from_line", 0)
    if any(isinstance(one, bool) or not isinstance(one, int) for one in (*to, line)):
        raise NotAValue("review.no_such_cell")
    table, n = mended.holding(*at[:2])
    cells = list(table.rows[n].cells)
    here = _index(cells, at[2])
    lines = cells[here].text.split("\n")
    if not 0 <= line < len(lines) or not cells[here].text.strip() or tuple(to) == at:
        raise NotAValue("review.no_such_cell")
    taken = replace(cells[here], text="\n".join(lines[line:]))
    cells[here] = replace(cells[here], text="\n".join(lines[:line]))
    mended = _with_cells(mended, table, n, cells)
    target, m = mended.holding(int(to[0] or 0), int(to[1] or 0))
    there = list(target.rows[m].cells)
    spot = _index(there, int(to[2] or 0))
    words: list[RawCell | None] = [_words(cell) for cell in there]
    words[spot] = _both(words[spot], taken)
    return _with_cells(mended, target, m, _filled(there, words))


def _index(cells: Sequence[RawCell], column: int) -> int:
    """The cell whose words stand in that column of the file."""
    for n, cell in enumerate(cells):
        if (cell.place.column or n + 1) == column:
            return n
    raise NotAValue("review.no_such_cell")


def _words(cell: RawCell) -> RawCell | None:
    return cell if cell.text.strip() else None


def _both(first: RawCell | None, second: RawCell | None) -> RawCell | None:
    if first is None or second is None:
        return first or second
    known = [one for one in (first.certainty, second.certainty) if one is not None]
    text = f"{first.text}\n{second.text}"
    return replace(first, text=text, certainty=min(known, default=None))


def _filled(cells: Sequence[RawCell], words: Sequence[RawCell | None]) -> list[RawCell]:
    """The cells of a row as wide as they were, with these words in them."""
    free = [cell.place for cell in cells]
    used = {held.place for held in words if held}
    spare = iter([place for place in free if place not in used])
    return [
        replace(
            cell,
            text=held.text if held else "",
            place=held.place if held else next(spare, cell.place),
            continues_above=cell.continues_above and held is None,
            certainty=held.certainty if held else None,
        )
        for cell, held in zip(cells, words, strict=True)
    ]


def _with_cells(mended: Mended, table: RawTable, n: int, cells: Sequence[RawCell]) -> Mended:
    row = replace(table.rows[n], cells=tuple(cells))
    return mended.with_rows(table, (*table.rows[:n], row, *table.rows[n + 1 :]))
