"""PDF files with a text layer: exact grids and paragraphs, and every refusal."""

import os
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.documents.readers import read_bytes
from prongsai.documents.writers.pdf import PdfWriter
from prongsai.documents.writers.pdf.shapes import FONTS
from prongsai.domain.reading.raw import RawDocument, RawParagraph, RawTable
from prongsai.domain.report.tree import (
    Box,
    Cover,
    CoverLine,
    Heading,
    Paragraph,
    ReportTree,
    Section,
    Signature,
    Table,
    TableCell,
    TableColumn,
    Text,
)
from tests.factories.pages import (
    BODY,
    GRID,
    HEADER,
    changed,
    table,
    typeset,
)

BOXES = """
#let b = box(rect(width: 8pt, height: 8pt, stroke: 0.5pt))
#let t = box(rect(width: 8pt, height: 8pt, stroke: 0.5pt, inset: 1pt, curve(stroke: 0.8pt,
  curve.move((0pt, 3pt)), curve.line((2pt, 5pt)), curve.line((5pt, 0pt)))))
"""


def read(pdf: bytes) -> RawDocument:
    return read_bytes("report.pdf", pdf)


def grid(raw: RawTable) -> tuple[tuple[str, ...], ...]:
    return tuple(row.texts for row in raw.rows)


def grids(pdf: bytes) -> list[tuple[tuple[str, ...], ...]]:
    return [grid(raw) for raw in read(pdf).tables]


def paragraphs(pdf: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(pdf).paragraphs]


def told(pdf: bytes) -> list[object]:
    """All that the document says, without places."""
    return [
        block.text if isinstance(block, RawParagraph) else grid(block) for block in read(pdf).blocks
    ]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param("", id="all rules"),
        pytest.param('stroke: (dash: "dotted", thickness: 0.7pt),', id="dotted rules"),
        pytest.param("stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt),", id="horizontal rules only"),
        pytest.param(
            "stroke: (x, y) => (left: if x > 0 {0.5pt}, top: 0.5pt, bottom: 0.5pt),",
            id="open sides",
        ),
        pytest.param(
            "stroke: (x, y) => (left: 0.5pt, right: 0.5pt,"
            " top: if y < 2 {0.5pt}, bottom: if y == 3 {0.5pt}),",
            id="rows told by their numbers",
        ),
        pytest.param(
            "stroke: (x, y) => (top: if y < 2 {0.5pt}, bottom: if y == 3 {0.5pt}),",
            id="a rule under the header",
        ),
        pytest.param("stroke: none,", id="no rules"),
        pytest.param("gutter: 2pt,", id="each cell in a box of its own"),
    ],
)
def test_a_table_is_read_cell_by_cell(options: str) -> None:
    assert grids(typeset(table(options))) == [GRID]


def test_text_around_a_table_without_rules_stays_text() -> None:
    before = "ข้อความก่อนตารางซึ่งยาวพอที่จะเต็มบรรทัด จึงขึ้นบรรทัดใหม่อีกหนึ่งบรรทัดแล้วจบลง ดังนี้"
    pdf = typeset(f"{before}\n\n{table('stroke: none,')}\n\nข้อความหลังตาราง")
    assert told(pdf) == [before, GRID, "ข้อความหลังตาราง"]


def test_merged_cells_keep_their_text_in_the_first_row() -> None:
    source = (
        "#table(columns: 3, [ก], table.cell(colspan: 2)[ขค], table.cell(rowspan: 3)[รวมแถว],"
        " [๑], [a], [๒], [b], [๓], [c], table.cell(colspan: 3)[ทั้งแถว])"
    )
    (raw,) = read(typeset(source)).tables
    cells = [[(c.text, c.columns, c.continues_above) for c in row.cells] for row in raw.rows]
    assert cells == [
        [("ก", 1, False), ("ขค", 2, False)],
        [("รวมแถว", 1, False), ("๑", 1, False), ("a", 1, False)],
        [("", 1, True), ("๒", 1, False), ("b", 1, False)],
        [("", 1, True), ("๓", 1, False), ("c", 1, False)],
        [("ทั้งแถว", 3, False)],
    ]


def test_every_cell_knows_its_place() -> None:
    (raw,) = read(typeset("#pagebreak()\n" + table())).tables
    places = {(c.place.page, c.place.table, c.place.row) for c in raw.rows[2].cells}
    assert places == {(2, 1, 3)}
    assert [cell.place.column for cell in raw.rows[2].cells] == [1, 2, 3, 4]


