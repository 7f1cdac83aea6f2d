"""Measures put elsewhere, taken out, given to a unit."""

from dataclasses import replace

import pytest

from prongsai.apps.agencies.models import OrgUnit
from prongsai.apps.measures import services
from prongsai.apps.measures.changing import ChangedMeanwhile
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.selectors import history_of, reading_of
from prongsai.domain.plan.reading import (
    Row,
)
from tests.factories.measures import READING
from tests.factories.people import House


def test_a_removed_measure_comes_back_whole(house: House, measure: Measure) -> None:
    before = reading_of(measure.plan)
    number = services.remove_measure(actor=house.malee, measure=measure)
    assert reading_of(measure.plan).measures == ()
    services.undo_change(actor=house.malee, measure=measure, number=number)
    assert reading_of(measure.plan) == before
    assert [line.what for line in history_of(measure)] == [
        "measures.measure_restored", "measures.measure_removed",
    ]  # fmt: skip


def test_measures_change_places_and_keep_their_printed_numbers(house: House) -> None:
    rows = tuple(Row(n, printed_no=n, issue=f"เรื่อง {n}") for n in (1, 2, 3))
    plan = services.store_reading(
        actor=house.malee,
        agency=house.agency,
        reading=replace(READING, measures=rows, links=(), provenance=()),
    )
    last = plan.measures.get(printed_no=3)
    services.move_measure(actor=house.malee, measure=last, place=0)
    assert [row.printed_no for row in reading_of(plan).measures] == [3, 1, 2]


def test_a_move_is_taken_back_while_the_measure_stands_where_it_was_put(house: House) -> None:
    rows = tuple(Row(n, printed_no=n, issue=f"เรื่อง {n}") for n in (1, 2, 3))
    reading = replace(READING, measures=rows, links=(), provenance=())
    plan = services.store_reading(actor=house.malee, agency=house.agency, reading=reading)
    last = plan.measures.get(printed_no=3)
    line = services.move_measure(actor=house.malee, measure=last, place=0)
    assert line is not None
    assert services.move_measure(actor=house.malee, measure=last, place=0) is None
    services.undo_change(actor=house.malee, measure=last, number=line.number)
    assert [row.printed_no for row in reading_of(plan).measures] == [1, 2, 3]
    with pytest.raises(ChangedMeanwhile):
        services.undo_change(actor=house.malee, measure=last, number=line.number)
    services.remove_measure(actor=house.malee, measure=last)
    with pytest.raises(ChangedMeanwhile):
        services.undo_change(actor=house.malee, measure=last, number=line.number)


def test_several_measures_get_a_unit_or_a_status_at_once(house: House, measure: Measure) -> None:
    unit = OrgUnit.objects.create(agency=house.agency, name="กองช่าง", kind="division")
    assert services.assign_unit(actor=house.malee, measures=[measure], unit=unit) == 1
    assert services.assign_unit(actor=house.malee, measures=[measure], unit=unit) == 0
    services.declare_status(actor=house.malee, measures=[measure], months=3, status="done")
    (row,) = reading_of(measure.plan, 3).measures
    assert (row.responsible, row.status) == (("กองช่าง",), "done")
