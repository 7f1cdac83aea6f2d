"""Tasks for the tests of jobs; what they did stands in `DONE`."""

import os
import signal
from typing import Any

from django_tasks import task
from django_tasks.base import TaskContext

from prongsai.apps.jobs.models import Job
from prongsai.apps.jobs.progress import report

DONE: list[Any] = []


@task()
def note(word: str) -> str:
    DONE.append(word)
    return word.upper()


@task(most_attempts=3, backoff_s=10)
def stumble() -> None:
    DONE.append("stumbled")
    raise ValueError("no such page")


@task(most_attempts=2)
def count_pages(total: int) -> int:
    for page in range(1, total + 1):
        report(done=page, total=total, code="read.page", page=page)
    return total


@task(takes_context=True)
def tell_attempt(context: TaskContext) -> int:
    return context.attempt


@task()
def lose_the_job() -> None:
    """As if another worker had taken it up in the meantime."""
    Job.objects.update(lease="another's")
    try:
        report(done=1, total=1)
    except Exception:  # a task that swallows everything
        DONE.append("swallowed")
    DONE.append("went on")


@task()
def outlive_the_lease() -> str:
    Job.objects.update(lease="another's")
    return "too late"


def not_a_task() -> None: ...


@task()
def end_this_worker() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
