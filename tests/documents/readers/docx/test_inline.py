"""The words of one paragraph, whatever stands in it."""

from __future__ import annotations

import pytest

from prongsai.documents.readers.docx import read_docx
from prongsai.domain.reading.raw import RawParagraph
from tests.factories.office import docx, p, r, relations

_LINKS = relations(("a", "hyperlink", "https://a.go.th/x"))


def _words(inner: str) -> list[str]:
    blocks = read_docx("a.docx", docx(f"<w:p>{inner}</w:p>", links=_LINKS)).blocks
    return [block.text for block in blocks if isinstance(block, RawParagraph)]


def _field(code: str, result: str, data: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _box(state: str, shown: str = "?") -> str:
    checkbox = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{checkbox}</w:sdtPr><w:sdtContent>{r(shown)}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (r("ก ") + r("ข"), ["ก ข"]),
        ("<w:r><w:t>ก</w:t><w:br/><w:t>ข</w:t><w:cr/><w:t>ค</w:t></w:r>", ["ก\nข\nค"]),
        ("<w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t></w:r>", ["ก ข"]),
        ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>Service</w:t><w:softHyphen/></w:r>",
         ["e-Service"]),
        (f"<w:ins>{r('เพิ่ม')}</w:ins><w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del>", ["เพิ่ม"]),
        (f"<w:moveFrom>{r('ย้าย')}</w:moveFrom><w:moveTo>{r('ย้าย')}</w:moveTo>", ["ย้าย"]),
        (f"<w:smartTag>{r('ก')}</w:smartTag><w:customXml>{r('ข')}</w:customXml>", ["กข"]),
        (r("ก", "<w:rPr><w:vanish/></w:rPr>") + r("ข", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
         ["ข"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" ครบ"), ["☑ ครบ"]),
        ('<w:r><w:sym w:font="Arial" w:char="0E01"/><w:sym w:char="zz"/></w:r>', ["ก"]),
        (r("\u00a8", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>') + r(" ก"), ["☐ ก"]),
        (r("ไทย", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'), ["ไทย"]),
        (r("✓ ✔ / √"), ["✓ ✔ / √"]),
        (_box("1") + r(" ก ") + _box("0") + r(" ข"), ["☑ ก ☐ ข"]),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>คลิก</w:t></w:r>"
         "</w:sdtContent></w:sdt>" + r("จริง"), ["จริง"]),
        (_field("FORMCHECKBOX", "", '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
                "</w:checkBox></w:ffData>"), ["☑"]),
        (_field("FORMCHECKBOX", "", '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox>'
                "</w:ffData>"), ["☐"]),
        (_field("DATE \\@ d", "๗ เมษายน"), ["๗ เมษายน"]),
        (_field(' HYPERLINK "https://a.go.th/y" \\l "z" ', "ผล"), ["ผล (https://a.go.th/y#z)"]),
        (_field("IF", "ก" + "</w:t></w:r>" + _field("PAGE", "๒") + "<w:r><w:t>ข"), ["ก๒ข"]),
        (f'<w:fldSimple w:instr="PAGE">{r("๓")}</w:fldSimple>', ["๓"]),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("หาย"), []),
        (f'<w:hyperlink r:id="a">{r("หลัก")}{r("ฐาน")}</w:hyperlink> ', ["หลักฐาน (https://a.go.th/x)"]),
        (f'<w:hyperlink r:id="a">{r("https://a.go.th/x")}</w:hyperlink>', ["https://a.go.th/x"]),
        (f'<w:hyperlink w:anchor="top">{r("บน")}</w:hyperlink>', ["บน"]),
        (f"<w:r><w:ruby><w:rt>{r('เสียง')}</w:rt><w:rubyBase>{r('คำ')}</w:rubyBase></w:ruby></w:r>",
         ["คำ"]),
    ],
)  # fmt: skip
def test_words_as_they_would_be_printed(inner: str, words: list[str]) -> None:
    assert _words(inner) == words


def test_a_text_box_stands_after_its_paragraph_and_once() -> None:
    content = f"<w:txbxContent>{p('ในกล่อง')}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    assert _words(r("ก่อน") + f"<w:r>{both}</w:r>" + r(" ต่อ")) == ["ก่อน ต่อ", "ในกล่อง"]
    assert _words(f"<w:r>{old}</w:r>") == ["ในกล่อง"]
    empty = both.replace(new, "")
    assert _words(f"<w:r>{empty}</w:r>") == ["ในกล่อง"]


def test_a_field_left_open_does_not_swallow_the_next_paragraph() -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("ถัดไป")
    assert read_docx("a.docx", docx(body)).blocks == (RawParagraph("ถัดไป"),)


def test_the_result_of_a_field_may_run_over_paragraphs() -> None:
    first, last = _field("TOC", "หนึ่ง").split(r("หนึ่ง"))
    body = f"<w:p>{first}{r('หนึ่ง')}</w:p>{p('สอง')}<w:p>{r('สาม')}{last}</w:p>"
    texts = [block.text for block in read_docx("a.docx", docx(body)).paragraphs]
    assert texts == ["หนึ่ง", "สอง", "สาม"]
