"""Whole Word files, built part by part."""

from __future__ import annotations

import pytest

from prongsai.documents.readers import Limits, Refused
from prongsai.documents.readers.docx import read_docx
from prongsai.domain.reading.raw import RawDocument, RawParagraph, ReaderRemark
from tests.factories.office import docx, p, part, r, relations, tbl, tr, zipped


def _remark(code: str, **params: str) -> ReaderRemark:
    return ReaderRemark(code, params=tuple(params.items()))


def test_a_body_with_its_notes_and_without_its_furniture() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("---")}</w:footnote>'
        f'<w:footnote w:id="1">{p("ดูประกาศของหน่วยงาน")}</w:footnote>'
    )
    data = docx(
        p("แผนปี ๒๕๖๘") + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr/>',
        footnotes=part("footnotes", notes),
        header=part("hdr", p("หน้าที่ ๑")),
        comments=part("comments", p("แก้ด้วย")),
    )
    assert read_docx("แผน.docx", data) == RawDocument(
        "แผน.docx", "docx", (RawParagraph("แผนปี ๒๕๖๘"), RawParagraph("ดูประกาศของหน่วยงาน"))
    )


def test_what_is_not_read_as_it_stands_is_remarked() -> None:
    hidden = r("ลับ", "<w:rPr><w:vanish/></w:rPr>")
    link = f'<w:hyperlink r:id="a">{r("https://a.go.th/1")}</w:hyperlink>'
    body = f"<w:p>{r('เห็น')}{hidden}<w:ins>{r(' เพิ่ม')}</w:ins></w:p><w:p>{link}</w:p>"
    links = relations(("a", "hyperlink", "https://a.go.th/2"))
    document = read_docx("a.docx", docx(f'{body}<w:altChunk r:id="x"/>', links=links))
    assert document.blocks == (RawParagraph("เห็น เพิ่ม"), RawParagraph("https://a.go.th/1"))
    assert document.remarks == (
        _remark("read.hidden_text", count="3"),
        _remark("read.tracked_changes", count="1"),
        _remark("read.link_differs", shown="https://a.go.th/1", target="https://a.go.th/2"),
        _remark("read.part_left_out", part="altChunk"),
    )


@pytest.mark.parametrize(
    "mark", ['<w:br w:type="page"/>', "<w:lastRenderedPageBreak/>"], ids=["set", "rendered"]
)
def test_a_file_of_too_many_pages_is_refused(mark: str) -> None:
    data = docx(f"<w:p><w:r>{mark}</w:r></w:p>" * 10)
    assert read_docx("a.docx", data, limits=Limits(pages=11)).blocks == ()
    with pytest.raises(Refused) as refused:
        read_docx("a.docx", data, limits=Limits(pages=10))
    assert refused.value.code == "read.too_many_pages"
    assert refused.value.params == {"pages": "11", "limit": "10"}


def test_a_table_of_more_cells_than_the_limit_is_refused() -> None:
    data = docx(tbl(tr("ก", "ข"), tr("ค", "ง")))
    with pytest.raises(Refused) as refused:
        read_docx("a.docx", data, limits=Limits(cells=3))
    assert refused.value.code == "read.too_many_cells"


def test_a_package_without_a_body_is_damage() -> None:
    with pytest.raises(Refused) as refused:
        read_docx("a.docx", zipped({"word/document.xml": part("document", "")}))
    assert refused.value.code == "read.damaged"
