import pytest

from prongsai.domain.thai.months import FULL, SHORT, guess_month, month_number


@pytest.mark.parametrize("number", range(1, 13))
def test_each_month_is_known_by_its_full_and_short_name(number):
    full, short = FULL[number - 1], SHORT[number - 1]
    spellings = [full, " ".join(full), short, short.replace(".", ""), short.replace(".", ". ")]
    assert [month_number(s) for s in spellings] == [number] * 5


@pytest.mark.parametrize(
    ("misread", "month", "length"),
    [("กุมภาพันธุ์", 2, 11), ("กรกฏาคมที่", 7, 7), ("ธันวาคน", 12, 7), ("มิถุนยน", 6, 7), ("เมษายนน", 4, 6)],
)
def test_one_wrong_letter_is_mended(misread, month, length):
    assert guess_month(misread) == (month, length)


@pytest.mark.parametrize("word", ["มกนาคม", "ละหนึ่งครั้ง", "ที่ผ่านมา", "ของทุกปี", ""])
def test_no_month_is_guessed_where_it_is_not_sure(word):
    assert guess_month(word) is None
