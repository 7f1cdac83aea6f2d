"""The one clock of the product. Rules never ask it: callers hand in the day or the moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_stopped: ContextVar[datetime | None] = ContextVar("stopped_clock", default=None)


def now() -> datetime:
    """This moment, with its time zone."""
    return _stopped.get() or timezone.now()


def today() -> date:
    """Today in Thailand."""
    return timezone.localtime(now()).date()


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """For tests and rehearsals: inside, it is always this moment."""
    token = _stopped.set(moment)
    try:
        yield
    finally:
        _stopped.reset(token)
