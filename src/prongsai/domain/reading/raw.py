"""A document as its file gives it: paragraphs and tables in order, each with its place.

Every file reader ends here and the reading of meaning begins here.  A cell keeps its paragraphs
apart by a line feed; an empty check box is ``☐`` and a ticked one ``☑``, whatever the file used.
Nothing is corrected yet, apart from what the file format itself hides (markup, private glyphs).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

BOX_EMPTY = "☐"
BOX_TICKED = "☑"

FileFormat = Literal[
    "text", "docx", "pdf", "xlsx", "xls", "csv", "html", "image", "odt", "ods", "doc", "rtf", "json"
]


#: left, top, right and bottom on the page as it is read, as parts (0 to 1) of its width and height
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its file; all numbers count from 1.

    ``line`` is the line of a text file or the row of a sheet; ``table`` is the raw table of the
    document, ``row`` and ``column`` the cell within it (the header row is row 1).
    """

    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell.  ``columns`` is how many columns of the grid it covers.

    A cell that a vertical merge covers is present in each of its rows: the first carries the text,
    the others are empty and say ``continues_above``.  ``certainty`` (0 to 1) is the recogniser's
    own, and None where the text was read as text.  ``box`` is where it is drawn, on pages.
    """

    text: str
    place: Place = Place()
    columns: int = 1
    continues_above: bool = False
    certainty: float | None = None
    box: Box | None = field(default=None, compare=False)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(part for part in self.text.split("\n") if part.strip())


@dataclass(frozen=True, slots=True)
class RawRow:
    cells: tuple[RawCell, ...]
    place: Place = Place()
    is_header: bool = False  # only when the file itself says so

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table of one page as it stood.  ``number`` counts from 1 through the document."""

    rows: tuple[RawRow, ...]
    number: int
    place: Place = Place()

    @property
    def width(self) -> int:
        return max((sum(cell.columns for cell in row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """Text outside the tables.  ``heading`` is the level (1..) when the file marks it as one."""

    text: str
    place: Place = Place()
    heading: int | None = None
    certainty: float | None = None
    box: Box | None = field(default=None, compare=False)


RawBlock = RawParagraph | RawTable


@dataclass(frozen=True, slots=True)
class ReaderRemark:
    """What a file reader noticed on its way in: a code of ``library/messages`` with parameters."""

    code: str
    place: Place = Place()
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RawDocument:
    """All blocks of a file in reading order.

    Page furniture (running headers, footers, page numbers) is left out by the reader that can
    tell; ``name`` is the file's name without its folder.
    """

    name: str
    format: FileFormat
    blocks: tuple[RawBlock, ...]
    pages: int | None = None
    remarks: tuple[ReaderRemark, ...] = ()

    @property
    def tables(self) -> Iterator[RawTable]:
        return (block for block in self.blocks if isinstance(block, RawTable))

    @property
    def paragraphs(self) -> Iterator[RawParagraph]:
        return (block for block in self.blocks if isinstance(block, RawParagraph))
