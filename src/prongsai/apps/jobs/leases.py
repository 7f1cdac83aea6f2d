"""Who may work on a job, as compare-and-set updates: the same on SQLite and PostgreSQL.

Every change names the state and the token that it expects; when no row answers, someone else was
first, and nothing was written. Killed at any point, a job is either whole here or taken up again
when its lease has run out, and it ends once.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F

from prongsai.apps.jobs import clock, places
from prongsai.apps.jobs.models import FAILED, READY, RUNNING, SUCCESSFUL, Job

_ERRORS_KEPT = 5
_LONGEST_BACKOFF_S = 3600
_LONGEST_TRACEBACK = 8000
_LOST_WORKERS_BORNE = 7


class LeaseLost(BaseException):
    """Another worker has the job now. Not an `Exception`: no task shall swallow it."""


def lease_end() -> datetime:
    return clock.now() + timedelta(seconds=settings.JOB_LEASE_S)


def claim(worker: str) -> Job | None:
    """Take the next job that is due; None when there is none."""
    while True:
        due = Job.objects.filter(state=READY, run_after__lte=clock.now())
        job = due.order_by("-priority", "run_after", "pk").first()
        if job is None:
            return None
        if _take(job, worker):
            return job


def _take(job: Job, worker: str) -> bool:
    moment = clock.now()
    changes: dict[str, Any] = {
        "state": RUNNING,
        "lease": secrets.token_hex(16),
        "leased_until": lease_end(),
        "attempts": job.attempts + 1,
        "attempted_at": moment,
        "started_at": job.started_at or moment,
        "workers": [*job.workers, worker],
    }
    mine = Job.objects.filter(pk=job.pk, state=READY, attempts=job.attempts).update(**changes)
    for name, value in changes.items():
        setattr(job, name, value)
    return bool(mine)


def renew(job: Job) -> bool:
    """Heartbeat: hold the job for another lease; False when it is not ours any more."""
    return _as_holder(job, leased_until=lease_end())


def note_progress(job: Job, *, done: int, total: int, words: dict[str, Any]) -> None:
    """What a page shows of a running job; raises `LeaseLost`."""
    if not _as_holder(job, done=done, total=total, words=words, leased_until=lease_end()):
        raise LeaseLost(str(job.pk))


def succeed(job: Job, returned: object) -> bool:
    return _end(job, state=SUCCESSFUL, returned=returned, done=F("total"))


def fail(job: Job, error: dict[str, str], *, for_good: bool = False) -> bool:
    """Try again later with growing patience, or end as failed."""
    if for_good or job.attempts >= job.most_attempts:
        return _end(job, state=FAILED, errors=_errors(job, error))
    wait = min(job.backoff_s * 2 ** (job.attempts - 1), _LONGEST_BACKOFF_S)
    return _wait_for_next(job, error, wait)


def reap() -> int:
    """Give back the jobs of workers that are gone; gives their number."""
    moment = clock.now()
    running = Job.objects.filter(state=RUNNING)
    late = list(running.filter(leased_until__lt=moment))
    orphans = [
        job for job in running.filter(leased_until__gte=moment) if places.is_dead(job.workers[-1])
    ]
    return sum(_after_a_lost_worker(job) for job in [*late, *orphans])


def _after_a_lost_worker(job: Job) -> bool:
    """A restart of the machine is no fault of the task; one that kills every worker ends all the
    same."""
    error = {"exception_class_path": "builtins.TimeoutError", "traceback": "worker gone"}
    if job.attempts >= job.most_attempts + _LOST_WORKERS_BORNE:
        return _end(job, state=FAILED, errors=_errors(job, error))
    return _wait_for_next(job, error, job.backoff_s)


def _errors(job: Job, error: dict[str, str]) -> list[dict[str, str]]:
    cut = error | {"traceback": error["traceback"][-_LONGEST_TRACEBACK:]}
    return [*job.errors, cut][-_ERRORS_KEPT:]


def _wait_for_next(job: Job, error: dict[str, str], wait: int) -> bool:
    return _as_holder(
        job,
        state=READY,
        errors=_errors(job, error),
        run_after=clock.now() + timedelta(seconds=wait),
        lease="",
        leased_until=None,
    )


def _end(job: Job, **changes: Any) -> bool:
    return _as_holder(job, finished_at=clock.now(), lease="", leased_until=None, **changes)


def _as_holder(job: Job, **changes: Any) -> bool:
    """Write only while the job runs under the token that we know."""
    held = Job.objects.filter(pk=job.pk, state=RUNNING, lease=job.lease)
    return bool(held.update(**changes))
