"""Workbooks (XLSX), read from the package itself.

Direct reading, because what is seen depends on hidden rows and columns, on merged ranges, on number
formats and on links of cells, which the quick readers of values do not give.  Formulas are never
computed: what counts is the value that was stored with them.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from prongsai.documents.readers.entry import clean
from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import DEFAULT, Limits
from prongsai.documents.readers.links import with_address
from prongsai.documents.readers.package import Package, open_package
from prongsai.documents.readers.sheet import blocks_of
from prongsai.documents.readers.symbols import from_font
from prongsai.domain.reading.raw import (
    BOX_EMPTY,
    BOX_TICKED,
    RawBlock,
    RawDocument,
    RawTable,
    ReaderRemark,
)

from .formats import of_moment, shown
from .grid import SheetGrid, merge_of, reference
from .styles import CellStyles, S

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["read_xlsx"]

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OFF = ("0", "false")
_MOST_ROWS = 20_000  # of one merged range


@dataclass(slots=True)
class Workbook:
    """What all sheets of one workbook share, and what was noticed while they were read."""

    package: Package
    limits: Limits
    styles: CellStyles
    strings: list[str]
    from_1904: bool
    cells: int = 0
    noticed: Counter[str] = field(default_factory=Counter)


def read_xlsx(name: str, data: bytes, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of all visible sheets in their order.  Raises `Refused`."""
    try:
        return _read(name, open_package(data, limits), limits)
    except ValueError as error:  # a number or a day of the file's own that is none
        raise Refused("read.damaged") from error


def _read(name: str, package: Package, limits: Limits) -> RawDocument:
    main = package.related("", "officeDocument") or "xl/workbook.xml"
    if not package.has(main):
        raise Refused("read.damaged")
    root = package.xml(main)
    properties = root.find(f"{S}workbookPr")
    dates = "0" if properties is None else properties.get("date1904", "0")
    styles = package.related(main, "styles")
    workbook = Workbook(
        package,
        limits,
        CellStyles(None if styles is None else package.xml(styles)),
        _shared_strings(package, main),
        dates not in _OFF,
    )
    blocks = tuple(_blocks(workbook, main, root))
    remarks = tuple(
        ReaderRemark(code, params=(("count", str(count)),))
        for code, count in workbook.noticed.items()
    )
    return RawDocument(name, "xlsx", blocks, remarks=remarks)


def _blocks(workbook: Workbook, main: str, root: etree._Element) -> Iterator[RawBlock]:
    relations = workbook.package.relations(main)
    tables = 0
    for sheet in root.iterfind(f"{S}sheets/{S}sheet"):
        relation = relations.get(sheet.get(_RELATION, ""))
        if relation is None or relation.kind != "worksheet":
            continue
        if sheet.get("state", "visible") != "visible":
            workbook.noticed["read.hidden_sheets"] += 1
            continue
        if not workbook.package.has(relation.target):
            raise Refused("read.damaged")
        grid = _grid(workbook, relation.target)
        if hidden := grid.hidden_cells:
            workbook.noticed["read.hidden_cells"] += hidden
        title = sheet.get("name", "")
        for block in blocks_of(grid.rows(), sheet=title, first_table=tables + 1):
            tables += isinstance(block, RawTable)
            yield block


def _shared_strings(package: Package, main: str) -> list[str]:
    part = package.related(main, "sharedStrings")
    if part is None:
        return []
    return [_rich_text(item) for item in _each(package, part, f"{S}si")]


def _each(package: Package, part: str, *tags: str) -> Iterator[etree._Element]:
    """The elements of a part one by one; each is forgotten before the next."""
    from lxml import etree

    source = io.BytesIO(package.markup(part))
    try:
        for _, element in etree.iterparse(
            source, tag=tags, resolve_entities=False, no_network=True, huge_tree=False
        ):
            yield element
            element.clear()
            while element.getprevious() is not None:
                parent = element.getparent()
                if parent is None:
                    break
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise Refused("read.damaged") from error


def _rich_text(item: etree._Element) -> str:
    """The words of a string, without the readings (``rPh``) that stand beside some scripts."""
    pieces = [
        text.text or ""
        for text in item.iter(f"{S}t")
        if (parent := text.getparent()) is not None and parent.tag != f"{S}rPh"
    ]
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), "".join(pieces))


def _grid(workbook: Workbook, part: str) -> SheetGrid:
    grid = SheetGrid()
    links: dict[str, str] = {}
    position = 0
    tags = ("col", "row", "mergeCell", "hyperlink")
    for element in _each(workbook.package, part, *(f"{S}{tag}" for tag in tags)):
        match element.tag.rpartition("}")[2]:
            case "col" if _is_hidden(element):
                grid.hidden_columns.update(_span(element))
            case "row":
                position = _row(workbook, grid, element, position + 1)
            case "mergeCell":
                merge = merge_of(element.get("ref", ""), _MOST_ROWS)
                grid.merges.extend([] if merge is None else [merge])
            case "hyperlink":
                links[element.get("ref", "").partition(":")[0]] = element.get(_RELATION, "")
    if links:
        _put_links(workbook, part, grid, links)
    return grid


def _span(column: etree._Element) -> range:
    first, last = int(column.get("min", "1")), int(column.get("max", "0"))
    return range(first, min(last, 16_384) + 1)


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden", "0") not in _OFF:
        return True
    return element.get("ht" if element.tag.endswith("row") else "width", "1") in ("0", "0.0")


def _row(workbook: Workbook, grid: SheetGrid, row: etree._Element, expected: int) -> int:
    """Take in one row; the number it has.  A row or cell without a reference follows the last."""
    number = int(row.get("r") or expected)
    if _is_hidden(row):
        grid.hidden_rows.add(number)
    texts: dict[int, str] = {}
    column = 0
    for cell in row.iterfind(f"{S}c"):
        place = reference(cell.get("r", ""))
        column = place[1] if place else column + 1
        if text := _cell(workbook, cell):
            texts[column] = text
            workbook.cells += 1
    if workbook.cells > workbook.limits.cells:
        raise Refused("read.too_many_cells", limit=str(workbook.limits.cells))
    if texts:
        grid.texts[number] = texts
    return number


def _cell(workbook: Workbook, cell: etree._Element) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        text = "" if inline is None else _rich_text(inline)
    else:
        text = _value(workbook, cell, kind)
    font = workbook.styles.font(cell.get("s"))
    return clean(from_font(text, font) if font else text)


def _value(workbook: Workbook, cell: etree._Element, kind: str) -> str:
    value = cell.findtext(f"{S}v")
    if value is None:
        if cell.find(f"{S}f") is not None:
            workbook.noticed["read.formula_without_value"] += 1
        return ""
    match kind:
        case "s":
            at = int(value) if value.strip().isdigit() else len(workbook.strings)
            return workbook.strings[at] if at < len(workbook.strings) else ""
        case "b":
            return BOX_EMPTY if value in _OFF else BOX_TICKED
        case "n":
            code = workbook.styles.code(cell.get("s"))
            return shown(value, code, from_1904=workbook.from_1904)
        case "d":
            return of_moment(datetime.fromisoformat(value))
        case _:  # the text of a formula, or an error as it is shown
            return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value)


def _put_links(workbook: Workbook, part: str, grid: SheetGrid, links: dict[str, str]) -> None:
    relations = workbook.package.relations(part)
    for cell, key in links.items():
        place, relation = reference(cell), relations.get(key)
        if place and relation and relation.external:
            row = grid.texts.setdefault(place[0], {})
            row[place[1]] = with_address(row.get(place[1], ""), relation.target)
