"""Writes of who belongs to an agency: adding, roles, a new way in, the end of access.

Each closes at once what it ends: memberships are asked for at every request, and sessions of an
account that has no agency left are dropped.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from prongsai.apps.accounts.links import issue_link
from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.services import create_user, set_active
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.models import Agency, Membership, OrgUnit
from prongsai.apps.agencies.services import OfAnotherAgency, add_member, end_membership
from prongsai.apps.journal.services import Actor, record


class LastAdministrator(RuntimeError):
    """Without this one nobody could keep the agency's people any more."""


class OthersPerson(RuntimeError):
    """The account belongs to another agency too, or to the installation: not for us to open."""


def add_person(
    *,
    actor: Actor,
    agency: Agency,
    username: str,
    full_name: str,
    role: Role,
    unit: OrgUnit | None = None,
    email: str = "",
) -> tuple[User, str]:
    """A new account with a role, and the path of the one-time link that lets the person in."""
    with transaction.atomic():
        user = create_user(
            actor=actor, username=username, password=None, full_name=full_name, email=email
        )
        give_role(actor=actor, agency=agency, user=user, role=role, unit=unit)
        return user, issue_link(actor=actor, user=user, book=agency.code)


def give_role(
    *, actor: Actor, agency: Agency, user: User, role: Role, unit: OrgUnit | None = None
) -> Membership:
    """A role, from now on; one that had ended is taken up again. An account that was closed with
    its last role is opened. Raises `OfAnotherAgency`."""
    if unit is not None and unit.agency_id != agency.pk:
        raise OfAnotherAgency(f"{unit} is no unit of {agency}")
    with transaction.atomic():
        if not user.is_active:
            set_active(actor=actor, user=user, is_active=True, book=agency.code)
        ended = Membership.objects.filter(agency=agency, user=user, role=role, unit=unit).first()
        if ended is None:
            return add_member(actor=actor, agency=agency, user=user, role=role, unit=unit)
        if ended.valid_to is not None:
            ended.valid_to = None
            ended.save(update_fields=["valid_to"])
            after = {"user": user.username, "role": role}
            record(
                actor=actor,
                what="agencies.member_added",
                target=ended,
                book=agency.code,
                after=after,
            )
        return ended


def end_role(*, actor: Actor, membership: Membership, day: date) -> None:
    """One role ends today. Raises `LastAdministrator`. With the last role in any agency the account
    is closed and signed out."""
    with transaction.atomic():
        _keep_an_administrator(membership.agency, without=[membership.pk], day=day)
        end_membership(actor=actor, membership=membership, day=day)
        _close_without_agency(actor, membership.user, membership.agency, day)


def end_access(*, actor: Actor, agency: Agency, user: User, day: date) -> None:
    """Every role of a person in the agency ends today; raises `LastAdministrator`."""
    with transaction.atomic():
        held = list(Membership.objects.on(day).filter(agency=agency, user=user))
        _keep_an_administrator(agency, without=[one.pk for one in held], day=day)
        for membership in held:
            end_membership(actor=actor, membership=membership, day=day)
        _close_without_agency(actor, user, agency, day)


def new_link(*, actor: Actor, agency: Agency, user: User, day: date) -> str:
    """A link to set a new password; raises `OthersPerson` where it would open another's door."""
    if not is_only_ours(agency, user, day=day):
        raise OthersPerson(user.username)
    return issue_link(actor=actor, user=user, book=agency.code)


def is_only_ours(agency: Agency, user: User, *, day: date) -> bool:
    """Whether the account opens nothing but this agency, today or later."""
    held = Membership.objects.filter(user=user).exclude(valid_to__lt=day)
    return (
        not user.is_platform_admin
        and held.filter(agency=agency).exists()
        and not held.exclude(agency=agency).exists()
    )


def _keep_an_administrator(agency: Agency, *, without: list[int], day: date) -> None:
    """Ask with the rows locked, so that two administrators cannot remove each other."""
    held = list(
        Membership.objects.select_for_update()
        .on(day)
        .filter(agency=agency, role=Role.AGENCY_ADMIN, user__is_active=True)
        .values_list("pk", flat=True)
    )
    if held and not set(held) - set(without):
        raise LastAdministrator(agency.code)


def _close_without_agency(actor: Actor, user: User, agency: Agency, day: date) -> None:
    left = Membership.objects.filter(user=user).exclude(valid_to__lt=day)
    if not left.exists() and not user.is_platform_admin:
        set_active(actor=actor, user=user, is_active=False, book=agency.code)
