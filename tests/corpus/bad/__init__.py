"""Bad files, made by code: what they are called, their bytes, and the code they are refused with.

They come in every day (a renamed program, a cut download, a password) or with ill will (a bomb).
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.factories import office

_THAI = "แผนปฏิบัติการป้องกันการทุจริตขององค์การบริหารส่วนตำบลบ้านสวนฝัน "


@dataclass(frozen=True, slots=True)
class BadFile:
    """One file that has to be refused with ``code``."""

    name: str
    code: str
    make: Callable[[], bytes]

    def __str__(self) -> str:
        return f"{self.code}-{self.name}"


def _word() -> bytes:
    rows = [office.tr(f"มาตรการที่ {at}", "สำนักปลัด", f"เดือนที่ {at}") for at in range(60)]
    return office.docx(office.tbl(*rows))


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def _bomb(size: int) -> bytes:
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * size}
    return office.zipped(parts)


def _many_entries() -> bytes:
    return office.zipped({f"word/{at}.xml": "" for at in range(6_000)})


def _crowded_directory() -> bytes:
    """A central directory of a million entries that no memory should hold."""
    entry = b"PK\x01\x02" + bytes(42)
    return b"PK\x03\x04" + bytes(26) + entry * 200_000


def _overlapping() -> bytes:
    """Every entry of the directory points at the same packed bytes."""
    data = office.zipped(
        {f"word/{at:03}.xml": random.Random(1).randbytes(9_000) for at in range(9)}
    )
    out = bytearray(data)
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", out, at + 20, len(data))
        at = out.find(b"PK\x01\x02", at + 4)
    return bytes(out)


def _lying_size() -> bytes:
    """The directory says ten bytes; the packed part holds forty million."""
    data = bytearray(_bomb(40_000_000))
    at = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    struct.pack_into("<I", data, at + 24, 10)
    return bytes(data)


def _crowded_markup() -> bytes:
    """Two million empty elements beside a filler that keeps the ratio harmless."""
    filler = random.Random(2).randbytes(400_000)
    return _with_part(office.docx("<w:p/>" * 2_000_000), "word/media/a.bin", filler)


def _entities() -> bytes:
    inner = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = office.docx(office.p("แผน"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"]
    assert isinstance(body, bytes)
    parts["word/document.xml"] = inner.encode() + body
    return office.zipped(parts)


def _encrypted_zip() -> bytes:
    data = bytearray(_word())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)
    return bytes(data)


def compound(*streams: str, head: bytes = b"") -> bytes:
    """A compound file with one sector of directory and *head* as the first stream's bytes."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    directory = b"".join(_entry(name) for name in streams).ljust(512, b"\0")
    return bytes(header) + fat + directory + head.ljust(512, b"\0")


def _entry(name: str) -> bytes:
    entry = bytearray(128)
    encoded = name.encode("utf-16-le")
    entry[: len(encoded)] = encoded
    struct.pack_into("<HB", entry, 64, len(encoded) + 2, 2)
    struct.pack_into("<II", entry, 116, 2, 512)
    return bytes(entry)


def _pdf(tail: str) -> bytes:
    return ("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n" + tail).encode()


def _page_breaks(count: int) -> bytes:
    one = office.p("หน้า") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return office.docx(one * count)


def _deep_tables() -> bytes:
    inner = office.p("ลึก")
    for _ in range(120):
        inner = office.tbl(office.tr(office.tc(inner + office.p(""))))
    return office.docx(inner)


def _wide_sheet() -> bytes:
    row = "<row>" + '<c t="s"><v>0</v></c>' * 30 + "</row>"
    strings = f'<sst xmlns="{office.S}"><si><t>ก</t></si></sst>'
    return office.xlsx(f"<sheetData>{row * 7_000}</sheetData>", strings=strings)


def _huge_merges() -> bytes:
    rows = office.row(1, "ก") + office.row(20_000, "ข")
    merges = '<mergeCell ref="A1:ALL20000"/>'
    return office.xlsx(f"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>")


