"""What a file really is, told by its first bytes and its inner parts, never by its name.

Files are renamed, exported under a wrong ending or cut short on the way; the ending is only
compared afterwards, so that a remark can be made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .compound import Compound, is_compound
from .encoding import decode
from .errors import Refused
from .limits import Limits
from .package import Package, is_zip, open_package

Kind = Literal[
    "text", "csv", "html", "json", "pdf", "image",
    "docx", "xlsx", "xlsb", "xls", "sheet_xml", "ods", "odt", "doc", "rtf",
]  # fmt: skip

_IMAGES = (
    (0, b"\x89PNG\r\n\x1a\n"), (0, b"\xff\xd8\xff"), (0, b"II*\x00"), (0, b"MM\x00*"),
    (0, b"GIF87a"), (0, b"GIF89a"), (8, b"WEBP"),
)  # fmt: skip
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_RTF_BYTES = re.compile(rb"\\bin(\d{1,18})")  # so many bytes of a picture follow
_RTF_BRACE = re.compile(rb"(?<!\\)[{}]")
_RTF_DEEPEST = 500  # groups within groups; Word writes some ten
_ARCHIVES = (
    (b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"),
)  # fmt: skip
_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "text": (".txt", ".text", ".md", ".markdown", ".log", ""),
    "csv": (".csv", ".tsv", ".tab", ".txt"),
    "html": (".html", ".htm", ".xhtml"),
    "json": (".json",),
    "pdf": (".pdf",),
    "image": (".png", ".jpg", ".jpeg", ".jfif", ".tif", ".tiff", ".gif", ".bmp", ".webp",
              ".heic", ".heif", ".avif"),
    "docx": (".docx", ".dotx"),
    "xlsx": (".xlsx", ".xltx"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "sheet_xml": (".xml", ".xls"),
    "odt": (".odt", ".ott", ".fodt"),
    "doc": (".doc", ".dot", ".xml"),
    "rtf": (".rtf", ".doc"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sniffed:
    """``text`` is the decoded text where the format is text; ``encoding`` says from what."""

    kind: Kind
    text: str | None = None
    encoding: str | None = None
    damaged_characters: int = 0


def sniff(name: str, data: bytes, limits: Limits) -> Sniffed:
    """The real format of *data*; raises `Refused` where it can be no report at all."""
    if not data.strip(b"\x00\t\n\x0b\x0c\r \x1a") or data == b"\xef\xbb\xbf":
        raise Refused("read.empty")
    known = _by_magic(data, limits)
    if known:
        return Sniffed(known)
    if len(data) > 4 * limits.characters:  # judged before decoding, which multiplies it
        raise Refused(
            "read.binary" if _looks_binary(data) else "read.too_long", limit=str(limits.characters)
        )
    return _as_text(name, data)


def ending_fits(name: str, kind: Kind) -> bool:
    """Whether the file's ending is one that this format usually has."""
    return ending_of(name) in _ENDINGS[kind]


