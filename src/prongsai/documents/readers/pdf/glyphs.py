"""The characters of a page's text layer, upright, each mark with the letter that carries it.

Text extractors sort characters by position and so put Thai marks in the wrong place.  Here a mark
goes with the letter before it in the order of the file, and only where it stands elsewhere on the
paper with the letter that is below it there.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.documents.readers.page.marks import Glyph
from prongsai.documents.readers.symbols import from_font, is_picture_font

_ALMOST_ALL = 0.75
_INVISIBLE = 3  # text rendering mode of ISO 32000-1, 9.3.6
_OLD_MARKS = "\uf701-\uf70e\uf710-\uf71a"  # marks of Thai fonts made before OpenType
_MARK = re.compile(f"[ัิ-ฺ็-๎{_OLD_MARKS}]")
_DINGBATS = {"✔": "✓", "✕": "✗", "✖": "✗", "✘": "✗", "❏": "☐", "❐": "☐", "❑": "☐", "❒": "☐"}


@dataclass(frozen=True, slots=True)
class Letter:
    """One character as the file places it, in the page's own coordinates (y upward)."""

    text: str
    left: float
    right: float
    x: float  # of its origin, on the baseline
    y: float
    run: Run


@dataclass(frozen=True, slots=True)
class Run:
    """What the characters of one text object share.  ``turn`` is None for slanting text."""

    font: str
    size: float
    turn: int | None
    hidden: bool


def letters_of(text_page: Any) -> list[Letter]:
    """All characters that the file holds, without those that pdfium adds."""
    return list(_letters(text_page.raw))


def _letters(handle: Any) -> Iterator[Letter]:
    x, y, box, tight = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), _Doubles()
    last, run = None, Run("", 0, None, False)
    for index in range(pdfium.FPDFText_CountChars(handle)):
        if pdfium.FPDFText_IsGenerated(handle, index) == 1:
            continue
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(handle, index), ctypes.c_void_p).value
        if owner != last:
            last, run = owner, _run(handle, index)
        if run.turn is None:
            continue
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        if run.turn:
            left, right = tight.of(handle, index, run.turn)
        else:
            pdfium.FPDFText_GetLooseCharBox(handle, index, box)
            left, right = box.left, box.right
        code = pdfium.FPDFText_GetUnicode(handle, index)
        text = _shown(chr(code) if code < 0x110000 else "\ufffd", run.font)
        yield Letter(text, left, right, x.value, y.value, run)


class _Doubles:
    """The tight box of a character along the direction in which it is written."""

    def __init__(self) -> None:
        self._sides = [ctypes.c_double() for _ in range(4)]

    def of(self, handle: Any, index: int, turn: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharBox(handle, index, *self._sides)
        left, right, bottom, top = (side.value for side in self._sides)
        return ((left, right), (bottom, top), (-right, -left), (-top, -bottom))[turn]


def _run(handle: Any, index: int) -> Run:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = pdfium.FPDFText_GetFontSize(handle, index) * scale
    owner = pdfium.FPDFText_GetTextObject(handle, index)
    hidden = pdfium.FPDFTextObj_GetTextRenderMode(owner) == _INVISIBLE if owner else False
    return Run(_font(owner), size, _turn(matrix.a, matrix.b), hidden)


def _turn(a: float, b: float) -> int | None:
    quarter = math.degrees(math.atan2(b, a)) / 90
    return round(quarter) % 4 if abs(quarter - round(quarter)) < 0.06 else None


def _font(owner: Any) -> str:
    font = pdfium.FPDFTextObj_GetFont(owner) if owner else None
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.value.decode("utf-8", "replace").rpartition("+")[2].lower()
    name = re.sub(r"[-,](regular|normal|bold|italic).*|mt$", "", name)
    return re.sub(r"(?<=wingdings)[ -]?(?=\d)", " ", name)


def _shown(text: str, font: str) -> str:
    if is_picture_font(font) and unicodedata.category(text) != "So":
        return from_font(text, font)
    return _DINGBATS.get(text, text)


def is_mark(text: str) -> bool:
    """Whether *text* is drawn over or under the letter before it."""
    return bool(_MARK.match(text)) or unicodedata.combining(text[0]) != 0


def direction(letters: Iterable[Letter], shown: int) -> int:
    """The quarter turns by which the writing is turned counter-clockwise: as the page is *shown*,
    unless almost all of it lies another way."""
    turns = Counter(letter.run.turn or 0 for letter in letters if letter.text.strip())
    most, count = turns.most_common(1)[0] if turns else (shown, 0)
    return most if count > _ALMOST_ALL * turns.total() else shown


def clusters(letters: Iterable[Letter], page: Upright) -> list[Glyph]:
    """Base characters with their marks, in the order of the file."""
    groups: list[list[Letter]] = []
    strayed: list[Letter] = []
    for letter in letters:
        if not is_mark(letter.text):
            groups.append([letter])
        elif groups and _sits_on(letter, groups[-1][0]):
            groups[-1].append(letter)
        else:
            strayed.append(letter)
    for mark in strayed:
        _settle(mark, groups)
    return [page.glyph(group) for group in groups]


def _middle(letter: Letter) -> tuple[float, float]:
    """Along and across the writing."""
    along = (letter.left + letter.right) / 2
    across = (letter.y, -letter.x, -letter.y, letter.x)[letter.run.turn or 0]
    return along, across


def _sits_on(mark: Letter, base: Letter) -> bool:
    (along, across), size = _middle(mark), base.run.size
    if mark.run.turn != base.run.turn or not base.text.strip():
        return False
    near = base.left - 0.4 * size <= along <= base.right + 0.4 * size
    return near and abs(across - _middle(base)[1]) < 0.8 * size


def _settle(mark: Letter, groups: list[list[Letter]]) -> None:
    """Put a mark that the file tells far from its letter where the paper shows it."""
    along = _middle(mark)[0]
    below = [group for group in groups if _sits_on(mark, group[0])]
    if not below:
        groups.append([mark])
        return
    # A mark hangs at the right end of its letter.
    nearest = min(below, key=lambda group: abs(group[0].right - 0.15 * mark.run.size - along))
    nearest.append(mark)


class Upright:
    """A page turned so that most of its writing is upright.

    ``box`` is its visible box (left, bottom, right, top) and ``turn`` the direction of its writing.
    """

    def __init__(self, box: tuple[float, float, float, float], turn: int) -> None:
        self._turn = turn
        corners = [self._rotated(box[at], box[up]) for at in (0, 2) for up in (1, 3)]
        self._left = min(x for x, _ in corners)
        self._top = max(y for _, y in corners)
        self.width = max(x for x, _ in corners) - self._left
        self.height = self._top - min(y for _, y in corners)

    def _rotated(self, x: float, y: float) -> tuple[float, float]:
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._turn]

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = self._rotated(x, y)
        return x - self._left, self._top - y

    def glyph(self, group: list[Letter]) -> Glyph:
        base = group[0]
        x, y = self.point(base.x, base.y)
        text = "".join(letter.text for letter in group)
        turn = ((base.run.turn or 0) - self._turn) % 4
        if turn:
            return Glyph(text, x, x, y, base.run.size, turn=turn)
        along = (base.x, base.y, -base.x, -base.y)[self._turn]
        right = max(letter.right for letter in group)
        return Glyph(text, x + base.left - along, x + right - along, y, base.run.size)
