"""A structural check of finished PDFs, done after the last rewriting.

It is no full validator of PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): it asks for what our
files promise, and reads them with another library than the one that wrote them.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pikepdf

_IDENTIFIERS = {
    "pdfaid:part": "2",
    "pdfaid:conformance": "A",
    "pdfuaid:part": "1",
}
_LANGUAGES = ("th", "en")
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_NO_TEXT = {"", "\0", "\ufeff", "\ufffe", "\ufffd"}
_CODES_THAT_RUN = ("/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch")


def problems(data: bytes) -> list[str]:
    """What is wrong with the file, in plain words for developers; empty for a sound one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [
            *_document(pdf),
            *_metadata(pdf),
            *_fonts(pdf),
            *_tables(pdf),
            *_links(pdf),
            *(f"syntax: {problem}" for problem in pdf.check_pdf_syntax()),
        ]
    return found


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if pdf.is_encrypted:
        yield "encrypted"
    if (language := str(root.get("/Lang", ""))) not in _LANGUAGES:
        yield f"the language is {language!r}"
    if not _flag(root, "/MarkInfo", "/Marked"):
        yield "not marked as tagged"
    if not _flag(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "the title is not shown"
    intents = list(root.get("/OutputIntents", []))
    if not any("/DestOutputProfile" in intent for intent in intents):
        yield "no output intent with a profile"
    running = {name for each in pdf.objects for name in _running(each)}
    yield from (f"{name} in the file" for name in sorted(running))


def _running(value: Any) -> Iterator[str]:
    """Keys of what would run when the file is opened or used, in one object of the file."""
    if isinstance(value, pikepdf.Array):
        children: list[Any] = list(value)
    elif isinstance(value, pikepdf.Dictionary):
        yield from (key for key in _CODES_THAT_RUN if key in value)
        children = [value[key] for key in value.keys() if key != "/Parent"]  # noqa: SIM118
    else:
        return
    for child in children:
        if not getattr(child, "is_indirect", False):
            yield from _running(child)


def _flag(root: Any, holder: str, name: str) -> bool:
    return holder in root and bool(root[holder].get(name, False))


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for name, value in _IDENTIFIERS.items():
            if metadata.get(name) != value:
                yield f"{name} is {metadata.get(name)!r}, not {value!r}"
        if metadata.get("dc:title") != str(pdf.docinfo.get("/Title", "")):
            yield "the titles of metadata and information differ"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    used: dict[Any, set[int]] = defaultdict(set)
    fonts: dict[Any, Any] = {}
    for page in pdf.pages:
        for font, codes in _shown(page):
            fonts[font.objgen] = font
            used[font.objgen].update(codes)
    for key, font in fonts.items():
        name = str(font.get("/BaseFont"))
        if "/DescendantFonts" not in font:
            yield f"{name} is not of many glyphs"
            continue
        if "/FontFile2" not in font.DescendantFonts[0].FontDescriptor:
            yield f"{name} is not embedded"
        told = _told(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
        silent = sorted(code for code in used[key] if told.get(code, "") in _NO_TEXT)
        if silent:
            yield f"{name}: no text for glyphs {silent}"


def _shown(page: pikepdf.Page) -> Iterator[tuple[Any, list[int]]]:
    """Font and glyph numbers of each string that the page shows."""
    font = None
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "Tf":
            font = page.Resources.Font[str(operands[0])]
        elif operator in {"Tj", "TJ"}:
            parts: Any = operands[0] if operator == "TJ" else operands
            text = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            yield font, [int.from_bytes(text[at : at + 2]) for at in range(0, len(text), 2)]


def _told(to_unicode: bytes) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _MAPPED.findall(to_unicode)
    }


def _tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        yield "no structure tree"
        return
    for table in _elements(tree, "/Table"):
        heads = [cell for head in _elements(table, "/THead") for cell in _elements(head, "/TH")]
        if not heads:
            yield "a table without header cells"
        if any(_attribute(cell, "/Scope") != "/Column" for cell in heads):
            yield "a header cell without scope"
        for body in _elements(table, "/TBody"):
            cells = {len(list(_elements(row, "/TD"))) for row in _elements(body, "/TR")}
            if cells - {len(heads)}:
                yield f"rows of {sorted(cells)} cells under {len(heads)} header cells"


def _elements(parent: Any, kind: str) -> Iterator[Any]:
    """The elements of a kind below ``parent``, not those inside of them."""
    children = parent.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if not isinstance(child, pikepdf.Dictionary):
            continue
        if child.get("/S") == kind:
            yield child
        else:
            yield from _elements(child, kind)


def _attribute(element: Any, name: str) -> str:
    attributes = element.get("/A", [])
    for each in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if name in each:
            return str(each[name])
    return ""


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if note.get("/Subtype") == "/Link" and "/StructParent" not in note:
                yield "a link outside of the structure"
            if note.get("/Subtype") == "/Link" and "/Contents" not in note:
                yield "a link without words for it"
