"""Finding a measure by its words, however they are spelled on paper."""

from typing import Any

import pytest

from prongsai.apps.measures.search import search
from prongsai.apps.measures.selectors import for_agency
from prongsai.apps.measures.services import change_measure, store_reading
from prongsai.domain.plan.reading import Action, Meta, Reading, Row, Sections
from tests.factories.people import House

pytestmark = pytest.mark.django_db
ROWS = (
    Row(1, item_code="o11", item_title="แผนการใช้จ่ายงบประมาณ", responsible=("กองคลัง",)),
    Row(2, item_code="o12", item_title="ข้อมูลการจัดซื้อจัดจ้าง", issue="ตามรอยแผนของ o11"),
    Row(
        3,
        item_code="i5",
        item_title="การใช้อำนาจ",
        actions=(Action(None, "อบรม ๓๐ คน ที่ ศาลา", None),),
    ),
)


@pytest.fixture(autouse=True)
def plan(house: House) -> Any:
    reading = Reading("x", Meta(fiscal_year=2569), Sections(), ROWS)
    return store_reading(actor=house.malee, agency=house.agency, reading=reading)


def _codes(house: House, words: str) -> list[str]:
    return [hit.code for hit in search(house.agency, words)[0]]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("o11", ["o11", "o12"]),  # the code itself comes first
        ("O ๑๑", ["o11", "o12"]),
        ("๐๑๑", ["o11", "o12"]),
        ("011", ["o11", "o12"]),
        ("จัดซื้อ จัดจ้าง", ["o12"]),
        ("กองคลัง", ["o11"]),
        ("กองคลัง งบประมาณ", ["o11"]),  # two words, apart in the plan
        ("อบรม 30 คน", ["i5"]),
        ("ศาลากลาง", []),
        ("   ", []),
    ],
)
def test_spaces_and_digits_make_no_difference(house: House, words: str, codes: list[str]) -> None:
    assert _codes(house, words) == codes


def test_the_text_that_holds_the_words_is_shown_where_the_title_does_not(house: House) -> None:
    (first, second), count = search(house.agency, "o11")
    assert (first.where, second.where, count) == ("", "ตามรอยแผนของ o11", 2)


def test_the_latest_year_comes_first_and_another_agency_not_at_all(house: House) -> None:
    for agency, year in ((house.agency, 2570), (house.other_agency, 2570)):
        reading = Reading("x", Meta(fiscal_year=year), Sections(), ROWS[:1])
        store_reading(actor=house.malee, agency=agency, reading=reading)
    found = search(house.agency, "กองคลัง")[0]
    assert [hit.fiscal_year for hit in found] == [2570, 2569]


def test_a_change_is_found_at_once(house: House) -> None:
    assert _codes(house, "ทะเลสาบ") == []
    measure = for_agency(house.agency)[0].measures.first()
    change_measure(actor=house.malee, measure=measure, changes={"issue": "ริมทะเลสาบ"})
    assert _codes(house, "ทะเลสาบ") == ["o11"]


def test_a_second_search_reads_the_plans_alone(
    house: House, django_assert_num_queries: Any
) -> None:
    search(house.agency, "กองคลัง")
    with django_assert_num_queries(1):
        search(house.agency, "งบประมาณ")


def test_all_are_counted_when_not_all_are_shown(house: House) -> None:
    hits, count = search(house.agency, "แผน", most=1)
    assert ([hit.code for hit in hits], count) == (["o11"], 2)
