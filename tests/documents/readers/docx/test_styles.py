from __future__ import annotations

import pytest
from lxml import etree

from prongsai.documents.readers.docx.names import W, value
from prongsai.documents.readers.docx.styles import Styles
from tests.factories.office import part

_STYLES = Styles(
    etree.fromstring(
        part(
            "styles",
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
            '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
            '<w:style w:styleId="H"><w:name w:val="Heading 3"/></w:style>'
            '<w:style w:styleId="ไทย"><w:name w:val="หัวเรื่อง 1"/></w:style>'
            '<w:style w:styleId="O"><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>'
            '<w:style w:styleId="Child"><w:basedOn w:val="O"/></w:style>'
            '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
            '<w:style w:styleId="V"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:styleId="Seen"><w:basedOn w:val="V"/><w:rPr><w:vanish w:val="false"/>'
            "</w:rPr></w:style>",
        )
    )
)


@pytest.mark.parametrize(
    ("style", "level"),
    [("T", 1), ("H", 3), ("ไทย", 1), ("O", 5), ("Child", 5), ("Loop", None), ("none", None),
     (None, None)],
)  # fmt: skip
def test_the_heading_level_of_a_style(style: str | None, level: int | None) -> None:
    assert _STYLES.heading(style) == level


def test_hidden_styles() -> None:
    assert [_STYLES.hides(style) for style in ("V", "Seen", "T", None)] == [
        True,
        False,
        False,
        False,
    ]


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    found = _STYLES.numbering(None)
    assert found is not None
    assert value(found.find(f"{W}numId")) == "7"
    assert _STYLES.numbering("T") is None


def test_a_file_without_styles_says_nothing() -> None:
    nothing = Styles(None)
    assert (nothing.heading("H"), nothing.numbering("H"), nothing.hides("H")) == (None, None, False)
