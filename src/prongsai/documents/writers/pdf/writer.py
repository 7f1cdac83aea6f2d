"""Sets a report as PDF/A-2a and PDF/UA-1 in one file: the same bytes for the same tree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from prongsai.documents.writers.pdf.repair import TextRepair
from prongsai.documents.writers.pdf.shapes import FONTS
from prongsai.documents.writers.pdf.values import file_of, to_json
from prongsai.domain.report.tree import Pictures, ReportTree

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
        with _photos(tree) as folder:
            pdf = self._typesetter.compile(
                files, format="pdf", pdf_standards=STANDARDS, timestamp=UNTOLD, root=folder
            )
        assert isinstance(pdf, bytes)  # one file, not pages
        return self._repair(pdf)


@contextmanager
def _photos(tree: ReportTree) -> Iterator[str | None]:
    """A folder with the photos: the typesetter takes only text from memory. None without any."""
    shown = [block for block in tree.blocks if isinstance(block, Pictures)]
    if not shown:
        yield None
        return
    with TemporaryDirectory(prefix="prongsai-") as folder:
        for picture in (one for block in shown for one in block.items):
            Path(folder, file_of(picture)).write_bytes(picture.jpeg)
        yield folder


@cache
def _fonts() -> typst.Fonts:
    """The bundled fonts and no others: the same pages on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def write_pdf(tree: ReportTree) -> bytes:
    """One file by a writer of its own; for several, keep a PdfWriter."""
    return PdfWriter().write(tree)
