from datetime import date

import pytest

from prongsai.domain.thai.dues import parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear

YEAR = FiscalYear(2566)


def told(text, fiscal_year=YEAR):
    """Each rule as (kind, first day, last day, month, months, days, inferred)."""
    return [
        (
            rule.kind,
            str(rule.start) if rule.start else None,
            str(rule.end) if rule.end else None,
            rule.month,
            rule.months,
            rule.days,
            rule.year_inferred,
        )
        for rule in parse_timeline(text, fiscal_year)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ม.ค.-มี.ค.๖๔", "2021-01-01", "2021-03-31"),
        ("ม.ค.- มี.ค. ๖๔", "2021-01-01", "2021-03-31"),
        ("มค.-มีค 64", "2021-01-01", "2021-03-31"),
        ("ตุลาคม ๒๕๖๖ – เมษายน ๒๕๖๗", "2023-10-01", "2024-04-30"),
        ("ต.ค. ๖๖ ถึง ก.ย. ๖๗", "2023-10-01", "2024-09-30"),
        ("ตุลาคม ๒๕๖๖ จนถึง กันยายน ๒๕๖๗", "2023-10-01", "2024-09-30"),
        ("(เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)", "2022-10-01", "2023-03-31"),
        ("ระหว่างเดือนมกราคม ถึง เดือนมีนาคม พ.ศ. ๒๕๖๖", "2023-01-01", "2023-03-31"),
        ("๑ มกราคม - ๓๐ มิถุนายน ๒๕๖๗", "2024-01-01", "2024-06-30"),
        ("๑ ตุลาคม - ๓๑ มีนาคม ๒๕๖๗", "2023-10-01", "2024-03-31"),
        ("๓๑ ธ.ค. ๒๕๖๕ - ๓๑ มี.ค.", "2022-12-31", "2023-03-31"),
        ("๑ ตุลาคม ๒๕๖๖ – ๓๐ กันยายน ๒๕๖๗", "2023-10-01", "2024-09-30"),
        ("วันที่ ๑ ถึง ๓๑ มกราคม ๒๕๖๗", "2024-01-01", "2024-01-31"),
        ("1-15 ม.ค. 67", "2024-01-01", "2024-01-15"),
        ("๑/๑๐/๖๖ - ๓๑/๓/๖๗", "2023-10-01", "2024-03-31"),
        ("10/2565 - 03/2566", "2022-10-01", "2023-03-31"),
        ("เริ่มต้น ๑ ต.ค. ๖๕ สิ้นสุด ๓๐ ก.ย. ๖๖", "2022-10-01", "2023-09-30"),
        ("กัน ยายน - ธันวาคม ๒๕๖๕", "2022-09-01", "2022-12-31"),
        ("รอบ ๖ เดือน (ต.ค. ๖๕ - มี.ค. ๖๖)", "2022-10-01", "2023-03-31"),
        ("ต.ค. - ธ.ค. ๖๖ (ไตรมาสที่ ๑)", "2023-10-01", "2023-12-31"),
        ("ตุลาคม - มีนาคม ปีงบประมาณ พ.ศ. ๒๕๖๗", "2023-10-01", "2024-03-31"),
    ],
)
def test_ranges_take_the_missing_year_from_the_other_end(text, start, end):
    assert told(text) == [("range", start, end, None, (), None, False)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ตุลาคม - มีนาคม", "2022-10-01", "2023-03-31"),
        ("เมษายน - ธันวาคม", "2023-04-01", "2023-12-31"),
        ("มี.ค.-เม.ย.", "2023-03-01", "2023-04-30"),
        ("รอบ ๖ เดือน", "2022-10-01", "2023-03-31"),
        ("๖ เดือนแรกของปีงบประมาณ", "2022-10-01", "2023-03-31"),
        ("ครึ่งปีหลัง", "2023-04-01", "2023-09-30"),
    ],
)
def test_ranges_without_any_year_take_it_from_the_fiscal_year(text, start, end):
    assert told(text) == [("range", start, end, None, (), None, True)]
    assert told(text, None)[0][:3] == ("range", None, None)


@pytest.mark.parametrize(
    ("text", "month", "end"),
    [
        ("ภายในเดือน มกราคม ๒๕๖๖", "2023-01", "2023-01-31"),
        ("เมษายน ๒๕๖๖", "2023-04", "2023-04-30"),
        ("ภายในก.พ.๖๗", "2024-02", "2024-02-29"),
        ("สิ้นเดือนกันยายน ๒๕๖๗", "2024-09", "2024-09-30"),
        ("เดือนเมษายน ของปีงบประมาณ พ.ศ. ๒๕๖๗", "2024-04", "2024-04-30"),
        ("ตุลาคม ปีงบประมาณ ๒๕๖๗", "2023-10", "2023-10-31"),
        ("เดือนกุมภาพันธุ์ ๒๕๖๖", "2023-02", "2023-02-28"),
    ],
)
def test_a_month_is_due_on_its_last_day(text, month, end):
    assert told(text) == [("month", None, end, month, (), None, False)]


