from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.dates import (
    DateError,
    DateStyle,
    Precision,
    ThaiDate,
    be_year,
    find_dates,
    last_day_of,
)
from prongsai.domain.thai.digits import to_thai

DAY = ThaiDate(date(2023, 4, 7))
MONTH = ThaiDate(date(2023, 4, 1), Precision.MONTH)
YEAR = ThaiDate(date(2023, 1, 1), Precision.YEAR)

DATES = st.builds(
    ThaiDate,
    st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)),
    st.sampled_from(Precision),
)
MODERN = st.builds(
    ThaiDate,
    st.dates(min_value=date(1997, 1, 1), max_value=date(2056, 12, 31)),
    st.sampled_from([Precision.DAY, Precision.MONTH]),
)


@pytest.mark.parametrize(
    ("style", "day", "month", "year"),
    [
        ("full", "๗ เมษายน ๒๕๖๖", "เมษายน ๒๕๖๖", "๒๕๖๖"),
        ("era", "๗ เมษายน พ.ศ. ๒๕๖๖", "เมษายน พ.ศ. ๒๕๖๖", "พ.ศ. ๒๕๖๖"),
        ("formal", "วันที่ ๗ เดือนเมษายน พ.ศ. ๒๕๖๖", "เดือนเมษายน พ.ศ. ๒๕๖๖", "พ.ศ. ๒๕๖๖"),
        ("short", "๗ เม.ย. ๒๕๖๖", "เม.ย. ๒๕๖๖", "พ.ศ. ๒๕๖๖"),
        ("brief", "๗ เม.ย. ๖๖", "เม.ย. ๖๖", "พ.ศ. ๒๕๖๖"),
        ("numeric", "๗/๔/๒๕๖๖", "๔/๒๕๖๖", "พ.ศ. ๒๕๖๖"),
        ("padded", "๐๗/๐๔/๒๕๖๖", "๐๔/๒๕๖๖", "พ.ศ. ๒๕๖๖"),
    ],
)
def test_dates_print_in_every_official_form(style, day, month, year):
    assert [d.format(style) for d in (DAY, MONTH, YEAR)] == [day, month, year]
    arabic = [d.format(style, digits="arabic") for d in (DAY, MONTH, YEAR)]
    assert [to_thai(s) for s in arabic] == [day, month, year]


@given(DATES, st.sampled_from(DateStyle), st.sampled_from(["thai", "arabic"]))
def test_every_form_reads_back_as_the_same_date(said, style, digits):
    assert ThaiDate.parse(said.format(style, digits=digits)) == said


@given(MODERN, st.sampled_from(DateStyle), st.sampled_from(["thai", "arabic"]))
def test_every_form_is_found_in_prose_with_its_place(said, style, digits):
    printed = said.format(style, digits=digits)
    if style in (DateStyle.NUMERIC, DateStyle.PADDED) and said.precision == Precision.MONTH:
        return  # "4/2566" may as well be a meeting's number
    text = f"รายงานผลเมื่อ {printed} ให้ทราบ"
    (found,) = find_dates(text)
    assert (found.date, found.raw) == (said, printed)
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    ("text", "raw", "iso"),
    [
        ("เมื่อวันที่ ๓ เดือน ตุลาคม พ.ศ.๒๕๖๕ ๒.", "วันที่ ๓ เดือน ตุลาคม พ.ศ.๒๕๖๕", "2022-10-03"),
        ("วันที่๓เดือนตุลาคมพ.ศ.๒๕๖๕", "วันที่๓เดือนตุลาคมพ.ศ.๒๕๖๕", "2022-10-03"),
        ("ณ ๑๕ มีนาคม ๒๕๖๔", "๑๕ มีนาคม ๒๕๖๔", "2021-03-15"),
        ("ส่ง 7/4/2566", "7/4/2566", "2023-04-07"),
        ("ส่ง 07-04-66", "07-04-66", "2023-04-07"),
        ("ส่ง ๗.๔.๒๕๖๖", "๗.๔.๒๕๖๖", "2023-04-07"),
        ("ส่ง 2023-04-07", "2023-04-07", "2023-04-07"),
        ("ส่ง 7 เมษายน 2023", "7 เมษายน 2023", "2023-04-07"),
        ("ส่ง ๗ เมษายน ค.ศ. ๒๐๒๓", "๗ เมษายน ค.ศ. ๒๐๒๓", "2023-04-07"),
        ("ส่ง ๗ เมย ๖๖", "๗ เมย ๖๖", "2023-04-07"),
        ("ส่ง ๗ เม.ย ๐๕", "๗ เม.ย ๐๕", "1962-04-07"),
        ("ลงวันที่ ๓๐ ก.ย . ๒๕๖ ๖", "วันที่ ๓๐ ก.ย . ๒๕๖ ๖", "2023-09-30"),
        ("วันที่ 5 กัน ยายน พ ศ 2566", "วันที่ 5 กัน ยายน พ ศ 2566", "2023-09-05"),
        ("ในเดือน ธันวาคม ๒๕๖๕", "เดือน ธันวาคม ๒๕๖๕", "2022-12"),
        ("ประจำเดือนม.ค.๖๗", "เดือนม.ค.๖๗", "2024-01"),
        ("๒๙ กุมภาพันธ์ ๒๕๖๗", "๒๙ กุมภาพันธ์ ๒๕๖๗", "2024-02-29"),
        ("๗ เมษายน\n๒๕๖๖", "๗ เมษายน ๒๕๖๖", "2023-04-07"),
    ],
)
def test_dates_are_found_as_officers_write_them(text, raw, iso):
    (found,) = find_dates(text)
    assert found.date is not None
    assert (found.raw, found.date.iso, found.repaired) == (raw, iso, False)


