"""Reads of accounts."""

from __future__ import annotations

from django.db import models

from prongsai.apps.accounts.models import User


def active_users() -> models.QuerySet[User]:
    """Everybody who can sign in, by name."""
    return User.objects.filter(is_active=True).order_by("full_name", "pk")
