"""What is kept of a plan's page: as long as the plan and the day are the same, and no longer."""

from collections.abc import Callable
from datetime import date

import pytest

from prongsai.apps.measures import services
from prongsai.apps.measures.models import Measure, Plan
from prongsai.apps.measures.overview import Overview, overview_of, version_of
from prongsai.apps.measures.selectors import history_of, lines_of
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections
from tests.factories.people import House

pytestmark = pytest.mark.django_db
ROWS = (
    Row(1, item_title="แผนการใช้จ่าย", responsible=("กองคลัง",), status="done"),
    Row(2, item_title="การจัดซื้อ", responsible=("สำนักปลัด", "กองคลัง")),
)
READING = Reading("x", Meta(fiscal_year=2569, round=6), Sections(), ROWS)
DAY = date(2026, 3, 1)
Deed = Callable[[House, Plan, Measure], object]


@pytest.fixture
def plan(house: House) -> Plan:
    return services.store_reading(actor=house.malee, agency=house.agency, reading=READING)


def _overview(plan: Plan, day: date = DAY) -> Overview:
    return overview_of(Plan.objects.get(pk=plan.pk), today=day, address=str)


def test_what_stands_above_the_table_is_counted_from_its_lines(plan: Plan) -> None:
    facts = _overview(plan).facts
    assert (facts.total, facts.counts) == (2, {"done": 1, "none": 1})
    assert facts.owners == ("กองคลัง", "สำนักปลัด")
    assert facts.missing == sum(bool(one.missing) for one in lines_of(plan, today=DAY))


def test_a_plan_that_did_not_change_is_not_read_again(
    plan: Plan, django_assert_num_queries: Callable[..., object]
) -> None:
    first = _overview(plan).facts
    with django_assert_num_queries(1):  # the plan itself
        assert _overview(plan).facts == first


def test_another_day_is_another_state(plan: Plan) -> None:
    assert version_of(plan, DAY) != version_of(plan, date(2026, 3, 2))


def _remove_and_restore(house: House, plan: Plan, measure: Measure) -> None:
    number = services.remove_measure(actor=house.malee, measure=measure)
    assert _overview(plan).facts.total == 1
    services.undo_change(actor=house.malee, measure=measure, number=number)


def _change_and_undo(house: House, plan: Plan, measure: Measure) -> None:
    services.change_measure(
        actor=house.malee, measure=measure, changes={"responsible": ("กองช่าง",)}
    )
    assert "กองช่าง" in _overview(plan).facts.owners
    (line,) = history_of(measure)[:1]
    services.undo_change(actor=house.malee, measure=measure, number=line.number)


@pytest.mark.parametrize(
    "deed",
    [
        lambda house, plan, one: services.add_measure(actor=house.malee, plan=plan, issue="ใหม่"),
        lambda house, plan, one: services.remove_measure(actor=house.malee, measure=one),
        lambda house, plan, one: services.move_measure(actor=house.malee, measure=one, place=1),
        lambda house, plan, one: services.declare_status(
            actor=house.malee, measures=[one], months=12, status="done"
        ),
        lambda house, plan, one: services.record_progress(
            actor=house.malee, measure=one, months=6, status="done", url="https://a.go.th/1"
        ),
        lambda house, plan, one: services.change_measure(
            actor=house.malee, measure=one, changes={"issue": "ชัดเจนแล้ว"}
        ),
        lambda house, plan, one: services.store_reading(
            actor=house.malee, agency=house.agency, reading=READING
        ),
        _remove_and_restore,
        _change_and_undo,
    ],
    ids=[
        "added", "removed", "moved", "declared", "recorded", "changed", "imported_again",
        "restored", "undone",
    ],
)  # fmt: skip
def test_every_change_of_the_plan_is_another_state(house: House, plan: Plan, deed: Deed) -> None:
    before = _overview(plan)
    deed(house, plan, plan.measures.order_by("position")[0])
    after = _overview(plan)
    assert before.version != after.version
    assert after.facts.total == len(after.lines())
