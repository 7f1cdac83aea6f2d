"""Automatic numbers as Word prints them."""

from __future__ import annotations

import pytest

from prongsai.documents.readers.docx import read_docx
from tests.factories.office import docx, p, part, r, tbl, tc, tr


def _level(at: int, style: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def _numbering(*levels: str, lists: str = "") -> str:
    one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{one}{lists}',
    )


def _item(text: str, level: int = 0, list_id: int = 1) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, f"<w:pPr>{number}</w:pPr>")


def _texts(body: str, numbering: str, **parts: str) -> list[str]:
    document = read_docx("a.docx", docx(body, numbering=numbering, **parts))
    return [block.text for block in document.paragraphs]


def test_levels_count_within_each_other_and_begin_again() -> None:
    numbering = _numbering(
        _level(0, "thaiNumbers", "%1."), _level(1, "thaiNumbers", "%1.%2"), _level(2, "bullet", "-")
    )
    body = "".join(
        (_item("ก"), _item("ข", 1), _item("ค", 1), _item("ง", 2), _item("จ"), _item("ฉ", 1))
    )
    assert _texts(body, numbering) == ["๑. ก", "๑.๑ ข", "๑.๒ ค", "- ง", "๒. จ", "๒.๑ ฉ"]


@pytest.mark.parametrize(
    ("level", "printed"),
    [
        (_level(0, "thaiLetters", "(%1)", start=2), ["(ข) ก", "(ค) ข"]),
        (_level(0, "decimal", "ข้อ %1", more='<w:suff w:val="nothing"/>'), ["ข้อ 1ก", "ข้อ 2ข"]),
        (_level(0, "bullet", "\uf0a8", more='<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
         ["☐ ก", "☐ ข"]),
        (_level(0, "bullet", "\uf0b7", more='<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'),
         ["• ก", "• ข"]),
        (_level(0, "bullet", "o"), ["• ก", "• ข"]),
        (_level(0, "none", ""), ["ก", "ข"]),
    ],
)  # fmt: skip
def test_styles_of_numbers_and_bullets(level: str, printed: list[str]) -> None:
    assert _texts(_item("ก") + _item("ข"), _numbering(level)) == printed


def test_a_second_list_of_the_same_kind_counts_on_unless_it_restarts() -> None:
    lists = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = _numbering(_level(0, "decimal", "%1."), lists=lists)
    body = _item("ก") + _item("ข", 0, 2) + _item("ค", 0, 3) + _item("ง", 0, 3) + _item("จ", 0, 0)
    assert _texts(body, numbering) == ["1. ก", "2. ข", "1. ค", "2. ง", "จ"]


def test_a_level_of_a_list_may_be_changed_or_never_restart() -> None:
    changed = _level(0, "thaiNumbers", "%1)")
    lists = (
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{changed}'
        "</w:lvlOverride></w:num>"
    )
    numbering = _numbering(
        _level(0, "upperRoman", "%1."),
        _level(1, "decimal", "%1.%2", more='<w:lvlRestart w:val="0"/><w:isLgl/>'),
        lists=lists,
    )
    body = _item("ก") + _item("ข", 1) + _item("ค") + _item("ง", 1) + _item("จ", 0, 2)
    assert _texts(body, numbering) == ["I. ก", "1.1 ข", "II. ค", "2.2 ง", "๓) จ"]


def test_a_paragraph_style_may_bring_its_list() -> None:
    numbering = _numbering(
        _level(0, "decimal", "%1."), _level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Step"/>')
    )
    styles = part(
        "styles",
        '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Step"><w:basedOn w:val="Base"/></w:style>',
    )

    def styled(text: str, style: str) -> str:
        return p(text, f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')

    body = styled("ก", "Base") + styled("ข", "Step") + styled("ค", "Step")
    assert _texts(body, numbering, styles=styles) == ["1. ก", "1.1 ข", "1.2 ค"]


def test_a_column_of_automatic_numbers_without_words_is_a_column_of_numbers() -> None:
    numbering = _numbering(_level(0, "thaiNumbers", "%1"))
    rows = [tr("ที่", "งาน")] + [tr(tc(_item("")), tc(p(text))) for text in ("ก", "ข")]
    (table,) = read_docx("a.docx", docx(tbl(*rows), numbering=numbering)).tables
    assert [row.texts for row in table.rows] == [("ที่", "งาน"), ("๑", "ก"), ("๒", "ข")]


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    levels = _level(0, "decimal", "%1)")
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Own"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Own"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    assert _texts(_item("ก"), numbering) == ["1) ก"]


def test_a_number_that_names_no_list_prints_nothing() -> None:
    assert _texts(_item("ก", 5) + _item("ข", 0, 9), _numbering(_level(0, "decimal", "%1."))) == [
        "ก",
        "ข",
    ]


def test_the_number_stands_before_a_paragraph_of_many_runs() -> None:
    body = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{r("ก")}{r("ข")}</w:p>'
    assert _texts(body, _numbering(_level(0, "decimal", "%1."))) == ["1. กข"]
