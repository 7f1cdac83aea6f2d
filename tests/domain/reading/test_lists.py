"""Cells as lists: numbers as printed, and numbers inside sentences left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.reading.lists import Item, leading_number, level_space, split_items

PHRASES = (
    "ตั้งกล่องรับฟังความเห็น",
    "ติดประกาศที่ศาลากลางบ้าน",
    "รวบรวมแบบคำร้อง",
    "สรุปเสนอปลัด",
    "ลงข่าวในกลุ่มไลน์ของตำบล",
    "ทบทวนคู่มือ",
)
MARKS = ("{}.", "{}. ", "({})", "({}) ", "{})", "{}) ")
TELLING = (
    "ประชุมเมื่อวันที่ ๗ เดือนเมษายน พ.ศ.๒๕๖๖ ที่ศาลา",
    "ส่งก่อน ๑๕ มีนาคม ๒๕๖๔ ทุกปี",
    "เปิดบริการเวลา ๘.๓๐ น. ถึง ๑๖.๓๐ น.",
    "ใช้เงิน ๑๒.๕๐ บาทต่อแผ่น",
    "ใช้เงิน 3.5 ล้านบาท",
    "พอใจร้อยละ ๘๕.๒๐ ของผู้ตอบ",
    "จัดทำรายงานรอบ ๖ เดือน ภายใน ๗ วัน",
    "ตามมาตรา ๙ ข้อ ๒ และ (ฉบับที่ ๒) พ.ศ. ๒๕๖๒",
    "อบรมช่วง ๑ ม.ค. ถึง ๓๑ มี.ค. ๖๖",
)
thai_digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def texts(cell: str) -> list[str]:
    return [item.text for item in split_items(cell)]


def test_numbers_of_one_line_begin_items() -> None:
    assert split_items("๑.ตั้งกล่อง ๒.เปิดกล่อง") == (
        Item("๑.ตั้งกล่อง", 1),
        Item("๒.เปิดกล่อง", 2),
    )


@pytest.mark.parametrize("cell", ["", "  ", "\n \n"])
def test_an_empty_cell_has_no_items(cell: str) -> None:
    assert split_items(cell) == ()


def test_a_cell_without_numbers_is_one_item() -> None:
    assert split_items("ทบทวน  คู่มือ") == (Item("ทบทวน คู่มือ"),)


def test_numbers_glued_to_the_word_before_still_begin_items() -> None:
    assert texts("๑.ตั้งกล่อง๒.เปิดกล่อง๓.สรุป") == ["๑.ตั้งกล่อง", "๒.เปิดกล่อง", "๓.สรุป"]


def test_numbers_that_repeat_or_skip_stay_as_printed() -> None:
    cell = "๑.รวบรวม ๒.ตรวจ ๓.พิมพ์ ๓.เย็บเล่ม ๓.แจก ๕.สรุป"
    assert [item.no for item in split_items(cell)] == [1, 2, 3, 3, 3, 5]


def test_a_first_item_without_its_number_is_an_item() -> None:
    assert split_items("รวบรวมแบบ\n๒.ตรวจแบบ\n๓.แจกแบบ") == (
        Item("รวบรวมแบบ"),
        Item("๒.ตรวจแบบ", 2),
        Item("๓.แจกแบบ", 3),
    )


@pytest.mark.parametrize("cell", ["๑..ตั้งกล่อง ๒..เปิดกล่อง", "๑. .ตั้งกล่อง ๒. .เปิดกล่อง"])
def test_doubled_and_stray_dots_belong_to_the_number(cell: str) -> None:
    assert [(item.no, item.body) for item in split_items(cell)] == [
        (1, "ตั้งกล่อง"),
        (2, "เปิดกล่อง"),
    ]


def test_a_nested_number_is_an_item_of_its_own() -> None:
    assert split_items("๓.ทบทวนคู่มือ\n๓.๑คู่มือผู้ขอ\n๓.๒คู่มือผู้ให้") == (
        Item("๓.ทบทวนคู่มือ", 3),
        Item("๓.๑คู่มือผู้ขอ", 3, "3.1"),
        Item("๓.๒คู่มือผู้ให้", 3, "3.2"),
    )


def test_paragraphs_that_break_a_sentence_are_joined() -> None:
    assert texts("ติดประกาศราคากลางไว้หน้าสำนักงาน\nและในกลุ่มไลน์ของตำบล") == [
        "ติดประกาศราคากลางไว้หน้าสำนักงาน และในกลุ่มไลน์ของตำบล"
    ]


def test_paragraphs_that_are_list_items_stay_apart() -> None:
    assert texts("ตั้งกล่องรับฟังความเห็น\nเปิดกล่องทุกวันศุกร์") == [
        "ตั้งกล่องรับฟังความเห็น",
        "เปิดกล่องทุกวันศุกร์",
    ]


def test_a_paragraph_under_a_numbered_item_goes_on_with_it() -> None:
    assert texts("๑.ตั้งกล่องรับฟัง\nความเห็นหน้าสำนักงาน\n๒.เปิดกล่อง") == [
        "๑.ตั้งกล่องรับฟัง ความเห็นหน้าสำนักงาน",
        "๒.เปิดกล่อง",
    ]


def test_bullets_of_one_line_are_items() -> None:
    assert texts("-สำนักปลัด -กองคลัง -กองช่าง") == ["-สำนักปลัด", "-กองคลัง", "-กองช่าง"]


def test_deliverables_without_any_mark_stay_in_one_step() -> None:
    assert texts("๑.จัดทำแผนรายรับ แผนรายจ่าย ผังงาน บัญชีพัสดุ ๒.แจก") == [
        "๑.จัดทำแผนรายรับ แผนรายจ่าย ผังงาน บัญชีพัสดุ",
        "๒.แจก",
    ]


@pytest.mark.parametrize("sentence", TELLING)
def test_a_date_clock_money_or_quantity_never_begins_an_item(sentence: str) -> None:
    assert split_items(sentence) == (Item(sentence),)


@pytest.mark.parametrize("sentence", TELLING)
def test_a_sentence_with_numbers_stays_whole_in_a_list(sentence: str) -> None:
    cell = f"๑.{sentence} ๒.สรุปเสนอปลัด"
    assert texts(cell) == [f"๑.{sentence}", "๒.สรุปเสนอปลัด"]


@given(st.lists(st.sampled_from(PHRASES), min_size=2, max_size=9), st.sampled_from(MARKS))
def test_any_numbered_list_comes_back_from_one_line(phrases: list[str], mark: str) -> None:
    items = [mark.format(n) + words for n, words in enumerate(phrases, 1)]
    assert texts(" ".join(items).translate(thai_digits)) == [
        item.translate(thai_digits) for item in items
    ]


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=9), st.sampled_from(MARKS))
def test_any_numbered_list_comes_back_from_paragraphs(phrases: list[str], mark: str) -> None:
    items = [mark.format(n) + words for n, words in enumerate(phrases, 1)]
    assert [(item.no, item.body) for item in split_items("\n".join(items))] == list(
        enumerate(phrases, 1)
    )


words = st.text(st.sampled_from("กงบเาิ่ 0๑๒3.)(-•/,\n☐ๆA%"), max_size=60)


@given(words)
def test_the_items_together_are_the_words_of_the_cell(cell: str) -> None:
    """White space apart: a number may be glued to the word before it ("จัดทำแผน๒.เผยแพร่")."""
    together = " ".join(item.text for item in split_items(cell))
    assert "".join(together.split()) == "".join(cell.split())


@given(words)
def test_no_item_is_empty(cell: str) -> None:
    assert all(item.text.strip() for item in split_items(cell))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("(๒) แจกคู่มือ", (2, "แจกคู่มือ")),
        ("๒. แจกคู่มือ", (2, "แจกคู่มือ")),
        ("๒.แจกคู่มือ", (2, "แจกคู่มือ")),
        ("แจกคู่มือ", (None, "แจกคู่มือ")),
        ("๑.๑ แจกคู่มือ", (None, "๑.๑ แจกคู่มือ")),
        ("๑๕.ม.ค.", (None, "๑๕.ม.ค.")),
        ("", (None, "")),
    ],
)
def test_the_number_that_a_title_begins_with(title: str, found: tuple[int | None, str]) -> None:
    assert leading_number(title) == found


def test_white_space_is_levelled() -> None:
    assert level_space("  ก\t ข\n ค ") == "ก ข ค"


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("1.1 ทบทวนคู่มือ 1.2 ติดประกาศ", ["1.1 ทบทวนคู่มือ", "1.2 ติดประกาศ"]),
        ("๓.๑ ทบทวนคู่มือ\n๓.๒ ติดประกาศ", ["๓.๑ ทบทวนคู่มือ", "๓.๒ ติดประกาศ"]),
        ("พอใจ 4.1 คะแนน จากเดิม 4.2 คะแนน", ["พอใจ 4.1 คะแนน จากเดิม 4.2 คะแนน"]),
    ],
)
def test_a_list_may_be_numbered_below_its_measure(cell: str, items: list[str]) -> None:
    assert [item.text for item in split_items(cell)] == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        (
            "๑) แบ่งงานเป็นรายข้อ ๒) ตรวจทุกข้อ ๓) ส่งระบบ",
            ["๑) แบ่งงานเป็นรายข้อ", "๒) ตรวจทุกข้อ", "๓) ส่งระบบ"],
        ),
        ("๑) ทำตามข้อ ๒) ของประกาศ", ["๑) ทำตามข้อ ๒) ของประกาศ"]),
        ("1. มีระบบยืมพัสดุ 2. คะแนนข้อ i10 สูงขึ้น", ["1. มีระบบยืมพัสดุ", "2. คะแนนข้อ i10 สูงขึ้น"]),
    ],
)
def test_the_word_before_a_number_may_have_one_or_not(cell: str, items: list[str]) -> None:
    assert [item.text for item in split_items(cell)] == items
