"""Instrument and indicator, from headings and cells, until the next."""

import pytest

from prongsai.domain.reading.context import (
    Context,
    as_instrument,
    context_in,
    heading_context,
    indicator_cell,
    indicator_number,
    indicators_in,
    is_context_heading,
    only_instrument,
    title_of,
)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("เครื่องมือการประเมิน EIT", Context("EIT")),
        ("๑. IIT", Context("IIT")),
        ("ด้าน OIT", Context("OIT")),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", Context("IIT")),
        ("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", Context(None, "7", "ประสิทธิภาพการสื่อสาร")),
        ("ตัวชี้วัดที่ ๑๐", Context(None, "10", None)),
        (
            "เครื่องมือการประเมิน OIT ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล",
            Context("OIT", "9", "การเปิดเผยข้อมูล"),
        ),
        ("แจกคู่มือยืมรถตัดหญ้า", Context()),
    ],
)
def test_what_a_heading_tells(text: str, context: Context) -> None:
    assert heading_context(text) == context


def test_a_label_without_its_number_tells_no_indicator() -> None:
    assert context_in("ตัวชี้วัดที่ ข้อ ๐๑๑ ผลงาน") == Context()


def test_a_new_instrument_ends_the_indicator_of_the_old_one() -> None:
    standing = Context("IIT", "2", "การใช้งบประมาณ")
    assert standing.updated(Context("EIT")) == Context("EIT")


def test_the_same_instrument_again_keeps_its_indicator() -> None:
    standing = Context("IIT", "2", "การใช้งบประมาณ")
    assert standing.updated(Context("IIT")) == standing


def test_a_new_indicator_takes_the_place_of_the_old_one_with_its_title() -> None:
    standing = Context("IIT", "2", "การใช้งบประมาณ")
    assert standing.updated(Context(None, "3")) == Context("IIT", "3", None)


def test_nothing_told_changes_nothing() -> None:
    standing = Context("IIT", "2", "การใช้งบประมาณ")
    assert standing.updated(Context()) == standing


def test_gaps_of_a_context_are_filled_from_another() -> None:
    assert Context("IIT", None, "ก").merged(Context("EIT", "2", "ข")) == Context("IIT", "2", "ก")


@pytest.mark.parametrize(("context", "told"), [(Context(), False), (Context("IIT"), True)])
def test_a_context_is_true_when_it_tells_something(context: Context, told: bool) -> None:
    assert bool(context) is told


def test_letters_of_an_instrument_may_be_small() -> None:
    assert as_instrument("oit") == "OIT"


@pytest.mark.parametrize(("text", "number"), [("๙ .๑", "9.1"), ("๑๐", "10"), ("๐๗", "7")])
def test_numbers_of_indicators_are_plain(text: str, number: str) -> None:
    assert indicator_number(text) == number


def test_every_indicator_of_a_text_is_found_with_its_title() -> None:
    text = "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ตัวชี้วัดที่ ๘ การปรับปรุงระบบการทำงาน และ"
    assert indicators_in(text) == [
        ("4", "การใช้ทรัพย์สินของราชการ"),
        ("8", "การปรับปรุงระบบการทำงาน"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (" การใช้งบประมาณ คะแนน ๘๑", "การใช้งบประมาณ"),
        ("การใช้งบประมาณ - ข้อ o๓", "การใช้งบประมาณ"),
        ("การใช้งบประมาณ (IIT)", "การใช้งบประมาณ"),
        ("", ""),
    ],
)
def test_a_title_ends_where_something_else_begins(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("แบบ EIT ของตำบล", "EIT"),
        ("ทั้ง IIT และ EIT", None),
        ("การเปิดเผยข้อมูล สาธารณะ", "OIT"),
        ("การเปิดเผย", None),
    ],
)
def test_an_instrument_is_told_when_one_alone_is_named(text: str, instrument: str | None) -> None:
    assert only_instrument(text) == instrument


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("เครื่องมือการประเมิน EIT", True),
        ("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", True),
        ("อบรมเจ้าหน้าที่เรื่องช่องทางร้องเรียนของตำบล", False),
        ("จากผลปีก่อน ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ต้องพัฒนา", False),
        ("ตำบลพบว่าตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนนน้อย", False),
        ("เครื่องมือการประเมิน EIT" + " ชาวบ้านถามเรื่องภาษี" * 8, False),
    ],
)
def test_a_context_heading_is_short_and_does_nothing_else(text: str, heading: bool) -> None:
    assert is_context_heading(text) is heading


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("๙.๑ ข้อมูลพื้นฐาน", Context(None, "9.1", "ข้อมูลพื้นฐาน")),
        ("การใช้ งบประมาณ", Context(None, None, "การใช้ งบประมาณ")),
        ("ตัวชี้วัดที่ ๓ การใช้อำนาจ", Context(None, "3", "การใช้อำนาจ")),
        ("", Context()),
    ],
)
def test_a_cell_of_an_indicator_column_is_all_indicator(text: str, context: Context) -> None:
    assert indicator_cell(text) == context


@pytest.mark.parametrize(
    "behind",
    ["ได้คะแนนน้อย", " ได้คะแนนน้อย", " ยังมีคะแนนต่ำกว่าตัวชี้วัดอื่น", " รองลงมา คือ ตัวชี้วัดที่ ๗ ประสิทธิภาพ"],
)
def test_the_sentence_behind_a_title_is_no_part_of_it(behind: str) -> None:
    told = indicators_in(f"ตัวชี้วัดที่ ๒ การใช้งบประมาณ {behind.strip()}")
    assert told[0] == ("2", "การใช้งบประมาณ")


@pytest.mark.parametrize(
    ("text", "instrument"),
    [("(llT)", "IIT"), ("(๐IT)", "OIT"), ("(0IT)", "OIT"), ("(E|T)", "EIT"), ("(ElT)", "EIT")],
)
def test_letters_of_an_instrument_may_be_misread(text: str, instrument: str) -> None:
    words = f"ตัวซี้วัดที่ ๘ การปรับปรุงการทำงาน {text}"
    assert is_context_heading(words)
    assert heading_context(words) == Context(as_instrument(instrument), "8", "การปรับปรุงการทำงาน")
