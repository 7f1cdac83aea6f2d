"""Who and when, told by the words of a cell alone."""

import pytest

from prongsai.domain.reading.words import (
    LONG,
    begins_with_owner,
    is_of_the_field,
    is_owner,
    is_time,
)


@pytest.mark.parametrize("text", ["กองคลัง", "- งานพัสดุ", "๑.ผอ.กอง", "เจ้าหน้าที่ทุกคน", "ปลัด อบต."])
def test_units_posts_and_classes_of_staff_are_owners(text: str) -> None:
    assert is_owner(text)


@pytest.mark.parametrize("text", ["", "๑.พิมพ์คู่มือ", "มกราคม ๒๕๖๖", "แจกคู่มือให้กองคลัง"])
def test_other_words_are_no_owner(text: str) -> None:
    assert not is_owner(text)


def test_a_long_cell_may_begin_with_an_owner_but_is_none() -> None:
    text = "กองคลัง" + "ก" * LONG
    assert (begins_with_owner(text), is_owner(text)) == (True, False)


@pytest.mark.parametrize("text", ["ม.ค.-มี.ค.๖๖", "ตุลา คม", "ไตรมาส ๒", "ตลอดปี", "ทุกเดือน", "ปี ๒๕๖๖"])
def test_months_years_quarters_and_rhythms_are_times(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", ["", "กองคลัง", "แจกคู่มือ", "มกราคม" + "ก" * LONG])
def test_other_words_are_no_time(text: str) -> None:
    assert not is_time(text)


@pytest.mark.parametrize("text", ["มาตร การ", "ป.ป.ช.", "ITA 2566", "ข้อ O๑๑", "e6 ช่องทาง"])
def test_words_and_codes_of_the_assessment_are_of_the_field(text: str) -> None:
    assert is_of_the_field(["ลำดับ", text])


@pytest.mark.parametrize("text", ["", "แผนจัดซื้อปี ๒๕๖๗", "size2 o100", "วัสดุ"])
def test_words_of_other_plans_are_not_of_the_field(text: str) -> None:
    assert not is_of_the_field([text])
