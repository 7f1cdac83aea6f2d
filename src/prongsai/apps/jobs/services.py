"""Writes about jobs that no worker makes."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from prongsai.apps.jobs import clock
from prongsai.apps.jobs.models import FAILED, SUCCESSFUL, Job

_KEEP_TICKS = timedelta(hours=6)
_KEEP_DONE = timedelta(days=7)
_KEEP_FAILED = timedelta(days=90)
_AT_ONCE = 5000


def forget_old_jobs() -> int:
    """Remove finished jobs that nobody asks about any more; gives their number."""
    moment = clock.now()
    ticks = Q(slot__isnull=False, args=[], kwargs={}, finished_at__lt=moment - _KEEP_TICKS)
    done = Q(state=SUCCESSFUL, finished_at__lt=moment - _KEEP_DONE)
    failed = Q(state=FAILED, finished_at__lt=moment - _KEEP_FAILED)
    old = Job.objects.filter((ticks & Q(state=SUCCESSFUL)) | done | failed)
    keys = list(old.values_list("pk", flat=True)[:_AT_ONCE])
    return Job.objects.filter(pk__in=keys).delete()[0]
