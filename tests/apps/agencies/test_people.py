"""Who belongs to an agency: coming in, changing roles, going out, at once and with a line."""

from datetime import date

import pytest
from django.test import Client

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies import people
from prongsai.apps.agencies.choices import Role, UnitKind
from prongsai.apps.agencies.models import Membership, OrgUnit
from prongsai.apps.agencies.people import LastAdministrator, OthersPerson
from prongsai.apps.agencies.services import OfAnotherAgency, add_member
from prongsai.apps.jobs.clock import today
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM
from tests.factories.people import House, make_member

pytestmark = pytest.mark.django_db


def _end(house: House, user: User) -> None:
    people.end_access(actor=house.agency_admin, agency=house.agency, user=user, day=today())


def test_a_person_is_added_with_a_role_and_a_link_but_no_password(house: House) -> None:
    user, path = people.add_person(
        actor=house.agency_admin, agency=house.agency, username="wipa", full_name="วิภา เรียนรู้",
        role=Role.OFFICER, unit=house.unit,
    )  # fmt: skip
    assert not user.has_usable_password()
    assert path.startswith("/accounts/welcome/")
    assert Membership.objects.get(user=user).unit == house.unit
    lines = Line.objects.order_by("pk")
    assert [(line.book, line.what) for line in lines] == [
        ("", "accounts.user_created"),
        (house.agency.code, "agencies.member_added"),
        (house.agency.code, "accounts.link_issued"),
    ]
    assert not any(path.split("/")[4] in f"{line.before_json}{line.after_json}" for line in lines)


def test_a_role_in_a_unit_of_another_agency_is_refused(house: House) -> None:
    foreign = OrgUnit.objects.create(
        agency=house.other_agency, name="กองคลัง", kind=UnitKind.DIVISION
    )
    with pytest.raises(OfAnotherAgency):
        people.give_role(
            actor=house.agency_admin, agency=house.agency, user=house.malee,
            role=Role.OFFICER, unit=foreign,
        )  # fmt: skip


def test_the_end_of_access_holds_at_once_and_drops_every_session(house: House) -> None:
    client = Client()
    client.force_login(house.malee)
    assert client.get("/suan-tan/").status_code == 200
    _end(house, house.malee)
    assert client.get("/suan-tan/").status_code == 302
    assert house.malee.sessions.count() == 0
    assert not User.objects.get(pk=house.malee.pk).is_active


def test_who_belongs_elsewhere_too_stays_signed_in_there(house: House) -> None:
    add_member(actor=SYSTEM, agency=house.other_agency, user=house.malee, role=Role.OFFICER)
    client = Client()
    client.force_login(house.malee)
    _end(house, house.malee)
    assert [client.get(f"/{slug}/").status_code for slug in ("suan-tan", "nong-bua")] == [404, 200]


def test_a_role_that_ended_is_taken_up_again(house: House) -> None:
    _end(house, house.malee)
    people.give_role(
        actor=house.agency_admin, agency=house.agency, user=User.objects.get(pk=house.malee.pk),
        role=Role.OFFICER, unit=house.unit,
    )  # fmt: skip
    assert Membership.objects.get(user=house.malee).valid_to is None
    assert User.objects.get(pk=house.malee.pk).is_active


def test_giving_a_role_twice_gives_it_once(house: House) -> None:
    for _ in range(2):
        people.give_role(
            actor=house.agency_admin, agency=house.agency, user=house.malee, role=Role.EXECUTIVE
        )
    assert Membership.objects.filter(user=house.malee, role=Role.EXECUTIVE).count() == 1


def test_the_last_administrator_cannot_go(house: House) -> None:
    own = house.agency_admin.memberships.get()
    with pytest.raises(LastAdministrator):
        people.end_role(actor=house.agency_admin, membership=own, day=today())
    with pytest.raises(LastAdministrator):
        _end(house, house.agency_admin)
    assert Membership.objects.get(pk=own.pk).valid_to is None
    assert Line.objects.count() == 0


def test_with_a_second_administrator_the_first_may_go(house: House) -> None:
    make_member("wipa", "วิภา เรียนรู้", house.agency, Role.AGENCY_ADMIN)
    _end(house, house.agency_admin)
    assert not Membership.objects.on(today()).filter(user=house.agency_admin).exists()


def test_an_administrator_with_a_closed_account_does_not_count(house: House) -> None:
    closed = make_member("wipa", "วิภา เรียนรู้", house.agency, Role.AGENCY_ADMIN)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    with pytest.raises(LastAdministrator):
        _end(house, house.agency_admin)


def test_one_of_two_roles_ends_and_the_other_stays(house: House) -> None:
    second = people.give_role(
        actor=house.agency_admin, agency=house.agency, user=house.malee, role=Role.EXECUTIVE
    )
    people.end_role(actor=house.agency_admin, membership=second, day=today())
    held = Membership.objects.on(today()).filter(user=house.malee)
    assert [one.role for one in held] == [Role.OFFICER]
    assert User.objects.get(pk=house.malee.pk).is_active


def test_no_administrator_opens_the_door_of_another_agency(house: House) -> None:
    """A link is a way into everything that the account opens."""
    add_member(actor=SYSTEM, agency=house.other_agency, user=house.malee, role=Role.OFFICER)
    add_member(actor=SYSTEM, agency=house.agency, user=house.anna, role=Role.EXECUTIVE)
    for user in (house.malee, house.anna, house.nok):
        with pytest.raises(OthersPerson):
            people.new_link(actor=house.agency_admin, agency=house.agency, user=user, day=today())
    assert [people.is_only_ours(house.agency, user, day=today()) for user in (
        house.somchai, house.malee, house.anna, house.nok,
    )] == [True, False, False, False]  # fmt: skip


def test_a_role_elsewhere_that_is_yet_to_come_closes_that_door_too(house: House) -> None:
    Membership.objects.create(
        agency=house.other_agency, user=house.malee, role=Role.OFFICER, valid_from=date(2999, 1, 1)
    )
    assert not people.is_only_ours(house.agency, house.malee, day=today())
