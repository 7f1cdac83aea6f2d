"""Files to raw documents.

`read` and `read_bytes` look at what a file really is, never at its name alone, and hand it to the
reader of that format; every reader gives a `RawDocument` or raises `Refused`.  Nothing is written,
apart from a private folder that is gone again when LibreOffice has converted an old format.
The libraries of a format are loaded when a file of that format is read.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from unicodedata import category

from prongsai.domain.reading.raw import RawDocument, ReaderRemark

from .errors import Refused
from .limits import DEFAULT, MEGABYTE, Limits
from .sniff import Sniffed, ending_fits, ending_of, sniff

__all__ = ["DEFAULT", "Limits", "Refused", "name_of", "read", "read_bytes"]


def read(path: Path, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of the file at *path*.

    Raises `Refused` (see `errors` for the codes) for whatever cannot be read whole.
    """
    name = name_of(path)
    try:
        if path.is_dir():
            raise Refused("read.is_folder", name=name)
        if path.stat().st_size > limits.file_bytes:
            raise Refused("read.too_large", size=str(limits.file_bytes // MEGABYTE))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("read.not_found", name=name) from error
    except OSError as error:
        raise Refused("read.no_permission", name=name) from error
    return read_bytes(name, data, limits=limits)


def name_of(path: Path) -> str:
    """The name of a file as text that can be shown and stored, whatever bytes the disk holds.

    A name that is not UTF-8 came from an old Windows (874); a control character becomes U+FFFD.
    """
    name = path.name
    if not name.isprintable():
        raw = os.fsencode(name)
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp874", "replace")
    return "".join("\N{REPLACEMENT CHARACTER}" if category(c) == "Cc" else c for c in name)


def read_bytes(name: str, data: bytes, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of a file that is already in memory; *name* is its name without a folder."""
    if len(data) > limits.file_bytes:
        raise Refused("read.too_large", size=str(limits.file_bytes // MEGABYTE))
    found = sniff(name, data, limits)
    try:
        document = _dispatch(name, data, found, limits)
    except RecursionError as error:
        raise Refused("read.damaged") from error
    return replace(document, remarks=_remarks(name, found) + document.remarks)


def _remarks(name: str, found: Sniffed) -> tuple[ReaderRemark, ...]:
    remarks: list[ReaderRemark] = []
    if not ending_fits(name, found.kind):
        told = (("ending", ending_of(name)), ("format", str(found.kind)))
        remarks.append(ReaderRemark("read.wrong_ending", params=told))
    if found.damaged_characters:
        count = (("count", str(found.damaged_characters)),)
        remarks.append(ReaderRemark("read.damaged_characters", params=count))
    return tuple(remarks)


def _dispatch(name: str, data: bytes, found: Sniffed, limits: Limits) -> RawDocument:
    if found.text is not None:
        return _read_words(name, found, found.text, limits)
    match found.kind:
        case "docx":
            from .docx import read_docx

            return read_docx(name, data, limits=limits)
        case "xlsx":
            from .xlsx import read_xlsx

            return read_xlsx(name, data, limits=limits)
        case "ods":
            from .ods import read_ods

            return read_ods(name, data, limits=limits)
        case "xls" | "xlsb":
            from .calamine import read_workbook

            return read_workbook(name, data, found.kind, limits=limits)
        case "pdf":
            from .pdf import read_pdf

            return read_pdf(name, data, limits=limits)
        case "image":
            from .image import read_image

            return read_image(name, data, limits=limits)
        case _:
            from .libreoffice import read_legacy

            return read_legacy(name, data, found.kind, limits=limits)


def _read_words(name: str, found: Sniffed, text: str, limits: Limits) -> RawDocument:
    match found.kind:
        case "html":
            from .html import read_html

            return read_html(name, text, limits=limits)
        case "csv":
            from .csv import read_csv

            return read_csv(name, text, limits=limits)
        case "json":
            raise Refused("read.unsupported", kind="JSON")
        case _:
            from .text import read_text

            return read_text(name, text, limits=limits)