def test_a_month_without_its_year_is_inferred_or_left_open():
    assert told("ภายในเดือนเมษายน") == [("month", None, "2023-04-30", "2023-04", (), None, True)]
    assert told("ตุลาคม") == [("month", None, "2022-10-31", "2022-10", (), None, True)]
    assert told("ภายในเดือนเมษายน", None) == [("month", None, None, None, (), None, False)]


def test_a_misread_month_is_told():
    (rule,) = parse_timeline("เดือนธันวาคน ๒๕๖๕", YEAR)
    assert (rule.month, rule.repaired) == ("2022-12", True)


@pytest.mark.parametrize(
    "text",
    ["ภายในวันที่ ๓๐ เมษายน ๒๕๖๖", "30 เม.ย. 66", "๓๐/๔/๒๕๖๖", "ไม่เกิน ๓๐ เม.ย. ๖๖"],
)
def test_a_day_is_due_on_itself(text):
    assert told(text) == [("day", None, "2023-04-30", None, (), None, False)]


def test_before_a_month_is_by_the_day_before_it():
    assert told("ก่อนเดือนเมษายน ๒๕๖๖")[0][:3] == ("day", None, "2023-03-31")
    assert told("ก่อนสิ้นเดือนเมษายน ๒๕๖๖")[0][:3] == ("month", None, "2023-04-30")


def test_a_day_that_does_not_exist_is_kept_without_dates():
    (rule,) = parse_timeline("ภายในวันที่ ๓๑ เมษายน ๒๕๖๖", YEAR)
    assert (rule.kind, rule.end, rule.impossible) == ("day", None, True)
    assert not parse_timeline("ภายในวันที่ ๓๐ เมษายน ๒๕๖๖", YEAR)[0].impossible


@pytest.mark.parametrize(
    ("text", "start", "end", "inferred"),
    [
        ("ไตรมาส ๑-๒", "2022-10-01", "2023-03-31", True),
        ("ไตรมาสที่ ๑ ถึงไตรมาสที่ ๔", "2022-10-01", "2023-09-30", True),
        ("ไตรมาสที่ ๓ (เม.ย.-มิ.ย. ๒๕๖๗)", "2024-04-01", "2024-06-30", False),
        ("ไตรมาสที่ ๒ ปีงบประมาณ พ.ศ. ๒๕๖๗", "2024-01-01", "2024-03-31", False),
        ("ปีงบประมาณ ๒๕๖๗ ไตรมาสที่ ๒", "2024-01-01", "2024-03-31", False),
        ("ภายในไตรมาส 4/2566", "2023-07-01", "2023-09-30", False),
    ],
)
def test_quarters_are_fiscal(text, start, end, inferred):
    assert told(text) == [("quarter", start, end, None, (), None, inferred)]


def test_months_in_brackets_win_over_a_quarter_that_contradicts_them():
    assert told("ไตรมาสที่ ๓ (ม.ค.-มี.ค. ๒๕๖๗)") == [
        ("range", "2024-01-01", "2024-03-31", None, (), None, False)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "inferred"),
    [
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘", "2024-10-01", "2025-09-30", False),
        ("ตลอดปีงบประมาณ ๒๕๖๗ (๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๗)", "2023-10-01", "2024-09-30", False),
        ("ตลอดปีงบประมาณ", "2022-10-01", "2023-09-30", True),
        ("ตลอดทั้งปี", "2022-10-01", "2023-09-30", True),
        ("ปี ๒๕๖๖", "2022-10-01", "2023-09-30", False),
        ("ปีปฏิทิน ๒๕๖๖", "2023-01-01", "2023-12-31", False),
        ("ปี ๒๕๖๗", "2024-01-01", "2024-12-31", False),
        ("ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐", "2022-10-01", "2027-09-30", False),
        ("๒๕๖๖", "2022-10-01", "2023-09-30", False),
    ],
)
def test_years_are_fiscal_unless_another_year_is_named(text, start, end, inferred):
    assert told(text) == [("year", start, end, None, (), None, inferred)]


def test_a_list_gives_one_rule_each_in_the_order_of_time():
    assert [(r.raw, r.month) for r in parse_timeline("ธ.ค. และ มิ.ย. ๒๕๖๖")] == [
        ("ธ.ค.", "2022-12"),
        ("มิ.ย. ๒๕๖๖", "2023-06"),
    ]
    assert [r.month for r in parse_timeline("ตุลาคม, พฤศจิกายน และธันวาคม ๒๕๖๕")] == [
        "2022-10",
        "2022-11",
        "2022-12",
    ]
    assert [(r.raw, str(r.end)) for r in parse_timeline("ไตรมาสที่ ๑, ๒ และ ๔ ปีงบประมาณ ๒๕๖๖")] == [
        ("ไตรมาสที่ ๑", "2022-12-31"),
        ("๒", "2023-03-31"),
        ("๔ ปีงบประมาณ ๒๕๖๖", "2023-09-30"),
    ]
    assert [r.raw for r in parse_timeline("๑. ต.ค. ๖๕ ๒. ม.ค. ๖๖ - มี.ค. ๖๖")] == [
        "ต.ค. ๖๕",
        "ม.ค. ๖๖ - มี.ค. ๖๖",
    ]
    assert [str(r.end) for r in parse_timeline("ม.ค.-มี.ค. และ ก.ค.-ก.ย. ๖๖")] == [
        "2023-03-31",
        "2023-09-30",
    ]


