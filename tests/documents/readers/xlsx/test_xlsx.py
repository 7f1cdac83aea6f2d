"""Whole workbooks, built part by part."""

from __future__ import annotations

import pytest

from prongsai.documents.readers import Limits, Refused
from prongsai.documents.readers.xlsx import read_xlsx
from prongsai.domain.reading.raw import Place, RawParagraph, RawTable, ReaderRemark
from tests.factories.office import S, relations, row, xlsx, zipped


def _remark(code: str, count: int) -> ReaderRemark:
    return ReaderRemark(code, params=(("count", str(count)),))


def _data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


_HEADER = row(1, "ที่", "งาน", "ใคร")


def _row_of(*cells: str, **parts: str) -> tuple[str, ...]:
    """The texts of a second row of these cells."""
    document = read_xlsx("a.xlsx", xlsx(_data(_HEADER, row(2, *cells)), **parts))
    (table,) = document.tables
    return table.rows[1].texts


def test_sheets_in_their_order_with_their_names() -> None:
    first = _data(row(1, "แผนปี ๒๕๖๘"), row(3, "ที่", "งาน", "ใคร"), row(4, "๑", "ก", "ข"))
    second = _data(_HEADER, row(2, "๒", "ค", "ง"))
    title, one, two = read_xlsx("a.xlsx", xlsx(first, second)).blocks
    assert title == RawParagraph("แผนปี ๒๕๖๘", Place(line=1, sheet="แผ่น 1"))
    assert isinstance(one, RawTable)
    assert isinstance(two, RawTable)
    assert (one.place, two.place) == (
        Place(line=3, sheet="แผ่น 1", table=1),
        Place(line=1, sheet="แผ่น 2", table=2),
    )
    assert one.rows[1].cells[2].place == Place(line=4, sheet="แผ่น 1", table=1, row=2, column=3)


def test_what_is_hidden_is_not_read_and_is_remarked() -> None:
    seen = '<cols><col min="2" max="2" hidden="1"/><col min="9" max="9" width="8"/></cols>' + _data(
        row(1, "ที่", "ลับ", "งาน", "ใคร"),
        row(2, "๙", "ลับ", "ลับ", "ลับ", attributes='hidden="1"'),
        row(3, "๑", "ลับ", "ก", "ข"),
        row(4, "๒", "", "ค", "ง", attributes='ht="0" customHeight="1"'),
    )
    document = read_xlsx(
        "a.xlsx", xlsx(seen, _data(_HEADER), _data(_HEADER), states={2: "hidden", 3: "veryHidden"})
    )
    (table,) = document.blocks
    assert isinstance(table, RawTable)
    assert [line.texts for line in table.rows] == [("ที่", "งาน", "ใคร"), ("๑", "ก", "ข")]
    assert document.remarks == (
        _remark("read.hidden_cells", 9),
        _remark("read.hidden_sheets", 2),
    )


def test_shared_strings_with_runs_readings_and_escapes() -> None:
    strings = (
        f'<sst xmlns="{S}"><si><r><t>เปิด</t></r><r><t>เผย</t></r><rPh><t>อ่าน</t></rPh></si>'
        "<si><t>ก_x000D_\nข</t></si></sst>"
    )
    cells = ('<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="s"><v>7</v></c><c t="s"/>')
    assert _row_of(*cells, "", strings=strings) == ("เปิดเผย", "ก\nข", "")


def test_kinds_of_values() -> None:
    assert _row_of('<c t="b"><v>1</v></c>', '<c t="b"><v>0</v></c>', "<c><v>7.0</v></c>") == (
        "☑",
        "☐",
        "7",
    )
    assert _row_of(
        '<c t="str"><f>A1</f><v>ผล</v></c>', '<c t="e"><v>#N/A</v></c>',
        '<c t="d"><v>2023-04-07T00:00:00</v></c>',
    ) == ("ผล", "#N/A", "7 เมษายน 2566")  # fmt: skip


def test_formats_and_picture_fonts_of_cells() -> None:
    styles = (
        f'<styleSheet xmlns="{S}"><fonts><font/><font><name val="Wingdings"/></font></fonts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf fontId="1"/></cellXfs>'
        "</styleSheet>"
    )
    assert _row_of(
        '<c s="1"><v>45023</v></c>', '<c s="2"><v>0.5</v></c>',
        '<c s="3" t="inlineStr"><is><t>þ</t></is></c>', styles=styles,
    ) == ("7 เมษายน 2566", "50%", "☑")  # fmt: skip


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    styles = f'<styleSheet xmlns="{S}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    properties = '<workbookPr date1904="1"/>'
    cell = '<c s="0"><v>43561</v></c>'
    assert _row_of(cell, "ก", "ข", styles=styles, properties=properties)[0] == "7 เมษายน 2566"


def test_words_that_look_like_a_formula_are_words() -> None:
    injected = "=HYPERLINK(&quot;http://x&quot;)"
    assert _row_of(injected, "+1+1", "@SUM(A1)") == ('=HYPERLINK("http://x")', "+1+1", "@SUM(A1)")


def test_a_formula_without_a_stored_value_is_empty_and_remarked() -> None:
    cells = ("๑", '<c r="B2"><f>1+1</f></c>', "ข")
    document = read_xlsx("a.xlsx", xlsx(_data(_HEADER, row(2, *cells))))
    assert document.remarks == (_remark("read.formula_without_value", 1),)
    assert [line.texts for table in document.tables for line in table.rows][1] == ("๑", "", "ข")


def test_a_link_of_a_cell_keeps_its_address() -> None:
    sheet = _data(_HEADER, row(2, "๑", "หลักฐาน", "https://a.go.th/2")) + (
        '<hyperlinks><hyperlink ref="B2" r:id="a"/><hyperlink ref="C2" r:id="b"/>'
        '<hyperlink ref="A2" location="x"/></hyperlinks>'
    )
    links = relations(
        ("a", "hyperlink", "https://a.go.th/1"), ("b", "hyperlink", "https://a.go.th/2")
    )
    (table,) = read_xlsx("a.xlsx", xlsx(sheet, links=links)).tables
    assert table.rows[1].texts == ("๑", "หลักฐาน (https://a.go.th/1)", "https://a.go.th/2")


def test_cells_and_rows_without_references_follow_each_other() -> None:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in "กขค")
    (table,) = read_xlsx(
        "a.xlsx", xlsx(_data(*[f"<row>{cells}</row>"] * 1, f"<row>{cells}</row>"))
    ).tables
    assert [line.texts for line in table.rows] == [("ก", "ข", "ค")] * 2


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheetData><row r="x"/></sheetData>',
        '<cols><col min="a" max="2" hidden="1"/></cols>',
        "<sheetData><row>",
    ],
)
def test_numbers_that_are_none_and_broken_markup_are_damage(sheet: str) -> None:
    with pytest.raises(Refused) as refused:
        read_xlsx("a.xlsx", xlsx(sheet))
    assert refused.value.code == "read.damaged"


def test_a_workbook_without_its_parts_is_damage() -> None:
    for parts in ({"xl/styles.xml": "<a/>"}, {"a": "b"}):
        with pytest.raises(Refused) as refused:
            read_xlsx("a.xlsx", zipped(dict(parts)))
        assert refused.value.code == "read.damaged"


def test_more_cells_than_the_limit_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_xlsx("a.xlsx", xlsx(_data(_HEADER)), limits=Limits(cells=2))
    assert refused.value.code == "read.too_many_cells"
