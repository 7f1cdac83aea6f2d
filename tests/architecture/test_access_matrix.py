"""Every page × every role × own agency, another agency, signed out. It grows with every new page.

What must come out follows from the page's scope and question alone; only the arguments of an
address besides the agency have to be given here, as values that need not exist.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import converters

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.pages import SCOPES
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.selectors import standing_in
from prongsai.apps.jobs.clock import today
from prongsai.project.routes import Route, all_routes
from tests.factories.people import House

ROUTES = all_routes()
METHODS = ("get", "post")
REFUSED, MISSING, TO_SIGN_IN, WRONG_METHOD, BROKEN = 403, 404, 302, 405, 500
WHO = ("officer", "head_of_unit", "executive", "agency_admin", "other", "platform_admin", "nobody")

# A value for each kind of argument; `agency` is put in by the test.
_VALUES = {
    "int": "1",
    "slug": "x",
    "str": "x",
    "path": "x",
    "uuid": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
}
_ARGUMENT = re.compile(r"<(?:(?P<kind>[\w-]+):)?(?P<name>\w+)>")
_CHOICE = re.compile(r"\(\?P<\w+>([^|)]+)[^)]*\)")


def _address(route: Route, agency: str) -> str:
    def value(argument: re.Match[str]) -> str:
        if argument["name"] == "agency":
            return agency
        kind = argument["kind"] or "str"
        return _VALUES.get(kind) or converters.get_converters()[kind].example  # type: ignore[attr-defined]

    pattern = _CHOICE.sub(r"\1", route.pattern).removesuffix("$")
    return _ARGUMENT.sub(value, pattern)


def _person(house: House, who: str) -> User | None:
    special = {"other": house.nok, "platform_admin": house.anna, "nobody": None}
    return special[who] if who in special else house.by_role()[who]


def _kept_out(route: Route, user: User | None, agency: str) -> int | None:
    """The status of a closed door; None where the door is open."""
    if route.scope == "public":
        return None
    question: Any = route.view.asks  # type: ignore[attr-defined]
    if route.question.startswith("ui."):  # the kit knows no sign-in: its pages hide themselves
        return None if question(user) else MISSING
    if user is None:
        return TO_SIGN_IN
    if route.scope == "agency":
        standing = standing_in(agency, user, day=today())
        return MISSING if standing is None else None if question(standing) else REFUSED
    if route.scope == "platform":
        return None if question(user) else MISSING
    return None if question(user) else REFUSED


def _seen(house: House, route: Route, who: str) -> Iterator[tuple[str, int | None, int, str]]:
    user = _person(house, who)
    for method in METHODS:
        client = Client(raise_request_exception=False)
        if user is not None:
            client.force_login(user)
        address = _address(route, house.agency.slug)
        response = getattr(client, method)(address)
        expected = _kept_out(route, user, house.agency.slug)
        yield method, expected, response.status_code, response.headers.get("Location", "")


def test_every_page_says_whose_it_is_and_what_opens_it() -> None:
    silent = [r.pattern for r in ROUTES if r.scope not in SCOPES or not r.question]
    assert silent == []
    below = [r.pattern for r in ROUTES if (r.scope == "agency") != ("<slug:agency>" in r.pattern)]
    assert below == []


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name or route.pattern)
def test_a_page_opens_to_those_it_is_for_and_to_nobody_else(
    house: House, route: Route, who: str
) -> None:
    answers = [one for one in _seen(house, route, who) if one[2] != WRONG_METHOD]
    assert answers, "the page answers neither GET nor POST"
    for method, expected, status, location in answers:
        if expected is None:
            # It may find nothing; it neither refuses nor breaks down.
            assert status not in (REFUSED, BROKEN), (method, status)
            assert "/accounts/sign-in/" not in location or route.scope == "public"
        else:
            assert (method, status) == (method, expected)
        if expected == TO_SIGN_IN:
            assert location.startswith("/accounts/sign-in/?next=")


def test_an_agency_that_is_not_ones_own_looks_like_one_that_does_not_exist(house: House) -> None:
    client = Client()
    client.force_login(house.nok)
    real, unreal = client.get("/suan-tan/"), client.get("/no-such-agency/")
    assert (real.status_code, unreal.status_code) == (MISSING, MISSING)
    assert _plain(real.content) == _plain(unreal.content)


def _plain(page: bytes) -> str:
    text = re.sub(r'value="[A-Za-z0-9]{64}"', "", page.decode())
    return text.replace("suan-tan", "…").replace("no-such-agency", "…")


def test_every_role_of_the_agencies_is_asked() -> None:
    assert {role.value for role in Role} <= set(WHO)
