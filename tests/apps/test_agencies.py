"""Agencies, their units and members, and who may do what in them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from prongsai.apps.agencies import rules, services
from prongsai.apps.agencies.choices import AgencyType, NameKind, Role, UnitKind
from prongsai.apps.agencies.models import Agency, AgencyName, Membership, UnitName
from prongsai.apps.agencies.selectors import (
    agencies_of,
    members_for_agency,
    standing_in,
    units_for_agency,
)
from prongsai.apps.agencies.services import OfAnotherAgency
from prongsai.apps.agencies.standing import Standing
from prongsai.apps.jobs import clock
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM
from tests.factories.people import House, make_agency, make_member

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 5)
QUESTIONS = (rules.is_member, rules.can_work, rules.can_decide, rules.can_administer)


def standing(house: House, user: Any) -> Standing:
    found = standing_in(house.agency.slug, user, day=DAY)
    assert found is not None
    return found


def test_who_may_do_what(house: House) -> None:
    table = {
        role: [question(standing(house, user)) for question in QUESTIONS]
        for role, user in house.by_role().items()
    }
    assert table == {
        #                member, work,  decide, administer
        "officer":      [True, True, False, False],
        "head_of_unit": [True, True, True, False],
        "executive":    [True, False, False, False],
        "agency_admin": [True, False, False, True],
    }  # fmt: skip


def test_a_person_with_two_roles_has_the_rights_of_both(house: House) -> None:
    services.add_member(actor=SYSTEM, agency=house.agency, user=house.malee, role=Role.AGENCY_ADMIN)
    assert [question(standing(house, house.malee)) for question in QUESTIONS] == [
        True, True, False, True,
    ]  # fmt: skip


def test_the_head_of_a_unit_is_known_with_the_unit(house: House) -> None:
    found = standing(house, house.somchai)
    assert (found.units, found.headed_units) == ({house.unit.pk}, {house.unit.pk})
    assert standing(house, house.malee).headed_units == frozenset()
    assert standing(house, house.executive).units == frozenset()


def test_one_stands_nowhere_but_in_ones_own_agencies(house: House) -> None:
    assert standing_in("suan-tan", house.nok, day=DAY) is None
    assert standing_in("suan-tan", house.anna, day=DAY) is None
    assert standing_in("no-such", house.malee, day=DAY) is None
    assert list(agencies_of(house.nok, day=DAY)) == [house.other_agency]
    assert list(agencies_of(house.anna, day=DAY)) == []


def test_a_membership_holds_from_its_first_to_its_last_day(house: House) -> None:
    Membership.objects.filter(user=house.malee).update(
        valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 4)
    )
    held = [
        day for day in range(1, 6) if standing_in("suan-tan", house.malee, day=date(2026, 1, day))
    ]
    assert held == [2, 3, 4]


def test_a_membership_that_ended_closes_every_page_that_day(house: House, client: Client) -> None:
    client.force_login(house.malee)
    with clock.stopped_at(datetime(2026, 1, 5, 5, 0, tzinfo=UTC)):
        assert client.get("/suan-tan/").status_code == 200
        services.end_membership(actor=SYSTEM, membership=house.malee.memberships.get(), day=DAY)
        assert client.get("/suan-tan/").status_code == 404
    line = Line.objects.get()
    assert (line.book, line.what, line.after) == (
        house.agency.code, "agencies.membership_ended",
        {"user": "malee", "role": "officer", "valid_to": "2026-01-04"},
    )  # fmt: skip


def test_an_agency_is_made_with_a_code_as_text_and_an_address() -> None:
    agency = services.create_agency(
        actor=SYSTEM, code="05990101", type="05", name="ริมธาร", changwat="ธารทิพย์", amphoe="ทุ่งสมมติ"
    )
    assert (agency.slug, agency.full_name) == ("05990101", "เทศบาลตำบลริมธาร")
    assert agency.place == "อำเภอทุ่งสมมติ จังหวัดธารทิพย์"
    assert (Line.objects.get().what, Line.objects.get().book) == (
        "agencies.agency_created", "05990101",
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "5990101"},
        {"code": "๐๕๙๙๐๑๐๑"},
        {"slug": "accounts"},
        {"slug": "health"},
        {"slug": "ริมธาร"},
        {"slug": "-a-"},
        {"slug": "a b"},
        {"type": "99"},
        {"name": ""},
    ],
)
def test_an_agency_with_a_wrong_fact_is_refused(wrong: dict[str, str]) -> None:
    facts = {"code": "05990101", "type": "05", "name": "ริมธาร", "changwat": "ธารทิพย์", "slug": ""}
    with pytest.raises(ValidationError):
        services.create_agency(actor=SYSTEM, **(facts | wrong))
    assert (Agency.objects.count(), Line.objects.count()) == (0, 0)


def test_an_agency_of_the_special_kind_is_called_as_it_is() -> None:
    agency = make_agency(code="01990101", name="เมืองทดลอง")
    agency.type = AgencyType.SPECIAL
    assert str(agency) == "เมืองทดลอง"
    assert {kind.value for kind in AgencyType} == {"01", "02", "03", "04", "05", "06"}


def test_units_stand_in_a_tree_of_one_agency(house: House) -> None:
    section = services.add_unit(
        actor=house.agency_admin, agency=house.agency, name="งานธุรการ",
        kind=UnitKind.SECTION, parent=house.unit, ordinal=1,
    )  # fmt: skip
    assert list(units_for_agency(house.agency)) == [house.unit, section]
    assert list(units_for_agency(house.other_agency)) == []
    with pytest.raises(OfAnotherAgency):
        services.add_unit(
            actor=house.nok, agency=house.other_agency, name="งานแผน",
            kind=UnitKind.SECTION, parent=house.unit,
        )  # fmt: skip
    with pytest.raises(OfAnotherAgency):
        services.add_member(
            actor=house.nok, agency=house.other_agency, user=house.nok,
            role=Role.HEAD_OF_UNIT, unit=house.unit,
        )  # fmt: skip
    with pytest.raises(OfAnotherAgency):
        services.add_position(
            actor=house.nok, agency=house.other_agency, title="ปลัด", unit=house.unit
        )


def test_names_are_remembered_once(house: House) -> None:
    for _ in range(2):
        services.add_agency_name(
            actor=house.malee, agency=house.agency, text="อบต.บ้านสวนดาล", kind=NameKind.MISREAD
        )
        services.add_unit_name(
            actor=house.malee, unit=house.unit, text="สำนักงานปลัด", kind=NameKind.SHORT
        )
    assert [str(name) for name in AgencyName.objects.all()] == ["อบต.บ้านสวนดาล"]
    assert [str(name) for name in UnitName.objects.all()] == ["สำนักงานปลัด"]
    assert [line.what for line in Line.objects.order_by("number")] == [
        "agencies.agency_name_added", "agencies.unit_name_added",
    ]  # fmt: skip


def test_positions_and_members_leave_their_lines(house: House) -> None:
    services.add_position(
        actor=house.agency_admin, agency=house.agency, title="ปลัด", unit=house.unit
    )
    services.add_member(
        actor=house.agency_admin, agency=house.agency, user=house.anna, role=Role.EXECUTIVE
    )
    assert [(line.what, line.after) for line in Line.objects.order_by("number")] == [
        ("agencies.position_added", {"title": "ปลัด"}),
        ("agencies.member_added", {"user": "anna", "role": "executive"}),
    ]


def test_members_are_listed_with_one_query_however_many(
    house: House, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        listed = [(m.user.username, str(m.unit)) for m in members_for_agency(house.agency, day=DAY)]
    assert len(listed) == 4
    for n in range(5):
        make_member(f"extra{n}", f"คนที่ {n}", house.agency, Role.OFFICER, house.unit)
    with django_assert_num_queries(1):
        listed = [(m.user.username, str(m.unit)) for m in members_for_agency(house.agency, day=DAY)]
    assert len(listed) == 9
