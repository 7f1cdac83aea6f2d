"""Paragraphs and tables of a Word file in their order.

Tables that only arrange the page give up what stands in them: a table that holds a real table, and
a frame of one cell round a title.  A small table inside a cell of data is words of that cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.documents.readers.entry import clean
from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.grid import Line, Piece, table_of
from prongsai.documents.readers.limits import Limits
from prongsai.domain.reading.raw import RawBlock, RawParagraph

from .inline import Story, Words, flat
from .names import W, is_on, local, number, value
from .numbering import Numbering
from .styles import outline

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class Blocks:
    """The blocks of one part of the file; tables are counted on from part to part."""

    story: Story
    numbering: Numbering
    limits: Limits
    tables: int = 0
    cells: int = 0

    def of(self, container: etree._Element) -> Iterator[RawBlock]:
        """The blocks of a body, a text box, a note or a cell that only arranges."""
        before = ""  # words of a paragraph whose end was deleted: they run on into the next
        for child in flat(container):
            name = local(child)
            if name == "p":
                words = Words(self.story)
                text = before + self._label(child) + words.of(child)
                before = text if _runs_on(child) else ""
                if not before:
                    yield from self._paragraph(text, child)
                for box in words.boxes:
                    yield from self.of(box)
            elif name == "tbl":
                yield from self._table(child)
        if before:
            yield from self._paragraph(before, None)

    def _paragraph(self, text: str, element: etree._Element | None) -> Iterator[RawBlock]:
        words = clean(text)
        if words:
            yield RawParagraph(words, heading=self._heading(element))

    def _heading(self, element: etree._Element | None) -> int | None:
        properties = None if element is None else element.find(f"{W}pPr")
        if properties is None:
            return None
        level = properties.find(f"{W}outlineLvl")
        if level is not None:
            return outline(level)
        return self.story.styles.heading(value(properties.find(f"{W}pStyle")))

    def _label(self, paragraph: etree._Element) -> str:
        """The number that Word prints before the paragraph."""
        properties = paragraph.find(f"{W}pPr")
        style = None if properties is None else value(properties.find(f"{W}pStyle"))
        direct = None if properties is None else properties.find(f"{W}numPr")
        of_style = self.story.styles.numbering(style)
        list_id = _first(direct, of_style, "numId")
        if list_id in (None, "0"):
            return ""
        level = _first(direct, of_style, "ilvl")
        if direct is None:
            tied = self.numbering.level_of_style(list_id or "", style)
            level = str(tied) if tied is not None else level
        return self.numbering.label(list_id or "", number(level))

    # Tables

    def _table(self, table: etree._Element) -> Iterator[RawBlock]:
        rows = [row for row in flat(table) if local(row) == "tr" and not _is_gone(row)]
        if _only_arranges(table, rows):
            for row in rows:
                for cell in _cells(row):
                    yield from self.of(cell)
            return
        lines = self._lines(rows)
        if lines:
            self.tables += 1
            yield table_of(lines, self.tables)

    def _lines(self, rows: list[etree._Element]) -> list[Line]:
        lines: list[Line] = []
        heads = True
        for row in rows:
            heads = heads and is_on(row.find(f"{W}trPr/{W}tblHeader"))
            pieces = tuple(self._pieces(row, is_first=not lines))
            self.cells += len(pieces)
            if self.cells > self.limits.cells:
                raise Refused("read.too_many_cells", limit=str(self.limits.cells))
            if pieces:
                lines.append(Line(pieces, None, heads))
        return lines

    def _pieces(self, row: etree._Element, *, is_first: bool) -> Iterator[Piece]:
        yield from _gaps(row, "gridBefore")
        merged: Piece | None = None
        for cell in _cells(row):
            columns = max(number(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1), 1)
            text = self._cell_text(cell)
            sideways = cell.find(f"{W}tcPr/{W}hMerge")
            if sideways is not None and value(sideways) != "restart" and merged is not None:
                merged = Piece(merged.text, merged.columns + columns, 1, merged.continues_above)
                continue
            if merged is not None:
                yield merged
            above = _continues(cell) and not is_first
            merged = Piece("" if above else text, columns, 1, above)
        if merged is not None:
            yield merged
        yield from _gaps(row, "gridAfter")

    def _cell_text(self, cell: etree._Element) -> str:
        lines: list[str] = []
        for child in flat(cell):
            name = local(child)
            if name == "p":
                words = Words(self.story)
                lines.append(self._label(child) + words.of(child))
                lines.extend(self._cell_text(box) for box in words.boxes)
            elif name == "tbl":
                lines.extend(self._flat_rows(child))
        return clean("\n".join(lines))

    def _flat_rows(self, table: etree._Element) -> Iterator[str]:
        for row in flat(table):
            if local(row) == "tr" and not _is_gone(row):
                texts = [self._cell_text(cell) for cell in _cells(row)]
                yield " ".join(text for text in texts if text)


def _first(direct: etree._Element | None, of_style: etree._Element | None, name: str) -> str | None:
    for properties in (direct, of_style):
        found = value(properties.find(f"{W}{name}")) if properties is not None else None
        if found is not None:
            return found
    return None


def _cells(row: etree._Element) -> list[etree._Element]:
    return [
        cell
        for cell in flat(row)
        if local(cell) == "tc" and cell.find(f"{W}tcPr/{W}cellDel") is None
    ]


def _gaps(row: etree._Element, name: str) -> Iterator[Piece]:
    count = number(value(row.find(f"{W}trPr/{W}{name}")))
    return (Piece("") for _ in range(min(count, 63)))  # Word's own limit of columns


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and value(merge) != "restart"


def _is_gone(row: etree._Element) -> bool:
    """A row that is deleted by a tracked change, or hidden."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return False
    return properties.find(f"{W}del") is not None or is_on(properties.find(f"{W}hidden"))


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether the mark at the paragraph's end is deleted by a tracked change."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _size(table: etree._Element) -> tuple[int, int]:
    rows = [len(_cells(row)) for row in flat(table) if local(row) == "tr"]
    return len(rows), max(rows, default=0)


def _only_arranges(table: etree._Element, rows: list[etree._Element]) -> bool:
    width = max((len(_cells(row)) for row in rows), default=0)
    if len(rows) == 1 and width == 1:
        return True
    inner = [_size(one) for one in table.iterdescendants(f"{W}tbl")]
    real = [size for size in inner if size[0] >= 2 and size[1] >= 3]
    return bool(real) and (width <= 2 or (any(tall > len(rows) for tall, _ in real) and width <= 3))
