"""The year and the round on which a person works, and the pages that follow them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.jobs import clock
from prongsai.apps.measures.services import store_reading
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections
from prongsai.project.working import Working, running_round
from tests.factories.people import House

DAY = date(2026, 11, 20)  # fiscal year 2570, round of 6 months
YEARS = (2568, 2569, 2570)


def noon_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_the_day() -> Any:
    with clock.stopped_at(noon_of(DAY)):
        yield


@pytest.fixture
def client(house: House) -> Client:
    for year in YEARS:
        reading = Reading("x", Meta(fiscal_year=year), Sections(), (Row(1, issue="ก"),))
        store_reading(actor=house.malee, agency=house.agency, reading=reading)
    desk = Client()
    desk.force_login(house.malee)
    return desk


def _working(client: Client, address: str = "/suan-tan/imports/") -> tuple[int, int]:
    found = client.get(address).context["working"]
    assert isinstance(found, Working)
    return found.year, found.months


def _choose(client: Client, back: str, **wanted: int) -> str:
    sent = {"next": back, **wanted}
    return client.post("/suan-tan/working/", sent).headers["Location"]


def test_one_begins_in_the_year_and_the_round_that_run(client: Client) -> None:
    assert _working(client) == (2570, 6)


def test_without_a_plan_of_this_year_one_works_on_the_latest(client: Client) -> None:
    with clock.stopped_at(noon_of(date(2028, 1, 10))):
        assert _working(client) == (2570, 12)


def test_a_chosen_year_is_that_of_every_page_without_one(client: Client) -> None:
    _choose(client, "/suan-tan/", year=2569)
    assert _working(client) == (2569, 12)
    assert _working(client, "/suan-tan/plans/2568/") == (2568, 12)
    assert _working(client) == (2569, 12)


def test_a_choice_is_remembered_with_the_person(client: Client, house: House) -> None:
    _choose(client, "/suan-tan/", year=2569)
    other_desk = Client()
    other_desk.force_login(house.malee)
    assert _working(other_desk) == (2569, 12)
    other_desk.force_login(house.somchai)
    assert _working(other_desk) == (2570, 6)


def test_a_choice_ends_with_a_plan_of_a_newer_year(client: Client, house: House) -> None:
    _choose(client, "/suan-tan/", year=2569)
    reading = Reading("x", Meta(fiscal_year=2571), Sections(), (Row(1, issue="ก"),))
    store_reading(actor=house.malee, agency=house.agency, reading=reading)
    assert _working(client) == (2570, 6)


def test_a_chosen_round_ends_with_the_round_that_ran(client: Client) -> None:
    _choose(client, "/suan-tan/", months=12)
    assert _working(client) == (2570, 12)
    _choose(client, "/suan-tan/", months=6)
    with clock.stopped_at(noon_of(date(2027, 4, 1))):
        assert _working(client) == (2570, 12)


@pytest.mark.parametrize(
    ("back", "there"),
    [
        ("/suan-tan/", "/suan-tan/"),
        ("/suan-tan/plans/2570/?shown=1", "/suan-tan/plans/2569/"),
        ("/suan-tan/plans/2570/remarks/", "/suan-tan/plans/2569/remarks/"),
        ("/suan-tan/plans/2570/measures/abc/", "/suan-tan/plans/2569/"),
        ("/suan-tan/plans/2570/round/6/", "/suan-tan/plans/2569/round/12/"),
        ("/suan-tan/reports/2570/made/abc/", "/suan-tan/reports/2569/"),
        ("/suan-tan/no/such/page/", "/suan-tan/"),
        ("/nong-bua/", "/suan-tan/"),
        ("https://elsewhere.example/suan-tan/", "/suan-tan/"),
    ],
)
def test_one_stays_on_the_same_page_of_the_year_chosen(
    client: Client, back: str, there: str
) -> None:
    assert _choose(client, back, year=2569) == there


def test_a_year_without_a_plan_cannot_be_chosen(client: Client) -> None:
    _choose(client, "/suan-tan/", year=2560)
    assert _working(client) == (2570, 6)


def test_the_frame_leads_to_plan_and_report_of_the_year(client: Client) -> None:
    _choose(client, "/suan-tan/", year=2569)
    shell = client.get("/suan-tan/").context["shell"]
    urls = {link.label: link.url for group in shell.navigation for link in group.links}
    assert urls["แผน"] == "/suan-tan/plans/2569/"
    assert urls["รายงาน"] == "/suan-tan/reports/2569/?round=12"
    chosen = [switch.chosen.label for switch in shell.switches]
    assert chosen == ["2569", "12 เดือน"]


def test_an_agency_without_a_plan_has_nothing_to_switch(house: House) -> None:
    desk = Client()
    desk.force_login(house.malee)
    assert desk.get("/suan-tan/").context["shell"].switches == ()


def test_the_round_of_six_months_runs_until_the_end_of_march() -> None:
    assert running_round(date(2027, 3, 31), 2570) == 6
    assert running_round(date(2027, 4, 1), 2570) == 12
