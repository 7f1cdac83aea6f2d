"""Sheets of OpenDocument (ODS), read from the package itself.

Source: OASIS OpenDocument 1.2 part 1, chapters 9 (tables) and 19 (attributes).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from prongsai.domain.reading.raw import (
    BOX_EMPTY,
    BOX_TICKED,
    RawBlock,
    RawDocument,
    RawTable,
    ReaderRemark,
)

from .entry import clean
from .errors import Refused
from .limits import DEFAULT, Limits
from .links import with_address
from .package import open_package
from .sheet import blocks_of
from .xlsx.formats import of_moment, shown
from .xlsx.grid import Merge, SheetGrid

if TYPE_CHECKING:
    from lxml import etree

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _STYLE = (
    f"{{{_SPACE}{name}:1.0}}" for name in ("office", "table", "text", "style")
)
_HREF = "{http://www.w3.org/1999/xlink}href"
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_GROUPS = frozenset(
    f"{_TABLE}table-{name}"
    for name in ("rows", "header-rows", "row-group", "columns", "header-columns", "column-group")
)
_BREAKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}
_RUNS = frozenset(f"{_TEXT}{name}" for name in ("span", "ruby", "ruby-base"))
_HIDDEN = ("collapse", "filter")


def read_ods(name: str, data: bytes, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of all visible sheets in their order.  Raises `Refused`."""
    package = open_package(data, limits)
    if not package.has("content.xml"):
        raise Refused("read.damaged")
    root = package.xml("content.xml")
    out_of_sight = _hidden_styles(root)
    blocks: list[RawBlock] = []
    noticed = {"read.hidden_sheets": 0, "read.hidden_cells": 0}
    tables = cells = 0
    for sheet in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        if sheet.get(f"{_TABLE}style-name") in out_of_sight:
            noticed["read.hidden_sheets"] += 1
            continue
        filling = _Filling(SheetGrid(), limits.cells - cells)
        filling.take(sheet)
        cells += filling.cells
        noticed["read.hidden_cells"] += filling.grid.hidden_cells
        title = sheet.get(f"{_TABLE}name")
        for block in blocks_of(filling.grid.rows(), sheet=title, first_table=tables + 1):
            tables += isinstance(block, RawTable)
            blocks.append(block)
    remarks = tuple(
        ReaderRemark(code, params=(("count", str(count)),))
        for code, count in noticed.items()
        if count
    )
    return RawDocument(name, "ods", tuple(blocks), remarks=remarks)


def _hidden_styles(root: etree._Element) -> frozenset[str]:
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iterfind(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    )


@dataclass(slots=True)
class _Filling:
    """A grid while it is filled: how many more cells may come, and the row that is next."""

    grid: SheetGrid
    most: int
    cells: int = 0
    row: int = 1
    column: int = 1

    def take(self, parent: etree._Element) -> None:
        """Take in the columns and rows, whatever groups stand round them."""
        for child in parent:
            if child.tag == f"{_TABLE}table-column":
                self._take_column(child)
            elif child.tag == f"{_TABLE}table-row":
                self._take_row(child)
            elif child.tag in _GROUPS:
                self.take(child)

    def _take_column(self, column: etree._Element) -> None:
        times = _repeated(column, "columns", _MOST_COLUMNS)
        if column.get(f"{_TABLE}visibility") in _HIDDEN:
            self.grid.hidden_columns.update(range(self.column, self.column + times))
        self.column = min(self.column + times, _MOST_COLUMNS)

    def _take_row(self, row: etree._Element) -> None:
        times = _repeated(row, "rows", _MOST_ROWS)
        texts = self._texts(row)
        is_hidden = row.get(f"{_TABLE}visibility") in _HIDDEN
        if texts or is_hidden:
            self._count(len(texts) * (times - 1))
            for number in range(self.row, min(self.row + times, _MOST_ROWS)) if texts else ():
                self.grid.texts[number] = texts
            if is_hidden and times < _MOST_ROWS // 2:
                self.grid.hidden_rows.update(range(self.row, self.row + times))
        self.row += times

    def _texts(self, row: etree._Element) -> dict[int, str]:
        texts: dict[int, str] = {}
        column = 1
        for cell in row:
            times = _repeated(cell, "columns", _MOST_COLUMNS)
            if cell.tag == f"{_TABLE}table-cell":
                text = _cell_text(cell)
                if text:
                    self._count(times)
                    texts.update(dict.fromkeys(range(column, column + times), text))
                self._merge(cell, column)
            column += times
        return texts

    def _merge(self, cell: etree._Element, column: int) -> None:
        across = _whole(cell.get(f"{_TABLE}number-columns-spanned"))
        down = _whole(cell.get(f"{_TABLE}number-rows-spanned"))
        if max(across, down) > 1:
            right = min(column + across - 1, column + 1000)
            self.grid.merges.append(Merge(self.row, column, self.row + down - 1, right))

    def _count(self, more: int) -> None:
        self.cells += more
        if self.cells > self.most:
            raise Refused("read.too_many_cells", limit=str(self.most))


def _cell_text(cell: etree._Element) -> str:
    """What the cell shows; a day is given in words, a truth value as a box."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "boolean":
        return BOX_TICKED if cell.get(f"{_OFFICE}boolean-value") == "true" else BOX_EMPTY
    if kind == "date":
        try:
            return of_moment(datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", "")))
        except ValueError:
            pass
    lines = ["".join(_words(line)) for line in cell.iterfind(f"{_TEXT}p")]
    if not lines and (value := cell.get(f"{_OFFICE}value")):
        return shown(value, "")
    return clean("\n".join(lines))


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = str(child.tag)
        if tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag == f"{_TEXT}a":
            yield with_address("".join(_words(child)), child.get(_HREF, ""))
        elif tag in _RUNS:
            yield from _words(child)
        elif tag.startswith(_TEXT) and len(child) == 0:
            yield child.text or ""  # a field: a day, a title
        yield child.tail or ""


def _repeated(element: etree._Element, what: str, most: int) -> int:
    return min(_whole(element.get(f"{_TABLE}number-{what}-repeated")), most)


def _whole(text: str | None) -> int:
    try:
        return max(int(text or "1"), 1)
    except ValueError:
        return 1
