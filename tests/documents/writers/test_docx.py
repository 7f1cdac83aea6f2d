"""The Word document is well made: real styles, complex script, repeated headers, real links."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from prongsai.documents.writers.docx import write_docx
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections
from prongsai.domain.report.build import build_report
from prongsai.domain.report.tree import (
    Box,
    Heading,
    Hyperlink,
    PageBreak,
    Paragraph,
    Pictures,
    ReportTree,
    Section,
    Table,
    TableCell,
    TableColumn,
    Text,
)
from tests.factories import trees
from tests.factories.readings import make_reading, readings


def written(layout: str, seed: int = 3) -> bytes:
    return write_docx(build_report(make_reading(layout, Random(seed))))


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(content))


def tree_of(*blocks: object) -> ReportTree:
    return ReportTree("ชื่อ", "ผู้ทำ", "thai", (Section("portrait", blocks),))


def part(content: bytes, name: str) -> str:
    return ZipFile(BytesIO(content)).read(name).decode()


def table_texts(document: docx.document.Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def tree_texts(tree: ReportTree) -> list[list[list[str]]]:
    def words(cell: TableCell) -> str:
        return "\n".join(
            "".join(
                ("☑" if each.ticked else "☐") if isinstance(each, Box) else each.text
                for each in line
            )
            for line in cell.lines
        )

    return [
        [[column.header for column in table.columns]]
        + [[words(cell) for cell in row] for row in table.rows]
        for table in tree.blocks
        if isinstance(table, Table)
    ]


@settings(max_examples=25)
@given(readings())
def test_the_tables_hold_the_very_words_of_the_tree(reading):
    tree = build_report(reading)
    assert table_texts(opened(write_docx(tree))) == tree_texts(tree)


def test_the_same_report_is_the_same_file():
    assert written("D") == written("D")


@pytest.mark.parametrize("layout", "ABCD")
def test_every_part_is_well_formed_and_every_style_and_link_is_known(layout):
    content = written(layout)
    package = ZipFile(BytesIO(content))
    for name in package.namelist():
        etree.fromstring(package.read(name))
    styles = set(re.findall(r'w:styleId="(\w+)"', part(content, "word/styles.xml")))
    document = part(content, "word/document.xml")
    assert set(re.findall(r'<w:[prt]\w*Style w:val="(\w+)"', document)) <= styles
    links = part(content, "word/_rels/document.xml.rels")
    assert set(re.findall(r'r:id="(\w+)"', document)) <= set(re.findall(r'Id="(\w+)"', links))


def test_nothing_but_the_document_travels_in_the_file():
    assert ZipFile(BytesIO(written("A"))).namelist() == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "docProps/app.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/styles.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
    ]


def test_every_paragraph_style_speaks_complex_script():
    document = opened(written("A"))
    for style in document.styles:
        if style.type != docx.enum.style.WD_STYLE_TYPE.PARAGRAPH:
            continue
        run = style.element.rPr
        fonts = run.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs", "eastAsia")} == {
            "TH SarabunPSK"
        }
        size, complex_size = run.find(qn("w:sz")), run.find(qn("w:szCs"))
        assert size.get(qn("w:val")) == complex_size.get(qn("w:val"))
        assert (run.find(qn("w:b")) is None) == (run.find(qn("w:bCs")) is None)
        assert run.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
        assert style.element.pPr.find(qn("w:jc")).get(qn("w:val")) != "both"


def test_the_font_has_names_to_fall_back_on():
    fonts = part(written("A"), "word/fontTable.xml")
    assert '<w:altName w:val="TH Sarabun New,Sarabun,TH SarabunIT๙"/>' in fonts


def test_the_header_row_repeats_and_columns_have_fixed_widths():
    for table in opened(written("D")).tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.find(f".//{qn('w:tblHeader')}") is None for row in rest)
        widths = [column.width for column in table.columns]
        assert len(widths) == 12
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert sum(width.cm for width in widths) == pytest.approx(24.7, abs=0.01)


def test_a_tall_row_may_break_over_the_page_and_a_short_one_not():
    cells = (TableCell(((Text("สั้น"),),)), TableCell(((Text("ยาว"),),) * 40))
    table = Table((TableColumn("หัว", 1),), tuple((cell,) for cell in cells))
    short, tall = opened(write_docx(tree_of(table))).tables[0].rows[1:]
    assert short._tr.trPr.find(qn("w:cantSplit")) is not None
    assert tall._tr.trPr is None


def test_pages_are_a4_with_official_margins_and_turned_for_tables():
    portrait, landscape = opened(written("A")).sections
    assert (round(portrait.page_width.cm, 1), round(portrait.page_height.cm, 1)) == (21.0, 29.7)
    assert (round(landscape.page_width.cm, 1), round(landscape.page_height.cm, 1)) == (29.7, 21.0)
    for section in (portrait, landscape):
        margins = (section.left_margin, section.right_margin, section.top_margin)
        assert [round(each.cm, 1) for each in (*margins, section.bottom_margin)] == [3, 2, 2.5, 2]
    assert portrait.different_first_page_header_footer
    assert "PAGE" in landscape.header._element.xml


def test_the_cover_is_not_counted_and_bears_no_number():
    document = opened(written("A"))
    portrait = document.sections[0]
    assert portrait._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "0"
    assert portrait.first_page_header.paragraphs[0].text == ""
    assert document.sections[1].header.paragraphs[0].text == "- 1 -"


def test_header_cells_are_shaded_and_centred_as_in_the_pdf():
    for table in opened(written("A")).tables:
        look = [cell._tc.tcPr for cell in table.rows[0].cells]
        assert {each.find(qn("w:shd")).get(qn("w:fill")) for each in look} == {"ECECEC"}
        assert {each.find(qn("w:vAlign")).get(qn("w:val")) for each in look} == {"center"}


def test_headings_are_headings_and_a_break_opens_a_page():
    tree = tree_of(
        Heading("ก", 1), PageBreak(), Heading("ข", 2), Paragraph((Text("ค", bold=True),), "right")
    )
    paragraphs = [each for each in opened(write_docx(tree)).paragraphs if each.text.strip()]
    assert [(each.style.name, each.text) for each in paragraphs] == [
        ("Heading 1", "ก"),
        ("Heading 2", "ข"),
        ("Right", "ค"),
    ]
    assert '<w:br w:type="page"/>' in part(write_docx(tree), "word/document.xml")
    assert paragraphs[2].runs[0].bold


def test_links_are_real_and_bad_addresses_stay_words():
    good, bad = "https://www.example.go.th/ก?id=1&b=2", "http://[bad"
    tree = tree_of(*(Paragraph((Hyperlink(url, url),)) for url in (good, bad, good)))
    content = write_docx(tree)
    relations = part(content, "word/_rels/document.xml.rels")
    target = "https://www.example.go.th/%E0%B8%81?id=1&amp;b=2"
    assert re.findall(r'Target="(http[^"]*)" TargetMode="External"', relations) == [target]
    document = opened(content)
    assert [each.text for each in document.paragraphs[:3]] == [good, bad, good]
    assert [len(each.hyperlinks) for each in document.paragraphs[:3]] == [1, 0, 1]


def test_hostile_words_stay_words():
    text = '<w:p>&amp;"\x00\ud800'
    reading = Reading("x", Meta(report_title=text), Sections(), (Row(1, issue=text),))
    document = opened(write_docx(build_report(reading, "A")))
    assert document.core_properties.title == '<w:p>&amp;"'
    assert document.tables[0].cell(1, 0).text == '<w:p>&amp;"'


def test_title_author_and_language_are_told():
    properties = opened(written("A")).core_properties
    reading = make_reading("A", Random(3))
    assert (properties.title, properties.author, properties.language) == (
        reading.meta.report_title,
        reading.meta.agency_name,
        "th",
    )


@pytest.mark.tool("soffice")
@pytest.mark.parametrize("layout", ["A", "D"])
def test_libreoffice_saves_it_again_with_the_same_words(layout: str, tmp_path: Path):
    content = written(layout)
    source = tmp_path / "report.docx"
    source.write_bytes(content)
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    form = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved)]
    subprocess.run(
        ["soffice", profile, "--headless", *form, str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    again = opened((saved / "report.docx").read_bytes())
    assert table_texts(again) == table_texts(opened(content))
    assert [
        table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in again.tables
    ] == [True] * len(again.tables)
    assert [each.orientation for each in again.sections] == [0, 1]


def test_photos_are_pictures_with_words_for_who_cannot_see_them() -> None:
    photos = trees.photo("ภาพที่ 1 <ประชุม>"), trees.photo("ภาพที่ 2", 40, 90)
    written = opened(write_docx(trees.tree(Section("portrait", (Pictures(photos),)))))
    shapes = written.inline_shapes
    told = [shape._inline.docPr.get("descr") for shape in shapes]
    assert told == ["ภาพที่ 1 <ประชุม>", "ภาพที่ 2"]
    assert [round(shape.width / shape.height, 2) for shape in shapes] == [1.5, 0.44]
    assert [round(shape.height.cm, 1) for shape in shapes] == [9.2, 9.2]
    parts = [part.blob for part in written.part.package.iter_parts() if "/media/" in part.partname]
    assert sorted(parts) == sorted(photo.jpeg for photo in photos)
    assert [each.text for each in written.paragraphs if each.text] == [p.caption for p in photos]
