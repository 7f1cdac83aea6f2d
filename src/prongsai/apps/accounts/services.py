"""Writes of accounts: each with its actor, one transaction, one line of the journal."""

from __future__ import annotations

from django.contrib import auth
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import HttpRequest

from prongsai.apps.accounts import throttle
from prongsai.apps.accounts.models import User
from prongsai.apps.journal.services import Actor, record


class TooManyFailures(Exception):
    """Signing in is refused for a while, whatever the password."""


def address_of(request: HttpRequest | None, *, behind_proxy: bool) -> str:
    """The client's address; behind a proxy the one that the proxy itself added last."""
    if request is None:
        return ""
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if behind_proxy and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def authenticate(*, request: HttpRequest | None, username: str, password: str) -> User | None:
    """The person whose name and password these are; raises `TooManyFailures`.

    A failure is counted for the account, the address and both; a success forgets the mistyping.
    """
    from django.conf import settings

    address = address_of(request, behind_proxy=settings.BEHIND_PROXY)
    if throttle.must_wait(username=username, address=address):
        raise TooManyFailures
    user = auth.authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        throttle.note_failure(username=username, address=address)
        return None
    throttle.forget_failures(username=username, address=address)
    return user


def create_user(
    *,
    actor: Actor,
    username: str,
    password: str | None,
    full_name: str,
    email: str = "",
    locale: str = "th",
    is_platform_admin: bool = False,
) -> User:
    """An account. It may do nothing yet: memberships of agencies are given there.

    Raises `ValidationError` for a password that is too weak.
    """
    user = User(
        username=User.normalize_username(username),
        full_name=full_name,
        email=email,
        locale=locale,
        is_platform_admin=is_platform_admin,
    )
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    with transaction.atomic():
        user.save(force_insert=True)
        record(actor=actor, what="accounts.user_created", target=user, after=_facts(user))
    return user


def change_account(*, actor: Actor, user: User, full_name: str, email: str, locale: str) -> User:
    """Name, e-mail and language of an account."""
    with transaction.atomic():
        before = _facts(User.objects.get(pk=user.pk))
        user.full_name, user.email, user.locale = full_name, email, locale
        user.save(update_fields=["full_name", "email", "locale"])
        record(
            actor=actor,
            what="accounts.user_changed",
            target=user,
            before=before,
            after=_facts(user),
        )
    return user


def set_password(*, actor: Actor, user: User, password: str) -> None:
    """A new password; every other session of the account ends with the old one."""
    validate_password(password, user)
    user.set_password(password)
    with transaction.atomic():
        user.save(update_fields=["password"])
        record(actor=actor, what="accounts.password_changed", target=user)


def set_active(*, actor: Actor, user: User, is_active: bool) -> None:
    """Close an account, or open it again; nobody is removed, since the journal names them."""
    with transaction.atomic():
        before = {"is_active": user.is_active}
        user.is_active = is_active
        user.save(update_fields=["is_active"])
        record(
            actor=actor,
            what="accounts.user_closed" if not is_active else "accounts.user_opened",
            target=user,
            before=before,
            after={"is_active": is_active},
        )


def note_sign_in(*, user: User) -> None:
    """The journal's line of a sign-in."""
    with transaction.atomic():
        record(actor=user, what="accounts.signed_in", target=user)


def note_sign_out(*, user: User) -> None:
    """The journal's line of a sign-out."""
    with transaction.atomic():
        record(actor=user, what="accounts.signed_out", target=user)


def _facts(user: User) -> dict[str, object]:
    return {
        "username": user.username,
        "full_name": user.full_name,
        "email": user.email,
        "locale": user.locale,
        "is_platform_admin": user.is_platform_admin,
    }
