"""Codes of items in all their spellings."""

import pytest

from prongsai.domain.plan.reading import Instrument
from prongsai.domain.reading.codes import FoundCode, find_code, is_lone_code

KNOWN = frozenset(
    f"{letter}{n}" for letter, last in (("o", 43), ("e", 15), ("i", 30)) for n in range(1, last + 1)
)


def known(code: str) -> bool:
    return code in KNOWN


def code_in(text: str, instrument: Instrument | None = None) -> str | None:
    found = find_code(text, instrument, known)
    return found.code if found else None


def test_a_code_is_found_with_its_words_and_what_follows() -> None:
    text = "ข้อ O๑๒ บัญชีของขวัญ"
    found = find_code(text, None, known)
    assert found == FoundCode("o12", "ข้อ O๑๒", 4, 8, "O๑๒", "O๑๒", certain=True)
    assert text[8:] == "บัญชีของขวัญ"


@pytest.mark.parametrize(
    "text",
    ["O๑๒ บัญชี", "o12 บัญชี", "ข้อ O 12 บัญชี", "ข้อO๑๒ บัญชี", "О12 บัญชี", "ข้อ O-12 บัญชี", "O1 2 บัญชี"],
)
def test_a_written_letter_is_read_in_any_spacing(text: str) -> None:
    assert code_in(text) == "o12"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("๐๑๑ ผลงาน", "o11"),
        ("๐๘ คู่มือ", "o8"),
        ("๐ ๒๐ ผลงาน", "o20"),
        ("ข้อ๐๓๐ ช่องทาง", "o30"),
        ("ข้อ 041 คู่มือ", "o41"),
        ("ตัวชี้วัดที่ ข้อ ๐๑๑ ผลงาน", "o11"),
    ],
)
def test_a_zero_that_stands_for_the_letter_o_is_read(text: str, code: str) -> None:
    assert code_in(text) == code


def test_a_misread_letter_is_shown_with_what_it_should_be() -> None:
    found = find_code("ข้อ ๐๑๑ ผลงาน", None, known)
    assert found is not None
    assert (found.misread, found.as_read, found.should_read) == (True, "๐๑๑", "O๑๑")


@pytest.mark.parametrize(
    ("instrument", "code"), [("EIT", "e10"), ("IIT", "i10"), ("OIT", None), (None, None)]
)
def test_only_the_instrument_tells_what_a_one_stands_for(
    instrument: Instrument | None, code: str | None
) -> None:
    assert code_in("๑๑๐ หน่วยงานบอกผลงาน", instrument) == code


def test_a_zero_under_another_instrument_is_no_code() -> None:
    assert code_in("๐๑๑ หน่วยงานบอกผลงาน", "EIT") is None


@pytest.mark.parametrize("text", ["", "๑. แจกคู่มือ", "๑๒/๒๕๖๖", "บัญชีของขวัญ", "๐๙๙ ผลงาน", "๑๕ มีนาคม"])
def test_other_numbers_are_no_codes(text: str) -> None:
    assert code_in(text) is None


def test_a_code_that_no_edition_knows_is_kept_but_not_certain() -> None:
    found = find_code("ข้อ O๙๙ ผลงาน", None, known)
    assert found is not None
    assert (found.code, found.certain) == ("o99", False)


def test_a_code_further_inside_the_title_is_found() -> None:
    found = find_code("บัญชีของขวัญ ข้อ O๑๒ ประจำปี", None, known)
    assert found is not None
    assert (found.code, found.start) == ("o12", 17)


def test_the_code_tells_its_instrument() -> None:
    found = find_code("e7 หน่วยงานตอบคำถาม", None, known)
    assert found is not None
    assert found.instrument == "EIT"


@pytest.mark.parametrize(
    ("text", "lone"),
    [("O๑๗", True), ("ข้อ e๔", True), ("๐๓๓", True), ("๓๓", False), ("O๑๗ บัญชี", False), ("", False)],
)
def test_a_cell_may_hold_nothing_but_a_code(text: str, lone: bool) -> None:
    assert is_lone_code(text) is lone


def test_a_misread_code_is_found_alone_and_behind_its_indicator() -> None:
    assert code_in("๐๓๓") == "o33"
    assert code_in("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ๐๕ ข้อมูลการติดต่อ", "OIT") == "o5"


@pytest.mark.parametrize("text", ["เพิ่มบริการออนไลน์ (ข้อ ๐๑๓)", "เพิ่มบริการออนไลน์ (ข้อ O๑๓)"])
def test_a_code_in_brackets_behind_the_words_is_read(text: str) -> None:
    assert code_in(text) == "o13"
