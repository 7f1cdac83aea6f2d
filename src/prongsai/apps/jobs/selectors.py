"""Reads of jobs: their state for pages, and whether the clockwork goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max

from prongsai.apps.jobs import clock
from prongsai.apps.jobs.models import READY, SUCCESSFUL, Job

PULSE = "prongsai.apps.jobs.tasks.pulse"
ALARM_AFTER = timedelta(minutes=5)


def job_by_id(job_id: str | UUID | None) -> Job | None:
    """The job, if it is still remembered. Scope is the caller's: it holds the id."""
    return Job.objects.filter(pk=job_id).first() if job_id else None


@dataclass(frozen=True, slots=True)
class Clockwork:
    """`last_pulse` is when the last tick ended well; `waiting` counts jobs due for long."""

    last_pulse: datetime | None
    stopped: bool
    waiting: int


def clockwork() -> Clockwork:
    """The state of worker and ticks now; `stopped` is the alarm."""
    moment = clock.now()
    pulses = Job.objects.filter(name=PULSE, state=SUCCESSFUL)
    last = pulses.aggregate(last=Max("finished_at"))["last"]
    overdue = Job.objects.filter(state=READY, run_after__lt=moment - ALARM_AFTER)
    return Clockwork(last, last is None or last < moment - ALARM_AFTER, overdue.count())
