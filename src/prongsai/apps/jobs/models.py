"""The table of jobs: one row for each task that was asked for."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django_tasks import TaskResultStatus

READY = TaskResultStatus.READY.value
RUNNING = TaskResultStatus.RUNNING.value
SUCCESSFUL = TaskResultStatus.SUCCESSFUL.value
FAILED = TaskResultStatus.FAILED.value


class Job(models.Model):
    """A task with its arguments, who works on it until when, and how far it is.

    `lease` is the worker's token: whoever does not hold it any more can write nothing here.
    `name` and `slot` together happen once: a tick in its minute, the reading of one import.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(max_length=200)
    queue = models.CharField(max_length=50)
    priority = models.SmallIntegerField(default=0)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    name = models.CharField(max_length=120, null=True)
    slot = models.CharField(max_length=120, null=True)

    state = models.CharField(max_length=10, choices=TaskResultStatus.choices, default=READY)
    run_after = models.DateTimeField()
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    attempted_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    lease = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    most_attempts = models.PositiveSmallIntegerField(default=5)
    backoff_s = models.PositiveIntegerField(default=5)
    workers = models.JSONField(default=list)
    errors = models.JSONField(default=list)
    returned = models.JSONField(null=True)

    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    words = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("name", "slot"), name="job_once_a_slot")]
        indexes = [
            models.Index(
                fields=("-priority", "run_after"), condition=Q(state=READY), name="job_next"
            ),
            models.Index(fields=("leased_until",), condition=Q(state=RUNNING), name="job_leases"),
            models.Index(fields=("finished_at",), name="job_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.state}"

    @property
    def is_finished(self) -> bool:
        return self.state in (SUCCESSFUL, FAILED)
