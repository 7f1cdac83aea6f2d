"""Papers as files, made as plainly as an office makes them: no writer of ours takes part."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

from .paper import Cell, Paper
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
        if isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
        else:
            rows = [[[head] for head in block.header], *(row.cells for row in block.rows)]
            parts.append("<table>" + "".join(map(_html_row, rows)) + "</table>")
    body = "\n".join(parts)
    return f'<!DOCTYPE html><html lang="th"><meta charset="utf-8"><body>{body}</body></html>'.encode()


def _html_row(cells: list[Cell]) -> str:
    return "<tr>" + "".join(f"<td>{'<br>'.join(map(escape, c))}</td>" for c in cells) + "</tr>"


def as_docx(paper: Paper) -> bytes:
    from docx import Document

    document = Document()
    for line in paper.cover:
        document.add_paragraph(line)
    for block in paper.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            table = document.add_table(len(block.rows) + 1, len(block.header))
            lines = [[[head] for head in block.header], *(row.cells for row in block.rows)]
            for drawn, cells in zip(table.rows, lines, strict=True):
                for field, words in zip(drawn.cells, cells, strict=True):
                    field.text = "\n".join(words)
            document.add_paragraph("")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_xlsx(paper: Paper) -> bytes:
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("รายงาน")
    at = 0
    for line in paper.cover:
        sheet.write_string(at, 0, line)
        at += 1
    for block in paper.blocks:
        at += 1
        if isinstance(block, str):
            sheet.write_string(at, 0, block)
            at += 1
            continue
        for cells in [[[head] for head in block.header], *(row.cells for row in block.rows)]:
            for column, words in enumerate(cells):
                if words:
                    sheet.write_string(at, column, "\n".join(words))
            at += 1
    book.close()
    return stream.getvalue()


def as_pdf(paper: Paper) -> bytes:
    """Ruled tables set by Typst in the shipped typeface, text as data and never as markup."""
    import json

    blocks: list[object] = [*paper.cover]
    for block in paper.blocks:
        if isinstance(block, str):
            blocks.append(block)
        else:
            cells = [[head] for head in block.header] + [c for r in block.rows for c in r.cells]
            blocks.append({"columns": len(block.header), "cells": cells})
    return _typesetter()(json.dumps(blocks, ensure_ascii=False))


_PAGE = """
#set page("a4", flipped: true, margin: 1.5cm)
#set text(font: "Sarabun", size: 11pt, lang: "th")
#for block in json("data.json") {
  if type(block) == str { par(block) } else {
    table(columns: (1fr,) * block.columns, ..block.cells.map(lines => lines.join(linebreak())))
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
        files = {"main": _PAGE.encode(), "data.json": data.encode()}
        return repair(bytes(compiler.compile(files, format="pdf")))

    return set_type


FORMATS: dict[str, Callable[[Paper], bytes]] = {
    "txt": as_text,
    "docx": as_docx,
    "html": as_html,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
}


