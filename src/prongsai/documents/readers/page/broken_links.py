"""Addresses that the end of a page cut: the link knows the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .sheet import Sheet
from .tables import Grid, GridCell, last_word

_HEAD_ROWS = 4  # of the next page: its repeated header and the row that goes on


def with_whole_links(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets, each address that goes on under a page end told whole where it begins."""
    mended: list[Sheet] = []
    for sheet in sheets:
        if mended and mended[-1].grids and sheet.grids:
            above, below = _mended(mended[-1].grids[-1], sheet.grids[0])
            mended[-1] = replace(mended[-1], grids=(*mended[-1].grids[:-1], above))
            mended.append(replace(sheet, grids=(below, *sheet.grids[1:])))
        else:
            mended.append(sheet)
    return mended


def _mended(above: Grid, below: Grid) -> tuple[Grid, Grid]:
    upper, lower = list(above.rows), list(below.rows)
    for column, cell in enumerate(upper[-1] if upper else ()):
        rest = cell.link.removeprefix(last_word(cell.text)) if cell.link else ""
        at = next((n for n, row in enumerate(lower[:_HEAD_ROWS]) if _begins(row, column, rest)), -1)
        if rest and at >= 0 and len(lower[at]) == len(upper[-1]):
            upper[-1] = _set(upper[-1], column, cell.text + rest)
            left = lower[at][column].text.removeprefix(rest).lstrip().removeprefix(f"({cell.link})")
            lower[at] = _set(lower[at], column, left.lstrip())
    return replace(above, rows=tuple(upper)), replace(below, rows=tuple(lower))


def _begins(row: Sequence[GridCell], column: int, rest: str) -> bool:
    if column >= len(row):
        return False
    text = row[column].text
    return text.startswith(rest) and not text.removeprefix(rest)[:1].strip()


def _set(row: Sequence[GridCell], column: int, text: str) -> tuple[GridCell, ...]:
    return (*row[:column], replace(row[column], text=text), *row[column + 1 :])
