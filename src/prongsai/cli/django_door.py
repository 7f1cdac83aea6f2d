"""The one door from the command line to the web rooms: it reaches them by their names only.

So the command line reads and converts files on machines that never open the web door, and the
import contracts can hold it to that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Protocol

SETTINGS = "prongsai.project.settings"
WEB_APPLICATION = "prongsai.project.asgi:application"
_ANOTHER = "import sys; from prongsai.cli.main import main; sys.exit(main())"


# What stops the web rooms from opening, by Django's name of it, and the message that says so.
_REASONS = {
    "ImproperlyConfigured": "door.wrong_setting",
    "OperationalError": "door.no_database",
}


class NotOpened(Exception):
    """The web rooms cannot be opened; `code` is a message with the parameter `said`."""

    def __init__(self, code: str, said: str) -> None:
        super().__init__(code)
        self.code = code
        self.said = said


class Break(Protocol):
    """Where the journal is broken."""

    book: str
    number: int
    code: str


class Verdict(Protocol):
    """What a check of the journal found."""

    whole: bool
    books: int
    lines: int
    breaks: tuple[Break, ...]


class Worker(Protocol):
    """Runs jobs."""

    def run(self) -> None: ...

    def stop(self) -> None: ...


def run_command(*words: str) -> None:
    """A command of Django or of our slices; a hyphen in its name is as good as an underline."""
    words = (words[0].replace("-", "_"), *words[1:]) if words else words
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    with _opened():
        import_module("django.core.management").execute_from_command_line(
            ["prongsai manage", *words]
        )


def journal_verdict() -> Verdict:
    with _opened():
        verdict: Verdict = _started("prongsai.apps.journal.selectors").verify()
    return verdict


def new_worker() -> Worker:
    with _opened():
        worker: Worker = _started("prongsai.apps.jobs.worker").Worker()
    return worker


def another_process(*words: str) -> list[str]:
    """The command line of another `prongsai`, run by the same Python."""
    return [sys.executable, "-c", _ANOTHER, *words]


@contextmanager
def _opened() -> Iterator[None]:
    """Turn what stops the rooms from opening into `NotOpened`; anything else is our fault."""
    try:
        yield
    except Exception as error:
        for kind in type(error).__mro__:
            if kind.__module__.startswith("django.") and kind.__name__ in _REASONS:
                first = str(error).strip().partition("\n")[0]
                raise NotOpened(_REASONS[kind.__name__], first) from error
        raise


def _started(module: str) -> Any:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import_module("django").setup()
    return import_module(module)
