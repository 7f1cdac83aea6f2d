"""The first administrator of an empty installation.

Whoever can read the console of `prongsai serve`, or the file `first-start` in `PRONGSAI_HOME`,
holds the key; the page is closed for good as soon as there is one account.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.services import create_user
from prongsai.apps.journal.services import SYSTEM

FILE = "first-start"


class NotEmpty(RuntimeError):
    """There is an account already."""


def is_open() -> bool:
    """Whether the installation has nobody yet."""
    return not User.objects.exists()


def first_key() -> str:
    """The key of the first start, made once; empty when the installation has people."""
    path = _file()
    if not is_open():
        path.unlink(missing_ok=True)
        return ""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(24)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key


def is_first_key(words: str) -> bool:
    """Whether these words are the key; there is none until `first_key` made it."""
    path = _file()
    if not path.is_file():
        return False
    kept = path.read_text(encoding="ascii").strip()
    return bool(kept) and secrets.compare_digest(kept.encode(), words.strip().encode())


def found(*, username: str, password: str, full_name: str) -> User:
    """The first account, which administers the installation. Raises `NotEmpty`, or
    `ValidationError` for a weak password."""
    with transaction.atomic():
        if not is_open():
            raise NotEmpty
        user = create_user(
            actor=SYSTEM,
            username=username,
            password=password,
            full_name=full_name,
            is_platform_admin=True,
        )
    _file().unlink(missing_ok=True)
    return user


def _file() -> Path:
    return Path(settings.PRONGSAI_HOME) / FILE
