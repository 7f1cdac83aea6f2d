from __future__ import annotations

import pytest

from prongsai.documents.readers import Limits, Refused, read_bytes
from prongsai.documents.readers.ods import read_ods
from prongsai.domain.reading.raw import Place, RawParagraph, RawTable, ReaderRemark
from tests.corpus.bad import opendocument
from tests.factories.office import zipped


def _cell(text: str, attributes: str = "") -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell {attributes}>{paragraphs}</table:table-cell>"


def _value(kind: str, value: str) -> str:
    name = {"float": "value", "date": "date-value", "boolean": "boolean-value"}[kind]
    return f'<table:table-cell office:value-type="{kind}" office:{name}="{value}"/>'


def _row(*cells: str, attributes: str = "") -> str:
    made = "".join(cell if cell.startswith("<") else _cell(cell) for cell in cells)
    return f"<table:table-row {attributes}>{made}</table:table-row>"


def _texts(*rows: str, before: str = "") -> list[tuple[str, ...]]:
    (table,) = read_ods("a.ods", opendocument("".join(rows), before)).tables
    return [row.texts for row in table.rows]


_HEADER = _row("ที่", "งาน", "ใคร")


def test_a_sheet_and_what_of_it_is_hidden() -> None:
    rows = (
        _row("แผนปี ๒๕๖๘"),
        _row(attributes='table:number-rows-repeated="3"'),
        f"<table:table-header-rows>{_HEADER}</table:table-header-rows>",
        _row("๑", "ก\nข", "กองคลัง"),
        _row("๙", "ลับ", attributes='table:visibility="collapse"'),
    )
    document = read_bytes("a.ods", opendocument("".join(rows)))
    title, table = document.blocks
    assert document.format == "ods"
    assert title == RawParagraph("แผนปี ๒๕๖๘", Place(line=1, sheet="แผน"))
    assert isinstance(table, RawTable)
    assert [(row.place.line, row.texts) for row in table.rows] == [
        (5, ("ที่", "งาน", "ใคร")),
        (6, ("๑", "ก\nข", "กองคลัง")),
    ]
    assert document.remarks == (
        ReaderRemark("read.hidden_sheets", params=(("count", "1"),)),
        ReaderRemark("read.hidden_cells", params=(("count", "2"),)),
    )


def test_values_are_shown_as_words() -> None:
    cells = (_value("float", "3.0"), _value("date", "2025-04-07"), _value("boolean", "true"))
    assert _texts(_HEADER, _row(*cells))[1] == ("3", "7 เมษายน 2568", "☑")
    odd = (_value("date", "วันนี้"), _value("boolean", "false"), "ก")
    assert _texts(_HEADER, _row(*odd))[1] == ("", "☐", "ก")


def test_words_within_a_paragraph() -> None:
    inner = "ก<text:s/>ข<text:line-break/><text:span>ค</text:span><text:tab/>ง"
    link = 'ดู <text:a xlink:href="https://a.go.th/1">ผล</text:a> <text:date>๗ เม.ย.</text:date>'
    note = "จ<office:annotation><text:p>ลับ</text:p></office:annotation>"
    assert _texts(_HEADER, _row(inner, link, note))[1] == (
        "ก ข\nค ง",
        "ดู ผล (https://a.go.th/1) ๗ เม.ย.",
        "จ",
    )


def test_merged_repeated_and_hidden_cells() -> None:
    spanned = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell/>"
    rows = (
        _row("ที่", "งาน", "ใคร", "ลับ"),
        _row("๑", _cell("ก", spanned), covered, "ลับ"),
        _row("๒", covered, covered, "ลับ"),
        _row(_cell("ซ้ำ", 'table:number-columns-repeated="3"')),
    )
    columns = (
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse"/>'
    )
    (table,) = read_ods("a.ods", opendocument("".join(rows), columns)).tables
    assert [[(c.text, c.columns, c.continues_above) for c in row.cells] for row in table.rows] == [
        [("ที่", 1, False), ("งาน", 1, False), ("ใคร", 1, False)],
        [("๑", 1, False), ("ก", 2, False)],
        [("๒", 1, False), ("", 2, True)],
        [("ซ้ำ", 1, False), ("ซ้ำ", 1, False), ("ซ้ำ", 1, False)],
    ]


def test_repeated_rows_stand_as_often_as_they_say() -> None:
    twice = _row("๑", "ก", "ข", attributes='table:number-rows-repeated="2"')
    odd = _row("๒", "ค", "ง", attributes='table:number-rows-repeated="x"')
    assert _texts(_HEADER, twice, odd)[1:] == [("๑", "ก", "ข")] * 2 + [("๒", "ค", "ง")]


def test_limits_and_damage() -> None:
    with pytest.raises(Refused) as refused:
        read_ods("a.ods", opendocument(_HEADER), limits=Limits(cells=2))
    assert refused.value.code == "read.too_many_cells"
    with pytest.raises(Refused) as refused:
        read_ods("a.ods", zipped({"mimetype": "x"}))
    assert refused.value.code == "read.damaged"
