"""How many failed sign-ins are borne, by account and by address, before one must wait.

Counted in the database, so that all processes count together; as many rows as addresses and names
failed lately, and never more than `MOST_ROWS`. A name is kept only as a checksum with the
installation's key: people type passwords where names belong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.crypto import salted_hmac

from prongsai.apps.accounts.models import FailedSignIn

WINDOW = timedelta(minutes=15)
MOST_ROWS = 20_000
_OF_BOTH, _OF_ACCOUNT, _OF_ADDRESS = 5, 30, 60


def must_wait(*, username: str, address: str, now: datetime | None = None) -> bool:
    """Whether this account, this address or both together have failed too often lately."""
    since = (now or timezone.now()) - WINDOW
    limits = dict(_keys(username, address))
    found = FailedSignIn.objects.filter(key__in=limits, since__gt=since)
    return any(row.failures >= limits[row.key] for row in found)


def note_failure(*, username: str, address: str, now: datetime | None = None) -> None:
    """Count one failure; a key whose window is over begins anew."""
    moment = now or timezone.now()
    over = Q(since__lte=moment - WINDOW)
    with transaction.atomic():
        FailedSignIn.objects.filter(over).delete()
        keys = [key for key, _ in _keys(username, address)]
        FailedSignIn.objects.bulk_create(
            [FailedSignIn(key=key, since=moment) for key in keys], ignore_conflicts=True
        )
        FailedSignIn.objects.filter(key__in=keys).update(
            failures=Case(When(over, then=Value(1)), default=F("failures") + 1)
        )
        _drop_the_oldest()


def forget_failures(*, username: str, address: str) -> None:
    """After a sign-in that went well: the person mistyped. The address stays counted."""
    keys = [key for key, limit in _keys(username, address) if limit != _OF_ADDRESS]
    FailedSignIn.objects.filter(key__in=keys).delete()


def _keys(username: str, address: str) -> Iterator[tuple[str, int]]:
    name = username.strip().casefold()[:150]
    for said, limit in (
        (f"both {address} {name}", _OF_BOTH),
        (f"account {name}", _OF_ACCOUNT),
        (f"address {address}", _OF_ADDRESS),
    ):
        yield salted_hmac("prongsai.sign-in", said, algorithm="sha256").hexdigest(), limit


def _drop_the_oldest() -> None:
    rows = FailedSignIn.objects.order_by("-since", "key").values_list("since", flat=True)
    last_kept = rows[MOST_ROWS : MOST_ROWS + 1].first()
    if last_kept is not None:
        FailedSignIn.objects.filter(since__lte=last_kept).delete()
