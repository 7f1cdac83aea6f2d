"""Reads of agencies."""

from __future__ import annotations

from datetime import date

from django.db import models

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.models import Agency, Membership, OrgUnit
from prongsai.apps.agencies.standing import Standing


def agencies_of(user: User, *, day: date) -> models.QuerySet[Agency]:
    """The agencies to which a person belongs on a day, by name."""
    current = Membership.objects.on(day).filter(user=user).values("agency")
    return Agency.objects.filter(pk__in=current).order_by("name", "pk")


def standing_in(slug: str, user: User, *, day: date) -> Standing | None:
    """What a person is in the agency of an address; None when nothing, or there is no such."""
    found = list(
        Membership.objects.on(day).filter(agency__slug=slug, user=user).select_related("agency")
    )
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
