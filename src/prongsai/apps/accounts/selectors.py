"""Reads of accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.sessions import ADDRESS, BEGAN, BROWSER

_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


def active_users() -> models.QuerySet[User]:
    """Everybody who can sign in, by name."""
    return User.objects.filter(is_active=True).order_by("full_name", "pk")


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A browser in which a person is signed in."""

    began: datetime | None
    browser: str
    address: str
    is_here: bool


def sessions_of(user: User, *, here: str) -> list[OwnSession]:
    """The person's sessions that still hold, the latest first; `here` is the key of this one."""
    rows = user.sessions.filter(expire_date__gt=timezone.now())
    found = [_session(row.get_decoded(), row.pk == here) for row in rows]
    oldest = datetime.min.replace(tzinfo=timezone.get_default_timezone())
    return sorted(found, key=lambda one: one.began or oldest, reverse=True)


def _session(kept: dict[str, str], is_here: bool) -> OwnSession:
    began = kept.get(BEGAN)
    return OwnSession(
        began=datetime.fromisoformat(began) if began else None,
        browser=" · ".join(_known(kept.get(BROWSER, ""))),
        address=kept.get(ADDRESS, ""),
        is_here=is_here,
    )


def _known(agent: str) -> Iterator[str]:
    """The browser and the system that a browser says it is."""
    for names in (_BROWSERS, _SYSTEMS):
        if name := next((one for one in names if one in agent), ""):
            yield {"Edg": "Edge", "OPR": "Opera"}.get(name, name)
