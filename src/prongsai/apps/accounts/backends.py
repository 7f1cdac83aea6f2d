"""Who a session is of: Django's own backend, which asks for the account with every request."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db import models

from prongsai.apps.accounts.models import User
from prongsai.apps.prepared import PreparedRows

_USER = PreparedRows(lambda pk: User.objects.filter(pk=pk), pk=models.BigAutoField())


class AccountBackend(ModelBackend):
    """Username and password; an account that was closed is nobody from its next request on."""

    def get_user(self, user_id: Any) -> User | None:
        for user in _USER(pk=user_id):
            return user if self.user_can_authenticate(user) else None
        return None
