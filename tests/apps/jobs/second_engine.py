"""A tiny second engine behind the interface of jobs: it runs a task where it is asked for."""

from typing import Any
from uuid import uuid4

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult

from prongsai.apps.jobs.backend import LeasedTask


class AtOnce(BaseTaskBackend):
    """Keeps results in memory, and nothing else."""

    task_class = LeasedTask
    supports_get_result = True

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self.results: dict[str, TaskResult[Any]] = {}
        self.slots: dict[tuple[str, str], str] = {}

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        moment = timezone.now()
        result: TaskResult[Any] = TaskResult(
            task=task, id=str(uuid4()), status=TaskResultStatus.SUCCESSFUL, enqueued_at=moment,
            started_at=moment, finished_at=moment, last_attempted_at=moment, args=list(args),
            kwargs=dict(kwargs), backend=self.alias, errors=[], worker_ids=["here"],
        )  # fmt: skip
        object.__setattr__(result, "_return_value", task.call(*args, **kwargs))
        self.results[result.id] = result
        return result

    def enqueue_once(
        self, task: Task[Any, Any], name: str, slot: str, args: Any, kwargs: Any
    ) -> str:
        if (name, slot) not in self.slots:
            self.slots[name, slot] = self.enqueue(task, args, kwargs).id
        return self.slots[name, slot]

    def get_result(self, result_id: str) -> TaskResult[Any]:
        return self.results[result_id]
