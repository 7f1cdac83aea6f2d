"""Sheets to the blocks of a raw document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from prongsai.domain.reading.raw import (
    Box,
    Place,
    RawBlock,
    RawCell,
    RawParagraph,
    RawRow,
    RawTable,
)

from .broken_links import with_whole_links
from .furniture import without_furniture
from .marks import Area
from .paragraphs import Paragraph, paragraphs_of
from .sheet import Sheet
from .tables import Grid, GridCell
from .writing import Line, area_of

Cleaner = Callable[[str], str]


def blocks_of(sheets: Sequence[Sheet], clean: Cleaner) -> Iterator[RawBlock]:
    """All blocks in reading order, page furniture left out."""
    tables = 0
    sheets = with_whole_links(sheets)
    margins = _margins(sheets)
    for sheet, lines in zip(sheets, without_furniture(sheets), strict=True):
        for part in _in_order(sheet, lines, margins):
            if isinstance(part, Grid):
                tables += 1
                yield _table(part, tables, sheet, clean)
            elif text := clean(part.text).replace("\n", " "):
                box = _box(area_of(part.lines), sheet)
                place = Place(page=sheet.number)
                yield RawParagraph(text, place, certainty=part.certainty, box=box)


Margins = dict[bool, tuple[float, float]]


def _margins(sheets: Iterable[Sheet]) -> Margins:
    """The left and right side of the text on upright and on wide pages, from their long lines."""
    sides: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for sheet in sheets:
        for line in sheet.lines:
            if line.x1 - line.x0 > 0.5 * sheet.width:
                sides[sheet.width > sheet.height].append((line.x0, line.x1))
    return {
        wide: (min(x0 for x0, _ in known), max(x1 for _, x1 in known))
        for wide, known in sides.items()
        if known
    }


def _in_order(sheet: Sheet, lines: list[Line], margins: Margins) -> Iterator[Grid | Paragraph]:
    left, right = margins.get(sheet.width > sheet.height, (0.12 * sheet.width, 0.88 * sheet.width))
    waiting = sorted(lines, key=lambda line: line.base)
    for grid in sheet.grids:
        above = [line for line in waiting if line.base < grid.area.top + 2]
        yield from _paragraphs(above, left, right, sheet)
        waiting = waiting[len(above) :]
        yield grid
    yield from _paragraphs(waiting, left, right, sheet)


def _paragraphs(
    lines: Sequence[Line], left: float, right: float, sheet: Sheet
) -> Iterator[Paragraph]:
    run: list[Line] = []
    for line in lines:
        alone = _stands_alone(line, left, right)
        if run and alone and not _is_rest(run[-1], line, left, right):
            yield from paragraphs_of(run, right)
            run = []
        run.append(line)
        if alone:
            yield from paragraphs_of(run, right, centred=True)
            run = []
    yield from paragraphs_of(run, right)


def _is_rest(last: Line, line: Line, left: float, right: float) -> bool:
    """Whether a centred line may be what did not fit into the full line above it."""
    return last.x1 - last.x0 > 0.8 * (right - left) and abs(last.size - line.size) < 0.5


def _stands_alone(line: Line, left: float, right: float) -> bool:
    """A centred line, of a cover or a heading, or one that is set to the right."""
    before, after = line.x0 - left, right - line.x1
    room = right - left
    if before < 0.06 * room:
        return False
    return abs(before - after) < 0.05 * room and after > 0.03 * room


def _table(grid: Grid, number: int, sheet: Sheet, clean: Cleaner) -> RawTable:
    page = sheet.number
    rows = tuple(
        _row(cells, Place(page=page, table=number, row=index), sheet, clean)
        for index, cells in enumerate(grid.rows, 1)
    )
    return RawTable(rows, number, Place(page=page, table=number))


def _box(area: Area | None, sheet: Sheet) -> Box | None:
    if area is None or not sheet.width or not sheet.height:
        return None
    sides = (area.x0 / sheet.width, area.top / sheet.height)
    ends = (area.x1 / sheet.width, area.bottom / sheet.height)
    left, top, right, bottom = (round(min(1.0, max(0.0, one)), 4) for one in (*sides, *ends))
    return left, top, right, bottom


def _row(cells: Iterable[GridCell], place: Place, sheet: Sheet, clean: Cleaner) -> RawRow:
    told: list[RawCell] = []
    column = 1
    for cell in cells:
        at = Place(page=place.page, table=place.table, row=place.row, column=column)
        told.append(
            RawCell(
                clean(cell.text),
                at,
                cell.columns,
                cell.continues_above,
                cell.certainty,
                _box(cell.area, sheet),
            )
        )
        column += cell.columns
    return RawRow(tuple(told), place)
