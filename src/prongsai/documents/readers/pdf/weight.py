"""How much a PDF would weigh once it is unpacked, told before it is.

A small file can unpack to gigabytes: by streams packed a thousand times, by forms that draw forms
that draw forms, by one stream that a page names again and again.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from typing import Any

from prongsai.documents.readers.errors import Refused

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_LARGEST_STREAM = 48 * 1024 * 1024  # bytes of a font or table; pictures are judged by their pixels
_LARGEST_PAGE = 5 * 1024 * 1024  # bytes of drawing; a dense page of a report has 0.1 MB
_LARGEST_FILE = 256 * 1024 * 1024  # bytes of all streams but pictures
_DO = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
_DEEPEST = 12  # forms within forms
_Key = tuple[tuple[int, int], tuple[int, int] | None]
_OTHER_PACKING = 30  # how many times smaller the rarer kinds of packing make a drawing at most


def refuse_heavy(data: bytes) -> None:
    """Raises `Refused` for a file that would unpack beyond measure, or cannot be opened."""
    import pikepdf

    _refuse_heavy_streams(data)
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            scale = _Scale()
            for page in document.pages:
                if scale.page(page.obj) > _LARGEST_PAGE:
                    raise Refused("read.bomb")
    except pikepdf.PasswordError as error:
        raise Refused("read.encrypted") from error
    except pikepdf.PdfError as error:
        raise Refused("read.damaged") from error


def _refuse_heavy_streams(data: bytes) -> None:
    total = 0
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - 1000) : found.start()]
        head = head[head.rfind(b" obj") :]
        if _FLATE.search(head) and not _IMAGE.search(head):
            total += _unpacked(memoryview(data)[found.end() :], _LARGEST_STREAM)
            if total > _LARGEST_FILE:
                raise Refused("read.bomb")


def _unpacked(packed: bytes | memoryview, most: int) -> int:
    """The length of a stream once unpacked; raises `Refused` beyond *most*."""
    unpack, length, at = zlib.decompressobj(), 0, 0
    try:
        while not unpack.eof and at < len(packed):
            chunk = unpack.unconsumed_tail or packed[at : at + 65536]
            at += 0 if unpack.unconsumed_tail else 65536
            length += len(unpack.decompress(chunk, 1 << 20))
            if length > most:
                raise Refused("read.bomb")
    except zlib.error:
        pass  # what cannot be unpacked weighs nothing
    return length


class _Scale:
    """Weighs pages: bytes of drawing, those of a form counted each time it is drawn.

    A form without resources of its own draws with those of the page.
    """

    def __init__(self) -> None:
        self._known: dict[_Key, int] = {}
        self._begun: set[_Key] = set()
        self._of_page: Any = None
        self._page: tuple[int, int] = (0, 0)

    def page(self, page: Any) -> int:
        self._of_page, self._page = page.get("/Resources"), page.objgen
        contents = page.get("/Contents")
        if contents is None:
            return 0
        parts = list(contents) if _is_array(contents) else [contents]
        sizes: dict[tuple[int, int], tuple[int, Counter[str]]] = {}
        total = 0
        for part in parts[: _LARGEST_PAGE // 100]:
            if part.objgen not in sizes:
                sizes[part.objgen] = _drawing(part)
            size, drawn = sizes[part.objgen]
            total += size + self._forms(drawn, self._of_page, 0)
            if total > _LARGEST_PAGE:
                break
        return total

    def _forms(self, drawn: Counter[str], resources: Any, depth: int) -> int:
        forms = resources.get("/XObject") if resources is not None else None
        if forms is None or not drawn:
            return 0
        return sum(times * self._form(forms.get(name), depth) for name, times in drawn.items())

    def _form(self, form: Any, depth: int) -> int:
        if form is None or form.get("/Subtype") != "/Form":
            return 1
        if depth > _DEEPEST:
            raise Refused("read.bomb")
        own = form.get("/Resources")
        key = (form.objgen, self._page if own is None else None)
        if key in self._begun:  # a form that draws itself never ends
            raise Refused("read.bomb")
        if key not in self._known:
            self._begun.add(key)
            size, drawn = _drawing(form)
            resources = self._of_page if own is None else own
            self._known[key] = size + self._forms(drawn, resources, depth + 1)
            self._begun.remove(key)
        return self._known[key]


def _is_array(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _drawing(stream: Any) -> tuple[int, Counter[str]]:
    """The unpacked length of a drawing and the forms it draws, by name."""
    raw = stream.read_raw_bytes()
    if str(stream.get("/Filter")) not in ("/FlateDecode", "None"):
        if len(raw) * _OTHER_PACKING > _LARGEST_PAGE:
            raise Refused("read.bomb")
    elif stream.get("/Filter") is not None:
        _unpacked(raw, _LARGEST_PAGE)
    try:
        whole = stream.read_bytes()
    except Exception:  # a damaged drawing draws nothing
        return len(raw), Counter()
    return len(whole), Counter("/" + name.decode("latin-1") for name in _DO.findall(whole))
