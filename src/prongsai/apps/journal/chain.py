"""The checksum of a line: SHA-256 over its canonical text, which holds the checksum before it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

FIRST = "0" * 64  # what the first line of a book names as the line before it
MASK = "•••"
_SECRET = ("passw", "secret", "token", "api_key", "otp", "session", "cookie")


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a line says, in the form that is summed. `before` and `after` are JSON texts."""

    book: str
    number: int
    at: datetime
    actor_id: str
    actor_name: str
    what: str
    target_kind: str
    target_id: str
    before: str
    after: str
    previous: str

    def checksum(self) -> str:
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        values["at"] = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return sha256(canonical(values).encode()).hexdigest()


def canonical(value: object) -> str:
    """JSON in one form only, so that the same facts always give the same checksum."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def masked(value: Any) -> Any:
    """The value with everything that is named like a secret hidden, at any depth."""
    if isinstance(value, Mapping):
        return {
            str(name): MASK if _is_secret(str(name)) else masked(part)
            for name, part in value.items()
        }
    if isinstance(value, list | tuple):
        return [masked(part) for part in value]
    return value


def _is_secret(name: str) -> bool:
    return any(word in name.lower() for word in _SECRET)
