"""Workbooks of other kinds (XLS, XLSB, ODS), by the Calamine library."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from prongsai.domain.reading.raw import (
    BOX_EMPTY,
    BOX_TICKED,
    FileFormat,
    RawBlock,
    RawDocument,
    RawTable,
    ReaderRemark,
)

from .entry import clean
from .errors import Refused
from .limits import DEFAULT, Limits
from .sheet import blocks_of
from .xlsx.formats import of_moment, shown
from .xlsx.grid import Merge, SheetGrid

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_FORMATS: dict[str, FileFormat] = {"xls": "xls", "xlsb": "xlsx", "ods": "ods"}


def read_workbook(name: str, data: bytes, kind: str, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of all visible sheets in their order.  Raises `Refused`."""
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            blocks = tuple(_blocks(workbook, limits))
            hidden = sum(1 for sheet in workbook.sheets_metadata if not _is_visible(sheet.visible))
    except python_calamine.PasswordError as error:
        raise Refused("read.encrypted") from error
    except (python_calamine.CalamineError, OSError) as error:
        raise Refused("read.damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the library's own collapse, in Rust
            raise
        raise Refused("read.damaged") from error
    remark = ReaderRemark("read.hidden_sheets", params=(("count", str(hidden)),))
    return RawDocument(name, _FORMATS[kind], blocks, remarks=(remark,) if hidden else ())


def _is_visible(state: object) -> bool:
    from python_calamine import SheetVisibleEnum

    return state == SheetVisibleEnum.Visible


def _blocks(workbook: CalamineWorkbook, limits: Limits) -> Iterator[RawBlock]:
    tables = cells = 0
    for sheet in workbook.sheets_metadata:
        if not _is_visible(sheet.visible):
            continue
        read = workbook.get_sheet_by_name(sheet.name)
        cells += read.total_height * read.total_width
        if cells > limits.cells:
            raise Refused("read.too_many_cells", limit=str(limits.cells))
        for block in blocks_of(_grid(read).rows(), sheet=sheet.name, first_table=tables + 1):
            tables += isinstance(block, RawTable)
            yield block


def _grid(sheet: CalamineSheet) -> SheetGrid:
    grid = SheetGrid()
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        texts = {at: text for at, value in enumerate(values, 1) if (text := _text(value))}
        if texts:
            grid.texts[number] = texts
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        grid.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
    return grid


def _text(value: int | float | str | bool | time | date | datetime | timedelta) -> str:
    match value:
        case bool():
            return BOX_TICKED if value else BOX_EMPTY
        case str():
            return clean(value)
        case int() | float():
            return shown(repr(value), "")
        case datetime() | date():
            return of_moment(value)
        case time():
            return f"{value:%H.%M}"
        case _:
            return str(value)
