"""PDF files for the tests of the readers: set in a few lines, turned, or written byte by byte."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import typst
from PIL import Image

from prongsai.documents.writers.pdf.repair import TextRepair
from prongsai.documents.writers.pdf.shapes import FONTS

_PREAMBLE = """
#set text(font: "Sarabun", size: 11pt, lang: "th", ligatures: false)
#set page(paper: "a4", margin: 2cm)
#set table(stroke: 0.5pt)
"""
#: a table of four columns and three rows, and the header
HEADER = ("ลำดับ", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา")
BODY = (
    (
        "๑",
        "จัดทำแผนผังขั้นตอนงานขออนุญาตให้ประชาชนเข้าใจง่าย และเผยแพร่ที่หน้าสำนักงาน",
        "สำนักปลัด",
        "ภายในเดือนมกราคม ๒๕๖๖",
    ),
    ("๒", "ทบทวนทะเบียนยืมพัสดุ", "กองคลัง / งานพัสดุ", "ทุกไตรมาส"),
    (
        "๓",
        "ปรับปรุงป้ายแนะนำช่องทางติดต่อหน่วยงานให้เป็นปัจจุบัน และตั้งตู้น้ำดื่มเพิ่มที่หน้าตึก",
        "กองช่าง",
        "ธันวาคม ๒๕๖๕",
    ),
)
GRID = (HEADER, *BODY)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def typeset(source: str, *, repaired: bool = True) -> bytes:
    """The PDF of *source* in the typesetter's language, set in the shipped font.

    *repaired* as our own reports are; else each cluster tells its text in a note (ActualText).
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.typ"
        path.write_text(_PREAMBLE + source, encoding="utf-8")
        pdf = typst.compile(path, font_paths=_fonts())
    assert isinstance(pdf, bytes)
    return TextRepair()(pdf) if repaired else pdf


def table(options: str = "", rows: Sequence[Sequence[str]] = GRID) -> str:
    """The source of a table with the columns of `GRID`."""
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return f"#table(columns: (1fr, 4fr, 2fr, 2fr), {options} {cells})"


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    """*pdf* after *change*."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def drawn(
    contents: bytes, font: pikepdf.Dictionary | None = None, to_unicode: bytes = b""
) -> bytes:
    """A page of A4 with these drawing operators and, as /F, a simple font."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    page = document.pages[0].obj
    if font is not None:
        if to_unicode:
            font.ToUnicode = document.make_stream(to_unicode)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=document.make_indirect(font)))
    page.Contents = document.make_stream(contents)
    out = io.BytesIO()
    document.save(out, compress_streams=True)
    return out.getvalue()


def single_byte_font(marks: Sequence[int] = ()) -> pikepdf.Dictionary:
    """A font of one byte a letter, as old programs made them; *marks* have no width."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.TrueType,
        BaseFont=pikepdf.Name("/OldThai"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
        FirstChar=0,
        LastChar=255,
        Widths=[0 if code in marks else 500 for code in range(256)],
    )


def shown(lines: Sequence[bytes]) -> bytes:
    """Operators that show these lines in /F, one below the other."""
    parts = [
        b"BT /F 14 Tf 72 %d Td <%s> Tj ET" % (700 - 30 * index, line.hex().encode())
        for index, line in enumerate(lines)
    ]
    return b"\n".join(parts)


def picture(pdf: bytes, page: int = 0, dots: int = 300) -> Image.Image:
    """A page as a scanner would give it, in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[page].render(scale=dots / 72, grayscale=True).to_pil()
        return image.convert("L").copy()
    finally:
        document.close()


def scanned(pictures: Sequence[Image.Image]) -> bytes:
    """Pictures as the pages of a PDF."""
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=list(pictures[1:]), resolution=300)
    return out.getvalue()
