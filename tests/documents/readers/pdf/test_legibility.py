"""Text layers that are no good: mended, left to the recogniser, or refused."""

import io
from pathlib import Path

import pikepdf
import pytest

from prongsai.documents.readers import Refused, read_bytes
from prongsai.documents.readers.pdf.legibility import legible
from prongsai.domain.reading.raw import RawDocument
from tests.factories.pages import (
    GRID,
    changed,
    drawn,
    picture,
    scanned,
    shown,
    single_byte_font,
    table,
    typeset,
)


def read(pdf: bytes) -> RawDocument:
    return read_bytes("report.pdf", pdf)


def paragraphs(pdf: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(pdf).paragraphs]


def test_shifted_glyphs_of_old_fonts_become_thai() -> None:
    codes = {1: "\u0e1b", 2: "\uf701", 3: "\uf70a", 4: "\u0e19", 5: "\u0e32", 6: "\u0e4d"}
    mapping = b"\n".join(b"<%02X> <%04X>" % (code, ord(char)) for code, char in codes.items())
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n"
        b"<00> <FF>\nendcodespacerange\n%d beginbfchar\n%s\nendbfchar\nendcmap end end"
        % (len(codes), mapping)
    )
    lines = [bytes([1, 2, 3, 4, 5]) * 4, bytes([4, 6, 5]) * 5]
    pdf = drawn(shown(lines), single_byte_font((2, 3, 6)), to_unicode)
    assert paragraphs(pdf) == ["ปิ่นา" * 4, "นำ" * 5]


def test_thai_bytes_shown_as_latin_are_mended() -> None:
    lines = ["รายงานผลการดำเนินงาน", "สำนักปลัด ให้ประชาชนเข้าใจง่าย"]
    marks = (0xD1, *range(0xD4, 0xDB), *range(0xE7, 0xEF))
    pdf = drawn(shown([line.encode("cp874") for line in lines]), single_byte_font(marks))
    assert paragraphs(pdf) == lines


# Pages that only a recogniser can read


@pytest.fixture
def _without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("_without_tesseract")
def test_a_scan_without_a_recogniser_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read(scanned([picture(typeset(table()), dots=100)]))
    assert refused.value.code == "read.needs_tesseract"


@pytest.mark.usefixtures("_without_tesseract")
def test_nonsense_for_text_is_not_taken_for_text() -> None:
    nonsense = [bytes((7 * i * i + 13 * i) % 94 + 33 for i in range(60))] * 5
    with pytest.raises(Refused) as refused:
        read(drawn(shown(nonsense), single_byte_font()))
    assert refused.value.code == "read.needs_tesseract"


@pytest.mark.usefixtures("_without_tesseract")
def test_scanned_pages_among_others_are_named() -> None:
    def add_scan(document: pikepdf.Pdf) -> None:
        scan = pikepdf.open(io.BytesIO(scanned([picture(typeset("ก"), dots=72)])))
        document.pages.extend(scan.pages)

    document = read(changed(typeset(table()), add_scan))
    assert [(r.code, r.params) for r in document.remarks] == [
        ("read.pages_not_recognised", (("pages", "2"),))
    ]
    assert [tuple(row.texts for row in raw.rows) for raw in document.tables] == [GRID]


@pytest.mark.tool("tesseract-tha")
def test_text_pages_and_scanned_pages_are_read_each_in_its_way() -> None:
    text, scan = typeset(table()), scanned([picture(typeset(table()))])

    def add_scan(document: pikepdf.Pdf) -> None:
        document.pages.extend(pikepdf.open(io.BytesIO(scan)).pages)

    first, second = read(changed(text, add_scan)).tables
    assert tuple(row.texts for row in first.rows) == GRID
    assert {cell.certainty for row in first.rows for cell in row.cells} == {None}
    assert [len(row.cells) for row in second.rows] == [4, 4, 4, 4]
    assert all(cell.certainty is not None for row in second.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("รายงานผลการดำเนินงานของตำบล", True),
        ("This report shows the measures of the agency and their results in one year", True),
        ("๑ ๒ ๓ 2566 2567", True),
        ("ุิ้่รายุีงาน่้ะเแโใไ" * 4, False),
        ("\ufffd\ufffdรายงาน\ufffd\ufffd", False),
        ("xq$%zt#kwrt&^pdl!mnbv" * 6, False),
        ("", False),
    ],
)
def test_what_may_be_the_text_of_a_page_is_told(text: str, expected: bool) -> None:
    assert legible(text) is expected
