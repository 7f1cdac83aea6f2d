"""Reads of agencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models.functions import Coalesce

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.models import Agency, AgencyName, Membership, OrgUnit, Position
from prongsai.apps.agencies.standing import Standing
from prongsai.apps.prepared import PreparedRows

_MEMBERSHIPS = PreparedRows(
    lambda slug, user: Membership.objects.filter(agency__slug=slug, user=user).select_related(
        "agency"
    ),
    slug=models.CharField(),
    user=models.BigAutoField(),
)


def agencies_of(user: User, *, day: date) -> models.QuerySet[Agency]:
    """The agencies to which a person belongs on a day, by name."""
    current = Membership.objects.on(day).filter(user=user).values("agency")
    return Agency.objects.filter(pk__in=current).order_by("name", "pk")


def standing_in(slug: str, user: User, *, day: date) -> Standing | None:
    """What a person is in the agency of an address; None when nothing, or there is no such."""
    found = [one for one in _MEMBERSHIPS(slug=slug, user=user.pk) if one.holds_on(day)]
    if not found:
        return None
    return Standing(
        user=user,
        agency=found[0].agency,
        roles=frozenset(Role(one.role) for one in found),
        units=frozenset(one.unit_id for one in found if one.unit_id),
        headed_units=frozenset(
            one.unit_id for one in found if one.unit_id and one.role == Role.HEAD_OF_UNIT
        ),
    )


def units_for_agency(agency: Agency) -> models.QuerySet[OrgUnit]:
    """The agency's units in the order of its structure."""
    return OrgUnit.objects.filter(agency=agency).order_by("ordinal", "pk")


def members_for_agency(agency: Agency, *, day: date) -> models.QuerySet[Membership]:
    """Who belongs to the agency on a day."""
    current = Membership.objects.on(day).filter(agency=agency)
    return current.select_related("user", "unit").order_by("user__full_name", "pk")


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with its depth in the tree, from 0; whether it is there today."""

    unit: OrgUnit
    depth: int
    is_there: bool


def unit_tree(agency: Agency, *, day: date) -> list[Branch]:
    """Every unit of the agency below its parent, in order, also those that have ended."""
    units = list(units_for_agency(agency).prefetch_related("names"))
    below: dict[int | None, list[OrgUnit]] = {}
    for unit in units:
        below.setdefault(unit.parent_id, []).append(unit)

    def walk(parent: int | None, depth: int) -> Iterator[Branch]:
        for unit in below.get(parent, []):
            yield Branch(unit, depth, unit.holds_on(day))
            yield from walk(unit.pk, depth + 1)

    return list(walk(None, 0))


def names_for_agency(agency: Agency) -> models.QuerySet[AgencyName]:
    """What the agency is and is not called, by kind."""
    return AgencyName.objects.filter(agency=agency).order_by("kind", "text")


def positions_for_agency(agency: Agency) -> models.QuerySet[Position]:
    """The agency's posts, the political ones last."""
    found = Position.objects.filter(agency=agency).select_related("unit")
    return found.order_by("is_political", "unit__ordinal", "title")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who belongs to an agency or did; `held` are the roles of the day."""

    user: User
    held: tuple[Membership, ...]
    ended: tuple[Membership, ...]

    @property
    def pk(self) -> int:
        return int(self.user.pk)

    @property
    def state(self) -> str:
        """in, ended, or invited: has never set a password."""
        if not self.held or not self.user.is_active:
            return "ended"
        return "in" if self.user.has_usable_password() else "invited"


def people_of(agency: Agency, *, day: date, user: int | None = None) -> list[Person]:
    """Everybody with a role in the agency today or once, by name; or the one person."""
    rows = Membership.objects.filter(agency=agency).select_related("user", "unit")
    if user is not None:
        rows = rows.filter(user=user)
    found: dict[User, list[Membership]] = {}
    for row in rows.order_by("user__full_name", "user_id", "pk"):
        found.setdefault(row.user, []).append(row)
    return [
        Person(
            one,
            tuple(row for row in held if row.holds_on(day)),
            tuple(row for row in held if not row.holds_on(day)),
        )
        for one, held in found.items()
    ]


def administrators_of(agency: Agency, *, day: date) -> models.QuerySet[User]:
    """Who keeps the agency's people and units."""
    held = Membership.objects.on(day).filter(agency=agency, role=Role.AGENCY_ADMIN)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")


def agencies_with_people(*, day: date) -> models.QuerySet[Agency]:
    """Every agency, with `people`: how many have a role in it today."""
    held = Membership.objects.on(day).filter(agency=models.OuterRef("pk")).order_by()
    counted = held.values("agency").annotate(n=models.Count("user", distinct=True)).values("n")
    none = models.Value(0)
    return Agency.objects.annotate(people=Coalesce(models.Subquery(counted), none))