def ending_of(name: str) -> str:
    """The ending with its dot in small letters, "" where there is none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def _by_magic(data: bytes, limits: Limits) -> Kind | None:
    if b"%PDF-" in data[:1024]:
        return _pdf(data)
    if is_zip(data):
        return _zip(data, limits)
    if is_compound(data):
        return _compound(data)
    if data.startswith(b"{\\rtf"):
        return _rtf(data)
    if _is_image(data):
        return "image"
    for magic, archive in _ARCHIVES:
        if data.startswith(magic):
            raise Refused("read.unsupported", kind=archive)
    return _office_xml(data)


def _is_image(data: bytes) -> bool:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return True
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        return True
    return any(data.startswith(magic, at) for at, magic in _IMAGES)


def _pdf(data: bytes) -> Kind:
    # A linearised file has an early %%EOF, so its stated length is what tells a cut one.
    stated = re.search(rb"/Linearized\b[^>]{0,300}?/L\s+(\d{1,12})\b", data[:2048])
    if (stated and int(stated[1]) > len(data)) or b"%%EOF" not in data:
        raise Refused("read.truncated")
    return "pdf"


def _zip(data: bytes, limits: Limits) -> Kind:
    package = open_package(data, limits)
    if package.has("META-INF/manifest.xml") or package.has("mimetype"):
        return _open_document(package)
    kind = _office_kind(package.names)
    if kind is None:
        raise Refused("read.unsupported", kind="ZIP")
    if any(part.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in package.names):
        raise Refused("read.macro")
    if b"macroEnabled" in package.first("[Content_Types].xml", b""):
        raise Refused("read.macro")
    return kind


def _office_kind(names: frozenset[str]) -> Kind | None:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "[Content_Types].xml" not in names:
        return None
    if any(part.startswith("word/") for part in names):
        return "docx"
    if any(part.startswith("xl/") for part in names):
        return "xlsx"
    if any(part.startswith("ppt/") for part in names):
        raise Refused("read.unsupported", kind="PowerPoint")
    return None


def _open_document(package: Package) -> Kind:
    stated = package.first("mimetype", b"") + package.first("META-INF/manifest.xml", b"")
    if b"encryption-data" in stated:
        raise Refused("read.encrypted")
    if any(part.startswith(("Basic/", "Scripts/")) and part[-1] != "/" for part in package.names):
        raise Refused("read.macro")
    if b"opendocument.text" in stated:
        return "odt"
    if b"opendocument.spreadsheet" in stated:
        return "ods"
    raise Refused("read.unsupported", kind="ZIP")


def _compound(data: bytes) -> Kind:
    compound = Compound(data)
    names = compound.names
    if {"EncryptedPackage", "EncryptionInfo"} & names:
        raise Refused("read.encrypted")
    if {"_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros", "VBA"} & names:
        raise Refused("read.macro")
    if "WordDocument" in names:
        # [MS-DOC] 2.5.1: bit 8 of the flags at offset 10 says that the document is encrypted.
        flags = compound.head("WordDocument", 12)[10:]
        if len(flags) == 2 and flags[1] & 1:
            raise Refused("read.encrypted")
        return "doc"
    if {"Workbook", "Book"} & names:
        return "xls"
    raise Refused("read.unsupported", kind="OLE")


def _rtf(data: bytes) -> Kind:
    if not data.rstrip(b"\x00\t\r\n \x1a").endswith(b"}"):
        raise Refused("read.truncated")
    if any(int(found[1]) > len(data) for found in _RTF_BYTES.finditer(data)):
        raise Refused("read.damaged")
    if _deepest_group(data) > _RTF_DEEPEST:
        raise Refused("read.too_complex")
    return "rtf"


def _deepest_group(data: bytes) -> int:
    deepest = depth = 0
    for brace in _RTF_BRACE.finditer(data):
        depth += 1 if brace[0] == b"{" else -1
        deepest = max(deepest, depth)
    return deepest


def _office_xml(data: bytes) -> Kind | None:
    """The one-file XML of Word 2003, Excel 2003 and flat OpenDocument."""
    head = data[:4096]
    if b"<?xml" not in head[:64]:
        return None
    if b'progid="Word.Document"' in head or b"office/word/2003/wordml" in head:
        return "doc"
    if b'progid="Excel.Sheet"' in head or b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "sheet_xml"
    return "odt" if b"application/vnd.oasis.opendocument.text" in head else None


_CONTROL = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a\x1b"))


def _looks_binary(data: bytes) -> bool:
    sample = data[:65536]
    if sample.startswith((b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"SQLite format 3\x00")):
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return controls > len(sample) * 0.02


def _as_text(name: str, data: bytes) -> Sniffed:
    decoded = decode(data, binary=_looks_binary(data))
    kind = _text_kind(name, decoded.text)
    return Sniffed(kind, decoded.text, decoded.encoding, decoded.damaged)


_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


def _text_kind(name: str, text: str) -> Kind:
    head = text[:8192]
    if head.lstrip().lower().startswith("mime-version:") or "\nmime-version:" in head.lower():
        raise Refused("read.unsupported", kind="MHTML")
    if _HTML.match(head):
        return "html"
    if head.lstrip()[:1] in ("{", "[") and _is_json(text):
        return "json"
    from .csv import delimiter_of

    if ending_of(name) in (".csv", ".tsv", ".tab") or "\t" not in head:
        return "csv" if delimiter_of(text) else "text"
    return "text"


def _is_json(text: str) -> bool:
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
