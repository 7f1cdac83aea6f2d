from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.documents.readers.encoding import Decoded, decode, is_garbled
from prongsai.documents.readers.errors import Refused
from tests.factories.grids import words

_TEXT = "รายงานผลการดำเนินการตามแผน ของเทศบาลตำบลท่าดวงดาว ประจำปี ๒๕๖๘ (ITA)\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("cp874", "windows-874"),
        ("tis-620", "windows-874"),
    ],
)
def test_every_encoding_of_thai_text_gives_the_text(codec: str, name: str) -> None:
    assert decode(_TEXT.encode(codec)) == Decoded(_TEXT, name)


@given(st.lists(words, min_size=5).map(" ".join))
def test_windows_874_is_told_from_utf_8_by_its_bytes(text: str) -> None:
    thai = f"{_TEXT}{text}"
    plain = thai.translate({0x2610: None, 0x2611: None})  # boxes are not in the code page
    assert decode(plain.encode("cp874")).text == plain


def test_a_text_cut_within_a_letter_is_read_with_one_mark() -> None:
    text = _TEXT * 3 + "ก"
    assert decode(text.encode()[:-1]) == Decoded(_TEXT * 3 + "\ufffd", "utf-8", 1)


def test_a_word_alone_is_enough_to_tell_the_code_page() -> None:
    assert decode("แผนงาน".encode("cp874")).text == "แผนงาน"


@pytest.mark.parametrize(
    "data",
    [
        _TEXT.encode().decode("cp874", "replace").encode(),
        _TEXT.encode().decode("latin-1").encode(),
        _TEXT.encode("cp874").decode("latin-1").encode(),
        (_TEXT * 2).encode("ascii", "replace"),
        "これは日本語で書かれた報告書であり、タイ語ではありません。".encode("cp932"),
        "这是一份用中文写成的报告，不是泰文。".encode("gbk"),
    ],
    ids=["utf-8 as 874", "utf-8 as latin", "874 as latin", "question marks", "japanese", "chinese"],
)
def test_words_that_a_wrong_encoding_destroyed_are_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode(data)
    assert refused.value.code == "read.encoding"


def test_control_bytes_are_no_text_of_any_encoding() -> None:
    with pytest.raises(Refused) as refused:
        decode(bytes(range(256)) * 4, binary=True)
    assert refused.value.code == "read.binary"


@pytest.mark.parametrize("text", [_TEXT, "Integrity plan of 2026", "café", "", "เธอ เนื้อ เธอ"])
def test_honest_text_is_not_garbled(text: str) -> None:
    assert not is_garbled(text)
