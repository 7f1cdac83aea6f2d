import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.digits import (
    THAI,
    code_spans,
    in_prose,
    in_script,
    mend_codes,
    to_arabic,
    to_arabic_prose,
    to_thai,
    to_thai_prose,
)

PROSE = st.text(alphabet="กขคงมย่้าเ .,/()-:๐๑๒๓๔๕๖๗๘๙0123456789abOeI@?&=_\n", max_size=60)


@pytest.mark.parametrize(
    ("printed", "thai"),
    [
        ("ปี 2566 มี 12 ข้อ", "ปี ๒๕๖๖ มี ๑๒ ข้อ"),
        ("ข้อ O42 และ e6 กับ i11", "ข้อ O42 และ e6 กับ i11"),
        ("ข้อ O 20 มี 3 ส่วน", "ข้อ O 20 มี ๓ ส่วน"),
        ("ช่วง COVID-19 ปี 2564", "ช่วง COVID-19 ปี ๒๕๖๔"),
        ("ดูที่ https://a.go.th/news.php?id=12 หน้า 3", "ดูที่ https://a.go.th/news.php?id=12 หน้า ๓"),
        ("www.tambon2.go.th/8", "www.tambon2.go.th/8"),
        ("เขียนถึง saraban2@tambon7.go.th ภายใน 5 วัน", "เขียนถึง saraban2@tambon7.go.th ภายใน ๕ วัน"),
        ("แนบ แผน2566.pdf จำนวน 1 ฉบับ", "แนบ แผน2566.pdf จำนวน ๑ ฉบับ"),
        ("โครงการ e-GP เลขที่ 66017123456", "โครงการ e-GP เลขที่ 66017123456"),
        ("มาตรฐาน ISO 9001:2015 ข้อ 4", "มาตรฐาน ISO 9001:2015 ข้อ ๔"),
        ("โปรแกรมรุ่น v2.10 ใช้ 2 เครื่อง", "โปรแกรมรุ่น v2.10 ใช้ ๒ เครื่อง"),
        ("คำสั่งที่ 12/2566", "คำสั่งที่ ๑๒/๒๕๖๖"),
        ("1.Facebook 2.Line 3.โทรศัพท์", "๑.Facebook ๒.Line ๓.โทรศัพท์"),
        ("ITA 2566", "ITA ๒๕๖๖"),
        ("1.2 ข้อย่อย (3)", "๑.๒ ข้อย่อย (๓)"),
    ],
)
def test_thai_digits_are_printed_in_prose_and_codes_stay(printed, thai):
    assert to_thai_prose(printed) == thai
    assert to_arabic_prose(thai) == printed


def test_a_code_that_recognition_converted_is_mended():
    assert mend_codes("ช่วง COVID-๑๙ ปี ๒๕๖๖") == "ช่วง COVID-19 ปี ๒๕๖๖"
    assert mend_codes("https://a.go.th/news.php?id=๒๓๗") == "https://a.go.th/news.php?id=237"


def test_the_wanted_script_is_chosen_by_name():
    assert in_prose("ปี 2566 ข้อ O๔๒", "thai") == "ปี ๒๕๖๖ ข้อ O๔๒"
    assert in_prose("ปี ๒๕๖๖", "arabic") == "ปี 2566"
    assert in_script("O42", "thai") == "O๔๒"


@given(st.text(max_size=60))
def test_digits_go_there_and_back(text):
    arabic = to_arabic(text)
    assert not set(arabic) & set(THAI)
    assert to_arabic(to_thai(text)) == arabic
    assert to_thai(arabic) == to_thai(text)


@given(PROSE)
def test_prose_digits_change_nothing_but_digits(text):
    thai = to_thai_prose(text)
    assert to_arabic(thai) == to_arabic(text)
    assert to_thai_prose(thai) == thai
    kept = list(code_spans(text))
    assert [thai[a:b] for a, b in kept] == [text[a:b] for a, b in kept]
    assert list(code_spans(thai)) == kept


@given(PROSE)
def test_prose_and_codes_together_are_the_whole_text(text):
    kept = "".join(text[a:b] for a, b in code_spans(text))
    digits_outside = sum(c.isdigit() for c in text) - sum(c.isdigit() for c in kept)
    assert sum(c in THAI for c in to_thai_prose(to_arabic(text))) == digits_outside
