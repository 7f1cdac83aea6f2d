"""The blocks of a page: paragraphs at the ends of block elements, tables with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prongsai.documents.readers.entry import clean
from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.grid import Line, Piece, table_of
from prongsai.documents.readers.limits import Limits
from prongsai.documents.readers.links import with_address
from prongsai.documents.readers.ordinals import printed_number
from prongsai.domain.reading.raw import BOX_EMPTY, BOX_TICKED, Place, RawBlock, RawParagraph

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SILENT = frozenset((
    "script", "style", "template", "noscript", "head", "svg", "object", "iframe", "canvas", "del",
    "datalist", "audio", "video", "map", "rp", "rt",
))  # fmt: skip
_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html",
    "legend", "main", "menu", "nav", "p", "pre", "section", "summary", "caption",
    "tbody", "thead", "tfoot", "tr", "td", "th",
))  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_LIST_TYPES = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal",
    "thai": "thaiNumbers", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter",
    "lower-latin": "lowerLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_TABLE_PARTS = frozenset(("thead", "tbody", "tfoot", "tr"))
_CELLS = frozenset(("td", "th", *_TABLE_PARTS))
_DEEPEST = 200
_OPEN_TAGS = 1_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that HTML lets stand without an end; all others nest when they have none.
_ENDLESS = frozenset((
    "p", "li", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "dt", "dd", "colgroup", "col",
    "br", "hr", "img", "input", "meta", "link", "area", "base", "embed", "source", "wbr", "param",
    "html", "head", "body",
))  # fmt: skip


def parse(markup: str) -> HtmlElement | None:
    """The tree of a page, however broken; None where there is nothing in it."""
    if _is_bottomless(markup):  # the parser would walk down for ever
        raise Refused("read.too_complex")
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _is_bottomless(markup: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() not in _ENDLESS:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            if depth > _OPEN_TAGS:
                return True
    return False


class Page:
    """Blocks while they are gathered; ``words`` is the paragraph that is still open."""

    def __init__(self, first_table: int, line: int | None, limits: Limits) -> None:
        self._blocks: list[RawBlock] = []
        self._words: list[str] = []
        self._table = first_table
        self._line = line
        self._limits = limits
        self._cells = 0
        self._depth = 0
        self._heading: int | None = None

    def finish(self) -> list[RawBlock]:
        """All blocks, the last paragraph closed."""
        self._close()
        return self._blocks

    def gather(self, element: HtmlElement) -> None:
        """Take in an element with all that it holds."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused("read.too_complex")
        tag = str(element.tag)
        heading = _HEADING.fullmatch(tag)
        if tag == "table":
            self._gather_table(element)
        elif heading or tag in _BLOCK:
            self._close()
            self._heading = int(heading[1]) if heading else self._heading
            self._inside(element)
            self._close()
            self._heading = None
        elif tag == "li":
            self._close()
            self._words.append(_mark(element))
            self._inside(element)
            self._close()
        elif tag not in _SILENT and not _is_hidden(element):
            self._gather_inline(element, tag)
        self._depth -= 1

    def _inside(self, element: HtmlElement) -> None:
        if _is_hidden(element):
            return
        self._say(element.text, element)
        for child in element:
            if isinstance(child.tag, str):
                self.gather(child)
            self._say(child.tail, element)

    def _say(self, text: str | None, element: HtmlElement) -> None:
        if text:
            self._words.append(text if element.tag == "pre" else _SPACE.sub(" ", text))

    def _close(self) -> None:
        words = clean("".join(self._words))
        self._words = []
        if words:
            if len(self._blocks) >= self._limits.blocks:
                raise Refused("read.too_long", limit=str(self._limits.markup_characters))
            self._blocks.append(RawParagraph(words, Place(line=self._line), self._heading))

    def _gather_inline(self, element: HtmlElement, tag: str) -> None:
        if tag == "br":
            self._words.append("\n")
        elif tag in ("input", "select", "textarea", "img"):
            self._words.append(_control(element, tag))
        elif tag == "a":
            kept, self._words = self._words, []
            blocks = len(self._blocks)
            self._inside(element)
            shown = "".join(self._words)
            if blocks == len(self._blocks):
                shown = with_address(shown, element.get("href") or "")
            self._words = [*kept, shown] if blocks == len(self._blocks) else self._words
        else:
            self._inside(element)

    # Tables

    def _gather_table(self, table: HtmlElement) -> None:
        self._close()
        if _is_hidden(table):
            return
        rows = list(_rows(table))
        self._gather_strays(table)
        self._close()
        if _only_arranges(table, rows):
            for row in rows:
                for cell in row:
                    self.gather(cell)
            return
        lines = self._lines(rows)
        if lines:
            self._blocks.append(table_of(lines, self._table))
            self._table += 1

    def _gather_strays(self, table: HtmlElement) -> None:
        """The caption, and words that stand in the table but in no cell of it."""
        self._say(table.text, table)
        for child in table:
            if child.tag in _TABLE_PARTS and not _is_hidden(child):
                self._gather_strays(child)
            elif child.tag not in _CELLS and isinstance(child.tag, str):
                self.gather(child)
            self._say(child.tail, table)

    def _lines(self, rows: list[list[HtmlElement]]) -> list[Line]:
        lines: list[Line] = []
        for at, cells in enumerate(rows):
            self._cells += len(cells)
            if self._cells > self._limits.cells:
                raise Refused("read.too_many_cells", limit=str(self._limits.cells))
            left = len(rows) - at
            pieces = tuple(self._piece(cell, left) for cell in cells)
            if pieces or lines:
                lines.append(Line(pieces, self._line, _is_header(cells)))
        return lines

    def _piece(self, cell: HtmlElement, rows_left: int) -> Piece:
        inner = Page(1, None, self._limits)
        inner._depth = self._depth
        inner._inside(cell)
        text = "\n".join(_flat(block) for block in inner.finish())
        reach = _whole(cell.get("rowspan"), 1)
        return Piece(
            text, max(_whole(cell.get("colspan"), 1), 1), min(reach or rows_left, rows_left)
        )


