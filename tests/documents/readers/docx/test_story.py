"""Paragraphs and tables in their order."""

from __future__ import annotations

from prongsai.documents.readers.docx import read_docx
from prongsai.domain.reading.raw import Place, RawParagraph, RawTable
from tests.factories.office import docx, p, part, r, tbl, tc, tr

Told = str | list[list[tuple[str, int, bool]]]


def _told(body: str) -> list[Told]:
    return [
        block.text
        if isinstance(block, RawParagraph)
        else [[(c.text, c.columns, c.continues_above) for c in row.cells] for row in block.rows]
        for block in read_docx("a.docx", docx(body)).blocks
    ]


def _plain(*texts: str) -> list[tuple[str, int, bool]]:
    return [(text, 1, False) for text in texts]


def test_tables_are_counted_and_their_cells_placed() -> None:
    document = read_docx("a.docx", docx(tbl(tr("ก", "ข")) + p("คั่น") + tbl(tr("ค", "ง"))))
    assert [table.number for table in document.tables] == [1, 2]
    _, second = document.tables
    assert [cell.place for cell in second.rows[0].cells] == [
        Place(table=2, row=1, column=1),
        Place(table=2, row=1, column=2),
    ]


def test_merged_cells_keep_their_columns_and_rows() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tr(tc("ก", start), tc("ข", '<w:gridSpan w:val="2"/>')),
        tr(tc("ซ่อนอยู่", on), "ค", "ง"),
        tr("จ", tc("ฉ", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")),
        tr("ช", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert _told(body) == [
        [
            [("ก", 1, False), ("ข", 2, False)],
            [("", 1, True), *_plain("ค", "ง")],
            [("จ", 1, False), ("ฉ", 2, False)],
            _plain("", "ช", ""),
        ]
    ]


def test_a_merge_that_continues_nothing_is_a_cell_of_its_own() -> None:
    assert _told(tbl(tr(tc("ก", "<w:vMerge/>"), "ข"))) == [[_plain("ก", "ข")]]


def test_header_rows_are_those_from_the_top() -> None:
    head = "<w:tblHeader/>"
    body = tbl(tr("ก", "ข", properties=head), tr("ค", "ง"), tr("จ", "ฉ", properties=head))
    (table,) = read_docx("a.docx", docx(body)).tables
    assert [row.is_header for row in table.rows] == [True, False, False]


def test_rows_and_cells_that_a_change_deleted_are_gone() -> None:
    body = tbl(
        tr("ก", "ข"),
        tr("ลบ", "ลบ", properties="<w:del/>"),
        tr("ซ่อน", "ซ่อน", properties="<w:hidden/>"),
        tr("ค", tc("ลบ", "<w:cellDel/>"), "ง"),
    )
    assert _told(body) == [[_plain("ก", "ข"), _plain("ค", "ง")]]


def test_paragraphs_of_a_cell_are_lines() -> None:
    cell = p("๑. ก") + p("") + p("๒. ข")
    assert _told(tbl(tr(tc(cell), "ค"))) == [[_plain("๑. ก\n๒. ข", "ค")]]


_INNER = tbl(tr("ที่", "งาน", "ใคร"), tr("๑", "ก", "ข"))
_GRID = [_plain("ที่", "งาน", "ใคร"), _plain("๑", "ก", "ข")]


def test_a_table_that_only_arranges_gives_up_what_it_holds() -> None:
    assert _told(tbl(tr(tc(p("หัวเรื่อง") + _INNER + p("ท้าย"))))) == ["หัวเรื่อง", _GRID, "ท้าย"]
    assert _told(tbl(tr("ซ้าย", tc(_INNER + p(""))))) == ["ซ้าย", _GRID]
    assert _told(tbl(tr("ในกรอบ"))) == ["ในกรอบ"]


def test_a_small_table_in_a_cell_is_words_of_the_cell() -> None:
    small = tbl(tr("☐", "ง่าย"), tr("☐", "เร็ว")) + p("")
    body = tbl(tr("ที่", "งาน", "ใคร"), tr("๑", tc(p("เลือก") + small), "ข"))
    assert _told(body)[0][1] == _plain("๑", "เลือก\n☐ ง่าย\n☐ เร็ว", "ข")


def test_wrappers_round_blocks_rows_and_cells_are_seen_through() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = tr("ก", "ข").replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>", 1)
    row = row.replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>", 1)
    body = control(p("แผน")) + tbl(control(row)) + f"<w:customXml>{p('ท้าย')}</w:customXml>"
    assert _told(body) == ["แผน", [_plain("ก", "ข")], "ท้าย"]


def test_a_text_box_in_a_cell_adds_lines_and_one_in_the_body_may_hold_a_table() -> None:
    def box(inner: str) -> str:
        content = f"<w:txbxContent>{inner}</w:txbxContent>"
        return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"

    assert _told(tbl(tr(tc(f"<w:p>{r('ก')}{box(p('ข'))}</w:p>"), "ค"))) == [[_plain("ก\nข", "ค")]]
    assert _told(f"<w:p>{box(_INNER)}</w:p>") == [_GRID]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert _told(p("ต้น", gone) + p("ปลาย")) == ["ต้นปลาย"]
    assert _told(p("ต้น", gone)) == ["ต้น"]


def test_headings_have_their_level() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="H2"/></w:style>',
    )
    body = (
        p("ก", '<w:pPr><w:pStyle w:val="Mine"/></w:pPr>')
        + p("ข", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + p("ค", '<w:pPr><w:pStyle w:val="Mine"/><w:outlineLvl w:val="9"/></w:pPr>')
    )
    blocks = read_docx("a.docx", docx(body, styles=styles)).blocks
    assert blocks == (RawParagraph("ก", heading=2), RawParagraph("ข", heading=1), RawParagraph("ค"))


def test_an_empty_table_is_none() -> None:
    assert [
        block for block in read_docx("a.docx", docx(tbl())).blocks if isinstance(block, RawTable)
    ] == []
