"""The reading as one visible sheet that holds every field.

The table stands at the top, so that its header can stay in view; what the document says of itself
follows as labelled lines.
Cells are always written as text: a word that begins with ``=`` stays a word.  A cell of Excel holds
32,767 characters; what is longer goes on in the next line, which repeats the ordinal.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import category

from prongsai.domain.plan.reading import Reading, Row
from prongsai.domain.report.sheet.document import facts_of
from prongsai.domain.report.sheet.fields import FIELDS
from prongsai.domain.report.tree import Digits
from prongsai.domain.thai.digits import in_prose

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "มาตรการ"
_FONT = {"font_name": "TH SarabunPSK", "font_size": 14, "valign": "top"}
_LAST_FACT_COLUMN = 9
_HEAD = 1  # line of the headers
_FACT_LETTERS = 130  # of a line of a fact over its joined cells
_LINE = 20.0  # points
_UNUSED = 12  # letters; the width of a column without values
_PAGES_WIDE = 3
_TALLEST = 409.0  # points, of Excel
_ROOM = 32_000


def write_xlsx(reading: Reading, digits: Digits | None = None) -> bytes:
    """The sheet; ``digits`` None keeps the source's own."""
    import xlsxwriter

    held = BytesIO()
    workbook = xlsxwriter.Workbook(
        held,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    _set_properties(workbook, reading)
    sheet = workbook.add_worksheet(SHEET)
    last = _write_rows(workbook, sheet, reading, digits)
    _write_facts(workbook, sheet, reading, last + 2, digits)
    _set_up(sheet, last)
    workbook.close()
    return held.getvalue()


def _set_properties(workbook: Workbook, reading: Reading) -> None:
    """No date, so that the same reading is the same file."""
    from datetime import datetime

    workbook.set_properties(
        {
            "title": reading.meta.report_title or "",
            "author": reading.meta.agency_name or "",
            "created": datetime(2000, 1, 1),
        }
    )


def _write_facts(
    workbook: Workbook, sheet: Worksheet, reading: Reading, line: int, digits: Digits | None
) -> None:
    """The labelled lines, from the given line on."""
    label_format = workbook.add_format({**_FONT, "bold": True, "text_wrap": True})
    text_format = workbook.add_format({**_FONT, "text_wrap": True, "num_format": "@"})
    for label, text in facts_of(reading):
        shown = in_prose(text, digits) if digits and label.prose else text
        for number, piece in enumerate(_pieces(shown)):
            sheet.merge_range(line, 0, line, 1, "", label_format)
            sheet.write_string(line, 0, "" if number else label.label, label_format)
            sheet.merge_range(line, 2, line, _LAST_FACT_COLUMN, "", text_format)
            sheet.write_string(line, 2, piece, text_format)
            sheet.set_row(line, min(_TALLEST, _LINE * (1 + _length(piece) // _FACT_LETTERS)))
            line += 1


def _write_rows(
    workbook: Workbook, sheet: Worksheet, reading: Reading, digits: Digits | None
) -> int:
    """A title, headers and rows; gives the last line written."""
    title_format = workbook.add_format({**_FONT, "bold": True, "font_size": 16})
    meta = reading.meta
    title = " ".join(filter(None, (meta.report_title, meta.agency_name)))
    sheet.write_string(0, 0, title, title_format)
    border: dict[str, Any] = {**_FONT, "border": 1, "text_wrap": True}
    header_format = workbook.add_format(
        {**border, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EEF7"}
    )
    text_format = workbook.add_format({**border, "num_format": "@"})
    for column, field in enumerate(FIELDS):
        used = any(field.cell(row) for row in reading.measures)
        sheet.set_column(column, column, field.width if used else min(field.width, _UNUSED))
        sheet.write_string(_HEAD, column, field.header, header_format)
    sheet.set_row(0, 1.4 * _LINE)
    sheet.set_row(_HEAD, 2 * _LINE)
    line = _HEAD
    for row in reading.measures:
        for texts in _lines(row, digits):
            line += 1
            sheet.set_row(line, _height(texts))
            for column, text in enumerate(texts):
                sheet.write_string(line, column, text, text_format)
    return line


def _lines(row: Row, digits: Digits | None) -> list[list[str]]:
    """The cells of a row, in further lines where one is longer than a cell can be."""
    cells = []
    for field in FIELDS:
        text = field.cell(row)
        cells.append(_pieces(in_prose(text, digits) if digits and field.prose else text))
    height = max(len(pieces) for pieces in cells)
    return [
        [str(row.ordinal), *(pieces[n] if n < len(pieces) else "" for pieces in cells[1:])]
        for n in range(height)
    ]


def _height(texts: list[str]) -> float:
    """Points that the tallest cell takes: not every program works it out when it opens a file."""
    lines = (
        sum(1 + _length(part) // field.width for part in text.split("\n"))
        for field, text in zip(FIELDS, texts, strict=True)
    )
    return min(_TALLEST, _LINE * max(lines))


def _length(text: str) -> int:
    return sum(category(letter) != "Mn" for letter in text)


def _pieces(text: str) -> list[str]:
    return [text[at : at + _ROOM] for at in range(0, len(text), _ROOM)] or [""]


def _set_up(sheet: Worksheet, last: int) -> None:
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.autofilter(_HEAD, 0, last, len(FIELDS) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.repeat_rows(_HEAD)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(_PAGES_WIDE, 0)
    sheet.set_footer("&C&P / &N")