def test_a_frame_around_the_page_is_no_table() -> None:
    source = (
        "#set page(background: rect(width: 95%, height: 95%))\nหัวเรื่อง\n"
        + table()
        + "\n#rect[กล่องข้อความ]\n\n#rect(table(columns: 2, [ก], [ข], [ค], [ง]))"
    )
    assert told(typeset(source)) == ["หัวเรื่อง", GRID, "กล่องข้อความ", (("ก", "ข"), ("ค", "ง"))]


def test_two_tables_side_by_side_stay_two() -> None:
    source = (
        "#grid(columns: 2, gutter: 1cm, table(columns: 2, [ก], [ข], [ค], [ง]),"
        " table(columns: 2, [จ], [ฉ], [ช], [ซ]))"
    )
    assert grids(typeset(source)) == [(("ก", "ข"), ("ค", "ง")), (("จ", "ฉ"), ("ช", "ซ"))]


def test_a_header_that_each_page_repeats_is_a_row_of_each_table() -> None:
    rows = [(str(i), f"งานที่ {i}", "สำนักปลัด", "ทุกเดือน") for i in range(1, 61)]
    head = ", ".join(f"[{cell}]" for cell in HEADER)
    pages = grids(typeset(table(f"table.header({head}),", rows)))
    assert len(pages) > 1
    assert {page[0] for page in pages} == {HEADER}
    assert [row for page in pages for row in page[1:]] == rows


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_shown_turned_reads_the_same(turn: int) -> None:
    def rotate(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page.rotate(turn, relative=True)

    pdf = typeset("ก่อนตาราง\n\n" + table())
    assert told(changed(pdf, rotate)) == ["ก่อนตาราง", GRID]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_writing_that_lies_on_its_side_reads_the_same(turn: int) -> None:
    source = f"#rotate({turn}deg, reflow: true, block(width: 17cm)[หัวเรื่องของหน้า {table()}])"
    assert told(typeset(source)) == ["หัวเรื่องของหน้า", GRID]


def test_headers_written_upward_are_read() -> None:
    source = (
        "#table(columns: 3, [ลำดับ], rotate(-90deg, reflow: true)[ยังไม่ดำเนินการ],"
        " rotate(90deg, reflow: true)[ดำเนินการแล้ว ครบถ้วน], [๑], [ประชาสัมพันธ์ข่าวสารของตำบล], [ค])"
    )
    assert grids(typeset(source)) == [
        (
            ("ลำดับ", "ยังไม่ดำเนินการ", "ดำเนินการแล้ว ครบถ้วน"),
            ("๑", "ประชาสัมพันธ์ข่าวสารของตำบล", "ค"),
        )
    ]


def test_drawn_check_boxes_become_signs() -> None:
    source = (
        BOXES + "#table(columns: 4, [ลำดับ], [ยังไม่], [ระหว่าง], [แล้ว],"
        " [๑], [#b], [#b], [#t], [๒], [#t], [], [#b ทาง ก #t ทาง ข])"
    )
    assert grids(typeset(source))[0][1:] == (
        ("๑", "☐", "☐", "☑"),
        ("๒", "☑", "", "☐ ทาง ก ☑ ทาง ข"),
    )


def test_a_link_keeps_the_address_that_is_not_printed() -> None:
    source = (
        '#link("https://ban.example/a?id=1")[รายงานผล] และ '
        '#link("https://ban.example/a?id=2")[https://ban.example/a?id=2]'
    )
    assert paragraphs(typeset(source)) == [
        "รายงานผล (https://ban.example/a?id=1) และ https://ban.example/a?id=2"
    ]


def test_a_printed_link_over_two_lines_is_read_once() -> None:
    source = (
        "#block(width: 6cm)[ดำเนินการเรียบร้อยตามหลักฐาน "
        '#link("https://ban.example/select_news.php?news_id=275")]'
    )
    assert "".join(paragraphs(typeset(source))).count("ban.example") == 1


def test_a_printed_link_over_a_page_end_is_read_whole() -> None:
    address = "https://www.ban.example/newsroom/select_news.php?news_id=275"
    source = (
        "#set page(width: 16cm, height: 5.5cm, margin: 1.5cm)\n#table(columns: (3cm, 7cm), "
        "table.header[ลำดับ][หลักฐาน], [๑], "
        f'[ก \\ ข \\ #link("{address}")[#"{address}"] \\ ตรวจแล้ว])'
    )
    cells = [table[1][1] for table in grids(typeset(source))]
    assert cells == [f"ก\nข {address}", "ตรวจแล้ว"]


def test_the_lines_of_a_cover_stay_apart() -> None:
    lines = ["รายงานผลการดำเนินการ", "ตามมาตรการส่งเสริมคุณธรรม", "องค์การบริหารส่วนตำบลบึงกระจ่าง"]
    source = "#align(center)[#v(3cm) " + " \\ ".join(lines) + "]"
    assert paragraphs(typeset(source)) == lines


def test_page_numbers_and_running_heads_are_left_out() -> None:
    source = (
        "#set page(header: [รายงานของตำบล], footer: context align(center)[หน้า "
        "#counter(page).display()])\n"
        + "#pagebreak()\n".join(f"เนื้อหาของหน้า {i}\n\n" for i in range(4))
    )
    assert paragraphs(typeset(source)) == [f"เนื้อหาของหน้า {i}" for i in range(4)]


# What the project writes itself


ADDRESS = "https://www.ban.example/news.php?id=237&page=contact16"


def _tree(rows: int) -> ReportTree:
    columns = tuple(
        TableColumn(name, width) for name, width in zip(HEADER, (1, 4, 2, 2), strict=True)
    )
    steps = (
        "๑.แต่งตั้งคณะทำงาน",
        "๒.เผยแพร่ที่ https://www.ban.example/news.php?id=237&page=contact16",
        "ครบ",
    )
    body = tuple(
        (
            TableCell(((Text(str(i)),),)),
            TableCell(tuple((Text(step),) for step in steps)),
            TableCell(((Text("สำนักปลัด"),), (Text("หน่วยตรวจสอบภายใน"),))),
            TableCell(((Box(i % 2 == 0),),)),
        )
        for i in range(rows)
    )
    blocks = (
        Cover((CoverLine("รายงานผลการดำเนินการ", "title"), CoverLine("ตำบลบึงกระจ่าง", "agency"))),
        Heading("คำนำ"),
        Paragraph((Text("รายงานฉบับนี้จัดทำขึ้นเพื่อให้ประชาชนรู้ว่าตำบลทำอะไรไปแล้วบ้าง " * 3),)),
        Table(columns, body),
        Signature(("(ลงชื่อ)............", "ปลัดตำบล")),
    )
    return ReportTree("t", "a", "thai", (Section("portrait", blocks),))


def test_a_report_of_our_own_comes_back_whole() -> None:
    document = read(PdfWriter().write(_tree(9)))
    rows = [row for raw in document.tables for row in grid(raw) if row != HEADER]
    assert [row[0] for row in rows] == [str(i) for i in range(9)]
    assert {row[1:3] for row in rows} == {
        (
            f"๑.แต่งตั้งคณะทำงาน\n๒.เผยแพร่ที่ {ADDRESS}\nครบ",
            "สำนักปลัด\nหน่วยตรวจสอบภายใน",
        )
    }
    assert [row[3] for row in rows] == ["☑" if i % 2 == 0 else "☐" for i in range(9)]
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "รายงานผลการดำเนินการ",
        "ตำบลบึงกระจ่าง",
        "คำนำ",
        ("รายงานฉบับนี้จัดทำขึ้นเพื่อให้ประชาชนรู้ว่าตำบลทำอะไรไปแล้วบ้าง " * 3).strip(),
        "(ลงชื่อ)............",
        "ปลัดตำบล",
    ]


