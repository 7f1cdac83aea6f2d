"""Sets a report as PDF/A-2a and PDF/UA-1 in one file: the same bytes for the same tree."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import typst

from prongsai.documents.writers.pdf.repair import TextRepair
from prongsai.documents.writers.pdf.shapes import FONTS
from prongsai.documents.writers.pdf.values import to_json
from prongsai.domain.report.tree import ReportTree

TEMPLATE = Path(__file__).with_name("template.typ")
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


UNTOLD = 0  # the typesetter asks for a day of making; the repair leaves it out


class PdfWriter:
    """Keeps the typesetter and the work already done, so that the next file is made faster.

    Not to be used by two threads at once.
    """

    def __init__(self) -> None:
        self._typesetter = typst.Compiler(font_paths=_fonts())
        self._template = TEMPLATE.read_bytes()
        self._repair = TextRepair()

    def write(self, tree: ReportTree) -> bytes:
        """The whole file. Its text comes out of every reader as it stands in the tree."""
        # As a file beside the template, and not as an input of the whole: then the typesetter sets
        # again only what has changed.
        files: Any = {"main": self._template, "tree.json": to_json(tree).encode()}
        pdf = self._typesetter.compile(
            files, format="pdf", pdf_standards=STANDARDS, timestamp=UNTOLD
        )
        assert isinstance(pdf, bytes)  # one file, not pages
        return self._repair(pdf)


@cache
def _fonts() -> typst.Fonts:
    """The bundled fonts and no others: the same pages on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def write_pdf(tree: ReportTree) -> bytes:
    """One file by a writer of its own; for several, keep a PdfWriter."""
    return PdfWriter().write(tree)
