"""An agency opens with its first administrator, and closes for writing without losing anything."""

import pytest
from django.test import Client

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies import opening
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.models import Agency, Membership
from prongsai.apps.jobs.clock import today
from prongsai.apps.journal.models import Line
from tests.factories.people import House

pytestmark = pytest.mark.django_db


def test_the_first_administrator_gets_an_account_and_a_link(house: House) -> None:
    user, path = opening.name_administrator(
        actor=house.anna, agency=house.other_agency, username="wipa", full_name="วิภา เรียนรู้"
    )
    assert Membership.objects.get(user=user).role == Role.AGENCY_ADMIN
    assert Client().get(path).status_code == 200


def test_who_has_an_account_only_gets_the_role(house: House) -> None:
    user, path = opening.name_administrator(
        actor=house.anna, agency=house.other_agency, username="nok", full_name=""
    )
    assert (user, path) == (house.nok, "")
    assert {one.role for one in house.nok.memberships.all()} == {Role.OFFICER, Role.AGENCY_ADMIN}
    assert User.objects.get(pk=house.nok.pk).has_usable_password()


def test_a_closed_agency_is_read_and_not_written(house: House) -> None:
    opening.close_agency(actor=house.anna, agency=house.agency, day=today())
    officer, admin = Client(), Client()
    officer.force_login(house.malee)
    admin.force_login(house.agency_admin)
    assert officer.get("/suan-tan/").status_code == 200
    assert officer.get("/suan-tan/plans/").status_code == 200
    assert officer.get("/suan-tan/imports/new/").status_code == 403
    assert admin.post("/suan-tan/settings/units/", {"name": "กองคลัง"}).status_code == 403


def test_an_agency_opens_again_as_it_was(house: House) -> None:
    opening.close_agency(actor=house.anna, agency=house.agency, day=today())
    opening.reopen_agency(actor=house.anna, agency=Agency.objects.get(pk=house.agency.pk))
    officer = Client()
    officer.force_login(house.malee)
    assert officer.get("/suan-tan/imports/new/").status_code == 200
    day = today().isoformat()
    assert [(line.what, line.before, line.after) for line in Line.objects.order_by("number")] == [
        ("agencies.agency_closed", {"closed_on": ""}, {"closed_on": day}),
        ("agencies.agency_reopened", {"closed_on": day}, {"closed_on": ""}),
    ]
