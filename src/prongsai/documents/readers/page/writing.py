"""Glyphs to lines, and lines to paragraphs.

A printed line ends where the paper ended, a paragraph where the writer ended it; only the second is
in the document.  What tells them apart: the room that was left at the end of the line, the
distance to the next, an indent, and a number or bullet at the next line's head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from .marks import Glyph

_THAI_LETTER = "ก-ฮะ-ฺเ-ๅ็-๎ฤฦ"
_INSIDE_THAI = re.compile(f"[{_THAI_LETTER}][{_THAI_LETTER}]")
_TIGHT_END = re.compile(r"\S[/\-–_](?!\s)$")
_ITEM = re.compile(
    r"\(?[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2})*\s*[.)](?![0-9๐-๙])|\([0-9๐-๙]{1,2}\)"
    r"|[-–•●○◦▪■□☐☑✓*»➢]\s*\S|\(?[ก-ฮ]\)|[ก-ฮ]\.\s|ข้อ\s?[0-9๐-๙]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]*$", re.IGNORECASE)
_ADDRESS_TAIL = re.compile(r"(?:^|\s)[\x21-\x7e]*[/?&=_%][\x21-\x7e]*[./?&=_%\-]$")
_ADDRESS_PART = re.compile(r"[\x21-\x7e]+")
_PATHLIKE = re.compile(r"[/?&=_.%#\-]|[a-z]\d|\d[a-z]", re.IGNORECASE)
_UNBROKEN = 3.6  # in type sizes: how long a piece without a space may be before Thai breaks it


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.  ``open`` says that a space stood at its end."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    open: bool = False
    link: str = ""
    link_at_head: str = ""
    certainty: float | None = None

    @property
    def top(self) -> float:
        return self.base - self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.3 * self.size


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a cell or of a column of text, from top to bottom."""
    upright: list[Glyph] = []
    turned: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.turn:
            turned.setdefault(glyph.turn, []).append(_upright(glyph))
        else:
            upright.append(glyph)
    lines = [_line(row) for row in rows_of(upright)]
    for run in turned.values():
        lines += [_line(row) for row in rows_of(run)]
    return [line for line in lines if line.text]


def _upright(glyph: Glyph) -> Glyph:
    x, y = glyph.x0, glyph.base
    along, down = {1: (-y, x), 2: (-x, -y), 3: (y, -x)}[glyph.turn]
    return Glyph(glyph.text, along, along, down, glyph.size, glyph.link, -1, glyph.certainty)


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs by their baseline, from top to bottom, each row from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if not g.blank), key=lambda g: g.base):
        last = rows[-1] if rows else None
        if last and glyph.base - last[0].base < 0.45 * max(glyph.size, last[0].size):
            last.append(glyph)
        else:
            rows.append([glyph])
    blanks = [g for g in glyphs if g.blank] if rows else []
    for blank in blanks:
        near = min(rows, key=lambda row: abs(row[0].base - blank.base))
        if abs(near[0].base - blank.base) < 0.45 * near[0].size:
            near.append(blank)
    return [sorted(row, key=lambda g: g.x0) for row in rows]


def _line(row: Sequence[Glyph]) -> Line:
    inked = [glyph for glyph in row if not glyph.blank]
    size = median(glyph.size for glyph in inked)
    gap = _space_width(inked, size)
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in row:
        if last is not None and not glyph.blank:
            if _doubled(last, glyph):
                continue
            if not last.turn and not glyph.turn and glyph.x0 - last.x1 > gap:
                pieces.append(" ")
        pieces.append(glyph.text)
        last = glyph
    text = "".join(pieces)
    return Line(
        " ".join(text.split()),
        min(glyph.x0 for glyph in inked),
        max(glyph.x1 for glyph in inked),
        median(glyph.base for glyph in inked),
        size,
        text[-1].isspace(),
        inked[-1].link,
        inked[0].link,
        _certainty(inked),
    )


