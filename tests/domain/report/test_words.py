"""Words are compared without spaces and digits, and a cell is cut where its parts begin."""

from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.report.words import (
    bare,
    cut_at,
    has_number,
    is_told,
    stands_apart,
    starts_of,
)


def test_spaces_case_and_digits_do_not_count():
    assert bare(" ข้อ  O๑๑ ") == "ข้อo11"
    assert is_told("ภายในเดือน เมษายน ๒๕๖๖", [None, "รายงาน ภายในเดือนเมษายน 2566 ทุกปี"])
    assert not is_told("ภายในเดือนเมษายน", ["ภายในเดือน", "เมษายน"])


def test_a_printed_number_is_seen():
    assert [has_number(text) for text in ("๑.ทำ", "(2) ทำ", "๓.๑. ทำ", "4) ทำ")] == [True] * 4
    assert [has_number(text) for text in ("ทำ ๑.", "๒๕๖๖ ทำ", "ทำ")] == [False] * 3


def test_parts_are_found_in_order_however_they_are_spaced():
    assert starts_of(("กองคลัง", "กองช่าง"), "-กอง คลัง -กองช่าง") == [1, 11]
    assert starts_of(("กองช่าง", "กองคลัง"), "-กองคลัง -กองช่าง") is None


def test_a_cut_takes_the_list_mark_along():
    assert cut_at("หัว -ก -ข", [5, 8]) == ["หัว", "-ก", "-ข"]
    assert cut_at("๑.ก ๒.ข", [2, 6]) == ["๑.ก", "๒.ข"]


def test_what_follows_a_slash_or_a_bracket_does_not_stand_apart():
    text = "ผู้บริหาร (สำนักปลัด) กองคลัง/กองช่าง"
    assert [stands_apart(text, text.index(name)) for name in ("ผู้", "สำนัก", "กองค", "กองช")] == [
        True,
        False,
        True,
        False,
    ]


@given(st.lists(st.text("กขค ", min_size=1), min_size=1), st.data())
def test_cutting_loses_no_letter(parts, data):
    text = " ".join(parts)
    starts = data.draw(st.lists(st.integers(0, len(text))))
    assert "".join("".join(cut_at(text, starts)).split()) == "".join(text.split())
