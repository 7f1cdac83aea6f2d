"""The document itself: sections, paragraphs, tables and links."""

from __future__ import annotations

from unicodedata import category
from urllib.parse import quote, urlsplit

from prongsai.documents.writers.docx.drawing import drawing
from prongsai.documents.writers.docx.parts import OFFICE, RELATED, relationship, relationships
from prongsai.documents.writers.docx.styles import SYMBOL_FONT
from prongsai.documents.writers.docx.xml import DECLARATION, R, W, cm, value, words
from prongsai.domain.report.tree import (
    Block,
    Box,
    Cover,
    CoverLine,
    Heading,
    Hyperlink,
    Inline,
    Line,
    Orientation,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    ReportTree,
    Section,
    Signature,
    Table,
    TableCell,
    Text,
)

_SHORT, _LONG = cm(21.0), cm(29.7)  # A4
_LEFT, _RIGHT, _TOP, _BOTTOM = cm(3), cm(2), cm(2.5), cm(2)
_HEADER_SHADE = "ECECEC"  # as the PDF has it
_KEPT_WHOLE = 9  # lines; a taller row may break over the page
_LETTERS_PER_CM = 6.2  # of TH SarabunPSK 14, marks above and below not counted
_DENSE_FROM = 9  # columns; a wider table is set smaller
_COVER = {"title": "Title", "period": "CoverPeriod", "agency": "CoverAgency", "place": "CoverPlace"}
_ROLES = {"body": "BodyText", "note": "Note", "centred": "Centred", "right": "Right"}
_SYMBOL = (
    f'<w:rPr><w:rFonts w:ascii="{SYMBOL_FONT}" w:hAnsi="{SYMBOL_FONT}" '
    f'w:eastAsia="{SYMBOL_FONT}" w:cs="{SYMBOL_FONT}"/></w:rPr>'
)
_SHADED = (
    f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEADER_SHADE}"/><w:vAlign w:val="center"/>'
)
_URI_SAFE = "!#$%&'()*+,-./:;=?@[]_~"