def opendocument(rows: str, before: str = "") -> bytes:
    """An OpenDocument workbook of one sheet; *before* stands before its rows."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    names = "".join(
        f' xmlns:{name}="{space}{name}:1.0"' for name in ("office", "table", "text", "style")
    )
    content = (
        f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<office:automatic-styles><style:style style:name="gone"><style:table-properties'
        ' table:display="false"/></style:style></office:automatic-styles><office:body>'
        f'<office:spreadsheet><table:table table:name="แผน">{before}{rows}</table:table>'
        '<table:table table:name="ลับ" table:style-name="gone"/></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return office.zipped(
        {"mimetype": mimetype, "META-INF/manifest.xml": "<m/>", "content.xml": content}
    )


def _endless_sheet() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="99999999999"><text:p>ก</text:p>'
    row = f'<table:table-row table:number-rows-repeated="99999999999">{cell}</table:table-cell>'
    return opendocument(f"{row}</table:table-row>")


BAD_FILES: tuple[BadFile, ...] = (
    BadFile("empty.txt", "read.empty", lambda: b""),
    BadFile("blank.docx", "read.empty", lambda: b" \r\n\t\n\0\0"),
    BadFile("only-mark.txt", "read.empty", lambda: b"\xef\xbb\xbf"),
    BadFile("program.docx", "read.binary", lambda: b"MZ\x90\0\3" + bytes(range(256)) * 40),
    BadFile("noise.txt", "read.binary", lambda: random.Random(3).randbytes(20_000)),
    BadFile("noise-even.pdf", "read.binary", lambda: bytes([0, 1, 2, 0]) * 5_000),
    BadFile("cut.docx", "read.truncated", lambda: _word()[:-200]),
    BadFile("cut-early.xlsx", "read.truncated", lambda: _wide_sheet()[:900]),
    BadFile("cut.pdf", "read.truncated", lambda: _pdf("2 0 obj\n<</Type/Pages")),
    BadFile("cut-linear.pdf", "read.truncated",
            lambda: _pdf("<</Linearized 1/L 99999/H[1 2]>>\n%%EOF\n")),
    BadFile("cut.rtf", "read.truncated", lambda: b"{\\rtf1\\ansi {\\b plan"),
    BadFile("cut.doc", "read.truncated", lambda: compound("WordDocument")[:1100]),
    BadFile("cut-header.xls", "read.truncated", lambda: compound("Workbook")[:300]),
    BadFile("broken-part.docx", "read.damaged", lambda: office.zipped({
        "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:a"})),
    BadFile("no-body.docx", "read.damaged",
            lambda: office.zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<a/>"})),
    BadFile("entities.docx", "read.damaged", _entities),
    BadFile("lying.docx", "read.damaged", _lying_size),
    BadFile("broken.xls", "read.damaged", lambda: compound("Workbook", head=b"\x09\x08\x10")),
    BadFile("password.docx", "read.encrypted",
            lambda: compound("EncryptionInfo", "EncryptedPackage")),
    BadFile("password.doc", "read.encrypted",
            lambda: compound("WordDocument", head=b"\xec\xa5" + bytes(8) + b"\0\x01")),
    BadFile("password-zip.docx", "read.encrypted", _encrypted_zip),
    BadFile("password.odt", "read.encrypted", lambda: office.zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"})),
    BadFile("macro.docm", "read.macro",
            lambda: _with_part(_word(), "word/vbaProject.bin", b"\xd0\xcf\x11\xe0")),
    BadFile("macro-renamed.xlsx", "read.macro",
            lambda: _with_part(_wide_sheet(), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")),
    BadFile("macro.doc", "read.macro", lambda: compound("WordDocument", "Macros", "VBA")),
    BadFile("macro.ods", "read.macro", lambda: office.zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>", "Basic/Standard/Module1.xml": "<a/>"})),
    BadFile("bomb.docx", "read.bomb", lambda: _bomb(60_000_000)),
    BadFile("bomb-entries.docx", "read.bomb", _many_entries),
    BadFile("bomb-directory.xlsx", "read.bomb", _crowded_directory),
    BadFile("bomb-overlap.docx", "read.bomb", _overlapping),
    BadFile("crowded.docx", "read.too_complex", _crowded_markup),
    BadFile("500-pages.docx", "read.too_many_pages", lambda: _page_breaks(499)),
    BadFile("deep.docx", "read.damaged", _deep_tables),
    BadFile("wide.xlsx", "read.too_many_cells", _wide_sheet),
    BadFile("merges.xlsx", "read.too_many_cells", _huge_merges),
    BadFile("repeats.ods", "read.too_many_cells", _endless_sheet),
    BadFile("tabs.txt", "read.too_many_cells", lambda: (_THAI + "\t" * 400_000).encode()),
    BadFile("long.txt", "read.too_long", lambda: (_THAI * 100_000).encode()),
    BadFile("lines.txt", "read.too_long", lambda: "ก\n".encode() * 200_000),
    BadFile("bottomless.html", "read.too_complex", lambda: b"<html>" + b"<a b=c>" * 300_000),
    BadFile("long.html", "read.too_complex", lambda: b"<html><body>" + b"<p>a" * 1_700_000),
    BadFile("utf8-as-874.txt", "read.encoding",
            lambda: (_THAI * 9).encode().decode("cp874", "replace").encode()),
    BadFile("utf8-as-latin.txt", "read.encoding",
            lambda: (_THAI * 9).encode().decode("latin-1").encode()),
    BadFile("874-as-latin.txt", "read.encoding",
            lambda: (_THAI * 9).encode("cp874").decode("latin-1").encode()),
    BadFile("question-marks.txt", "read.encoding",
            lambda: (_THAI * 9).encode("ascii", "replace")),
    BadFile("another-script.txt", "read.encoding",
            lambda: ("日本語の報告書です。" * 40).encode("cp932")),
    BadFile("slides.pptx", "read.unsupported", lambda: office.zipped({
        "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})),
    BadFile("archive.zip", "read.unsupported", lambda: office.zipped({"แผน.txt": _THAI})),
    BadFile("archive.rar", "read.unsupported", lambda: b"Rar!\x1a\x07\x01\0" + bytes(90)),
    BadFile("archive.7z", "read.unsupported", lambda: b"7z\xbc\xaf\x27\x1c\0\4" + bytes(90)),
    BadFile("mail.mht", "read.unsupported",
            lambda: b"From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"),
    BadFile("slides.ppt", "read.unsupported", lambda: compound("PowerPoint Document")),
)  # fmt: skip
