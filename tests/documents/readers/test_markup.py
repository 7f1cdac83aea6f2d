from __future__ import annotations

import pytest

from prongsai.documents.readers.markup import without_markup


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("<p>หนึ่ง</p><p>สอง</p>", "\nหนึ่ง\n\nสอง\n"),
        ("ก<br/>ข<BR>ค", "ก\nข\nค"),
        ('<input type="checkbox"/> ง่าย', "☐ ง่าย"),
        ('<input checked="checked" type="checkbox"/>', "☑"),
        ("<input type=checkbox checked=false>", "☐"),
        ('<input type="text" value="x"/>', ""),
        ("<b>หนา</b> <span style='a'>ตัว</span>", "หนา ตัว"),
        ("Q&amp;A &lt;p&gt; &#3585;", "Q&A <p> ก"),
        ("?a=1&copy=2", "?a=1&copy=2"),
        ("<ชื่อหน่วยงาน> 3 < 5 > 2", "<ชื่อหน่วยงาน> 3 < 5 > 2"),
        ("<https://a.go.th/x>", "https://a.go.th/x"),
        ('<a href="https://a.go.th/?x=1&amp;y=2">ดูที่นี่</a>!', "ดูที่นี่ (https://a.go.th/?x=1&y=2)!"),
        ("<a href='https://a.go.th/'>a.go.th</a>", "a.go.th"),
        ("<a>ไม่มีที่อยู่</a>", "ไม่มีที่อยู่"),
        ("ก<page_number>๑๒</page_number>ข", "กข"),
        ("<script>ลบ</script>อยู่", "อยู่"),
        ("**เน้น** และ __ขีด__", "เน้น และ ขีด"),
        ("https://a.go.th/__x__", "https://a.go.th/__x__"),
        ("๒ ** ๓", "๒ ** ๓"),
    ],
)
def test_markup_goes_and_words_stay(text: str, seen: str) -> None:
    assert without_markup(text) == seen
