"""How far the running job is, said from anywhere inside it.

    report(done=3, total=10, code="imports.reading_page", page=3)

Outside of a job it does nothing, so a service may report whether a person or a worker calls it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from prongsai.apps.jobs import leases
from prongsai.apps.jobs.models import Job

_EVERY_S = 0.5
_running: ContextVar[_Running | None] = ContextVar("running_job", default=None)


class _Running:
    def __init__(self, job: Job) -> None:
        self.job = job
        self.written_at = 0.0


def report(*, done: int, total: int, code: str = "", **params: object) -> None:
    """Note progress, at most twice a second; `code` is a message with its parameters.

    Raises `LeaseLost` when another worker has taken the job: the task must stop there.
    """
    running = _running.get()
    if running is None:
        return
    moment = time.monotonic()
    if done < total and moment - running.written_at < _EVERY_S:
        return
    running.written_at = moment
    words = {"code": code, "params": params} if code else {}
    leases.note_progress(running.job, done=done, total=total, words=words)


@contextmanager
def of(job: Job) -> Iterator[None]:
    """Inside, `report` speaks of this job."""
    token = _running.set(_Running(job))
    try:
        yield
    finally:
        _running.reset(token)
