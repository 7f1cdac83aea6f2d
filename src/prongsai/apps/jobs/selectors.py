"""Reads of jobs: their state for pages, and whether the clockwork goes."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max

from prongsai.apps.jobs import clock
from prongsai.apps.jobs.models import READY, SUCCESSFUL, Job

_log = logging.getLogger("prongsai.jobs")
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


def is_alarm() -> bool:
    """Whether ticks have stopped, for the eyes of people; it stands in the log then, too.

    A new installation whose worker has not begun yet alarms nobody.
    """
    state = clockwork()
    if not state.stopped or (state.last_pulse is None and not state.waiting):
        return False
    _log.error("ticks have stopped: last pulse %s, %s jobs wait", state.last_pulse, state.waiting)
    return True
