"""The page of HTML is whole by itself, says the words of the tree and trusts none of them."""

import base64
import re
from random import Random

from hypothesis import given, settings
from lxml import html

from prongsai.documents.writers.html import write_html
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections
from prongsai.domain.report.build import build_report
from prongsai.domain.report.tree import (
    Box,
    Hyperlink,
    Paragraph,
    Pictures,
    ReportTree,
    Section,
    Table,
)
from tests.factories import trees
from tests.factories.readings import make_reading, readings


def page_of(layout: str, seed: int = 3) -> html.HtmlElement:
    return html.document_fromstring(write_html(build_report(make_reading(layout, Random(seed)))))


def words_of(tree: ReportTree) -> list[list[list[list[str]]]]:
    def said(line: tuple[object, ...]) -> str:
        return "".join(
            ("☑" if each.ticked else "☐") if isinstance(each, Box) else each.text for each in line
        )

    return [
        [[[said(line) for line in cell.lines] for cell in row] for row in table.rows]
        for table in tree.blocks
        if isinstance(table, Table)
    ]


@settings(max_examples=25)
@given(readings())
def test_the_tables_hold_the_very_words_of_the_tree(reading):
    tree = build_report(reading)
    page = html.document_fromstring(write_html(tree))
    assert [
        [[[p.text_content() for p in td.findall("p")] for td in tr] for tr in table.find("tbody")]
        for table in page.iter("table")
    ] == words_of(tree)


def test_headers_are_headers_and_the_language_is_told():
    page = page_of("D")
    assert page.get("lang") == "th"
    for table in page.iter("table"):
        heads = table.find("thead").findall(".//th")
        assert [each.get("scope") for each in heads] == ["col"] * 12
        assert len(table.find("colgroup")) == 12
    assert [each.get("class") for each in page.iter("section")] == ["portrait", "landscape"]


def test_nothing_is_loaded_from_outside():
    content = write_html(build_report(make_reading("A", Random(3)))).decode()
    assert not re.findall(r"<(script|link|img|iframe|object)\b", content)
    assert not re.findall(r"url\(|@import|@font-face", content)


def test_words_never_become_markup():
    text = '<script>alert(1)</script>"&amp;'
    reading = Reading("x", Meta(report_title=text), Sections(notes=(text,)), (Row(1, issue=text),))
    content = write_html(build_report(reading, "A"))
    page = html.document_fromstring(content)
    assert b"<script" not in content
    assert next(page.iter("td")).text_content() == text
    assert page.find(".//title").text == text


def test_only_addresses_of_the_web_are_links():
    blocks = tuple(
        Paragraph((Hyperlink(url, url),))
        for url in ("https://a.go.th/?a=1&b=2", "javascript:alert(1)")
    )
    tree = ReportTree("", "", "thai", (Section("portrait", blocks),))
    page = html.document_fromstring(write_html(tree))
    assert [each.get("href") for each in page.iter("a")] == ["https://a.go.th/?a=1&b=2"]
    assert page.text_content().strip().endswith("javascript:alert(1)")


def test_the_same_report_is_the_same_page():
    tree = build_report(make_reading("B", Random(3)))
    assert write_html(tree) == write_html(tree)


def test_photos_lie_in_the_page_with_words_for_who_cannot_see_them() -> None:
    photo = trees.photo('ภาพที่ 1 "ประชุม" <b>')
    page = html.document_fromstring(
        write_html(trees.tree(Section("portrait", (Pictures((photo,)),))))
    )
    (shown,) = page.iter("img")
    kind, data = shown.get("src").split(",")
    assert (kind, base64.b64decode(data)) == ("data:image/jpeg;base64", photo.jpeg)
    assert shown.get("alt") == page.findtext(".//figcaption") == photo.caption