def test_a_round_before_a_deadline_is_only_what_is_reported():
    text = "รอบ ๖ เดือน ภายในเดือนเมษายน ๒๕๖๖ รอบ ๑๒ เดือน ภายในเดือนตุลาคม ๒๕๖๖"
    assert [r.month for r in parse_timeline(text, YEAR)] == ["2023-04", "2023-10"]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("ภายในเดือนเมษายนและเดือนตุลาคมของทุกปี", (4, 10)),
        ("เดือนมีนาคม เดือนมิถุนายน และเดือนกันยายน ของทุกปี", (3, 6, 9)),
        ("ทุกเดือนเมษายนและตุลาคม", (4, 10)),
        ("ปีละ 2 ครั้ง (เม.ย./ต.ค.)", (4, 10)),
        ("ภายในวันที่ ๓๐ เมษายน และ ๓๐ ตุลาคม ของทุกปี", (4, 10)),
        ("ทุกวันที่ ๕ ของเดือน", tuple(range(1, 13))),
        ("ภายในวันที่ ๑๐ ของเดือนถัดไป", tuple(range(1, 13))),
        ("ทุกสิ้นเดือน", tuple(range(1, 13))),
        ("ทุกสิ้นไตรมาส", (12, 3, 6, 9)),
    ],
)
def test_what_comes_back_has_months_and_no_dates(text, months):
    assert told(text) == [("recurring", None, None, None, months, None, False)]


@pytest.mark.parametrize(
    ("text", "days", "anchor"),
    [
        ("ภายใน ๓๐ วัน นับแต่วันสิ้นปีงบประมาณ", 30, "นับแต่วันสิ้นปีงบประมาณ"),
        ("ภายใน ๑๕ วันทำการ", 15, None),
        ("ไม่เกิน ๒ สัปดาห์หลังเสร็จงาน", 14, "หลังเสร็จงาน"),
        ("ภายใน ๔๘ ชั่วโมง", 2, None),
        ("ภายใน ๓๐ (สามสิบ) วัน นับจากวันรับแจ้ง", 30, "นับจากวันรับแจ้ง"),
    ],
)
def test_days_after_an_event_wait_for_it(text, days, anchor):
    (rule,) = parse_timeline(text, YEAR)
    assert (rule.kind, rule.days, rule.anchor, rule.start, rule.end) == (
        "relative",
        days,
        anchor,
        None,
        None,
    )


def test_an_open_period_has_no_end():
    for text in ("ตั้งแต่เดือนตุลาคม ๒๕๖๖ เป็นต้นไป", "ตุลาคม ๒๕๖๖ - ปัจจุบัน", "ตั้งแต่ ต.ค. ๖๖"):
        (rule,) = parse_timeline(text)
        assert (rule.kind, rule.start, rule.end) == ("range", date(2023, 10, 1), None)


@pytest.mark.parametrize("text", ["ทุกครั้งที่มีผู้มาติดต่อ", "เมื่อมีการเปลี่ยนแปลง", "ทันทีที่ได้รับแจ้ง"])
def test_an_event_is_kept_in_its_words(text):
    (rule,) = parse_timeline(text, YEAR)
    assert (rule.kind, rule.anchor, rule.raw) == ("event", text, text)


@pytest.mark.parametrize(
    "text",
    ["", "เป็นประจำทุกเดือน,", "เดือนละ ๑ ครั้ง", "รายไตรมาส", "ต่อเนื่อง", "ประชุมครั้งที่ ๔/๒๕๖๖", "๓๐ วัน"],
)
def test_what_has_no_date_gives_no_rule(text):
    assert parse_timeline(text, YEAR) == ()


def test_precision_and_raw_are_those_of_the_words():
    (rule,) = parse_timeline("ระยะเวลา  ๑ ต.ค.\n๒๕๖๖ – มีนาคม ๒๕๖๗", YEAR)
    assert (rule.raw, rule.start_precision, rule.end_precision) == (
        "ระยะเวลา ๑ ต.ค. ๒๕๖๖ – มีนาคม ๒๕๖๗",
        "day",
        "month",
    )


def test_a_week_of_a_month_is_no_day():
    (rule,) = parse_timeline("สัปดาห์ที่ ๒ ของเดือนมกราคม ๒๕๖๔", YEAR)
    assert (rule.kind, rule.month, rule.raw) == ("month", "2021-01", "สัปดาห์ที่ ๒ ของเดือนมกราคม ๒๕๖๔")
    assert parse_timeline("สัปดาห์ที่ ๒ ของเดือน", YEAR) == ()
