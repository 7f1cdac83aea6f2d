"""The title cell of a row: number, code, title, options, context."""

import pytest

from prongsai.domain.reading.context import Context
from prongsai.domain.reading.subject import (
    Subject,
    begins_measure,
    is_continued,
    read_subject,
    whole,
    without_continued,
)


def known(code: str) -> bool:
    return code[1:].isdigit() and int(code[1:]) <= 43


def subject(text: str, role: str = "issue", standing: Context | None = None) -> Subject:
    return read_subject({role: text}, standing or Context(), known)


def test_a_code_and_a_title() -> None:
    found = subject("ข้อ O๑๒ บัญชีของขวัญ")
    assert (found.code and found.code.code, found.title, found.instrument, found.printed_no) == (
        "o12",
        "บัญชีของขวัญ",
        "OIT",
        None,
    )


def test_a_number_and_a_title() -> None:
    found = subject("(๓) แจกคู่มือยืมรถตัดหญ้า", "measure")
    assert (found.printed_no, found.title, found.measure) == (
        3,
        "แจกคู่มือยืมรถตัดหญ้า",
        "(๓) แจกคู่มือยืมรถตัดหญ้า",
    )


def test_the_number_of_a_column_of_its_own_counts() -> None:
    found = read_subject({"seq": "๔", "item": "O๑๒ บัญชีของขวัญ"}, Context(), known)
    assert (found.printed_no, found.title) == (4, "บัญชีของขวัญ")


def test_a_row_without_any_code_has_only_its_words() -> None:
    found = subject("-ข้อมูลพื้นฐาน", standing=Context("OIT", "9"))
    assert (found.code, found.title, found.instrument) == (None, "ข้อมูลพื้นฐาน", "OIT")


def test_a_label_of_an_indicator_without_its_number_is_no_title() -> None:
    found = subject("ตัวชี้วัดที่ ข้อ ๐๑๑ ผลงานครึ่งปี")
    assert (found.code and found.code.code, found.context, found.title) == (
        "o11",
        Context(),
        "ผลงานครึ่งปี",
    )


def test_the_instrument_in_a_title_cell_is_context() -> None:
    found = subject("ข้อ ๐๑๙ บัญชีรายจ่าย เครื่องมือการประเมิน OIT")
    assert (found.title, found.context) == ("บัญชีรายจ่าย", Context("OIT"))


@pytest.mark.parametrize(("instrument", "code"), [("EIT", "e10"), ("IIT", "i10")])
def test_the_heading_above_decides_what_a_one_stands_for(instrument: str, code: str) -> None:
    found = subject("๑๑๐ หน่วยงานบอกผลงาน", standing=Context(instrument))  # type: ignore[arg-type]
    assert (found.code and found.code.code) == code


def test_boxes_under_a_title_are_its_options() -> None:
    found = subject("e๗ หน่วยงานบอกข่าวอย่างไร ☐ เข้าถึงง่าย ☐ ครบถ้วน")
    assert (found.title, found.options) == ("หน่วยงานบอกข่าวอย่างไร", ("เข้าถึงง่าย", "ครบถ้วน"))


def test_dashes_under_a_title_are_its_options() -> None:
    found = subject("e๗ หน่วยงานบอกข่าวอย่างไร\n- เข้าถึงง่าย\n- ครบถ้วน")
    assert (found.title, found.options) == ("หน่วยงานบอกข่าวอย่างไร", ("เข้าถึงง่าย", "ครบถ้วน"))


def test_a_project_in_brackets_stays_in_the_title() -> None:
    found = subject("(๗) อบรมหัวหน้างาน (โครงการบ้านโปร่งใส)", "measure")
    assert found.title == "อบรมหัวหน้างาน (โครงการบ้านโปร่งใส)"


def test_a_title_cell_is_stored_whole_without_its_boxes() -> None:
    assert whole("บอกข่าว ☐ ง่าย\n☑  ครบ ถ้วน") == "บอกข่าว\nง่าย\nครบ ถ้วน"


def test_an_empty_title_cell_is_nothing() -> None:
    assert whole(" \n ") is None


