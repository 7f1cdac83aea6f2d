"""What a person chose is remembered: year and round, and how each table is shown.

A choice is kept with the person, so it is there after the next sign-in and at another desk. The
session gets a copy at the sign-in, so that pages need not ask the database. Of somebody who is not
signed in, the session is all that remembers.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from prongsai.ui.models import Kept

SESSION_KEY = "choices"
MOST = 200  # places of one person; beyond that those chosen first go


def recall(request: HttpRequest, place: str) -> dict[str, Any]:
    """What was chosen at a place; empty where nothing was."""
    found = _choices(request).get(place, {})
    return found if isinstance(found, dict) else {}


def keep(request: HttpRequest, place: str, choice: dict[str, Any]) -> None:
    """Remember a choice; an unchanged one is not written again."""
    session = getattr(request, "session", None)
    if session is None or recall(request, place) == choice:
        return
    person = _person(request)
    kept = _with(_choices(request), place, choice)
    if person is not None:
        kept = _write(person, place, choice)
    session[SESSION_KEY] = {"of": person, "choices": kept}


def _person(request: HttpRequest) -> int | None:
    return getattr(getattr(request, "user", None), "pk", None)


def _choices(request: HttpRequest) -> dict[str, Any]:
    """Those of the session, or of the person when another one has signed in."""
    session = getattr(request, "session", None)
    if session is None:
        return {}
    person = _person(request)
    copy: dict[str, Any] = session.get(SESSION_KEY, {})
    if copy.get("of") == person and "choices" in copy:
        return dict(copy["choices"])
    return {} if person is None else _read(person)


def bring(sender: object, request: HttpRequest, user: Any, **more: object) -> None:
    """At the sign-in: the person's choices into the session, which is written then anyway."""
    request.session[SESSION_KEY] = {"of": user.pk, "choices": _read(user.pk)}


def _read(person: int) -> dict[str, Any]:
    kept = Kept.objects.filter(person_id=person).values_list("choices", flat=True).first()
    return dict(kept or {})


def _write(person: int, place: str, choice: dict[str, Any]) -> dict[str, Any]:
    """Change one place alone: the same person may be at work in another window."""
    with transaction.atomic():
        row, _ = Kept.objects.select_for_update().get_or_create(person_id=person)
        row.choices = _with(row.choices, place, choice)
        row.save(update_fields=["choices"])
    return dict(row.choices)


def _with(choices: dict[str, Any], place: str, choice: dict[str, Any]) -> dict[str, Any]:
    rest = [(name, value) for name, value in choices.items() if name != place]
    return dict([*rest, (place, choice)][-MOST:])
