"""Sessions that know whose they are, so that a person can see and end the own ones.

The engine named by `SESSION_ENGINE`: Django's own, with the account beside each session.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import models
from django.utils import timezone

from prongsai.apps.prepared import PreparedRows

BEGAN, BROWSER, ADDRESS = "began", "browser", "address"


_SESSION = PreparedRows(
    lambda key, now: SessionStore.get_model_class().objects.filter(
        session_key=key, expire_date__gt=now
    ),
    key=models.CharField(),
    now=models.DateTimeField(),
)


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

    def _get_session_from_db(self) -> Any:
        for row in _SESSION(key=self.session_key, now=timezone.now()):
            return row
        self._session_key = None
        return None
