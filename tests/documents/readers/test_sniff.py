from __future__ import annotations

import pytest

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import DEFAULT
from prongsai.documents.readers.sniff import Kind, ending_fits, ending_of, sniff
from tests.corpus.bad import compound
from tests.factories import office

_ODF = "application/vnd.oasis.opendocument."
_FLAT = f'<?xml version="1.0"?><office:document office:mimetype="{_ODF}text">'


def _odf(kind: str) -> bytes:
    return office.zipped({"mimetype": _ODF + kind, "META-INF/manifest.xml": "<m/>"})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (office.docx(office.p("แผน")), "docx"),
        (office.xlsx("<sheetData/>"), "xlsx"),
        (office.zipped({"xl/workbook.bin": "x"}), "xlsb"),
        (_odf("text"), "odt"),
        (_odf("spreadsheet"), "ods"),
        (compound("WordDocument"), "doc"),
        (compound("Workbook"), "xls"),
        (compound("Book"), "xls"),
        (b"{\\rtf1 plan}\r\n", "rtf"),
        (b"%PDF-1.4\n%%EOF", "pdf"),
        (b"\r\n%PDF-1.4\n%%EOF\n<!-- saved -->", "pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "image"),
        (b"II*\x00" + bytes(9), "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (b"BM\x46\x00\x00\x00\x00\x00\x00\x00", "image"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "image"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "doc"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><w/>', "sheet_xml"),
        (_FLAT.encode(), "odt"),
        ("<!DOCTYPE html><p>แผน".encode(), "html"),
        ("<?xml version='1.0'?>\n<!-- a -->\n<html><p>แผน</html>".encode(), "html"),
        (b"<html><meta name=ProgId content=Word.Document><p>x", "html"),
        ("<p>แผน</p>ของเรา".encode(), "text"),
        (b'{"rows": []}', "json"),
        ("{แผน}".encode(), "text"),
        ("แผน\nก\tข\tค\n1\t2\t3".encode(), "text"),
        ("ก,ข,ค\n1,2,3\n4,5,6".encode(), "csv"),
    ],
)
def test_the_format_is_what_the_bytes_say(data: bytes, kind: Kind) -> None:
    assert sniff("a.bin", data, DEFAULT).kind == kind


def test_tabs_are_a_table_of_text_unless_the_name_says_csv() -> None:
    data = "ก\tข\tค\n1\t2\t3".encode()
    assert [sniff(name, data, DEFAULT).kind for name in ("a.txt", "a.tsv", "a")] == [
        "text",
        "csv",
        "text",
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (office.zipped({"ก.txt": "ข"}), "ZIP"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (compound("PowerPoint Document"), "OLE"),
        (b"MIME-Version: 1.0\r\n\r\n<html>", "MHTML"),
        (_odf("graphics"), "ZIP"),
    ],
)
def test_what_cannot_be_read_yet_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        sniff("a", data, DEFAULT)
    assert (refused.value.code, refused.value.params) == ("read.unsupported", {"kind": kind})


def test_endings_are_compared_without_case() -> None:
    assert [ending_of(name) for name in ("แผน.DOCX", "แผน", ".txt", "a.b.xlsx")] == [
        ".docx",
        "",
        "",
        ".xlsx",
    ]
    assert ending_fits("แผน.JPEG", "image")
    assert not ending_fits("แผน.pdf", "docx")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{\\rtf1 \\bin2147483647 x}", "read.damaged"),
        (b"{\\rtf1 " + b"{" * 600 + b"x" + b"}" * 600 + b"}", "read.too_complex"),
        (b"{\\rtf1 cut", "read.truncated"),
    ],
)
def test_an_rtf_that_would_hurt_the_converter_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        sniff("a.rtf", data, DEFAULT)
    assert refused.value.code == code
