"""Reading the sheet back by its visible headers, whatever an officer did to it in between.

Columns may be moved, left out or added; rows may be added.  What a cell says and its field cannot
hold is kept in the row's ``unread``, under the header.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from prongsai.domain.plan.reading import Reading, Row
from prongsai.domain.reading.raw import RawDocument, RawTable
from prongsai.domain.report.sheet.document import BY_LABEL, document_of
from prongsai.domain.report.sheet.facts import CellError
from prongsai.domain.report.sheet.fields import FIELDS, Field

_BY_HEADER = {"".join(each.header.split()): each for each in FIELDS}
_ENOUGH = 8  # headers; no official layout has so many of ours
Lines = Sequence[Sequence[str]]


def _field(header: str) -> Field | None:
    return _BY_HEADER.get("".join(header.split()))


def header_line(lines: Lines) -> int | None:
    """The position of the line of headers; None when this is not such a sheet."""
    for position, cells in enumerate(lines):
        if sum(_field(cell) is not None for cell in cells) >= _ENOUGH:
            return position
    return None


def lines_of(table: RawTable) -> list[list[str]]:
    """The texts of a raw table on its grid: a wide cell fills its columns."""
    return [
        [text for cell in row.cells for text in (cell.text, *[""] * (cell.columns - 1))]
        for row in table.rows
    ]


def read_sheet(document: RawDocument) -> Reading | None:
    """The reading that the sheet holds; None when the document is not such a sheet.

    The table and the labelled lines may have come as one raw table or as several.
    """
    return read_lines([line for table in document.tables for line in lines_of(table)])


def read_lines(lines: Lines) -> Reading | None:
    """As `read_sheet`, from the texts of the cells."""
    at = header_line(lines)
    if at is None:
        return None
    first = next((n for n in range(at + 1, len(lines)) if _label(lines[n])), len(lines))
    document = document_of(_labelled([*lines[:at], *lines[first:]]))
    return replace(document, measures=rows_of(lines[at], lines[at + 1 : first]))


def _label(cells: Sequence[str]) -> str | None:
    words = cells[0].strip() if cells else ""
    return words if words in BY_LABEL else None


def _labelled(lines: Lines) -> list[tuple[str, str]]:
    """Labels and their values; a value without a label goes on from the line above."""
    found: list[tuple[str, str]] = []
    for cells in lines:
        label = cells[0].strip() if cells else ""
        value = "".join(cell for cell in cells[1:] if cell.strip())
        if label and value:
            found.append((label, value))
        elif value and found:
            found[-1] = (found[-1][0], found[-1][1] + value)
    return found


def rows_of(headers: Sequence[str], lines: Lines) -> tuple[Row, ...]:
    """The rows under the headers; a line that repeats its ordinal continues the row above."""
    rows: list[dict[str, str]] = []
    for cells in lines:
        told = {h: text for h, text in zip(headers, cells, strict=False) if text.strip()}
        if not told:
            continue
        ordinal = told.get(FIELDS[0].header)
        if rows and ordinal and ordinal == rows[-1].get(FIELDS[0].header):
            _continue(rows[-1], told)
        else:
            rows.append(told)
    return tuple(_row(told, number) for number, told in enumerate(rows, start=1))


def _continue(above: dict[str, str], told: dict[str, str]) -> None:
    for header, text in told.items():
        if header != FIELDS[0].header:
            above[header] = above.get(header, "") + text


def _row(told: dict[str, str], number: int) -> Row:
    values: dict[str, Any] = {"ordinal": number}
    unread: list[str] = []
    for header, text in told.items():
        field = _field(header)
        try:
            if field is None:
                raise CellError(text)
            values[field.name] = field.parse(text.strip())
        except CellError:
            unread.append(f"{header.strip()}: {' '.join(text.split())}".removeprefix(": "))
    kept = values.pop("unread", ())
    return Row(**values, unread=(*kept, *unread))
