"""Raw tables as full grids: spans filled, header rows found, pages joined into logical tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from prongsai.domain.reading.context import is_context_heading
from prongsai.domain.reading.guessing import (
    Pages,
    guess_columns,
    key_of_headers,
    told_by_cells,
)
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import (
    REPORT_ROLES,
    Column,
    columns_of,
    header_key,
    is_surely_header,
    looks_like_header,
    role_of,
)
from prongsai.domain.reading.lists import split_items
from prongsai.domain.reading.raw import Place, RawCell, RawRow, RawTable
from prongsai.domain.reading.words import is_owner, is_time
from prongsai.domain.thai.text import fold

SUBJECTS: tuple[Role, ...] = ("item", "issue", "measure")
_SUBJECT: frozenset[Role] = frozenset(SUBJECTS)
_DETAIL: frozenset[Role] = frozenset(
    {"responsible", "steps", "follow_up", "timeline", "results", "actions", "outcomes", "done"}
)
_COLUMN_NUMBERS = re.compile(r"^\(?[0-9]{1,2}\)?$")
_GROUP = re.compile(
    r"^\s*(?:ประเด็น|ด้าน|หมวด|กลุ่ม|ส่วน|องค์ประกอบ|หัวข้อ|ข้อ|มิติ|ยุทธศาสตร์|เป้าหมาย)"
    r"(?:ที่)?\s?[0-9๐-๙]{1,2}"
    r"|^\s*(?:ด้าน|หมวด|มิติ)\S"
)
_RULE = re.compile(r"^\s*:?[-=_─]{2,}:?\s*$")
MOST_HEADER_ROWS = 3
_LOOKS: dict[Role, Callable[[str], bool]] = {"responsible": is_owner, "timeline": is_time}
_UNNAMED: Role = "unknown"
_NO_COLUMN = Column(_UNNAMED, "")


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """The columns of a raw table as a person named them, and how many rows are its header."""

    roles: tuple[Role, ...]
    header_rows: int = 1

    @classmethod
    def of(cls, roles: Any, header_rows: Any) -> ChosenColumns | None:
        """From plain values; None when they are none, or name no column of a measure."""
        if not isinstance(roles, list) or isinstance(header_rows, bool):
            return None
        known = set(get_args(Role))
        if not isinstance(header_rows, int) or not 0 <= header_rows <= MOST_HEADER_ROWS:
            return None
        if not all(role in known for role in roles) or not set(roles) & {*_SUBJECT, "steps"}:
            return None
        return cls(tuple(roles), header_rows)


@dataclass(slots=True)
class GridRow:
    """One row of the grid; ``cells`` has one cell for each column."""

    cells: list[RawCell]
    table: int
    place: Place
    tables: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    spans_all: bool = False
    printed_width: int = 0  # cells that the file printed, before spans were filled

    def __post_init__(self) -> None:
        self.tables = self.tables or [self.table]
        if not self.lines and self.place.line is not None:
            self.lines = [self.place.line]

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]

    @property
    def is_empty(self) -> bool:
        return not any(cell.text.strip() for cell in self.cells)


@dataclass(slots=True)
class Grid:
    """One raw table: its header (columns) if it has one, and its body rows."""

    number: int
    place: Place
    columns: tuple[Column, ...]
    rows: list[GridRow]
    header_rows: int = 0
    header_key: str = ""
    chosen: bool = False  # a person has named the columns

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(column.role for column in self.columns)

    def columns_of(self, role: Role) -> list[int]:
        return [n for n, known in enumerate(self.roles) if known == role]

    @property
    def instrument(self) -> str | None:
        return next((column.instrument for column in self.columns if column.instrument), None)

    @property
    def is_plan(self) -> bool:
        """Whether the columns are those of measures: a subject and a detail at least."""
        roles = set(self.roles)
        if self.chosen:
            return True
        subject = bool(roles & _SUBJECT) or {"indicator", "steps"} <= roles
        return (subject and bool(roles & _DETAIL)) or (
            "steps" in roles and len(roles & _DETAIL) > 1
        )

    @property
    def is_report(self) -> bool:
        return bool(set(self.roles) & REPORT_ROLES)


def grids_of(
    table: RawTable, chosen: ChosenColumns | None = None, pages: Pages | None = None
) -> list[Grid]:
    """The grids of a raw table: more than one where another header stands inside it.

    ``pages``: the rows of all tables of the document by header, where columns must be guessed.
    """
    rows = [_grid_row(row, table.number, table.width) for row in table.rows]
    rows = [row for row in rows if not row.is_empty and not _is_rule(row)]
    if chosen is not None:
        return [_grid_as_chosen(table, _without_covered_columns(rows), chosen)]
    return [_grid_of(table, _without_covered_columns(part), pages or {}) for part in _parts(rows)]


def columns_seen(table: RawTable, chosen: ChosenColumns | None = None) -> Grid:
    """The first grid of a raw table with its columns as they are understood, or were named."""
    grids = grids_of(table, chosen)
    grid = grids[0] if grids else Grid(table.number, table.place, (), [])
    width = max((len(row.cells) for row in grid.rows), default=0)
    grid.columns = (*grid.columns, *[_NO_COLUMN] * (width - len(grid.columns)))
    return grid


def header_of(table: RawTable) -> str:
    """The header of a raw table for comparison, empty where there is none to be seen.

    A first row of short words counts as one, though nobody knows them.
    """
    rows = [_grid_row(row, table.number, table.width) for row in table.rows]
    rows = _without_covered_columns([row for row in rows if not row.is_empty and not _is_rule(row)])
    count = _count_header_rows(rows) or int(len(rows) > 1 and _short_words(rows[0]))
    width = len(rows[0].cells) if rows else 0
    return (
        "|".join(header_key(_header_text(rows[:count], n)) for n in range(width)) if count else ""
    )


def _grid_as_chosen(table: RawTable, rows: list[GridRow], chosen: ChosenColumns) -> Grid:
    width = max((len(row.cells) for row in rows), default=0)
    count = min(chosen.header_rows, len(rows))
    headers = [_header_text(rows[:count], n) for n in range(width)]
    roles: tuple[Role, ...] = (*chosen.roles[:width], *[_UNNAMED] * (width - len(chosen.roles)))
    columns = tuple(
        Column(role, " ".join(header.split())) for role, header in zip(roles, headers, strict=True)
    )
    key = key_of_headers(headers)
    return Grid(table.number, table.place, columns, rows[count:], count, key, chosen=True)


def _is_rule(row: GridRow) -> bool:
    """A line of dashes that a text table draws under its header."""
    return all(_RULE.match(text) for text in row.texts) and len(row.cells) > 1


def _without_covered_columns(rows: list[GridRow]) -> list[GridRow]:
    """Columns that no cell begins in are left from a table of other columns beside this one."""
    width = max((len(row.cells) for row in rows), default=0)
    begun = [n for n in range(width) if any(row.cells[n].columns for row in rows)]
    if len(begun) < width:
        for row in rows:
            row.cells = [row.cells[n] for n in begun]
    return rows


def _parts(rows: list[GridRow]) -> list[list[GridRow]]:
    """Rows cut before each header that names other columns or another instrument."""
    count = _count_header_rows(rows)
    if not count:
        return [rows]
    own = columns_of(rows[count - 1].texts)
    for n in range(count + 1, len(rows)):
        if not is_surely_header(rows[n].texts):
            continue
        other = columns_of(rows[n].texts)
        if _names(other) != _names(own) and len(rows) > n + 1:
            return [rows[:n], *_parts(rows[n:])]
    return [rows]


def _names(columns: Sequence[Column]) -> list[tuple[Role, str | None]]:
    return [(column.role, column.instrument) for column in columns]


def _grid_of(table: RawTable, rows: list[GridRow], pages: Pages) -> Grid:
    width = max((len(row.cells) for row in rows), default=0)
    count = _count_header_rows(rows)
    headers = [_header_text(rows[:count], n) for n in range(width)]
    body = [row for row in rows[count:] if not _numbers_columns(row)]
    columns = told_by_cells(columns_of(headers), [row.texts for row in body]) if count else ()
    grid = Grid(table.number, table.place, columns, body, count, key_of_headers(headers))
    if not grid.is_plan or "unknown" in grid.roles:
        _guess(grid, headers, pages)
    if count:
        grid.rows = [row for row in body if not _repeats_header(row, grid)]
    return grid


def _guess(grid: Grid, headers: Sequence[str], pages: Pages) -> None:
    """Columns from their content; a first row of short words is then the header nobody knows."""
    rows = grid.rows
    first_is_header = not grid.header_rows and len(rows) > 1 and _short_words(rows[0])
    if first_is_header:
        headers, rows = rows[0].texts, rows[1:]
    texts: Sequence[Sequence[str]] = [row.texts for row in rows if not row.spans_all]
    texts = max(texts, pages.get(key_of_headers(headers), ()), key=len)
    known = columns_of(headers) if first_is_header else grid.columns
    guessed = guess_columns(headers, known, texts, naming=first_is_header or not grid.header_rows)
    if guessed is None:
        return
    grid.columns = guessed
    if first_is_header:
        grid.rows, grid.header_rows = rows, 1
        grid.header_key = key_of_headers(headers)


def _short_words(row: GridRow) -> bool:
    filled = [text for text in row.texts if text.strip()]
    return len(filled) >= 3 and all(len(fold(text)) <= 40 and not is_list(text) for text in filled)


def is_list(text: str) -> bool:
    return split_items(text)[0].no is not None


def _grid_row(row: RawRow, table: int, width: int) -> GridRow:
    cells: list[RawCell] = []
    for cell in row.cells:
        cells.append(cell)
        cells.extend(RawCell("", cell.place, columns=0) for _ in range(cell.columns - 1))
    cells.extend(RawCell("", row.place) for _ in range(width - len(cells)))
    filled = [cell for cell in row.cells if cell.text.strip()]
    alone = len(filled) == 1 and width > 2 and _heads_a_group(filled[0], row, width)
    return GridRow(cells, table, row.place, spans_all=alone, printed_width=len(row.cells))


def _heads_a_group(cell: RawCell, row: RawRow, width: int) -> bool:
    """A cell alone in its row: spanned over it, or words that do nothing but head a group."""
    if cell.columns >= max(2, width - 1) or len(row.cells) == 1:
        return True
    first = bool(row.cells) and row.cells[0] is cell
    return first and (is_context_heading(cell.text) or bool(_GROUP.match(cell.text)))


def _count_header_rows(rows: Sequence[GridRow]) -> int:
    for start in range(min(MOST_HEADER_ROWS, len(rows))):
        if not looks_like_header(rows[start].texts):
            continue
        count = start + 1
        while count < min(start + MOST_HEADER_ROWS, len(rows)) and _second_header(rows, count):
            count += 1
        return count
    return 0


def _second_header(rows: Sequence[GridRow], n: int) -> bool:
    """A row under a header row that names the columns of a spanned or merged header."""
    row = rows[n]
    filled = [cell for cell in row.cells if cell.text.strip()]
    if not filled or row.printed_width == len(filled):
        return False
    if _fills_gaps(row, rows[n - 1]):
        return True
    merged = any(cell.continues_above for cell in row.cells)
    spanned = any(cell.columns > 1 for cell in rows[n - 1].cells)
    if not (merged or spanned):
        return False
    texts = [cell.text for cell in filled]
    return looks_like_header(texts) or all(len(fold(text)) <= 24 for text in texts)


def _fills_gaps(row: GridRow, above: GridRow) -> bool:
    """Headers under blanks of the header row: a spanned header in a file without spans."""
    texts = [cell.text.strip() for cell in row.cells]
    under = [above.cells[n].text.strip() for n, text in enumerate(texts) if text]
    known = all(role_of(text)[0] != "unknown" for text in texts if text)
    return known and len(under) > 1 and all(not text for text in under[1:])


def _header_text(rows: Sequence[GridRow], column: int) -> str:
    parts = []
    for row in rows:
        cell = row.cells[column]
        text = cell.text.strip()
        if not text and not cell.continues_above:
            text = _spanning(row, column)
        if text:
            parts.append(text)
    return " ".join(parts[-1:] if len(parts) > 1 and len(fold(parts[-1])) > 6 else parts)


def _spanning(row: GridRow, column: int) -> str:
    for back in range(column, -1, -1):
        cell = row.cells[back]
        if cell.text.strip():
            return cell.text.strip() if back + cell.columns > column else ""
    return ""


def _numbers_columns(row: GridRow) -> bool:
    """ "(1) (2) (3) …" under a header."""
    texts = [fold(text) for text in row.texts if text.strip()]
    if len(texts) < 3 or not all(_COLUMN_NUMBERS.match(text) for text in texts):
        return False
    numbers = [int(text.strip("()")) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _repeats_header(row: GridRow, grid: Grid) -> bool:
    key = key_of_headers(row.texts)
    return key == grid.header_key or (
        looks_like_header(row.texts)
        and tuple(column.role for column in columns_of(row.texts)) == grid.roles
    )


def inherit_columns(grid: Grid, above: Grid) -> bool:
    """A table without a header under one of the same width goes on with its columns."""
    if grid.header_rows or not above.columns:
        return False
    width = max((len(row.cells) for row in grid.rows), default=0)
    if width != len(above.columns):
        return False
    grid.columns = above.columns
    grid.header_key = above.header_key
    return True


def fits_columns(grid: Grid, above: Grid) -> bool:
    """Whether owners and times stand where the columns of an earlier table have them."""
    known = [(n, _LOOKS[role]) for n, role in enumerate(above.roles) if role in _LOOKS]
    rows = [row for row in grid.rows if not row.spans_all]
    cells = [(row.cells[n].text, fits) for row in rows for n, fits in known if n < len(row.cells)]
    filled = [bool(fits(text)) for text, fits in cells if text.strip()]
    return len(known) > 1 and bool(filled) and all(filled)


def same_columns(one: Grid, other: Grid) -> bool:
    """Of one kind, but for columns without a name behind the last (a row of too many cells)."""
    return _named(one.columns) == _named(other.columns) and one.instrument == other.instrument


def _named(columns: Sequence[Column]) -> list[Role]:
    last = max((n for n, column in enumerate(columns, 1) if column != _NO_COLUMN), default=0)
    return [column.role for column in columns[:last]]


def texts_of(rows: Iterable[GridRow], column: int) -> list[str]:
    return [row.cells[column].text for row in rows if column < len(row.cells)]


def subject_text(row: GridRow, roles: Sequence[Role]) -> str:
    found = " ".join(row.cells[n].text for n, role in enumerate(roles) if role in SUBJECTS).strip()
    if any(role in SUBJECTS for role in roles):
        return found
    return " ".join(
        row.cells[n].text for n, role in enumerate(roles) if role == "indicator"
    ).strip()
