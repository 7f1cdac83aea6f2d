"""Wrong deployments, each with its number, what is wrong and the way out.

`prongsai manage check` runs them, and `prongsai serve` before it opens. The numbers are explained
in docs/operators/checks.md and are never given again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from prongsai.apps.accounts.pages import SCOPES
from prongsai.project.routes import all_routes

_OF_THIS_MACHINE = {"localhost", "127.0.0.1", "[::1]", "testserver"}
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_PAGE = "docs/operators/checks.md"

Apps = Sequence[AppConfig] | None


def _wrong(number: int, message: str, hint: str) -> Error:
    return Error(message, hint=f"{hint} ({_PAGE})", id=f"prongsai.E{number:03}")


@register(Tags.security)
def transport(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """What browsers reach, and how."""
    return list(_transport())


def _transport() -> Iterator[Error]:
    if settings.HTTPS and not settings.BEHIND_PROXY:
        yield _wrong(
            1,
            "PRONGSAI_ORIGINS names https, but nothing is said of the proxy that ends TLS:"
            " every page would be redirected to itself for ever.",
            "Put a proxy in front that alone sets X-Forwarded-Proto, and set PRONGSAI_PROXY=on.",
        )
    foreign = [host for host in settings.ALLOWED_HOSTS if host not in _OF_THIS_MACHINE]
    if settings.DEBUG and foreign:
        yield _wrong(
            2,
            f"PRONGSAI_DEBUG is on for {', '.join(foreign)}: errors would show code and settings.",
            "Set PRONGSAI_DEBUG=off wherever others can reach the pages.",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield _wrong(
            3,
            "PRONGSAI_HOSTS=* lets any name lead here, so links in mails can be forged.",
            "Name the hosts, parted by commas.",
        )
    if foreign and foreign != ["*"] and not settings.CSRF_TRUSTED_ORIGINS:
        yield _wrong(
            4,
            "PRONGSAI_HOSTS names other machines' addresses, but PRONGSAI_ORIGINS is empty:"
            " it is not known whether browsers come by https.",
            "Set PRONGSAI_ORIGINS, for example https://ita.example.go.th.",
        )


@register(Tags.security)
def kept_files(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """The folder that holds the key, the database and the files."""
    return list(_kept_files(Path(settings.PRONGSAI_HOME)))


def _kept_files(home: Path) -> Iterator[Error]:
    if not os.access(home, os.W_OK | os.X_OK):
        yield _wrong(
            5, f"{home} cannot be written.", "Give the folder to the user that runs prongsai."
        )
    if os.name != "posix":
        return
    for path in (home, home / "secret-key"):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & _OTHERS:
            yield _wrong(
                6,
                f"{path} can be opened by other users of this machine.",
                f"chmod go= {path}",
            )


@register(Tags.urls)
def doors(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Every page says whose it is."""
    return [
        _wrong(
            7,
            f"The page {route.pattern} says neither scope nor question.",
            "Put public_page, account_page, platform_page or agency_page on its view.",
        )
        for route in all_routes()
        if route.scope not in SCOPES or not route.question
    ]
