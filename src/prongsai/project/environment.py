"""The environment of an installation: what each variable may say, and what holds without it.

A wrong value stops the program with the variable's name and the values that it accepts.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ON, OFF = ("on", "true", "yes", "1"), ("off", "false", "no", "0", "")
SECRET_KEY_LETTERS = 50
_A_FOLDER = "a folder that this user may write"
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


class WrongVariable(ImproperlyConfigured):
    """A variable of the environment has a value that means nothing."""

    def __init__(self, name: str, value: str, accepted: str) -> None:
        super().__init__(f"{name}={value!r} is not understood; accepted: {accepted}")


@dataclass(frozen=True, slots=True)
class Environment:
    """Reads variables; `values` is `os.environ`, or what a test hands in."""

    values: Mapping[str, str]

    def switch(self, name: str, *, default: bool) -> bool:
        value = self.values.get(name)
        if value is None:
            return default
        if value.lower() in ON:
            return True
        if value.lower() in OFF:
            return False
        raise WrongVariable(name, value, "on, off")

    def words(self, name: str, default: tuple[str, ...] = ()) -> list[str]:
        """A list parted by commas."""
        value = self.values.get(name)
        if value is None:
            return list(default)
        return [word.strip() for word in value.split(",") if word.strip()]

    def hosts(self, name: str, default: tuple[str, ...]) -> list[str]:
        found = self.words(name, default)
        if any("/" in host for host in found):
            raise WrongVariable(
                name, self.values.get(name, ""), "names of hosts parted by commas, without https://"
            )
        return found

    def origins(self, name: str) -> list[str]:
        found = self.words(name)
        for origin in found:
            parts = urlsplit(origin)
            if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
                raise WrongVariable(name, origin, "addresses such as https://ita.example.go.th")
        return [origin.rstrip("/") for origin in found]

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        value = self.values.get(name, str(default))
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise WrongVariable(name, value, f"a whole number from {least} to {most}")
        return int(value)

    def home(self) -> Path:
        """The folder of all that an installation keeps, made for its owner alone."""
        home = Path(self.values.get("PRONGSAI_HOME") or "prongsai-home").absolute()
        try:
            home.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        except OSError as error:
            raise WrongVariable("PRONGSAI_HOME", str(home), _A_FOLDER) from error
        if not os.access(home, os.W_OK | os.X_OK):
            raise WrongVariable("PRONGSAI_HOME", str(home), _A_FOLDER)
        return home

    def secret_key(self, home: Path) -> str:
        """The key of the environment, else the one kept in `home`; made when there is none."""
        given = self.values.get("PRONGSAI_SECRET_KEY", "")
        if given:
            if len(given) < SECRET_KEY_LETTERS:
                raise WrongVariable(
                    "PRONGSAI_SECRET_KEY",
                    "…",
                    f"{SECRET_KEY_LETTERS} letters or more that nobody can guess",
                )
            return given
        path = home / "secret-key"
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(64))
        return path.read_text(encoding="ascii").strip()

    def database(self, home: Path) -> dict[str, Any]:
        """PostgreSQL where DATABASE_URL says so, else one SQLite file in `home`."""
        url = self.values.get("DATABASE_URL", "")
        parts = urlsplit(url)
        if parts.scheme in ("postgres", "postgresql"):
            return _postgresql(url)
        if parts.scheme == "sqlite" and parts.path.strip("/"):
            return _sqlite(Path(unquote(parts.path[1:])))
        if url:
            raise WrongVariable(
                "DATABASE_URL",
                f"{parts.scheme}://…",
                "postgresql://user:password@host:port/name, sqlite:///path, or nothing",
            )
        return _sqlite(home / "prongsai.sqlite3")


def _write_once(path: Path, text: str) -> None:
    """Write a private file whole, unless another process was first."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE), "w") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass  # the other process's key holds
    finally:
        fresh.unlink()


def _sqlite(path: Path) -> dict[str, Any]:
    # FULL survives a loss of power; IMMEDIATE lets writers wait instead of failing half-way.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-8000;PRAGMA temp_store=MEMORY;"
            ),
        },
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": None},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
