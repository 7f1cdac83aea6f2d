"""`prongsai worker` ends with the job in hand when it is told to."""

import signal
from typing import Any

import pytest

from prongsai.apps.jobs.models import SUCCESSFUL, Job
from prongsai.cli.main import main
from tests.apps.jobs import sample_tasks


@pytest.fixture
def old_handlers() -> Any:
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
def test_a_signal_ends_it_after_the_job_in_hand(old_handlers: None) -> None:
    asked = sample_tasks.end_this_worker.enqueue()
    assert main(["worker"]) == 0
    assert Job.objects.get(pk=asked.id).state == SUCCESSFUL
