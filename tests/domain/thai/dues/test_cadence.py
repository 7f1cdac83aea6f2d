import pytest

from prongsai.domain.thai.dues import cadence_occurrences, find_cadence, find_cadences
from prongsai.domain.thai.fiscal import FiscalYear


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("ติดตามงานทุกเดือนเพื่อเร่งรัด", "ทุกเดือน", "monthly"),
        ("เป็นประจำทุกเดือน,", "เป็นประจำทุกเดือน", "monthly"),
        ("ทราบเดือนละ ๑ ครั้ง", "เดือนละ ๑ ครั้ง", "monthly"),
        ("รายงานทุกเดือนต่อ ๑ ครั้ง", "ทุกเดือนต่อ ๑ ครั้ง", "monthly"),
        ("ทุก ๆ เดือน", "ทุก ๆ เดือน", "monthly"),
        ("รายงานผู้บริหารทราบรายเดือน", "รายเดือน", "monthly"),
        ("ภายในวันที่ ๕ ของทุกเดือน", "ทุกเดือน", "monthly"),
        ("ทุกสิ้นเดือน", "ทุกสิ้นเดือน", "monthly"),
        ("ทราบ อย่างน้อยไตรมาสละ ๑ ครั้ง", "อย่างน้อยไตรมาสละ ๑ ครั้ง", "quarterly"),
        ("กำกับทุกไตรมาส", "ทุกไตรมาส", "quarterly"),
        ("รายไตรมาส ๑.เผยแพร่", "รายไตรมาส", "quarterly"),
        ("รายงานผลเป็นรายไตรมาส", "เป็นรายไตรมาส", "quarterly"),
        ("ทุกสามเดือน", "ทุกสามเดือน", "quarterly"),
        ("ปีละ 4 ครั้ง", "ปีละ 4 ครั้ง", "quarterly"),
        ("ทุก ๖ เดือน ภายในเดือนเมษายน และเดือนตุลาคม ของทุกปี", "ทุก ๖ เดือน", "semiannual"),
        ("ทุกหกเดือน", "ทุกหกเดือน", "semiannual"),
        ("ทุกรอบ ๖ เดือน", "ทุกรอบ ๖ เดือน", "semiannual"),
        ("อย่างน้อยปีละ ๒ ครั้ง", "อย่างน้อยปีละ ๒ ครั้ง", "semiannual"),
        ("๖ เดือน/ครั้ง", "๖ เดือน/ครั้ง", "semiannual"),
        ("ปีละ ๑ ครั้ง", "ปีละ ๑ ครั้ง", "annual"),
        ("๑ ครั้ง/ปี", "๑ ครั้ง/ปี", "annual"),
        ("ทบทวนเป็นประจำทุกปี", "เป็นประจำทุกปี", "annual"),
    ],
)
def test_an_express_cadence_is_found_in_its_words(text, raw, value):
    (found,) = find_cadences(text)
    assert (found.raw, found.value) == (raw, value)
    assert text[found.start : found.end] == raw


@pytest.mark.parametrize(
    "text",
    [
        "รายงานรอบ ๖ เดือน ครั้งที่ ๑",
        "จัดทำสรุปผลการจัดซื้อจัดจ้างรายเดือน",
        "แยกรายเดือนให้ชัดเจน",
        "ลงข้อมูลให้ครบทุกเดือน",
        "ภายในเดือนตุลาคมของทุกปี",
        "ทุกเดือนเมษายน",
        "แผนประจำปี",
        "ประชุมประจำเดือน เมษายน ๒๕๖๖",
        "ทุกครั้งที่มีผู้มาติดต่อ",
        "ปีละ ๓ ครั้ง",
        "และรายงานผลทุกภารกิจ",
        "",
    ],
)
def test_a_period_a_name_or_a_completeness_is_no_cadence(text):
    assert find_cadences(text) == ()
    assert find_cadence(text) is None


def test_the_first_of_several_is_the_one():
    text = "รายงานทุกไตรมาส ติดตามทุกเดือน"
    assert [c.value for c in find_cadences(text)] == ["quarterly", "monthly"]
    first = find_cadence(text)
    assert first is not None
    assert first.value == "quarterly"


@pytest.mark.parametrize(
    ("cadence", "dues"),
    [
        ("monthly", 12),
        ("quarterly", ["2022-12-31", "2023-03-31", "2023-06-30", "2023-09-30"]),
        ("semiannual", ["2023-03-31", "2023-09-30"]),
        ("annual", ["2023-09-30"]),
    ],
)
def test_a_cadence_is_due_at_the_end_of_each_fiscal_period(cadence, dues):
    occurrences = cadence_occurrences(cadence, FiscalYear(2566))
    if isinstance(dues, int):
        assert len(occurrences) == dues
        assert (occurrences[0].period, occurrences[-1].period) == ("2022-10", "2023-09")
    else:
        assert [str(o.due) for o in occurrences] == dues


def test_periods_of_a_cadence_are_named():
    year = FiscalYear(2566)
    named = {
        c: [o.period for o in cadence_occurrences(c, year)]
        for c in ("quarterly", "semiannual", "annual")
    }
    assert named == {
        "quarterly": ["2566-Q1", "2566-Q2", "2566-Q3", "2566-Q4"],
        "semiannual": ["2566-H1", "2566-H2"],
        "annual": ["2566"],
    }


def test_a_monthly_paper_that_must_be_complete_is_made_each_month() -> None:
    found = find_cadence("ทำบัญชีพัสดุรายเดือนให้ครบทุกเดือน")
    assert found is not None
    assert (found.value, found.raw) == ("monthly", "ทุกเดือน")
