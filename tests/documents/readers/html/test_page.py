from __future__ import annotations

import pytest

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.html import blocks_of
from prongsai.domain.reading.raw import RawParagraph, RawTable

Told = str | list[list[tuple[str, int, bool]]]


def _told(markup: str) -> list[Told]:
    return [
        block.text
        if isinstance(block, RawParagraph)
        else [[(c.text, c.columns, c.continues_above) for c in row.cells] for row in block.rows]
        for block in blocks_of(markup)
    ]


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("ก<br>ข<div>ค</div>ง", ["ก\nข", "ค", "ง"]),
        ("<p>ก <b>ข</b><i>ค</i>&nbsp;ง &amp; จ", ["ก ขค ง & จ"]),
        ("<p style='display:none'>ก<p hidden>ข<p><b style='visibility: hidden'>ค</b>ง", ["ง"]),
        ("<p>ก<del>ลบ</del><ins>เพิ่ม</ins>", ["กเพิ่ม"]),
        ("<pre>ก\nข</pre>", ["ก\nข"]),
        ("<ol><li>ก<li>ข</ol>", ["1. ก", "2. ข"]),
        ("<ol start=4 type=i><li>ก<li value=9>ข<li>ค</ol>", ["iv. ก", "ix. ข", "x. ค"]),
        ("<ol style='list-style-type: thai'><li>ก</ol>", ["๑. ก"]),
        ("<ol style='list-style:none'><li>๑) ก</ol><ul><li>ข</ul>", ["๑) ก", "• ข"]),
        ("<ul><li>ก<ol><li>ข</ol><li>ค</ul>", ["• ก", "1. ข", "• ค"]),
        ("<input type=checkbox checked> ก <input type=radio> ข <input type=hidden value=x>",
         ["☑ ก ☐ ข"]),
        ("<input value=' ๗ วัน '><textarea>ข้อความ</textarea>", ["๗ วัน ข้อความ"]),
        ("<select><option>ก<option selected>ข</select>", ["ข"]),
        ("<a href='https://a.go.th/x'>ผล</a> <a href='#b'>ล่าง</a>", ["ผล (https://a.go.th/x) ล่าง"]),
        ("<a href='https://a.go.th/x'><img src=a.png></a>", ["https://a.go.th/x"]),
        ("<a href='https://a.go.th/x'><p>ก</p></a>", ["ก"]),
    ],
)  # fmt: skip
def test_words_of_a_page(markup: str, told: list[Told]) -> None:
    assert _told(markup) == told


def test_spans_headers_and_sections_of_a_table() -> None:
    markup = (
        "<table><caption>ตารางที่ ๑</caption><thead><tr><td colspan=2>ก<td>ข</thead>"
        "<tbody><tr><td rowspan=0>ค<td>ง<td>จ<tr><td><p>ฉ<p>ช<td></tbody></table>"
    )
    _, table = blocks_of(markup)
    assert isinstance(table, RawTable)
    assert [row.is_header for row in table.rows] == [True, False, False]
    assert _told(markup) == [
        "ตารางที่ ๑",
        [
            [("ก", 2, False), ("ข", 1, False)],
            [("ค", 1, False), ("ง", 1, False), ("จ", 1, False)],
            [("", 1, True), ("ฉ\nช", 1, False), ("", 1, False)],
        ],
    ]


def test_a_row_of_header_cells_is_a_header() -> None:
    (table,) = blocks_of("<table><tr><th>ก<th>ข<tr><th>ค<td>ง</table>")
    assert isinstance(table, RawTable)
    assert [row.is_header for row in table.rows] == [True, False]


_INNER = "<table><tr><td>ก<td>ข<td>ค<tr><td>ง<td>จ<td>ฉ</table>"
_GRID: Told = [
    [("ก", 1, False), ("ข", 1, False), ("ค", 1, False)],
    [("ง", 1, False), ("จ", 1, False), ("ฉ", 1, False)],
]


def test_a_table_that_only_arranges_gives_up_what_it_holds() -> None:
    assert _told(f"<table><tr><td>เมนู<td>หัวเรื่อง{_INNER}</table>") == ["เมนู", "หัวเรื่อง", _GRID]
    assert _told("<table><tr><td>ในกรอบ</table>") == ["ในกรอบ"]


def test_a_small_table_in_a_cell_is_words_of_the_cell() -> None:
    markup = "<table><tr><td>๑<td>ก<td>ข<tr><td>๒<td><table><tr><td>☐<td>ง่าย</table><td>ค</table>"
    assert _told(markup)[0][1] == [("๒", 1, False), ("☐ ง่าย", 1, False), ("ค", 1, False)]


def test_words_of_a_table_outside_its_cells_are_not_lost() -> None:
    assert _told("<table>ก<tr>ข<td>ค<td>ง</table>")[:1] == ["กข"]
    assert _told("<table><td>ก<td>ข</table>") == [[[("ก", 1, False), ("ข", 1, False)]]]


def test_hidden_rows_and_cells_are_left_out() -> None:
    markup = "<table><tr><td>ก<td hidden>ข<td>ค<tr style='display:none'><td>ง<td>จ</table>"
    assert _told(markup) == [[[("ก", 1, False), ("ค", 1, False)]]]


def test_a_page_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        list(blocks_of("<div>" * 300 + "ก"))
    assert refused.value.code == "read.too_complex"
