"""The source beside the reading: page or table as it stood, each cell a way to its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prongsai.apps.imports.drawing import PAGED
from prongsai.apps.imports.review import Review
from prongsai.domain.plan.reading import Provenance
from prongsai.domain.reading.raw import RawCell, RawDocument, RawParagraph, RawTable
from prongsai.domain.reading.review.decisions import keyed

ROWS_AROUND = 6
LINES_AROUND = 4
MOST_CELLS = 60

CellKey = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as it stood; ``key`` is ``table.row.column``, ``is_read`` whether a field has it."""

    key: str
    text: str
    columns: int = 1
    marked: bool = False
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class BoxView:
    """A cell or line on the picture of its page, in thousandths of width and height."""

    key: str
    text: str
    left: int
    top: int
    width: int
    height: int
    marked: bool
    is_read: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """The source around a place.  ``page`` is drawn with ``boxes``; ``rows`` are of its table,
    with the number of the one before and after what is shown; ``lines`` are prose."""

    title: dict[str, object]
    page: int | None = None
    pages: int = 0
    boxes: tuple[BoxView, ...] = ()
    rows: tuple[tuple[CellView, ...], ...] = ()
    above: str = ""
    below: str = ""
    lines: tuple[tuple[str, bool], ...] = ()
    raw: str = ""
    cell: str = ""


def cell_key(words: str) -> CellKey | None:
    """``1.3.2`` as table, row, column; None for anything else."""
    parts = words.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    return int(parts[0][:6]), int(parts[1][:6]), int(parts[2][:6])


def places_read_from(review: Review, cell: CellKey) -> list[str]:
    """The keyed places of all values that were read from a cell."""
    return [
        keyed(one.at, review.applied.keys)
        for one in review.reading.provenance
        if (one.table, one.row, one.column) == cell
    ]


def source_of_cell(review: Review, cell: CellKey) -> Provenance | None:
    """A cell of the file as a source, whether a value was read from it or not."""
    document = review.source
    for table in document.tables if document else ():
        if table.number == cell[0]:
            for _, _, one, key in _cells(table):
                if key == cell:
                    place = one.place
                    return Provenance(
                        "", one.text, place.page, place.line, place.sheet, *cell, certainty=1.0
                    )
    return None


def source_of_words(review: Review, told: Mapping[str, str]) -> Provenance | None:
    """Where a doubt of the whole document points: a table it names, or words it quotes."""
    document = review.source
    words = told.get("words", "").strip()
    for table in document.tables if document else ():
        if str(table.number) == told.get("table"):
            return source_of_cell(review, (table.number, 1, 1))
        for _, _, cell, key in _cells(table):
            if words and cell.text.strip() == words:
                return source_of_cell(review, key)
    for line in document.paragraphs if document else ():
        if words and words in line.text:
            place = line.place
            return Provenance("", line.text, place.page, place.line, place.sheet)
    return None


def source_view(review: Review, source: Provenance | None) -> SourceView | None:
    """The raw table or page or lines around a source; the raw words alone where it is no more."""
    if source is None:
        return None
    title: dict[str, object] = {
        "page": source.page, "line": source.line, "sheet": source.sheet, "table": source.table,
    }  # fmt: skip
    document = review.source
    if document is None:
        return SourceView(title, raw=source.raw)
    read = {(one.table, one.row, one.column) for one in review.reading.provenance}
    page = source.page if document.format in PAGED else None
    boxes = tuple(_boxes(document, page, source, read)) if page else ()
    marked = (source.table, source.row, source.column)
    cell = ".".join(str(part) for part in marked) if None not in marked else ""
    table = next((one for one in document.tables if one.number == source.table), None)
    if table is not None:
        shown = list(_rows_around(table, source.row or 1))
        return SourceView(
            title, page, document.pages or 0, boxes,
            rows=tuple(tuple(_cell(one, key, marked, read) for one, key in row) for row in shown),
            above=_edge(table, shown, -1), below=_edge(table, shown, 1),
            raw=source.raw, cell=cell,
        )  # fmt: skip
    lines = tuple(_lines(document, source)) if not page else ()
    return SourceView(title, page, document.pages or 0, boxes, lines=lines, raw=source.raw)


def _cells(table: RawTable) -> Iterator[tuple[int, int, RawCell, CellKey]]:
    """Row and cell positions, the cell, and its key in the file."""
    for n, row in enumerate(table.rows):
        for k, cell in enumerate(row.cells):
            place = cell.place
            yield n, k, cell, (table.number, place.row or n + 1, place.column or k + 1)


def _rows_around(table: RawTable, wanted: int) -> Iterator[list[tuple[RawCell, CellKey]]]:
    """The header row and the rows around the wanted one; ten thousand cells are not sent."""
    rows: dict[int, list[tuple[RawCell, CellKey]]] = {}
    for n, _, cell, key in _cells(table):
        rows.setdefault(n, []).append((cell, key))
    for n, row in rows.items():
        if n == 0 or wanted - ROWS_AROUND <= row[0][1][1] <= wanted + ROWS_AROUND:
            yield row[:MOST_CELLS]


def _edge(table: RawTable, shown: list[list[tuple[RawCell, CellKey]]], by: int) -> str:
    """The first cell of the next row that is not shown, upward or downward; "" at the end."""
    if len(shown) < 2:
        return ""
    rows = [key[1] for _, k, _, key in _cells(table) if k == 0]
    last = shown[1][0][1][1] if by < 0 else shown[-1][0][1][1]
    at = rows.index(last) + by if last in rows else -1
    return f"{table.number}.{rows[at]}.1" if 0 < at < len(rows) else ""


def _cell(
    cell: RawCell, key: CellKey, marked: tuple[int | None, ...], read: Iterable[object]
) -> CellView:
    name = ".".join(str(part) for part in key)
    return CellView(name, cell.text, cell.columns, key == marked, key in read)


def _boxes(
    document: RawDocument, page: int, source: Provenance, read: Iterable[object]
) -> Iterator[BoxView]:
    marked = (source.table, source.row, source.column)
    for table in document.tables:
        if table.place.page == page:
            for _, _, cell, key in _cells(table):
                if cell.box and cell.text.strip():
                    name = ".".join(map(str, key))
                    yield _box(cell, name, marked=key == marked, is_read=key in read)
    for line in document.paragraphs:
        here = line.place.page == page and line.box and source.table is None
        if here and line.text.strip() == source.raw.strip():
            yield _box(line, "", marked=True, is_read=True)


def _box(part: RawCell | RawParagraph, key: str, *, marked: bool, is_read: bool) -> BoxView:
    left, top, right, bottom = (round(1000 * side) for side in part.box or (0, 0, 0, 0))
    words = " ".join(part.text.split())[:120]
    return BoxView(key, words, left, top, right - left, bottom - top, marked, is_read)


def _lines(document: RawDocument, source: Provenance) -> Iterator[tuple[str, bool]]:
    lines = list(document.paragraphs)
    same = [n for n, one in enumerate(lines) if one.place.line == source.line]
    at = next((n for n in same if source.raw.strip() in lines[n].text), same[0] if same else None)
    if source.line is None or at is None:
        at = next(
            (n for n, one in enumerate(lines) if one.text.strip() == source.raw.strip()), None
        )
    if at is not None:
        for n in range(max(0, at - LINES_AROUND), min(len(lines), at + LINES_AROUND + 1)):
            yield lines[n].text, n == at
