"""The styles, by the habits of Thai official papers: TH SarabunPSK 16 points, tables 14 or 12.

Word takes font, size and weight of Thai letters from the complex-script properties (``cs``,
``szCs``, ``bCs``) and their line breaks from the language for complex script (``bidi="th-TH"``), so
every style says both.  Text is never justified: Thai has no spaces between words to stretch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prongsai.documents.writers.docx.xml import DECLARATION, W, cm, points

FONT = "TH SarabunPSK"
SYMBOL_FONT = "Segoe UI Symbol"
LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
BODY, TABLE, DENSE_TABLE = 16.0, 14.0, 12.0


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style.  Sizes and spaces in points, indents in centimetres."""

    id: str
    name: str
    size: float
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    before: float = 0
    after: float = 0
    first_line: float = 0
    left: float = 0
    keep_next: bool = False
    outline: int | None = None
    colour: str | None = None

    def xml(self) -> str:
        default = ' w:default="1"' if self.id == "Normal" else ""
        based = "" if self.id == "Normal" else '<w:basedOn w:val="Normal"/>'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>{based}<w:qFormat/>'
            f"<w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        keep = "<w:keepNext/><w:keepLines/>" if self.keep_next else ""
        indent = f'<w:ind w:left="{cm(self.left)}" w:firstLine="{cm(self.first_line)}"/>'
        outline = "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'
        return (
            f'{keep}<w:spacing w:before="{points(self.before)}" w:after="{points(self.after)}" '
            f'w:line="240" w:lineRule="auto"/>{indent}<w:jc w:val="{self.align}"/>{outline}'
        )

    def _run(self) -> str:
        weight = "<w:b/><w:bCs/>" if self.bold else ""
        colour = f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        half = round(self.size * 2)
        return f'{FONTS}{weight}{colour}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>{LANGUAGE}'


FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'

STYLES = (
    Style("Normal", "Normal", BODY),
    Style("Title", "Title", 24, bold=True, align="center", before=110),
    Style("CoverPeriod", "Cover Period", 20, bold=True, align="center", before=14),
    Style("CoverAgency", "Cover Agency", 22, bold=True, align="center", before=220),
    Style("CoverPlace", "Cover Place", 20, bold=True, align="center", before=4),
    Style("Heading1", "heading 1", 18, True, "center", 6, 8, keep_next=True, outline=0),
    Style("Heading2", "heading 2", BODY, True, "left", 8, 4, keep_next=True, outline=1),
    Style("Heading3", "heading 3", BODY, True, "left", 2, 4, keep_next=True, outline=2),
    Style("BodyText", "Body Text", BODY, after=6, first_line=2.5),
    Style("Centred", "Centred", BODY, align="center", after=6),
    Style("Right", "Right", BODY, align="right"),
    Style("Note", "Note", BODY, before=8, after=4),
    Style("Signature", "Signature", BODY, align="center", before=10, left=8, keep_next=True),
    Style("TableText", "Table Text", TABLE),
    Style("TableHeader", "Table Header", TABLE, bold=True, align="center"),
    Style("DenseTableText", "Dense Table Text", DENSE_TABLE),
    Style("DenseTableHeader", "Dense Table Header", DENSE_TABLE, bold=True, align="center"),
    Style("TableGap", "Table Gap", 6),
    Style("Header", "header", BODY, align="center"),
)

_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}"
    f'<w:sz w:val="32"/><w:szCs w:val="32"/>{LANGUAGE}</w:rPr></w:rPrDefault>'
    "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
)
_LINK = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="0B4F9E"/><w:u w:val="single"/></w:rPr></w:style>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_GRID = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>'
    "</w:tblPr></w:style>"
)


def styles_part() -> str:
    paragraphs = "".join(style.xml() for style in STYLES)
    return f'{DECLARATION}<w:styles xmlns:w="{W}">{_DEFAULTS}{paragraphs}{_LINK}{_GRID}</w:styles>'
