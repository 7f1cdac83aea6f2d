"""The worker: takes jobs one by one, keeps their lease alive, gives up what is lost."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections, connection, reset_queries
from django_tasks.base import TaskContext
from django_tasks.utils import normalize_json

from prongsai.apps.jobs import leases, places, progress, ticks
from prongsai.apps.jobs.backend import result_of, task_of
from prongsai.apps.jobs.leases import LeaseLost
from prongsai.apps.jobs.models import Job

_log = logging.getLogger("prongsai.jobs")
_IDLE_S = 0.25
_ROUNDS_EVERY_S = 5.0


class Worker:
    """One process's worker; `stop` lets it finish the job in hand."""

    def __init__(self) -> None:
        self.name = places.here()
        self._stopping = threading.Event()
        self._next_round = 0.0

    def stop(self) -> None:
        self._stopping.set()

    def run(self) -> None:
        """Work until `stop`; a database that is away for a moment is waited for."""
        while not self._stopping.is_set():
            close_old_connections()
            reset_queries()
            try:
                worked = self.work_once()
            except DatabaseError:
                _log.exception("the database does not answer; trying again")
                connection.close()
                worked = False
            if not worked:
                self._stopping.wait(_IDLE_S)

    def work_once(self) -> bool:
        """Ticks and lost leases when it is time, then one job; whether there was one."""
        if time.monotonic() >= self._next_round:
            self._next_round = time.monotonic() + _ROUNDS_EVERY_S
            leases.reap()
            ticks.enqueue_due_ticks()
        job = leases.claim(self.name)
        if job is None:
            return False
        perform(job)
        return True


def run_waiting_jobs(most: int = 1000) -> int:
    """Run here what is due until nothing is: for tests and the command line; gives their number.

    Jobs that wait for another attempt are not waited for.
    """
    name = places.here()
    for count in range(most):
        job = leases.claim(name)
        if job is None:
            return count
        perform(job)
    return most


def perform(job: Job) -> None:
    """Run a claimed job to its end, or to its next attempt."""
    try:
        with _heartbeat(job), progress.of(job):
            returned = _call(job)
    except LeaseLost:
        _log.warning("job %s (%s): another worker has it now", job.pk, job.task)
    except ImportError as error:
        _failed(job, error, for_good=True)
    except Exception as error:
        _failed(job, error)
    else:
        if not leases.succeed(job, returned):
            _log.warning("job %s (%s) ended after its lease", job.pk, job.task)


def _call(job: Job) -> object:
    task = task_of(job)
    args = [TaskContext(task_result=result_of(job, task))] if task.takes_context else []
    return normalize_json(task.call(*args, *job.args, **job.kwargs))


def _failed(job: Job, error: Exception, *, for_good: bool = False) -> None:
    _log.exception("job %s (%s), attempt %s", job.pk, job.task, job.attempts, exc_info=error)
    kind = type(error)
    facts = {
        "exception_class_path": f"{kind.__module__}.{kind.__qualname__}",
        "traceback": "".join(traceback.format_exception(error)),
    }
    leases.fail(job, facts, for_good=for_good)


@contextmanager
def _heartbeat(job: Job) -> Iterator[None]:
    """Renew the lease three times in its length, from a thread with a connection of its own."""
    ended = threading.Event()
    thread = threading.Thread(target=_beat, args=(job, ended), daemon=True, name="heartbeat")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=settings.JOB_LEASE_S)


def _beat(job: Job, ended: threading.Event) -> None:
    try:
        while not ended.wait(settings.JOB_LEASE_S / 3):
            try:
                if not leases.renew(job):
                    return
            except DatabaseError:
                _log.warning("job %s: the lease could not be renewed", job.pk)
    finally:
        connection.close()
