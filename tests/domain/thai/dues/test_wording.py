import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prongsai.domain.thai.dues import (
    After,
    Event,
    FiscalRound,
    Monthly,
    Point,
    Quarters,
    Span,
    Year,
    Yearly,
    find_dues,
    format_due,
    parse_timeline,
)
from prongsai.domain.thai.dues.rule import rule_of
from prongsai.domain.thai.fiscal import FiscalYear

YEAR = FiscalYear(2566)
COMMON = st.integers(1990, 2080)
FISCAL = st.one_of(st.none(), st.integers(2540, 2600).map(FiscalYear))


def points(year):
    return st.builds(
        Point,
        st.integers(1, 12),
        st.one_of(st.none(), st.integers(1, 28)),
        year,
    )


@st.composite
def spans(draw):
    whole = draw(st.booleans())
    last = draw(points(COMMON if whole else st.none()))
    shape = draw(st.sampled_from(["single", "open", "range"]))
    if shape == "single":
        return Span(None, last)
    if shape == "open":
        return Span(last, None)
    first = draw(points(st.one_of(st.none(), COMMON) if whole else st.none()))
    assume((first.day is None) == (last.day is None))
    assume(first.month != last.month or (first.year is None and first.day is not None))
    return Span(first, last)


@st.composite
def quarters(draw):
    first = draw(st.integers(1, 4))
    return Quarters(first, draw(st.integers(first, 4)), draw(FISCAL))


SAID = st.one_of(
    spans(),
    quarters(),
    st.builds(FiscalRound, st.sampled_from([3, 6, 9, 12]), st.just(False), FISCAL),
    st.builds(FiscalRound, st.just(6), st.just(True), FISCAL),
    st.builds(Year, st.one_of(st.none(), st.integers(2540, 2600)), st.just(True)),
    st.builds(Year, st.integers(2540, 2600), st.just(False)),
    st.builds(Monthly, st.one_of(st.none(), st.integers(1, 31)), st.booleans()),
    st.lists(points(st.none()), min_size=1, max_size=4).map(lambda p: Yearly(tuple(p))),
    st.builds(
        After,
        st.integers(1, 120),
        st.sampled_from(["day", "working_day", "week", "month"]),
        st.sampled_from([None, "นับแต่วันที่ได้รับแจ้ง", "หลังเสร็จสิ้นโครงการ", "ก่อนวันประชุม"]),
    ),
    st.sampled_from([Event("ทุกครั้งที่มีผู้มาติดต่อ"), Event("เมื่อมีการเปลี่ยนแปลง")]),
)


def lead_for(said, draw):
    if isinstance(said, After):
        return "ภายใน"
    if isinstance(said, Event):
        return ""
    if isinstance(said, Span) and said.last is None:
        return "ตั้งแต่"
    leads = ["", "ภายใน", "ไม่เกิน", "ก่อน"]
    return draw(st.sampled_from([*leads, "ระหว่าง"] if isinstance(said, Span) else leads))


@st.composite
def rules(draw):
    said = draw(SAID)
    return rule_of(said, lead=lead_for(said, draw), fiscal_year=YEAR)


@given(rules(), st.sampled_from(["thai", "arabic"]))
def test_every_rule_reads_back_from_its_own_words(rule, digits):
    printed = format_due(rule, digits=digits)
    assert parse_timeline(printed, YEAR) == (rule,)
    assert parse_timeline(printed, YEAR)[0].raw == printed


@given(rules(), st.sampled_from(["thai", "arabic"]))
def test_every_deadline_reads_back_out_of_prose(rule, digits):
    assume(rule.lead in ("ภายใน", "ไม่เกิน") and not isinstance(rule.said, FiscalRound))
    assume(not isinstance(rule.said, Year) or rule.lead == "ภายใน")
    printed = format_due(rule, digits=digits)
    text = f"๑. รายงานให้ทราบ {printed} ๒.เผยแพร่"
    (found,) = find_dues(text, YEAR)
    assert found.rule == rule
    assert text[found.start : found.end] == found.raw == printed


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("ม.ค.- มี.ค. ๖๔", "มกราคม - มีนาคม ๒๕๖๔"),
        ("ภายใน 30 เม.ย. 66", "ภายในวันที่ ๓๐ เมษายน ๒๕๖๖"),
        ("วันที่ ๑ ถึง ๓๑ มกราคม ๒๕๖๗", "๑ - ๓๑ มกราคม ๒๕๖๗"),
        ("๑ ตุลาคม - ๓๑ มีนาคม ๒๕๖๗", "๑ ตุลาคม - ๓๑ มีนาคม ๒๕๖๗"),
        ("ไตรมาส ๑-๒", "ไตรมาสที่ ๑ - ๒"),
        ("ไตรมาสที่ ๓ (เม.ย.-มิ.ย. ๒๕๖๗)", "ไตรมาสที่ ๓ ปีงบประมาณ พ.ศ. ๒๕๖๗"),
        ("ตลอดทั้งปีงบประมาณ", "ตลอดปีงบประมาณ"),
        ("ทุกวันที่ ๕ ของเดือน", "วันที่ ๕ ของทุกเดือน"),
        ("ภายในเดือนเมษายนและตุลาคมของทุกปี", "ภายในเดือนเมษายน และเดือนตุลาคม ของทุกปี"),
        ("ไม่เกิน 7 วันหลังเสร็จงาน", "ไม่เกิน ๗ วันหลังเสร็จงาน"),
    ],
)
def test_a_saying_prints_in_official_words(raw, printed):
    (rule,) = parse_timeline(raw, YEAR)
    assert format_due(rule) == printed
    assert parse_timeline(printed, YEAR) == (rule,)
