"""The one door from the command line to the web rooms: it reaches them by their names only.

So the command line reads and converts files on machines that never open the web door, and the
import contracts can hold it to that.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, Protocol

SETTINGS = "prongsai.project.settings"
WEB_APPLICATION = "prongsai.project.asgi:application"
_ANOTHER = "import sys; from prongsai.cli.main import main; sys.exit(main())"


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
    import_module("django.core.management").execute_from_command_line(["prongsai manage", *words])


def journal_verdict() -> Verdict:
    verdict: Verdict = _started("prongsai.apps.journal.selectors").verify()
    return verdict


def new_worker() -> Worker:
    worker: Worker = _started("prongsai.apps.jobs.worker").Worker()
    return worker


def another_process(*words: str) -> list[str]:
    """The command line of another `prongsai`, run by the same Python."""
    return [sys.executable, "-c", _ANOTHER, *words]


def _started(module: str) -> Any:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import_module("django").setup()
    return import_module(module)
