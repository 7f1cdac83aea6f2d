"""An agency's facts, names, units, positions: changed with a line, never removed while in use."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from prongsai.apps.agencies import services, structure
from prongsai.apps.agencies.choices import NameKind, UnitKind
from prongsai.apps.agencies.models import Agency, AgencyName, OrgUnit, Position, UnitName
from prongsai.apps.agencies.services import OfAnotherAgency
from prongsai.apps.journal.models import Line
from tests.factories.people import House

pytestmark = pytest.mark.django_db


def _facts(agency: Agency, **changes: str) -> dict[str, str]:
    return {name: getattr(agency, name) for name in structure.FACTS} | changes


def _change(house: House, unit: OrgUnit, **changes: Any) -> OrgUnit:
    facts = {
        "name": unit.name, "kind": UnitKind(unit.kind), "parent": unit.parent,
        "ordinal": unit.ordinal, "valid_from": unit.valid_from, "valid_to": unit.valid_to,
    }  # fmt: skip
    return structure.change_unit(actor=house.agency_admin, unit=unit, **(facts | changes))


def _below(house: House, name: str, parent: OrgUnit | None) -> OrgUnit:
    return services.add_unit(
        actor=house.agency_admin, agency=house.agency, name=name,
        kind=UnitKind.SECTION, parent=parent,
    )  # fmt: skip


def test_only_what_changed_of_an_agency_is_in_the_line(house: House) -> None:
    facts = _facts(house.agency, short_name="อบต.สวนตาล", website="https://suan-tan.example.go.th")
    structure.change_facts(actor=house.agency_admin, agency=house.agency, **facts)
    line = Line.objects.get()
    assert (line.book, line.what) == (house.agency.code, "agencies.agency_changed")
    assert line.before == {"short_name": "", "website": ""}
    assert line.after == {
        "short_name": "อบต.สวนตาล", "website": "https://suan-tan.example.go.th",
    }  # fmt: skip
    assert Agency.objects.sought_by("อบต. สวนตาล").get() == house.agency


def test_saving_the_same_facts_leaves_no_line(house: House) -> None:
    structure.change_facts(actor=house.agency_admin, agency=house.agency, **_facts(house.agency))
    assert Line.objects.count() == 0


def test_an_agency_without_a_name_is_refused(house: House) -> None:
    with pytest.raises(ValidationError):
        structure.change_facts(
            actor=house.agency_admin, agency=house.agency, **_facts(house.agency, name="")
        )
    assert Line.objects.count() == 0


def test_a_name_that_an_import_has_learnt_can_be_forgotten(house: House) -> None:
    name = services.add_agency_name(
        actor=house.malee, agency=house.agency, text="อบต.บ้านสวนดาล", kind=NameKind.MISREAD
    )
    other = services.add_unit_name(
        actor=house.malee, unit=house.unit, text="สำนักปลัต", kind=NameKind.MISREAD
    )
    structure.forget_agency_name(actor=house.agency_admin, name=name)
    structure.forget_unit_name(actor=house.agency_admin, name=other)
    assert (AgencyName.objects.count(), UnitName.objects.count()) == (0, 0)
    lines = Line.objects.order_by("-number")[:2]
    assert [(line.what, line.before) for line in lines] == [
        ("agencies.unit_name_forgotten",
         {"unit": "สำนักปลัด", "text": "สำนักปลัต", "kind": "misread"}),
        ("agencies.agency_name_forgotten", {"text": "อบต.บ้านสวนดาล", "kind": "misread"}),
    ]  # fmt: skip


def test_a_unit_is_renamed_and_ended_with_what_it_was(house: House) -> None:
    _change(house, house.unit, name="สำนักปลัด อบต.", valid_to=date(2026, 9, 30))
    line = Line.objects.get()
    assert line.before == {"unit": "สำนักปลัด", "name": "สำนักปลัด", "valid_to": ""}
    assert line.after == {
        "unit": "สำนักปลัด อบต.", "name": "สำนักปลัด อบต.", "valid_to": "2026-09-30",
    }  # fmt: skip
    assert [house.unit.holds_on(date(2026, m, 30)) for m in (9, 10)] == [True, False]


def test_a_unit_never_lies_below_itself(house: House) -> None:
    section = _below(house, "งานธุรการ", house.unit)
    deeper = _below(house, "ฝ่ายสารบรรณ", section)
    for parent in (house.unit, section, deeper):
        with pytest.raises(ValidationError):
            _change(house, house.unit, parent=parent)
    _change(house, deeper, parent=house.unit)
    assert OrgUnit.objects.get(pk=deeper.pk).parent == house.unit


def test_a_unit_never_moves_to_another_agency(house: House) -> None:
    foreign = OrgUnit.objects.create(
        agency=house.other_agency, name="กองคลัง", kind=UnitKind.DIVISION
    )
    with pytest.raises(OfAnotherAgency):
        _change(house, house.unit, parent=foreign)


def test_days_the_wrong_way_round_are_refused(house: House) -> None:
    with pytest.raises(ValidationError) as error:
        _change(house, house.unit, valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1))
    assert list(error.value.message_dict) == ["valid_to"]


@pytest.mark.parametrize("below", [True, False])
def test_two_units_of_one_place_never_have_one_name(house: House, below: bool) -> None:
    parent = house.unit if below else None
    _below(house, "กองคลัง", parent)
    other = _below(house, "กองช่าง", parent)
    with pytest.raises(ValidationError) as error:
        _change(house, other, name="กองคลัง")
    assert list(error.value.message_dict) == ["name"]


def test_a_unit_in_use_is_not_removed(house: House) -> None:
    assert structure.uses_of(house.unit) == 2  # two members
    with pytest.raises(structure.InUse):
        structure.remove_unit(actor=house.agency_admin, unit=house.unit)
    assert OrgUnit.objects.filter(pk=house.unit.pk).exists()


def test_its_other_names_alone_do_not_keep_a_unit(house: House) -> None:
    unit = _below(house, "กองคลังง", None)
    services.add_unit_name(actor=house.malee, unit=unit, text="คลัง", kind=NameKind.SHORT)
    structure.remove_unit(actor=house.agency_admin, unit=unit)
    assert not OrgUnit.objects.filter(name="กองคลังง").exists()
    line = Line.objects.order_by("-number")[0]
    assert (line.what, line.before["name"]) == ("agencies.unit_removed", "กองคลังง")


def test_a_position_goes_with_its_line(house: House) -> None:
    post = services.add_position(
        actor=house.agency_admin, agency=house.agency, title="ปลัด", unit=house.unit
    )
    structure.remove_position(actor=house.agency_admin, position=post)
    assert Position.objects.count() == 0
    assert Line.objects.order_by("-number")[0].before == {"title": "ปลัด", "unit": "สำนักปลัด"}
