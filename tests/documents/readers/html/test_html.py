from __future__ import annotations

import pytest

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.html import blocks_of, read_html
from prongsai.documents.readers.limits import Limits
from prongsai.domain.reading.raw import Place, RawDocument, RawParagraph, RawTable


def test_a_page_is_what_a_browser_shows() -> None:
    page = "<html><head><title>ไม่เห็น</title><style>p{}</style></head><body><h2>แผน</h2><p>ก\n ข"
    assert read_html("a.html", page) == RawDocument(
        "a.html", "html", (RawParagraph("แผน", heading=2), RawParagraph("ก ข"))
    )


def test_a_piece_of_a_text_keeps_its_line_and_its_count_of_tables() -> None:
    (table,) = blocks_of("<table><tr><td>ก<td>ข</table>", first_table=3, line=8)
    assert isinstance(table, RawTable)
    assert (table.number, table.place) == (3, Place(line=8, table=3))


def test_a_page_that_ends_within_its_table_is_refused() -> None:
    whole = "<html><body><table><tr><td>ก<td>ข</table></body></html>"
    with pytest.raises(Refused) as refused:
        read_html("a.html", whole[: whole.index("</table")])
    assert refused.value.code == "read.truncated"


@pytest.mark.parametrize("markup", ["", "   ", "<!-- เงียบ -->", "<script>x</script>"])
def test_a_page_without_words_has_no_blocks(markup: str) -> None:
    assert list(blocks_of(markup)) == []


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(marks=4), "read.too_complex"),
        (Limits(markup_characters=9), "read.too_long"),
        (Limits(blocks=1), "read.too_long"),
        (Limits(cells=1), "read.too_many_cells"),
    ],
)
def test_a_page_over_a_limit_is_refused(limits: Limits, code: str) -> None:
    page = "<p>ก<p>ข<table><tr><td>ค<td>ง</table>"
    with pytest.raises(Refused) as refused:
        read_html("a.html", page, limits=limits)
    assert refused.value.code == code
