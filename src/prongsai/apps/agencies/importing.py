"""Bringing the agencies up to the national list. The same file twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.national_list import ListedAgency
from prongsai.apps.journal.services import Actor, record

_FACTS = ("type", "name", "amphoe", "changwat", "website")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One agency that is new or differs; `before` is empty for a new one."""

    agency: ListedAgency
    before: dict[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import would do, or did."""

    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    same: int
    unlisted: tuple[str, ...] = ()  # names of agencies that are here and not in the list


def compare(agencies: Iterable[ListedAgency]) -> Difference:
    """What of the list is not in the database yet."""
    listed = list(agencies)
    there = {one.code: one for one in Agency.objects.order_by("code")}
    new = tuple(Change(one, {}) for one in listed if one.code not in there)
    changed = tuple(
        Change(one, before) for one in listed if (before := _before(one, there.get(one.code)))
    )
    named = {one.code for one in listed}
    unlisted = tuple(str(one) for code, one in there.items() if code not in named)
    return Difference(new, changed, len(listed) - len(new) - len(changed), unlisted)


def import_agencies(*, actor: Actor, agencies: Iterable[ListedAgency]) -> Difference:
    """Add what is new and change what differs, in one transaction. Nothing is removed:
    agencies that the list no longer names may have plans. One line of the journal for each
    agency that was there and changed, and one for all new ones."""
    with transaction.atomic():
        difference = compare(agencies)
        Agency.objects.bulk_create(
            [_fresh(change.agency) for change in difference.new], batch_size=_AT_ONCE
        )
        if difference.new:
            first = Agency.objects.get(code=difference.new[0].agency.code)
            count = {"count": len(difference.new)}
            record(actor=actor, what="agencies.list_imported", target=first, after=count)
        _change(actor, difference.changed)
    return difference


def _fresh(listed: ListedAgency) -> Agency:
    agency = Agency(slug=listed.code, **asdict(listed))
    agency.sought = agency.as_sought()
    return agency


def _change(actor: Actor, changes: Sequence[Change]) -> None:
    codes = [change.agency.code for change in changes]
    there = {agency.code: agency for agency in Agency.objects.filter(code__in=codes)}
    for change in changes:
        agency = there[change.agency.code]
        after = {name: getattr(change.agency, name) for name in change.before}
        for name, value in after.items():
            setattr(agency, name, value)
        agency.sought = agency.as_sought()
        record(
            actor=actor,
            what="agencies.agency_changed",
            target=agency,
            book=agency.code,
            before=change.before,
            after=after,
        )
    Agency.objects.bulk_update(there.values(), [*_FACTS, "sought"], batch_size=_AT_ONCE)


def _before(listed: ListedAgency, here: Agency | None) -> dict[str, str]:
    """The facts that differ, as they are now; a list without an address keeps ours."""
    if here is None:
        return {}
    return {
        name: getattr(here, name)
        for name in _FACTS
        if getattr(here, name) != getattr(listed, name)
        and (getattr(listed, name) or name != "website")
    }
