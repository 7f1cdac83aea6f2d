"""A line of a cell is readable and gives its facts back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.report.sheet.facts import (
    CellError,
    Words,
    parse_date,
    parse_number,
    show_date,
    split_facts,
    with_facts,
)

texts = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1)


def test_facts_follow_the_head_in_brackets():
    line = with_facts("ภายในเดือนเมษายน", {"ชนิด": "เดือน", "เริ่ม": None, "เดือน": "04/2566"})
    assert line == "ภายในเดือนเมษายน [ชนิด: เดือน · เดือน: 04/2566]"


@given(texts, st.dictionaries(st.sampled_from(["ก", "ข", "ค"]), texts))
def test_head_and_facts_come_back(head, facts):
    assert split_facts(with_facts(head, facts)) == (head, facts)


@given(st.dates())
def test_dates_are_shown_in_the_buddhist_era_and_come_back(day):
    for iso in (day.isoformat(), day.isoformat()[:7]):
        assert parse_date(show_date(iso)) == iso


def test_dates_may_be_typed_in_thai_digits():
    assert show_date("2023-04-07") == "07/04/2566"
    assert parse_date("๐๗/๐๔/๒๕๖๖") == "2023-04-07"
    assert parse_date("เดือนหน้า") == "เดือนหน้า"


def test_words_outside_a_closed_set_are_refused():
    words = Words({"done": "ดำเนินการแล้ว"})
    assert (words.show("done"), words.parse("ดำเนินการแล้ว")) == ("ดำเนินการแล้ว", "done")
    assert words.parse_any("อื่น") == "อื่น"
    for refused in (lambda: words.parse("อื่น"), lambda: parse_number("สอง")):
        with pytest.raises(CellError):
            refused()