def test_several_dates_come_in_order_of_place():
    text = "เริ่ม 1/10/2565 รายงาน ๓ เม.ย. ๖๖ และเดือนกันยายน ๒๕๖๖"
    assert [f.raw for f in find_dates(text)] == ["1/10/2565", "๓ เม.ย. ๖๖", "เดือนกันยายน ๒๕๖๖"]


@pytest.mark.parametrize("text", ["๓๑ เมษายน ๒๕๖๖", "29/2/2566", "๐ มกราคม ๒๕๖๖", "๕/๑๓/๒๕๖๖"])
def test_a_day_that_does_not_exist_is_found_and_invalid(text):
    (found,) = find_dates(text)
    assert (found.raw, found.date, found.valid, found.precision) == (text, None, False, None)
    with pytest.raises(DateError, match="no such day"):
        ThaiDate.parse(text)


@pytest.mark.parametrize("misread", ["กุมภาพันธุ์", "กุมภาพันธ"])
def test_a_misread_month_is_mended_and_told(misread):
    (found,) = find_dates(f"วันที่ ๗ {misread} ๒๕๖๖")
    assert found.date == ThaiDate(date(2023, 2, 7))
    assert found.repaired


@pytest.mark.parametrize(
    "text",
    [
        "ภายในเดือนเมษายน ๑๐. รายงาน",
        "คำสั่งที่ ๑๒/๒๕๖๖",
        "โทร ๐๔๕-๑๒๓-๔๕๖",
        "https://a.go.th/2023-04-07/7/4/2566",
        "สำนักงาน ก.พ. ๒ แห่ง",
        "เมษายน ๓๐ คน",
        "อบต.คลอง ๒๕๖๖",
        "ส.ค.๑",
        "",
    ],
)
def test_what_is_no_date_is_not_found(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize("text", ["", "วันนี้", "๗ เมษายน", "๗ เมษายน ๒๕๖๖ และ"])
def test_words_that_are_no_date_are_refused(text):
    with pytest.raises(DateError, match="not a date"):
        ThaiDate.parse(text)


@given(st.text(alphabet="๑๒๓0156/-. มคเย.ดือน–พศตุลา", max_size=40))
def test_finding_never_fails_and_places_are_true(text):
    for found in find_dates(text):
        assert " ".join(text[found.start : found.end].split()) == found.raw


@given(DATES)
def test_a_date_covers_its_first_to_its_last_day(said):
    first, last = said.first_day, said.last_day
    assert first <= last
    assert said.be == be_year(first)
    if said.precision == Precision.DAY:
        assert first == last
    else:
        assert first.day == 1
        assert last == last_day_of(last.year, last.month)
    assert said.iso == first.isoformat()[: len(said.iso)]
