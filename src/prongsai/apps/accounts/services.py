"""Writes of accounts: each with its actor, one transaction, one line of the journal."""

from __future__ import annotations

from django.contrib import auth
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from prongsai.apps.accounts import throttle
from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.sessions import ADDRESS, BEGAN, BROWSER
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


def change_account(
    *, actor: Actor, user: User, full_name: str, email: str, locale: str, theme: str
) -> User:
    """Name, e-mail, language and theme of an account."""
    with transaction.atomic():
        before = _facts(User.objects.get(pk=user.pk))
        user.full_name, user.email, user.locale, user.theme = full_name, email, locale, theme
        user.save(update_fields=["full_name", "email", "locale", "theme"])
        record(
            actor=actor,
            what="accounts.user_changed",
            target=user,
            before=before,
            after=_facts(user),
        )
    return user


def set_password(*, actor: Actor, user: User, password: str, keep: str = "") -> None:
    """A new password; every session of the account but `keep` ends with the old one."""
    validate_password(password, user)
    user.set_password(password)
    with transaction.atomic():
        user.save(update_fields=["password"])
        user.sessions.exclude(pk=keep).delete()
        record(actor=actor, what="accounts.password_changed", target=user)


def end_sessions(*, actor: Actor, user: User, keep: str = "") -> int:
    """Sign a person out everywhere but in `keep`, the key of a session; gives how many ended."""
    with transaction.atomic():
        ended, _ = user.sessions.exclude(pk=keep).delete()
        record(actor=actor, what="accounts.sessions_ended", target=user, after={"count": ended})
    return ended


def set_active(*, actor: Actor, user: User, is_active: bool, book: str = "") -> None:
    """Close an account and sign it out, or open it again; nobody is removed, since the journal
    names them."""
    with transaction.atomic():
        before = {"is_active": user.is_active}
        user.is_active = is_active
        user.save(update_fields=["is_active"])
        if not is_active:
            user.sessions.all().delete()
        record(
            actor=actor,
            what="accounts.user_closed" if not is_active else "accounts.user_opened",
            target=user,
            book=book,
            before=before,
            after={"is_active": is_active},
        )


def note_sign_in(*, request: HttpRequest, user: User) -> None:
    """The journal's line of a sign-in, and what the person sees of it among the own sessions."""
    from django.conf import settings

    request.session[BEGAN] = timezone.now().isoformat()
    request.session[BROWSER] = request.headers.get("User-Agent", "")[:200]
    request.session[ADDRESS] = address_of(request, behind_proxy=settings.BEHIND_PROXY)
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
        "theme": user.theme,
        "is_platform_admin": user.is_platform_admin,
    }