WORDS = st.sampled_from(
    ["น้ำดื่ม", "ปุ๋ย", "ผู้บริหาร", "ชี้แจง", "ทั่วถึง", "ก็ได้", "เพิ่ม", "ที่", "กตัญญู", "2566", "ITA"]
)


@settings(max_examples=15)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map("".join), min_size=4, max_size=12))
def test_letters_and_marks_come_back_in_order(cells: list[str]) -> None:
    cells = cells[: len(cells) // 2 * 2]
    source = "#table(columns: 2, " + ", ".join(f'"{cell}"' for cell in cells) + ")"
    read_cells = [cell for raw in grids(typeset(source)) for row in raw for cell in row]
    assert ["".join(cell.split()) for cell in read_cells] == cells


# What LibreOffice prints


@pytest.mark.tool("soffice")
def test_a_word_file_printed_by_libreoffice_reads_exactly(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("ก่อนตาราง")
    words = document.add_table(len(GRID), len(HEADER))
    words.style = "Table Grid"
    for row, cells in zip(words.rows, GRID, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(tmp_path / "report.docx")
    fonts = tmp_path / ".fonts"
    fonts.mkdir()
    for font in FONTS.glob("*.ttf"):
        shutil.copy(font, fonts)
    subprocess.run(
        [
            "soffice",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            tmp_path / "report.docx",
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "HOME": str(tmp_path)},
        timeout=120,
    )
    pdf = (tmp_path / "report.pdf").read_bytes()
    assert paragraphs(pdf) == ["ก่อนตาราง"]
    squeezed = [tuple("".join(c.split()) for c in row) for raw in grids(pdf) for row in raw]
    assert squeezed == [tuple("".join(c.split()) for c in row) for row in (HEADER, *BODY)]
