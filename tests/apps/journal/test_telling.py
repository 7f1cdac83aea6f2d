"""Lines of the journal in words."""

import pytest
from django.db import transaction
from django.utils import translation

from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import record
from prongsai.apps.journal.telling import Difference, differences, told
from tests.factories.people import House

pytestmark = pytest.mark.django_db


def _line(house: House, **facts: dict[str, object]) -> Line:
    with transaction.atomic():
        return record(
            actor=house.agency_admin, what="agencies.unit_changed", target=house.unit, **facts
        )


def test_a_line_tells_who_did_what(house: House) -> None:
    event = told(_line(house, before={"name": "ก"}, after={"name": "ข"}), "th")
    assert (event.who, event.words) == ("ดวงใจ ดูแล", "แก้ส่วนราชการ")
    assert event.differences == (Difference("ชื่อ", "ก", "ข"),)


def test_what_stayed_the_same_is_left_out() -> None:
    assert list(
        differences({"name": "ก", "kind": "office"}, {"name": "ข", "kind": "office"}, "th")
    ) == [Difference("ชื่อ", "ก", "ข")]


def test_what_was_made_and_what_went_is_told_whole() -> None:
    assert list(differences({}, {"role": "officer"}, "th")) == [Difference("บทบาท", "", "เจ้าหน้าที่")]
    assert list(differences({"role": "officer"}, {}, "en")) == [Difference("role", "officer", "")]


def test_what_says_nothing_is_left_out() -> None:
    assert list(differences({}, {"name": "ก", "role": "", "unit": None}, "th")) == [
        Difference("ชื่อ", "", "ก")
    ]


def test_a_fact_without_words_keeps_its_name() -> None:
    assert list(differences({}, {"never_heard_of": [1, 2]}, "th")) == [
        Difference("never_heard_of", "", "1 / 2")
    ]


def test_days_are_said_as_people_write_them() -> None:
    with translation.override("th"):
        assert list(differences({"valid_to": ""}, {"valid_to": "2026-09-30"}, "th")) == [
            Difference("ถึงวันที่", "", "30 ก.ย. 2569")
        ]


def test_a_part_of_a_list_is_told_by_its_facts() -> None:
    after = {"evidence": [{"url": "https://a.example/", "no": 1, "raw": ""}]}
    assert list(differences({}, after, "en")) == [
        Difference("evidence", "", "link: https://a.example/ · number: 1")
    ]


@pytest.mark.parametrize("value", ["2026-99-99", "2026-00-10"])
def test_what_only_looks_like_a_day_stays_as_it_is(value: str) -> None:
    assert list(differences({}, {"version": value}, "th")) == [Difference("รุ่น", "", value)]