@pytest.mark.parametrize("mark", ["(ต่อ)", "( ต่อ )"])
def test_a_row_that_goes_on_says_so(mark: str) -> None:
    text = f"แจกคู่มือ {mark}"
    assert (is_continued(text), without_continued(text)) == (True, "แจกคู่มือ")


def test_a_word_that_contains_the_mark_does_not_go_on() -> None:
    assert not is_continued("ติดต่อกองช่าง")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("O๑๒ บัญชี", True),
        ("๐๑๒ บัญชี", True),
        ("๒. แจกคู่มือ", True),
        ("-ข้อมูลพื้นฐาน", True),
        ("ตัวชี้วัดที่ ๗", True),
        ("และแจกให้ครบ", False),
        ("", False),
    ],
)
def test_what_only_a_new_measure_begins_with(text: str, begins: bool) -> None:
    assert begins_measure(text) is begins


def test_the_code_may_stand_under_the_line_of_its_indicator() -> None:
    found = subject("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\ni๒ การปฏิบัติงานอย่างเท่าเทียม")
    assert (found.code and found.code.code, found.title) == ("i2", "การปฏิบัติงานอย่างเท่าเทียม")
    assert (found.context.indicator, found.instrument) == ("1", "IIT")


def test_a_code_alone_in_its_column_leaves_the_title_to_the_measure() -> None:
    found = read_subject({"item": "O๑๗", "measure": "เปิดจองคิวออนไลน์"}, Context(), known)
    assert (found.title, found.issue, found.measure) == ("เปิดจองคิวออนไลน์", None, "เปิดจองคิวออนไลน์")


def test_the_title_is_what_was_asked_and_not_what_was_wanting() -> None:
    cells = {"item": "e๘ มีช่องทางรับฟังความเห็น", "issue": "ประชาชนไม่รู้จักช่องทาง", "measure": "ตั้งกล่อง"}
    assert read_subject(cells, Context(), known).title == "มีช่องทางรับฟังความเห็น"


def test_a_sub_indicator_stands_before_the_item_in_its_cell() -> None:
    found = subject("๙.๒ การบริหารงาน O๑๓ คู่มือการปฏิบัติงาน")
    assert (found.context.indicator, found.context.indicator_title) == ("9.2", "การบริหารงาน")
    assert (found.code and found.code.code, found.title) == ("o13", "คู่มือการปฏิบัติงาน")


def test_an_indicator_that_goes_on_to_its_item_is_the_issue_as_well() -> None:
    text = "๙.๒ การบริหารงาน O๑๓ คู่มือการปฏิบัติงาน"
    found = read_subject({"indicator": text, "measure": "พิมพ์คู่มือ"}, Context(), known)
    assert (found.issue, found.title) == (text, "คู่มือการปฏิบัติงาน")


def test_a_code_in_brackets_behind_the_title_leaves_the_title() -> None:
    found = subject("ไม่มีบัญชีของขวัญ (o12)")
    assert (found.code and found.code.code, found.title) == ("o12", "ไม่มีบัญชีของขวัญ")


def test_an_issue_may_stand_behind_its_indicator_and_tool() -> None:
    found = subject("๒. การใช้งบประมาณ (IIT) – ไม่รู้แผนการใช้จ่าย")
    assert (found.title, found.instrument) == ("ไม่รู้แผนการใช้จ่าย", "IIT")


def test_a_code_in_brackets_is_no_part_of_the_title() -> None:
    found = subject("๑๐) จัดทำสถิติการให้บริการให้ครบทุกงาน (ข้อ O๑๒)")
    assert (found.title, found.code and found.code.code) == (
        "จัดทำสถิติการให้บริการให้ครบทุกงาน",
        "o12",
    )


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร (EIT)\n- ประชาชนค้นหาข้อมูลไม่พบ", "ประชาชนค้นหาข้อมูลไม่พบ"),
        ("4.1 จัดทำแนวทางการยืมทรัพย์สิน", "จัดทำแนวทางการยืมทรัพย์สิน"),
        ("9.4 ปรับปรุงช่องทางแจ้งเรื่อง (o30)", "ปรับปรุงช่องทางแจ้งเรื่อง"),
    ],
)
def test_neither_the_tool_nor_a_number_below_the_indicator_belongs_to_the_title(
    words: str, title: str
) -> None:
    assert subject(words).title == title
