"""Sessions that know whose they are, so that a person can see and end the own ones.

The engine named by `SESSION_ENGINE`: Django's own, with the account beside each session.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

BEGAN, BROWSER, ADDRESS = "began", "browser", "address"


class SessionStore(DatabaseStore):
    """Django's sessions in the database; the row holds the account that signed in."""

    @classmethod
    def get_model_class(cls) -> Any:
        from prongsai.apps.accounts.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row
