"""The text of a set file, mended."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

import pikepdf
import pypdfium2
import typst

from prongsai.documents.writers.pdf.objects import PdfObjects
from prongsai.documents.writers.pdf.repair import TextRepair, mended_map, whole_runs
from prongsai.documents.writers.pdf.shapes import FONTS

SOURCE = """
#set document(title: "ทดสอบ")
#set text(font: "Sarabun", lang: "th", ligatures: false)
ที่ น้ำ ปั้น *ทำ ฏุ* AVAToffice ☑ ๑๒ #text(size: 20pt)[ผู้ ปี่] a#super[2]
"""


def unmended() -> bytes:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )
    compiler = typst.Compiler(SOURCE.encode(), font_paths=fonts)
    pdf = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


def pixels(pdf: bytes) -> Iterator[bytes]:
    for page in pypdfium2.PdfDocument(pdf):
        yield bytes(page.render(scale=3).buffer)


def test_the_page_looks_the_same() -> None:
    pdf = unmended()
    assert list(pixels(TextRepair()(pdf))) == list(pixels(pdf))


def test_no_note_is_left_and_every_glyph_has_its_own_text() -> None:
    with pikepdf.open(io.BytesIO(TextRepair()(unmended()))) as pdf:
        contents = pdf.pages[0].Contents.read_bytes()
        maps = [font.ToUnicode.read_bytes() for font in pdf.pages[0].Resources.Font.values()]
    assert b"ActualText" not in contents
    told = b"".join(maps)
    assert b"<0E35 0E48>".replace(b" ", b"") in told  # ี่ is one shape
    assert b"<0E170E350E48>" not in told  # the cluster ที่ is not


def test_what_was_done_is_remembered_and_the_oldest_forgotten() -> None:
    pdf, repair = unmended(), TextRepair(kept=2)
    first = repair(pdf)
    assert (repair(pdf), TextRepair()(pdf), len(repair._done)) == (first, first, 2)


def test_pieces_of_a_run_follow_on_each_other() -> None:
    contents = (
        b"q BT/Span<</ActualText<FEFF0E01>>>BDC"
        b" 0 Tr/f0 16 Tf 1 0 0 -1 0 0 Tm[(\\000\\001)10(\\)\\()]TJ\n"
        b"EMC 0 Tr/f0 16 Tf 1 0 0 -1 10.5 0 Tm(\\000\\004)Tj\nET\nQ"
    )
    joined = b"q BT 0 Tr/f0 16 Tf 1 0 0 -1 0 0 Tm[(\\000\\001)10(\\)\\()(\\000\\004)]TJ\nET\nQ"
    assert whole_runs(contents) == joined


def test_pieces_of_another_size_or_height_stay_apart() -> None:
    one = b"BT 0 Tr/f0 16 Tf 1 0 0 -1 0 0 Tm[(a)]TJ 0 Tr/f0 %s Tm[(b)]TJ\nET"
    for other in (b"9 Tf 1 0 0 -1 5 0", b"16 Tf 1 0 0 -1 5 2"):
        assert whole_runs(one % other) == one % other


def test_a_map_is_written_in_parts_of_a_hundred() -> None:
    objects = PdfObjects(unmended())
    font = (FONTS / "Sarabun-Regular.ttf").read_bytes()
    given = b"1 beginbfchar\n<0001> <0041>\nendbfchar\nendcmap"
    mended = mended_map(given, font)
    counts = [int(line.split()[0]) for line in mended.splitlines() if b"beginbfchar" in line]
    assert (set(counts[:-1]), mended.count(b"> <"), len(objects) > 0) == ({100}, sum(counts), True)
    assert zlib.crc32(mended) == zlib.crc32(mended_map(given, font))