def _space_width(inked: Sequence[Glyph], size: float) -> float:
    """The gap that is a space.  Letters may be spread over the line, so the usual gap counts."""
    gaps = [after.x0 - before.x1 for before, after in zip(inked, inked[1:], strict=False)]
    usual = median(gaps) if len(gaps) > 4 else 0.0
    return max(usual, 0.0) + 0.17 * size


def _doubled(last: Glyph, glyph: Glyph) -> bool:
    """Bold type made by printing twice."""
    return last.text == glyph.text and abs(glyph.x0 - last.x0) < 0.12 * glyph.size and not glyph.turn


def _certainty(inked: Sequence[Glyph]) -> float | None:
    known = [(g.certainty, len(g.text)) for g in inked if g.certainty is not None]
    total = sum(length for _, length in known)
    return sum(value * length for value, length in known) / total if total else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    lines: tuple[Line, ...]

    @property
    def certainty(self) -> float | None:
        known = [(x.certainty, len(x.text)) for x in self.lines if x.certainty is not None]
        total = sum(length for _, length in known)
        return sum(value * length for value, length in known) / total if total else None


def paragraphs_of(
    lines: Sequence[Line], right: float, *, pitch: float = 0.0, centred: bool = False
) -> list[Paragraph]:
    """The paragraphs of *lines* that were set up to *right*; *pitch* is their usual distance."""
    pitch = pitch or usual_pitch(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, right, pitch, centred):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(joined(group), tuple(group)) for group in groups]


def usual_pitch(lines: Sequence[Line]) -> float:
    """The smallest distance of two lines that is no accident, in type sizes; 0 when unknown."""
    steps = sorted(
        (after.base - before.base) / before.size
        for before, after in zip(lines, lines[1:], strict=False)
        if 0.9 < (after.base - before.base) / before.size < 3
    )
    return steps[len(steps) // 10] if steps else 0.0


def _continues(
    group: Sequence[Line], line: Line, right: float, pitch: float, centred: bool
) -> bool:
    last = group[-1]
    if last.link and last.link == line.link_at_head:
        return True
    if _in_address(last.text, line.text):
        return True
    step = (line.base - last.base) / last.size
    if step <= 0 or abs(line.size - last.size) > 0.2 * last.size:
        return False
    if pitch and step > pitch * 1.09 + 0.02:
        return False
    if _ITEM.match(line.text):
        return False
    if not centred and len(group) > 1 and line.x0 - last.x0 > 1.0 * line.size:
        return False  # an indent
    return _filled(last, line, right)


def _filled(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first piece had no room any more."""
    piece = line.text.split(" ", 1)[0]
    width = (line.x1 - line.x0) * len(piece) / max(len(line.text), 1)
    if _INSIDE_THAI.search(piece):
        width = min(width, _UNBROKEN * line.size)
    return last.x1 + width > right - 0.1 * line.size


def joined(lines: Sequence[Line]) -> str:
    """The text of a paragraph without its line ends."""
    text = lines[0].text
    for last, line in zip(lines, lines[1:], strict=False):
        text += _between(text, last, line) + line.text
    return text


def _between(text: str, last: Line, line: Line) -> str:
    if last.link and last.link == line.link_at_head and _ADDRESS.search(text):
        return ""
    if _in_address(text, line.text):
        return ""
    if last.open:
        return " "
    if _INSIDE_THAI.fullmatch(text[-1:] + line.text[:1]) and text[-1] != "ๆ":
        return ""
    return "" if _TIGHT_END.search(text) else " "


def _in_address(text: str, following: str) -> bool:
    """Whether an address goes on in the next line."""
    if _ADDRESS_TAIL.search(text) and _ADDRESS_PART.match(following):
        return not _ITEM.match(following)
    if not _ADDRESS.search(text):
        return False
    head = _ADDRESS_PART.match(following)
    if not head or _ITEM.match(following) or _ADDRESS.match(head[0]):
        return False
    return bool(text[-1] in "/?&=_-%.#" or _PATHLIKE.search(head[0]))
