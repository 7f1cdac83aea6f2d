"""Opening an agency with its first administrator, closing it for writing, opening it again."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.people import add_person, give_role
from prongsai.apps.journal.services import Actor, record


def name_administrator(
    *, actor: Actor, agency: Agency, username: str, full_name: str
) -> tuple[User, str]:
    """The agency's administrator, and the path of the link to hand over; the path is empty for a
    person who has an account already and only gets the role."""
    there = User.objects.filter(username=User.normalize_username(username)).first()
    if there is not None:
        give_role(actor=actor, agency=agency, user=there, role=Role.AGENCY_ADMIN)
        return there, ""
    return add_person(
        actor=actor, agency=agency, username=username, full_name=full_name, role=Role.AGENCY_ADMIN
    )


def close_agency(*, actor: Actor, agency: Agency, day: date) -> None:
    """From now on its people read and nobody writes."""
    _set_closed(actor, agency, day)


def reopen_agency(*, actor: Actor, agency: Agency) -> None:
    """Its people work again."""
    _set_closed(actor, agency, None)


def _set_closed(actor: Actor, agency: Agency, day: date | None) -> None:
    before = {"closed_on": agency.closed_on.isoformat() if agency.closed_on else ""}
    agency.closed_on = day
    with transaction.atomic():
        agency.save(update_fields=["closed_on"])
        record(
            actor=actor,
            what="agencies.agency_closed" if day else "agencies.agency_reopened",
            target=agency,
            book=agency.code,
            before=before,
            after={"closed_on": day.isoformat() if day else ""},
        )
