from __future__ import annotations

import pytest

from prongsai.documents.readers.links import differs, is_address, with_address

_PAGE = "https://suanfan.go.th/news.php?id=12"


@pytest.mark.parametrize(
    ("words", "address", "shown"),
    [
        ("หลักฐาน", _PAGE, f"หลักฐาน ({_PAGE})"),
        ("หลักฐาน  ", _PAGE, f"หลักฐาน ({_PAGE})  "),
        ("", _PAGE, _PAGE),
        (_PAGE, _PAGE, _PAGE),
        ("www.suanfan.go.th", _PAGE, "www.suanfan.go.th"),
        ("suanfan.go.th/news", _PAGE, "suanfan.go.th/news"),
        (f"หลักฐาน {_PAGE}", _PAGE, f"หลักฐาน {_PAGE}"),
        ("ส่งเมล", "mailto:a@suanfan.go.th", "ส่งเมล"),
        ("ไฟล์", "file:///C:/a.docx", "ไฟล์"),
        ("กด", "javascript:alert(1)", "กด"),
        ("กด", "", "กด"),
    ],
)
def test_words_keep_the_address_that_they_do_not_show(words: str, address: str, shown: str) -> None:
    assert with_address(words, address) == shown


def test_an_address_in_thai_digits_goes_to_the_same_place() -> None:
    assert not differs("https://suanfan.go.th/news.php?id=๑๒", _PAGE)
    assert not differs("suanfan.go.th/news.php?id=12/", _PAGE)
    assert differs("https://suanfan.go.th/news.php?id=13", _PAGE)
    assert not differs("หลักฐาน", _PAGE)


def test_a_sentence_is_no_address() -> None:
    assert not is_address("ดูที่ https://suanfan.go.th")
    assert is_address(" https : //suanfan.go.th")
