"""One-time links with which a person sets a password: handed over by whoever may, never mailed.

A link is a signature over the account as it is: it ends by being used, by a newer link, and after
`PASSWORD_RESET_TIMEOUT`. Nothing of it is stored, and no line of the journal holds it.
"""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from prongsai.apps.accounts import services
from prongsai.apps.accounts.models import User
from prongsai.apps.journal.services import Actor, record


class _Signer(PasswordResetTokenGenerator):
    key_salt = "prongsai.accounts.links"


_signer = _Signer()


def issue_link(*, actor: Actor, user: User, book: str = "") -> str:
    """The path of a new link. The password so far, every session and older links end at once."""
    user.set_unusable_password()
    with transaction.atomic():
        user.save(update_fields=["password"])
        user.sessions.all().delete()
        record(
            actor=actor,
            what="accounts.link_issued",
            target=user,
            book=book,
            after={"username": user.username},
        )
    key = urlsafe_base64_encode(str(user.pk).encode())
    return reverse("accounts:welcome", args=[key, _signer.make_token(user)])


def person_of_link(key: str, token: str) -> User | None:
    """Whose link it is; None when it was used, is too old, or never was one."""
    try:
        pk = int(force_str(urlsafe_base64_decode(key)))
    except (ValueError, OverflowError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and _signer.check_token(user, token) else None


def use_link(*, user: User, password: str) -> None:
    """The person's own password, set by the link; raises `ValidationError` when it is too weak."""
    services.set_password(actor=user, user=user, password=password)
