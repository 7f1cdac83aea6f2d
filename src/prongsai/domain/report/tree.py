"""The report as a tree: what every writer walks, and nothing of any file format.

All words are final when the tree is built (digits chosen, dates spelt); a writer only sets type.
Widths are shares of the printable width and need not sum to one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Digits = Literal["thai", "arabic"]
Orientation = Literal["portrait", "landscape"]
CoverRole = Literal["title", "period", "agency", "place"]
ParagraphRole = Literal["body", "note", "centred", "right", "signature"]


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """``text`` is what is printed (the address itself, in ASCII digits)."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A check box, drawn: Sarabun has no glyph for it.  Copied out it reads ☑ or ☐."""

    ticked: bool


Inline = Text | Hyperlink | Box
Line = tuple[Inline, ...]  # one paragraph


@dataclass(frozen=True, slots=True)
class CoverLine:
    text: str
    role: CoverRole


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page, alone on its page."""

    lines: tuple[CoverLine, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Line
    role: ParagraphRole = "body"


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class TableColumn:
    header: str
    width: float
    align: Literal["start", "centre"] = "start"


@dataclass(frozen=True, slots=True)
class TableCell:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row that is repeated on each page."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines of a signature block, set at the right: (signed) ...., (name), position, date."""

    lines: tuple[str, ...]


_PHOTO_CM = (16.0, 9.2)  # the width between the margins; two photos with captions to a page


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo: a JPEG with its size in pixels. The caption also tells it to who cannot see it."""

    jpeg: bytes
    width: int
    height: int
    caption: str

    @property
    def printed_cm(self) -> tuple[float, float]:
        """Width and height on paper, as large as its room allows."""
        scale = min(_PHOTO_CM[0] / self.width, _PHOTO_CM[1] / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, slots=True)
class Pictures:
    """Photos below each other, each whole on its page with its caption."""

    items: tuple[Picture, ...]


Block = Cover | Heading | Paragraph | PageBreak | Table | Signature | Pictures


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pages in one orientation."""

    orientation: Orientation
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ReportTree:
    title: str
    author: str
    digits: Digits
    sections: tuple[Section, ...]
    language: str = "th"

    @property
    def blocks(self) -> Iterator[Block]:
        return (block for section in self.sections for block in section.blocks)
