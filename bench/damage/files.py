"""Papers as files, made as plainly as an office makes them: no writer of ours takes part."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from .paper import Cell, Grid, Paper
from .printing import EMPTY, TICKED

FONTS = Path(__file__).parents[2] / "src" / "prongsai" / "documents" / "writers" / "fonts"
_MARKUP = {TICKED: '<input checked="checked" type="checkbox"/>', EMPTY: '<input type="checkbox"/>'}


def as_text(paper: Paper) -> bytes:
    """Tab tables as in recognised scans."""
    parts = [*paper.cover]
    for block in paper.blocks:
        if isinstance(block, str):
            parts.append(block)
        else:
            lines = ["\t".join(block.header)]
            lines += ["\t".join(_text_cell(c, block.marked) for c in r.cells) for r in block.rows]
            parts.append("\n".join(lines))
    return ("\n\n".join(parts) + "\n").encode()


def _text_cell(cell: Cell, marked: bool) -> str:
    words = "".join(f"<p>{each}</p> " for each in cell) if marked else " ".join(cell)
    for sign, markup in _MARKUP.items():
        words = words.replace(sign, markup)
    return words.strip()


def as_html(paper: Paper) -> bytes:
    parts = [f"<p>{escape(line)}</p>" for line in paper.cover]
    for block in paper.blocks:
        parts.append(f"<p>{escape(block)}</p>" if isinstance(block, str) else _html_table(block))
    body = "\n".join(parts)
    head = '<!DOCTYPE html><html lang="th"><meta charset="utf-8">'
    return f"{head}<body>{body}</body></html>".encode()


def _html_table(grid: Grid) -> str:
    lines = ["".join(f"<td>{escape(head)}</td>" for head in grid.header)]
    for n, row in enumerate(grid.rows):
        cells = []
        for column, cell in enumerate(row.cells):
            span = ""
            if column == grid.merged:
                span = f' rowspan="{len(grid.rows)}"'
            if not span or n == 0:
                cells.append(f"<td{span}>{'<br>'.join(map(escape, cell))}</td>")
        lines.append("".join(cells))
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def as_docx(paper: Paper) -> bytes:
    from docx import Document

    document = Document()
    for line in paper.cover:
        document.add_paragraph(line)
    for block in paper.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block.rows) + 1, len(block.header))
        for drawn, cells in zip(table.rows, _lines(block), strict=True):
            for field, words in zip(drawn.cells, cells, strict=True):
                field.text = "\n".join(words)
        if block.merged is not None:
            table.cell(1, block.merged).merge(table.cell(len(block.rows), block.merged))
        document.add_paragraph("")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _lines(grid: Grid) -> list[list[Cell]]:
    return [[[head] for head in grid.header], *(row.cells for row in grid.rows)]


def as_xlsx(paper: Paper) -> bytes:
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("รายงาน")
    at = 0
    for block in [*paper.cover, *paper.blocks]:
        if isinstance(block, str):
            sheet.write_string(at, 0, block)
            at += 1
            continue
        at += 1
        for n, cells in enumerate(_lines(block)):
            for column, words in enumerate(cells):
                if words and not (n == 1 and column == block.merged):
                    sheet.write_string(at + n, column, "\n".join(words))
        if block.merged is not None and len(block.rows) > 1:
            whole = "\n".join(block.rows[0].cells[block.merged])
            sheet.merge_range(at + 1, block.merged, at + len(block.rows), block.merged, whole)
        at += len(block.rows) + 2
    book.close()
    return stream.getvalue()


def as_pdf(paper: Paper) -> bytes:
    """Ruled tables set by Typst in the shipped typeface, text as data and never as markup."""
    blocks: list[object] = [*paper.cover]
    for block in paper.blocks:
        blocks.append(block if isinstance(block, str) else _pdf_table(block))
    return _typesetter()(json.dumps(blocks, ensure_ascii=False))


def _pdf_table(grid: Grid) -> dict[str, object]:
    cells: list[dict[str, object]] = [{"lines": [head], "rows": 1} for head in grid.header]
    for n, row in enumerate(grid.rows):
        for column, words in enumerate(row.cells):
            whole = column == grid.merged
            if not whole or n == 0:
                cells.append({"lines": words, "rows": len(grid.rows) if whole else 1})
    return {"columns": len(grid.header), "cells": cells}


_PAGE = """
#set page("a4", flipped: true, margin: 1.5cm)
#set text(font: "Sarabun", size: 11pt, lang: "th")
#for block in json("data.json") {
  if type(block) == str { par(block) } else {
    table(columns: (1fr,) * block.columns, ..block.cells.map(each =>
      table.cell(rowspan: each.rows, each.lines.join(linebreak()))))
  }
}
"""


@cache
def _typesetter() -> Callable[[str], bytes]:
    """One compiler for all papers; the mending of the text layer is the writer's own."""
    import typst

    from prongsai.documents.writers.pdf.repair import TextRepair

    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    repair = TextRepair()

    def set_type(data: str) -> bytes:
        files: Any = {"main": _PAGE.encode(), "data.json": data.encode()}
        pdf = compiler.compile(files, format="pdf")
        assert isinstance(pdf, bytes)  # one file, not pages
        return repair(pdf)

    return set_type


FORMATS: dict[str, Callable[[Paper], bytes]] = {
    "txt": as_text,
    "docx": as_docx,
    "html": as_html,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
}
