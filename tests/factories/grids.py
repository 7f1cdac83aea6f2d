"""Generated tables with spans, and their writing in every format that the program reads.

A generated table has a header of filled cells and rows that begin with a filled cell, as the tables
of reports have; a sheet gives no other sign of where a table is.
"""

from __future__ import annotations

import csv
import html
import io
from dataclasses import dataclass

from docx import Document
from hypothesis import strategies as st
from xlsxwriter import Workbook

_WORDS = (
    "จัดทำ", "แผน", "รายงานผล", "กองคลัง", "สำนักปลัด", "น้ำผึ้ง", "ผู้บริหาร", "ข้อ O๑๒", "ปี ๒๕๖๗",
    "ภายในเดือนมกราคม", "(๑)", "๑.", "-", "100%", "a<b", "ก & ข", "“ทุกเดือน”", "เป็น ปัจจุบัน",
    "007", "1,250", "=SUM(A1)", "☑", "☐", "https://ban.example.go.th/?id=7&x=2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a generated grid; ``rows`` is 1 unless it reaches down."""

    text: str
    columns: int = 1
    rows: int = 1


#: rows of (column, cell), covered places left out
Grid = list[list[tuple[int, Cell]]]

words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(lambda w: " ".join(w).strip())
texts = st.lists(words, min_size=1, max_size=3).map("\n".join)


@st.composite
def grids(draw: st.DrawFn, *, spans: bool = True) -> Grid:
    """A table of 3 to 6 columns and 2 to 6 rows below the header."""
    width, height = draw(st.integers(3, 6)), draw(st.integers(2, 6))
    header = [(at, Cell(f"หัว {at} {draw(words)}")) for at in range(width)]
    covered: set[tuple[int, int]] = set()
    rows: Grid = [header]
    for row in range(1, height + 1):
        rows.append(_row(draw, row, width, height, covered, spans))
    return rows


def _row(
    draw: st.DrawFn, row: int, width: int, height: int, covered: set[tuple[int, int]], spans: bool
) -> list[tuple[int, Cell]]:
    cells: list[tuple[int, Cell]] = []
    for column in range(width):
        if (row, column) in covered:
            continue
        is_first = column == 0
        # Two filled cells at the left, so that no row could be words between tables.
        text = draw(texts) if column < 2 else draw(st.just("") | texts)
        free = 1
        while column + free < width and (row, column + free) not in covered and not is_first:
            free += 1
        columns = draw(st.integers(1, min(free, 2))) if spans and text else 1
        down = draw(st.integers(1, height - row + 1)) if spans and text and column > 1 else 1
        covered |= {(row + y, column + x) for y in range(down) for x in range(columns)}
        cells.append((column, Cell(text, columns, down)))
    return cells


def expected(grid: Grid) -> list[list[tuple[str, int, bool]]]:
    """What every reader has to give: (text, columns, continues above) by row."""
    width = sum(cell.columns for _, cell in grid[0])
    laid: list[dict[int, tuple[str, int, bool]]] = [{} for _ in grid]
    for at, cells in enumerate(grid):
        for column, cell in cells:
            laid[at][column] = (cell.text, cell.columns, False)
            for below in range(at + 1, at + cell.rows):
                laid[below][column] = ("", cell.columns, True)
    assert all(sum(columns for _, columns, _ in row.values()) == width for row in laid)
    return [[row[column] for column in sorted(row)] for row in laid]


def as_docx(grid: Grid) -> bytes:
    document = Document()
    width = len(grid[0])
    table = document.add_table(len(grid), width)
    for at, cells in enumerate(grid):
        for column, cell in cells:
            place = table.cell(at, column)
            if cell.columns > 1 or cell.rows > 1:
                place = place.merge(table.cell(at + cell.rows - 1, column + cell.columns - 1))
            first, *more = cell.text.split("\n")
            place.paragraphs[0].text = first
            for line in more:
                place.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(grid: Grid) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("ข้อมูล")
        for at, cells in enumerate(grid):
            for column, cell in cells:
                if cell.columns > 1 or cell.rows > 1:
                    last = (at + cell.rows - 1, column + cell.columns - 1)
                    sheet.merge_range(at, column, *last, "")
                if cell.text:
                    sheet.write_string(at, column, cell.text)
    return out.getvalue()


def as_html(grid: Grid) -> bytes:
    rows = "".join(
        "<tr>" + "".join(_html_cell(cell) for _, cell in cells) + "</tr>" for cells in grid
    )
    return f"<!doctype html><meta charset=utf-8><body><table>{rows}</table>".encode()


def _html_cell(cell: Cell) -> str:
    inner = "<br>".join(html.escape(line) for line in cell.text.split("\n"))
    return f"<td colspan={cell.columns} rowspan={cell.rows}>{inner}</td>"


def as_csv(grid: Grid) -> bytes:
    """For a grid without spans."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[cell.text for _, cell in cells] for cells in grid])
    return out.getvalue().encode()


def as_text(grid: Grid) -> bytes:
    """For a grid without spans: tabs between the cells, ``<p>`` round the paragraphs of one."""
    return "\n".join("\t".join(_text_cell(cell) for _, cell in cells) for cells in grid).encode()


def _text_cell(cell: Cell) -> str:
    escaped = html.escape(cell.text, quote=False)
    if "\n" not in escaped:
        return escaped
    return "".join(f"<p>{line}</p>" for line in escaped.split("\n"))
