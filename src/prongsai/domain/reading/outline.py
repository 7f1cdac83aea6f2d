"""The document as a sequence of prose and logical tables, with the context that holds for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from prongsai.domain.reading.context import Context, heading_context, is_context_heading
from prongsai.domain.reading.forms import with_forms
from prongsai.domain.reading.grid import (
    ChosenColumns,
    Grid,
    GridRow,
    fits_columns,
    grids_of,
    inherit_columns,
    same_columns,
    subject_text,
    texts_of,
)
from prongsai.domain.reading.guessing import Pages, rows_by_header
from prongsai.domain.reading.headers import Column
from prongsai.domain.reading.lists import level_space
from prongsai.domain.reading.raw import Place, RawCell, RawDocument, RawParagraph, RawTable
from prongsai.domain.reading.running_lines import without_running_lines
from prongsai.domain.reading.subject import is_continued
from prongsai.domain.reading.titles import with_titles_above
from prongsai.domain.thai.text import fold

_PAGE_HEAD = 100  # characters: the longest line at the head of a page
_WRAPPED = 70  # characters: a line this long goes on in the next line of a text file
PREFACES = frozenset(
    {
        "คำนำ",
        "บทนำ",
        "หลักการและเหตุผล",
        "ความเป็นมา",
        "ความเป็นมาและความสำคัญ",
        "ที่มาและความสำคัญ",
        "บทสรุปผู้บริหาร",
        "บทสรุปสำหรับผู้บริหาร",
    }
)
CONTENTS = frozenset({"สารบัญ"})
_SECTION_NUMBER = re.compile(r"^(?:[0-9]{1,2}[.)]+|(?:ส่วน|บท|ตอน)ที่[0-9]{1,2})")
_SIGNED_BY = re.compile(  # a unit alone in its line signs what stands above
    r"^(?:สำนัก|กอง|หน่วย|งาน|ฝ่าย|ศูนย์)\S{0,40}(?:\s+(?:องค์การ|เทศบาล|อบต|อบจ)\S.{0,60})?$"
)
_NUMBERED = re.compile(r"^\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}|[.)]+)\s*[ก-ฮเแโใไ]")
_PAGE_NUMBER = re.compile(
    r"^[\s\-–—~.]*(?:หน้า(?:ที่)?\s*)?[0-9๐-๙]{1,3}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,3})?[\s\-–—~.]*$"
)
_TABLE_NOTE = re.compile(
    r"^[\s(]*(?:ต่อ|ตาราง\s*\(?ต่อ\)?|-ต่อ-)[\s)]*$|^.{0,120}\(\s*ต่อ(?:จากหน้าที่แล้ว)?\s*\)\s*$"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph outside the tables, wrapped lines joined."""

    text: str
    place: Place
    heading: int | None = None
    certainty: float | None = None

    @property
    def is_context(self) -> bool:
        return is_context_heading(self.text)


