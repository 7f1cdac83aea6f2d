"""Writes of agencies, their units, positions and members."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import NameKind, Role, UnitKind
from prongsai.apps.agencies.models import (
    Agency,
    AgencyName,
    Membership,
    OrgUnit,
    Position,
    UnitName,
)
from prongsai.apps.journal.services import Actor, record


class OfAnotherAgency(ValueError):
    """Two things that must be of one agency are not."""


def create_agency(
    *,
    actor: Actor,
    code: str,
    type: str,
    name: str,
    changwat: str,
    amphoe: str = "",
    tambon: str = "",
    short_name: str = "",
    website: str = "",
    slug: str = "",
) -> Agency:
    """An agency; its address is its code unless another is given. Raises `ValidationError`."""
    agency = Agency(
        code=code,
        type=type,
        name=name,
        changwat=changwat,
        amphoe=amphoe,
        tambon=tambon,
        short_name=short_name,
        website=website,
        slug=slug or code,
    )
    agency.full_clean()
    with transaction.atomic():
        agency.save(force_insert=True)
        after = {"code": code, "name": agency.full_name, "place": agency.place}
        record(actor=actor, what="agencies.agency_created", target=agency, book=code, after=after)
    return agency


def add_agency_name(*, actor: Actor, agency: Agency, text: str, kind: NameKind) -> AgencyName:
    """Remember another name of the agency, or a name that is not its own."""
    with transaction.atomic():
        name, made = AgencyName.objects.update_or_create(
            agency=agency, text=text, defaults={"kind": kind}
        )
        if made:
            _note(actor, agency, "agencies.agency_name_added", name, text=text, kind=kind)
    return name


def add_unit(
    *,
    actor: Actor,
    agency: Agency,
    name: str,
    kind: UnitKind,
    parent: OrgUnit | None = None,
    ordinal: int = 0,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> OrgUnit:
    """A unit of the agency, below another of the same agency; raises `OfAnotherAgency`."""
    _same_agency(agency, parent)
    with transaction.atomic():
        unit = OrgUnit.objects.create(
            agency=agency,
            name=name,
            kind=kind,
            parent=parent,
            ordinal=ordinal,
            valid_from=valid_from,
            valid_to=valid_to,
        )
        _note(actor, agency, "agencies.unit_added", unit, name=name, kind=kind)
    return unit


def add_unit_name(*, actor: Actor, unit: OrgUnit, text: str, kind: NameKind) -> UnitName:
    """Remember another name of a unit."""
    with transaction.atomic():
        name, made = UnitName.objects.update_or_create(
            unit=unit, text=text, defaults={"kind": kind}
        )
        if made:
            _note(actor, unit.agency, "agencies.unit_name_added", name, text=text, kind=kind)
    return name


def add_position(
    *,
    actor: Actor,
    agency: Agency,
    title: str,
    unit: OrgUnit | None = None,
    is_political: bool = False,
) -> Position:
    """A post of the agency; raises `OfAnotherAgency`."""
    _same_agency(agency, unit)
    with transaction.atomic():
        position = Position.objects.create(
            agency=agency, title=title, unit=unit, is_political=is_political
        )
        _note(actor, agency, "agencies.position_added", position, title=title)
    return position


def add_member(
    *,
    actor: Actor,
    agency: Agency,
    user: User,
    role: Role,
    unit: OrgUnit | None = None,
    valid_from: date | None = None,
) -> Membership:
    """Give a person a role in the agency; raises `OfAnotherAgency`."""
    _same_agency(agency, unit)
    with transaction.atomic():
        membership = Membership.objects.create(
            agency=agency, user=user, role=role, unit=unit, valid_from=valid_from
        )
        _note(actor, agency, "agencies.member_added", membership, user=user.username, role=role)
    return membership


def end_membership(*, actor: Actor, membership: Membership, day: date) -> None:
    """From this day on the person has the role no more; what was done in it stays."""
    membership.valid_to = day - timedelta(days=1)
    with transaction.atomic():
        membership.save(update_fields=["valid_to"])
        _note(
            actor,
            membership.agency,
            "agencies.membership_ended",
            membership,
            user=membership.user.username,
            role=membership.role,
            valid_to=membership.valid_to.isoformat(),
        )


def _same_agency(agency: Agency, unit: OrgUnit | None) -> None:
    if unit is not None and unit.agency_id != agency.pk:
        raise OfAnotherAgency(f"{unit} is no unit of {agency}")


def _note(
    actor: Actor,
    agency: Agency,
    what: str,
    target: AgencyName | OrgUnit | UnitName | Position | Membership,
    **after: object,
) -> None:
    record(actor=actor, what=what, target=target, book=agency.code, after=after)
