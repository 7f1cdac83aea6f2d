"""Our engine behind the `django_tasks` interface: jobs in the database, with leases.

    from django_tasks import task

    @task(most_attempts=3, backoff_s=10)
    def read_import(import_id: int) -> None: ...

    read_import.enqueue(12)                     # in the caller's transaction
    enqueue_once(read_import, "imports.read", "12", 12)

Another engine offers `enqueue`, `get_result` and `enqueue_once`, with `LeasedTask` as its class of
tasks; leases, retries and the worker are then that engine's matter.

A task may run more than once: after a kill, or when it outlives its lease. It must bear that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json

from prongsai.apps.jobs import clock
from prongsai.apps.jobs.models import Job

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeasedTask(Task[Any, Any]):
    """A task with its patience: after `most_attempts` it has failed for good."""

    most_attempts: int = 5
    backoff_s: int = 5


class LeasedBackend(BaseTaskBackend):
    """Writes a job; `prongsai worker` runs it."""

    task_class = LeasedTask
    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def enqueue(self, task: Task[Any, T], args: Any, kwargs: Any) -> TaskResult[T]:
        self.validate_task(task)
        job = new_job(task, args, kwargs)
        job.save(force_insert=True)
        result = result_of(job, task)
        task_enqueued.send(type(self), task_result=result)
        return result

    def enqueue_once(
        self, task: Task[Any, Any], name: str, slot: str, args: Any, kwargs: Any
    ) -> str:
        """Write a job unless one of this name and slot was written before; gives its id."""
        there = Job.objects.filter(name=name, slot=slot).values_list("pk", flat=True)
        if not there:
            job = new_job(task, args, kwargs)
            job.name, job.slot = name, slot
            Job.objects.bulk_create([job], ignore_conflicts=True)
        return str(there.get())

    def get_result(self, result_id: str) -> TaskResult[Any]:
        try:
            job = Job.objects.get(pk=UUID(result_id))
        except (ValueError, Job.DoesNotExist) as error:
            raise TaskResultDoesNotExist(result_id) from error
        return result_of(job)


def new_job(task: Task[Any, Any], args: Sequence[Any], kwargs: dict[str, Any]) -> Job:
    """The row of a task that is to run; not saved yet."""
    moment = clock.now()
    return Job(
        task=task.module_path,
        queue=task.queue_name,
        priority=task.priority,
        args=normalize_json(args),
        kwargs=normalize_json(kwargs),
        run_after=task.run_after or moment,
        enqueued_at=moment,
        most_attempts=getattr(task, "most_attempts", 1),
        backoff_s=getattr(task, "backoff_s", 5),
    )


def enqueue_once(task: Task[Any, Any], name: str, slot: str, *args: Any, **kwargs: Any) -> str:
    """Queue a task unless it was queued under this name and slot before; gives the job's id."""
    engine: Any = task.get_backend()
    return str(engine.enqueue_once(task, name, slot, args, kwargs))


def task_of(job: Job) -> Task[Any, Any]:
    """The task that a job names; raises `ImportError` when the program has it no more."""
    found = import_string(job.task)
    if not isinstance(found, Task):
        raise ImportError(f"{job.task} is not a task")
    return found


def result_of(job: Job, task: Task[Any, Any] | None = None) -> TaskResult[Any]:
    """The job as the interface shows it."""
    result: TaskResult[Any] = TaskResult(
        task=task or task_of(job),
        id=str(job.pk),
        status=TaskResultStatus(job.state),
        enqueued_at=job.enqueued_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        last_attempted_at=job.attempted_at,
        args=job.args,
        kwargs=job.kwargs,
        backend="default",
        errors=[TaskError(**error) for error in job.errors],
        worker_ids=list(job.workers),
    )
    object.__setattr__(result, "_return_value", job.returned)
    return result