@dataclass(slots=True)
class LogicalTable:
    """Raw tables of the same columns that follow each other, joined; numbered from 1."""

    number: int
    columns: tuple[Column, ...]
    rows: list[GridRow]
    context: Context
    is_report: bool
    raw: list[int]
    guessed: bool = False

    def go_on(self, grid: Grid) -> None:
        """Take in a raw table of the same columns; a row too wide on one page widens all."""
        self.columns = max(self.columns, grid.columns, key=len)
        self.rows.extend(grid.rows)
        self.raw.append(grid.number)
        for row in self.rows:
            missing = len(self.columns) - len(row.cells)
            row.cells.extend(RawCell("", row.place) for _ in range(missing))


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A raw table that holds no measures (scores, contents, signatures), kept as it stood."""

    number: int
    place: Place
    texts: tuple[tuple[str, ...], ...]


def section_key(text: str) -> str:
    """A heading for comparison: folded, without its number."""
    return _SECTION_NUMBER.sub("", fold(text))


def begins_section(text: str) -> bool:
    """Whether a line is the heading of a preface or of the contents."""
    return section_key(text) in PREFACES | CONTENTS


Element = Prose | LogicalTable | UnreadTable


@dataclass(frozen=True, slots=True)
class Outline:
    elements: tuple[Element, ...]

    @property
    def tables(self) -> Iterator[LogicalTable]:
        return (element for element in self.elements if isinstance(element, LogicalTable))

    @property
    def prose(self) -> Iterator[Prose]:
        return (element for element in self.elements if isinstance(element, Prose))


def outline_of(document: RawDocument, chosen: Mapping[int, ChosenColumns] | None = None) -> Outline:
    blocks = list(with_forms(with_titles_above(without_running_lines(document.blocks))))
    pages = rows_by_header(block for block in blocks if isinstance(block, RawTable))
    builder = _Builder(chosen or {}, pages)
    for block in blocks:
        if isinstance(block, RawTable):
            builder.table(block)
        else:
            builder.paragraph(block)
    return Outline(tuple(builder.elements))


class _Builder:
    """Walks the blocks once; knows the context and the table that may go on."""

    def __init__(self, chosen: Mapping[int, ChosenColumns], pages: Pages) -> None:
        self.chosen = chosen
        self.pages = pages
        self.elements: list[Element] = []
        self.context = Context()
        self.open: LogicalTable | None = None
        self.last_grid: Grid | None = None
        self.count = 0
        self._last_line: int | None = None
        self._raw_last = ""
        self._directly_under = False  # nothing but context headings since the last table

    def paragraph(self, block: RawParagraph) -> None:
        for line in block.text.split("\n"):
            words = level_space(line)
            if not words or _PAGE_NUMBER.match(words) or self._says_nothing_new(words):
                continue
            self._prose(words, block)

    def _says_nothing_new(self, words: str) -> bool:
        """Whether a line only says that the table of the page before goes on."""
        told = heading_context(words) if is_context_heading(words) else Context()
        return bool(_TABLE_NOTE.match(words)) and self.context.updated(told) == self.context

    def _prose(self, words: str, block: RawParagraph) -> None:
        last = self.elements[-1] if self.elements else None
        adjacent = (
            isinstance(last, Prose)
            and block.place.line is not None
            and last.place.line is not None
            and self._last_line == block.place.line - 1
        )
        self._last_line = block.place.line
        if is_context_heading(words):
            self.context = self.context.updated(heading_context(words))
            self.open = None
            self._raw_last = words
            self.elements.append(Prose(words, block.place, block.heading, block.certainty))
            return
        wrapped = (
            len(self._raw_last) >= _WRAPPED
            and not begins_section(words)
            and not _NUMBERED.match(words)
            and not _SIGNED_BY.match(words)
        )
        if isinstance(last, Prose) and adjacent and wrapped:
            self._raw_last = words
            self.elements[-1] = Prose(
                f"{last.text} {words}", last.place, last.heading, last.certainty
            )
            return
        self._raw_last = words
        self.open = None
        self._directly_under = False
        self.elements.append(Prose(words, block.place, block.heading, block.certainty))

    def table(self, block: RawTable) -> None:
        for grid in grids_of(block, self.chosen.get(block.number), self.pages):
            self._grid(block, grid)

    def _grid(self, block: RawTable, grid: Grid) -> None:
        above = None if grid.header_rows or grid.chosen else self.last_grid
        if above is not None and (self._directly_under or fits_columns(grid, above)):
            inherit_columns(grid, above)
        if grid.header_rows and grid.is_plan:
            self.last_grid = grid
        self._directly_under = True
        if not grid.rows:
            return
        if not grid.columns or not grid.is_plan:
            self._not_a_plan(block, grid)
            return
        self.last_grid = grid if grid.header_rows or grid.chosen else self.last_grid
        if grid.instrument:
            self.context = self.context.updated(heading_context(grid.instrument))
        self.open = self.open or self._cut_by_a_page_head(grid)
        if self.open is not None and _has_columns_of(self.open, grid):
            self.open.go_on(grid)
            return
        self.count += 1
        self.open = LogicalTable(
            self.count, grid.columns, list(grid.rows), self.context, grid.is_report, [grid.number]
        )
        self.elements.append(self.open)

    def _cut_by_a_page_head(self, grid: Grid) -> LogicalTable | None:
        """The table above short lines of a page's head, where its last row goes on below them."""
        heads = list(takewhile(_may_head_a_page, reversed(self.elements)))
        above = self.elements[-len(heads) - 1] if len(heads) < len(self.elements) else None
        if not isinstance(above, LogicalTable) or not _has_columns_of(above, grid):
            return None
        first = grid.rows[0]
        subject = subject_text(first, grid.roles)
        number = "".join(texts_of([first], n)[0] for n in grid.columns_of("seq"))
        if not is_continued(subject) and (subject or number.strip() or first.spans_all):
            return None
        place = len(self.elements) - len(heads) - 1  # what heads the page stands above the table
        self.elements[place:] = [*self.elements[place + 1 :], above]
        return above

    def _not_a_plan(self, block: RawTable, grid: Grid) -> None:
        texts = tuple(tuple(level_space(text) for text in row.texts) for row in block.rows)
        if _is_layout(texts):
            for row in texts:
                for text in row:
                    if text:
                        self._prose(text, RawParagraph(text, block.place))
            return
        self.open = None
        self.elements.append(UnreadTable(grid.number, block.place, texts))


def _has_columns_of(table: LogicalTable, grid: Grid) -> bool:
    return same_columns(grid, Grid(0, Place(), table.columns, []))


def _may_head_a_page(element: Element) -> bool:
    return isinstance(element, Prose) and len(element.text) <= _PAGE_HEAD and not element.is_context


def _is_layout(texts: tuple[tuple[str, ...], ...]) -> bool:
    """A table that only sets a cover or a signature: one cell a row, or a single row."""
    filled = [sum(bool(text) for text in row) for row in texts]
    return all(count <= 1 for count in filled) or (len(texts) == 1 and sum(filled) <= 2)
