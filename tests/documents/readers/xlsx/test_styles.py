from __future__ import annotations

from lxml import etree

from prongsai.documents.readers.xlsx.styles import CellStyles, S


def test_a_style_is_a_format_and_a_font() -> None:
    styles = CellStyles(
        etree.fromstring(
            f'<styleSheet xmlns="{S[1:-1]}"><numFmts><numFmt numFmtId="164" formatCode="0.0"/>'
            '</numFmts><fonts><font><name val="Sarabun"/></font><font><name val="Wingdings"/>'
            '</font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/>'
            '<xf numFmtId="x" fontId="9"/></cellXfs></styleSheet>'
        )
    )
    assert [styles.code(at) for at in ("0", "1", "2", "3", None)] == ["", "0.0", "", "", ""]
    assert [styles.font(at) for at in ("0", "1", "2", "3", None)] == [
        None,
        "Wingdings",
        None,
        None,
        None,
    ]


def test_a_workbook_without_styles_has_plain_cells() -> None:
    assert (CellStyles(None).code("0"), CellStyles(None).font("0")) == ("", None)
