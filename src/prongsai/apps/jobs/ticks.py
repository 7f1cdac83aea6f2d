"""What happens again and again: a task and its period, queued once for each slot of time.

@tick(every=timedelta(minutes=10))
@task()
def send_reminders() -> None: ...
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django_tasks.base import Task

from prongsai.apps.jobs import clock
from prongsai.apps.jobs.backend import enqueue_once

_ticks: dict[str, tuple[Task[Any, Any], timedelta]] = {}


def tick(*, every: timedelta) -> Callable[[Task[Any, Any]], Task[Any, Any]]:
    """Register a task that takes no arguments."""

    def door(task: Task[Any, Any]) -> Task[Any, Any]:
        _ticks[task.module_path] = (task, every)
        return task

    return door


def known_ticks() -> dict[str, timedelta]:
    """Every registered tick with its period."""
    return {name: every for name, (_, every) in _ticks.items()}


def enqueue_due_ticks() -> None:
    """Queue each tick of the present slot, unless some worker did already."""
    moment = clock.now()
    for name, (task, every) in _ticks.items():
        enqueue_once(task, name, slot_of(moment, every))


def slot_of(moment: datetime, every: timedelta) -> str:
    """The beginning of the period in which a moment lies, counted from 1970 in UTC."""
    seconds = int(every.total_seconds())
    begun = int(moment.timestamp()) // seconds * seconds
    return datetime.fromtimestamp(begun, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