class Body:
    """Writes the document and remembers the links it needs."""

    def __init__(self) -> None:
        self._links: dict[str, int] = {}
        self._pictures: list[Picture] = []

    def document(self, tree: ReportTree) -> str:
        *front, last = [
            self._section(section, first=position == 0)
            for position, section in enumerate(tree.sections)
        ]
        closed = [content + _paragraph("TableGap", "", properties) for content, properties in front]
        body = "".join(closed) + last[0] + last[1]
        return (
            f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body>'
            "</w:document>"
        )

    def relationships(self) -> str:
        parts = [
            relationship(number, kind, f'"{target}"')
            for number, (kind, target) in enumerate(RELATED, start=1)
        ]
        links = [
            relationship(number, "hyperlink", value(target), external=True)
            for target, number in self._links.items()
        ]
        photos = [
            f'<Relationship Id="rIdP{number}" Type="{OFFICE}/image" Target="{_media(number)}"/>'
            for number in range(1, len(self._pictures) + 1)
        ]
        return relationships(parts + links + photos)

    @property
    def media(self) -> dict[str, str | bytes]:
        """The photos as parts of the package; asked for when the document is written."""
        return {f"word/{_media(n)}": photo.jpeg for n, photo in enumerate(self._pictures, start=1)}

    def _section(self, section: Section, first: bool) -> tuple[str, str]:
        """The content of a section and its properties."""
        content = [self._block(block, section.orientation) for block in section.blocks]
        cover = first and any(isinstance(block, Cover) for block in section.blocks)
        return "".join(content), _section_properties(section.orientation, first, cover)

    def _block(self, block: Block, orientation: Orientation) -> str:
        match block:
            case Cover(lines):
                return _cover(lines)
            case Heading(text, level):
                return _paragraph(f"Heading{min(level, 3)}", _run(text))
            case Paragraph(content, role):
                return _paragraph(_ROLES.get(role, "BodyText"), self._line(content))
            case Signature(lines):
                return "".join(_paragraph("Signature", _run(text)) for text in lines)
            case Table():
                return self._table(block, orientation)
            case Pictures(items):
                return "".join(self._picture(item) for item in items)
            case PageBreak():
                return _paragraph("TableGap", '<w:r><w:br w:type="page"/></w:r>')

    def _picture(self, picture: Picture) -> str:
        """The photo in a paragraph of its own that stays with the caption below it."""
        self._pictures.append(picture)
        drawn = drawing(picture, len(self._pictures))
        kept = _paragraph("Centred", f"<w:r>{drawn}</w:r>", "<w:keepNext/>")
        return kept + _paragraph("Centred", _run(picture.caption))

    # -------------------------------------------------------------- tables
    def _table(self, table: Table, orientation: Orientation) -> str:
        widths = _widths([column.width for column in table.columns], orientation)
        dense = "Dense" if len(widths) >= _DENSE_FROM else ""
        margins = _margins(0.07 if dense else 0.14)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        heads = [_paragraph(f"{dense}TableHeader", _run(column.header)) for column in table.columns]
        shaded = [_cell(w, head, _SHADED) for w, head in zip(widths, heads, strict=True)]
        rows = [_row(shaded, header=True)]
        for row in table.rows:
            cells = [
                _cell(width, self._cell(cell, f"{dense}TableText", column.align == "centre"))
                for width, cell, column in zip(widths, row, table.columns, strict=True)
            ]
            rows.append(_row(cells, whole=_height(row, widths) <= _KEPT_WHOLE))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" '
            'w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
            + _paragraph("TableGap", "")
        )

    def _cell(self, cell: TableCell, style: str, centred: bool) -> str:
        properties = '<w:jc w:val="center"/>' if centred else ""
        lines = cell.lines or ((),)
        return "".join(_paragraph(style, self._line(line), properties) for line in lines)

    # -------------------------------------------------------------- lines
    def _line(self, line: Line) -> str:
        return "".join(self._inline(part) for part in line)

    def _inline(self, part: Inline) -> str:
        match part:
            case Text(text, bold):
                return _run(text, "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else "")
            case Box(ticked):
                return _run("☑" if ticked else "☐", _SYMBOL)
            case Hyperlink(url, text):
                return self._link(url, text)

    def _link(self, url: str, text: str) -> str:
        run = _run(text, '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>')
        target = _target(url)
        if target is None:
            return _run(text)
        number = self._links.setdefault(target, len(RELATED) + len(self._links) + 1)
        return f'<w:hyperlink r:id="rId{number}">{run}</w:hyperlink>'


def _media(number: int) -> str:
    return f"media/photo{number}.jpg"


def _target(url: str) -> str | None:
    """The address as Word accepts it; None when it is no address of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(url, safe=_URI_SAFE)


def _cover(lines: tuple[CoverLine, ...]) -> str:
    """Each role opens with its own distance; a further line of the same role follows closely."""
    written, above = [], None
    for line in lines:
        close = '<w:spacing w:before="0"/>' if line.role == above else ""
        written.append(_paragraph(_COVER[line.role], _run(line.text), close))
        above = line.role
    return "".join(written)


def _paragraph(style: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{words(text)}</w:t></w:r>'


def _row(cells: list[str], header: bool = False, whole: bool = False) -> str:
    properties = "<w:cantSplit/>" if header or whole else ""
    properties += "<w:tblHeader/>" if header else ""
    properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _margins(side: float) -> str:
    widths = (("top", 0.05), ("left", side), ("bottom", 0.08), ("right", side))
    return "".join(f'<w:{name} w:w="{cm(width)}" w:type="dxa"/>' for name, width in widths)


def _height(row: tuple[TableCell, ...], widths: list[int]) -> int:
    """About how many lines the row takes."""
    return max(
        sum(1 + int(_length(line) / (width / cm(1) * _LETTERS_PER_CM)) for line in cell.lines)
        for cell, width in zip(row, widths, strict=True)
    )


def _length(line: Line) -> int:
    texts = ("" if isinstance(part, Box) else part.text for part in line)
    return sum(category(letter) != "Mn" for text in texts for letter in text)


def _cell(width: int, content: str, look: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{content}</w:tc>'


def _widths(shares: list[float], orientation: Orientation) -> list[int]:
    page = _SHORT if orientation == "portrait" else _LONG
    room = page - _LEFT - _RIGHT
    widths = [int(room * share / sum(shares)) for share in shares]
    return [*widths[:-1], room - sum(widths[:-1])]


def _section_properties(orientation: Orientation, first: bool, cover: bool) -> str:
    """The first page bears no number; a cover is not counted."""
    wide = orientation == "landscape"
    width, height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    turned = ' w:orient="landscape"' if wide else ""
    empty = '<w:headerReference w:type="first" r:id="rId5"/>' if first else ""
    counted = '<w:pgNumType w:start="0"/>' if cover else ""
    title = "<w:titlePg/>" if first else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>{empty}'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}" '
        f'w:header="{cm(1.25)}" w:footer="{cm(1)}" w:gutter="0"/>{counted}{title}</w:sectPr>'
    )
