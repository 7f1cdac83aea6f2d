"""Binary workbooks (XLS, XLSB), by the Calamine library in a process of its own.

A damaged binary workbook can make the library collapse, run without end or ask for any amount of
memory.  So it works in a child process with a limit on both, which answers with plain text cells.
Run as a module, this file is that child: a workbook on its input, JSON on its output.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

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
from .limits import DEFAULT, MEGABYTE, Limits
from .sheet import blocks_of
from .xlsx.formats import of_moment, shown
from .xlsx.grid import Merge, SheetGrid

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_FORMATS: dict[str, FileFormat] = {"xls": "xls", "xlsb": "xlsx"}
_MEMORY = 400 * MEGABYTE  # of the child; a whole report takes 60


def read_workbook(name: str, data: bytes, kind: str, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of all visible sheets in their order.  Raises `Refused`."""
    told = _ask(data, limits)
    if refused := told.get("refused"):
        raise Refused(refused, **told.get("params", {}))
    hidden = told["hidden"]
    remark = ReaderRemark("read.hidden_sheets", params=(("count", str(hidden)),))
    blocks = tuple(_blocks(told["sheets"]))
    return RawDocument(name, _FORMATS[kind], blocks, remarks=(remark,) if hidden else ())


def _ask(data: bytes, limits: Limits) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__, str(limits.cells)],
            input=data,
            capture_output=True,
            timeout=limits.conversion_seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=True,
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise Refused("read.damaged") from error
    return told


def _blocks(sheets: list[dict[str, Any]]) -> Iterator[RawBlock]:
    tables = 0
    for sheet in sheets:
        grid = SheetGrid(
            {row: dict(cells) for row, cells in sheet["rows"]},
            [Merge(*corners) for corners in sheet["merges"]],
        )
        for block in blocks_of(grid.rows(), sheet=sheet["name"], first_table=tables + 1):
            tables += isinstance(block, RawTable)
            yield block


# The child


def answer(data: bytes, most_cells: int) -> dict[str, Any]:
    """What the child tells of a workbook: its visible sheets as text, or why it is refused."""
    import python_calamine

    visible = python_calamine.SheetVisibleEnum.Visible
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            seen = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == visible]
            sheets = [workbook.get_sheet_by_name(name) for name in seen]
            if sum(map(_cells, sheets)) > most_cells:
                return {"refused": "read.too_many_cells", "params": {"limit": str(most_cells)}}
            hidden = len(workbook.sheets_metadata) - len(seen)
            return {"hidden": hidden, "sheets": [_told(sheet) for sheet in sheets]}
    except python_calamine.PasswordError:
        return {"refused": "read.encrypted"}
    except (python_calamine.CalamineError, OSError):
        return {"refused": "read.damaged"}


def _cells(sheet: CalamineSheet) -> int:
    rows, columns = sheet.end or (-1, -1)
    return (rows + 1) * (columns + 1)


def _told(sheet: CalamineSheet) -> dict[str, Any]:
    rows = [
        (number, [(at, text) for at, value in enumerate(values, 1) if (text := _text(value))])
        for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1)
    ]
    merges = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return {"name": sheet.name, "rows": [row for row in rows if row[1]], "merges": merges}


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


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _limit_memory()
    print(json.dumps(answer(sys.stdin.buffer.read(), int(sys.argv[1]))))
