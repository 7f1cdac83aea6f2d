"""Questions about an account alone, outside of any agency."""

from __future__ import annotations

from prongsai.apps.accounts.models import User


def anyone(user: User | None) -> bool:
    """Everybody, signed in or not."""
    return True


def is_signed_in(user: User | None) -> bool:
    return user is not None and user.is_active


def can_administer_platform(user: User | None) -> bool:
    """Agencies, accounts and the state of the installation; no content of an agency."""
    return user is not None and user.is_active and user.is_platform_admin
