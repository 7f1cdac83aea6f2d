"""The web room as a whole: first pages, headers, language, navigation, routes."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.services import add_member
from prongsai.apps.jobs import clock, ticks
from prongsai.apps.jobs.worker import run_waiting_jobs
from prongsai.apps.journal.services import SYSTEM
from prongsai.project.routes import all_routes
from tests.factories.people import House

pytestmark = pytest.mark.django_db


def test_the_front_leads_each_person_on(house: House, client: Client) -> None:
    assert client.get("/").headers["Location"] == "/accounts/sign-in/"
    client.force_login(house.malee)
    assert client.get("/").headers["Location"] == "/suan-tan/"
    add_member(actor=SYSTEM, agency=house.other_agency, user=house.malee, role=Role.OFFICER)
    page = client.get("/").content.decode()
    assert page.index("/nong-bua/") > 0
    assert page.index("/suan-tan/") > 0
    client.force_login(house.anna)
    assert client.get("/").headers["Location"] == "/platform/agencies/"


@pytest.mark.parametrize("path", ["/accounts/sign-in/", "/no/such/page/", "/health"])
def test_every_answer_has_its_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Permissions-Policy"].startswith("camera=()")


@pytest.mark.parametrize("path", ["/accounts/sign-in/", "/no/such/page/"])
def test_no_page_has_a_script_or_a_style_of_its_own(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count("<script src=") + page.count("<script type=")


def test_the_first_page_of_an_agency_costs_seven_queries(
    house: House, client: Client, django_assert_num_queries: Any
) -> None:
    client.force_login(house.malee)
    with django_assert_num_queries(7):  # session, person, standing; imports, plan; the clock
        client.get("/suan-tan/")


@pytest.mark.parametrize(
    ("cookie", "account", "language"),
    [
        ("", "th", "th"),
        ("", "en", "en"),
        ("en", "th", "en"),
        ("th", "en", "th"),
        ("xx", "en", "en"),
    ],
)
def test_the_choice_of_the_reader_holds_before_that_of_the_account(
    house: House, client: Client, cookie: str, account: str, language: str
) -> None:
    house.malee.locale = account
    house.malee.save(update_fields=["locale"])
    client.force_login(house.malee)
    if cookie:
        client.cookies["django_language"] = cookie
    page = client.get("/suan-tan/", headers={"accept-language": "en"})
    assert page.headers["Content-Language"] == language


def test_a_browser_alone_does_not_choose_english(client: Client) -> None:
    page = client.get("/accounts/sign-in/", headers={"accept-language": "en-GB,en"})
    assert page.headers["Content-Language"] == "th"


def test_the_rail_shows_only_what_is_there_for_the_role(house: House, client: Client) -> None:
    routes = {route.name for route in all_routes()}
    client.force_login(house.malee)
    group = client.get("/suan-tan/").context["shell"].navigation[0]
    shown = [(link.url, link.current) for link in group.links]
    assert shown[0] == ("/suan-tan/", True)
    assert all(not current for _, current in shown[1:])
    assert "home" in routes


def test_health_tells_watchers_when_the_ticks_have_stopped(client: Client) -> None:
    assert client.get("/health").status_code == 503
    ticks.enqueue_due_ticks()
    run_waiting_jobs()
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (
        200, {"database": "ok", "ticks": "ok", "waiting": 0},
    )  # fmt: skip
    with clock.stopped_at(clock.now() + timedelta(minutes=6)):
        assert json.loads(client.get("/health").content)["ticks"] == "stopped"


def test_an_officer_sees_when_the_ticks_have_stopped(house: House, client: Client) -> None:
    ticks.enqueue_due_ticks()
    run_waiting_jobs()
    client.force_login(house.malee)
    assert "งานเบื้องหลังหยุด" not in client.get("/suan-tan/").content.decode()
    with clock.stopped_at(clock.now() + timedelta(minutes=6)):
        assert "งานเบื้องหลังหยุด" in client.get("/suan-tan/").content.decode()


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_errors_have_a_page_of_ours(status: int, rf: Any) -> None:
    from prongsai.project import home

    views: dict[int, Any] = {
        400: lambda r: home.bad_request(r, ValueError()),
        403: lambda r: home.forbidden(r, PermissionError()),
        404: lambda r: home.not_found(r, KeyError()),
        500: home.server_error,
    }
    answer = views[status](rf.get("/"))
    assert answer.status_code == status
    assert "โปร่งใส" in answer.content.decode()