def _flat(block: RawBlock) -> str:
    """A block inside a cell as lines of words."""
    if isinstance(block, RawParagraph):
        return block.text
    return "\n".join(" ".join(text for text in row.texts if text) for row in block.rows)


def _rows(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    """The visible cells of each visible row; cells that stand in no row are one."""
    loose: list[HtmlElement] = []
    for child in table:
        if child.tag in ("td", "th"):
            loose.append(child)
            continue
        if loose:
            yield _visible(loose)
            loose = []
        if child.tag == "tr" and not _is_hidden(child):
            yield _visible([cell for cell in child if cell.tag in ("td", "th")])
        elif child.tag in ("thead", "tbody", "tfoot") and not _is_hidden(child):
            yield from _rows(child)
    if loose:
        yield _visible(loose)


def _visible(cells: list[HtmlElement]) -> list[HtmlElement]:
    return [cell for cell in cells if not _is_hidden(cell)]


def _is_header(cells: list[HtmlElement]) -> bool:
    if not cells:
        return False
    if next(cells[0].iterancestors("thead", "table")).tag == "thead":
        return True
    return all(cell.tag == "th" for cell in cells)


def _only_arranges(table: HtmlElement, rows: list[list[HtmlElement]]) -> bool:
    width = max(map(len, rows), default=0)
    if len(rows) == 1 and width == 1:
        return True
    inner = [list(_rows(one)) for one in table.iterdescendants("table")]
    real = [len(lines) for lines in inner if len(lines) >= 2 and max(map(len, lines)) >= 3]
    return bool(real) and (width <= 2 or (max(real) > len(rows) and width <= 3))


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _control(element: HtmlElement, tag: str) -> str:
    """What a form shows: a box, a chosen value, what was typed."""
    if tag == "select":
        chosen = [one for one in element.iter("option") if "selected" in one.attrib]
        return (chosen[0].text or "") if chosen else ""
    if tag == "textarea":
        return element.text or ""
    if tag == "img":
        return ""
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        ticked = element.get("checked", "false").lower() != "false"
        return BOX_TICKED if ticked else BOX_EMPTY
    return (
        (element.get("value") or "") if kind in ("text", "number", "date", "url", "email") else ""
    )


def _mark(item: HtmlElement) -> str:
    """The number or bullet that a browser puts before a list item."""
    holder = item.getparent()
    style = _style(item) or (_style(holder) if holder is not None else "")
    if style == "none":
        return ""
    if holder is None or holder.tag != "ol":
        return "• "
    kind = _LIST_TYPES.get(item.get("type") or holder.get("type") or style, "decimal")
    return f"{printed_number(_count(item, holder), kind)}. "


def _style(element: HtmlElement) -> str:
    found = _LIST_STYLE.search(element.get("style") or "")
    return found[1].lower() if found else ""


def _count(item: HtmlElement, holder: HtmlElement) -> int:
    count = _whole(holder.get("start"), 1) - 1
    for sibling in holder.iterchildren("li"):
        count = _whole(sibling.get("value"), count + 1)
        if sibling is item:
            break
    return count


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int((text or "").strip() or otherwise)
    except ValueError:
        return otherwise
