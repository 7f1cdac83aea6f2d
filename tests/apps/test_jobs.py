"""Jobs: asked for once, run once to their end, given back when a worker is gone."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from prongsai.apps.jobs import clock, leases, places, progress, ticks
from prongsai.apps.jobs.backend import enqueue_once
from prongsai.apps.jobs.leases import LeaseLost
from prongsai.apps.jobs.models import FAILED, READY, RUNNING, SUCCESSFUL, Job
from prongsai.apps.jobs.selectors import PULSE, clockwork, is_alarm, job_by_id
from prongsai.apps.jobs.services import forget_old_jobs
from prongsai.apps.jobs.worker import Worker, perform, run_waiting_jobs
from tests.apps.jobs import sample_tasks
from tests.apps.jobs.sample_tasks import DONE

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)  # noon in Bangkok
ELSEWHERE = "another-machine/1:42:7"


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    DONE.clear()


def at(seconds: float) -> Any:
    return clock.stopped_at(NOON + timedelta(seconds=seconds))


def test_a_task_runs_and_its_result_is_kept() -> None:
    asked = sample_tasks.note.enqueue("ก่อน")
    assert asked.status == TaskResultStatus.READY
    assert run_waiting_jobs() == 1
    found = sample_tasks.note.get_result(asked.id)
    assert (found.status, found.return_value, found.attempts) == ("SUCCESSFUL", "ก่อน", 1)
    assert DONE == ["ก่อน"]
    assert run_waiting_jobs() == 0


def test_a_task_asked_for_in_a_change_that_is_undone_was_never_asked_for() -> None:
    with transaction.atomic():
        sample_tasks.note.enqueue("ไม่")
        transaction.set_rollback(True)
    assert Job.objects.count() == 0


def test_urgent_jobs_go_first_and_later_ones_wait() -> None:
    with at(0):
        sample_tasks.note.enqueue("second")
        sample_tasks.note.using(priority=5).enqueue("first")
        sample_tasks.note.using(run_after=NOON + timedelta(minutes=1)).enqueue("later")
        run_waiting_jobs()
    assert DONE == ["first", "second"]
    with at(61):
        run_waiting_jobs()
    assert DONE == ["first", "second", "later"]


def test_a_job_of_one_name_and_slot_is_asked_for_once() -> None:
    first = enqueue_once(sample_tasks.note, "imports.read", "12", "a")
    again = enqueue_once(sample_tasks.note, "imports.read", "12", "b")
    assert first == again
    run_waiting_jobs()
    assert DONE == ["a"]


def test_a_task_that_fails_is_tried_again_with_growing_patience() -> None:
    with at(0):
        asked = sample_tasks.stumble.enqueue()
        run_waiting_jobs()
        job = Job.objects.get()
        assert (job.state, job.run_after) == (READY, NOON + timedelta(seconds=10))
    with at(9):
        assert run_waiting_jobs() == 0
    with at(11):
        assert run_waiting_jobs() == 1
        job.refresh_from_db()
        assert job.run_after == NOON + timedelta(seconds=11 + 20)
    with at(31):
        run_waiting_jobs()
    result = sample_tasks.stumble.get_result(asked.id)
    assert (result.status, result.attempts, len(result.errors)) == ("FAILED", 3, 3)
    assert result.errors[0].exception_class is ValueError
    assert "no such page" in result.errors[0].traceback
    assert DONE == ["stumbled"] * 3


def test_a_task_that_the_program_has_no_more_fails_at_once() -> None:
    sample_tasks.note.enqueue("x")
    Job.objects.update(task="tests.apps.jobs.sample_tasks.not_a_task")
    run_waiting_jobs()
    job = Job.objects.get()
    assert (job.state, job.attempts) == (FAILED, 1)


def test_two_workers_never_hold_one_job() -> None:
    sample_tasks.note.enqueue("x")
    seen_by_both = Job.objects.get()
    assert leases.claim("one") is not None
    assert leases._take(seen_by_both, "two") is False
    assert leases.claim("two") is None


def test_a_job_of_a_worker_that_is_gone_is_taken_up_when_its_lease_ends(settings: Any) -> None:
    with at(0):
        sample_tasks.note.enqueue("x")
        lost = leases.claim(ELSEWHERE)
        assert lost is not None
    with at(settings.JOB_LEASE_S - 1):
        assert leases.reap() == 0
    with at(settings.JOB_LEASE_S + 1):
        assert leases.reap() == 1
        assert not leases.renew(lost)
        assert not leases.succeed(lost, "late")
    with at(settings.JOB_LEASE_S + 60):
        run_waiting_jobs()
    job = Job.objects.get()
    assert (job.state, job.attempts, job.returned, DONE) == (SUCCESSFUL, 2, "X", ["x"])


def test_a_heartbeat_holds_the_lease(settings: Any) -> None:
    with at(0):
        sample_tasks.note.enqueue("x")
        held = leases.claim(ELSEWHERE)
        assert held is not None
    with at(settings.JOB_LEASE_S - 1):
        assert leases.renew(held)
    with at(settings.JOB_LEASE_S + 1):
        assert leases.reap() == 0


def test_a_job_whose_worker_dies_every_time_fails_in_the_end(settings: Any) -> None:
    sample_tasks.count_pages.enqueue(3)
    for _ in range(9):  # two attempts of its own, seven restarts
        assert Job.objects.get().state == READY
        Job.objects.update(run_after=clock.now())
        assert leases.claim(ELSEWHERE) is not None
        Job.objects.update(leased_until=clock.now() - timedelta(seconds=1))
        assert leases.reap() == 1
    assert Job.objects.get().state == FAILED


def test_a_worker_killed_on_this_machine_is_known_at_once() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    machine = places.here().partition(":")[0]
    name = f"{machine}:{child.pid}:{places._started(child.pid)}"
    assert not places.is_dead(name)
    sample_tasks.note.enqueue("x")
    assert leases.claim(name) is not None
    assert leases.reap() == 0
    child.kill()
    child.wait()
    child.stdin.close()  # type: ignore[union-attr]
    assert places.is_dead(name)
    assert leases.reap() == 1


def test_a_worker_of_another_machine_is_never_said_to_be_dead() -> None:
    assert not places.is_dead(ELSEWHERE)
    assert not places.is_dead("")
    assert not places.is_dead(places.here())
    taken_over = places.here().rpartition(":")[0] + ":1"  # our number, begun at another moment
    assert places.is_dead(taken_over)
    assert f":{os.getpid()}:" in places.here()


def test_progress_can_be_seen_from_outside() -> None:
    sample_tasks.count_pages.enqueue(3)
    job = leases.claim("me")
    assert job is not None
    with progress.of(job):
        progress.report(done=1, total=3, code="read.page", page=1)
        progress.report(done=2, total=3, code="read.page", page=2)  # too soon after the first
    seen = Job.objects.get()
    assert (seen.done, seen.total, seen.words) == (
        1,
        3,
        {"code": "read.page", "params": {"page": 1}},
    )
    perform(job)
    seen.refresh_from_db()
    assert (seen.state, seen.done, seen.total, seen.returned) == (SUCCESSFUL, 3, 3, 3)


def test_progress_outside_of_a_job_goes_nowhere() -> None:
    progress.report(done=1, total=2)
    assert Job.objects.count() == 0


def test_a_task_that_lost_its_job_stops_there_and_writes_nothing() -> None:
    sample_tasks.lose_the_job.enqueue()
    run_waiting_jobs()
    assert DONE == []
    assert (Job.objects.get().state, Job.objects.get().lease) == (RUNNING, "another's")
    assert not issubclass(LeaseLost, Exception)


def test_a_result_that_comes_too_late_is_dropped() -> None:
    sample_tasks.outlive_the_lease.enqueue()
    run_waiting_jobs()
    assert (Job.objects.get().state, Job.objects.get().returned) == (RUNNING, None)


def test_a_task_may_ask_which_attempt_it_is() -> None:
    asked = sample_tasks.tell_attempt.enqueue()
    run_waiting_jobs()
    assert sample_tasks.tell_attempt.get_result(asked.id).return_value == 1


@pytest.mark.parametrize("name", ["nonsense", "5f0c9a52-1d1b-4c0e-9c5a-2f6a7f8f0b11"])
def test_an_unknown_result_is_said(name: str) -> None:
    with pytest.raises(TaskResultDoesNotExist):
        sample_tasks.note.get_result(name)


def test_a_job_is_found_by_its_id() -> None:
    asked = sample_tasks.note.enqueue("x")
    assert job_by_id(asked.id) == Job.objects.get()
    assert job_by_id(None) is None
    assert not Job.objects.get().is_finished


def test_slots_begin_at_whole_periods() -> None:
    hour = timedelta(hours=1)
    assert ticks.slot_of(NOON, hour) == "2026-01-05T05:00:00Z"
    assert ticks.slot_of(NOON + timedelta(minutes=59), hour) == "2026-01-05T05:00:00Z"
    assert ticks.slot_of(NOON + hour, hour) == "2026-01-05T06:00:00Z"


def test_a_tick_is_queued_once_in_its_slot_by_any_number_of_workers() -> None:
    assert PULSE in ticks.known_ticks()
    for seconds in (0, 5, 59, 60, 61):
        with at(seconds):
            ticks.enqueue_due_ticks()
    slots = Job.objects.filter(name=PULSE).order_by("slot").values_list("slot", flat=True)
    assert list(slots) == ["2026-01-05T05:00:00Z", "2026-01-05T05:01:00Z"]


def test_the_alarm_goes_when_ticks_stop() -> None:
    with at(0):
        assert clockwork().stopped
        ticks.enqueue_due_ticks()
        run_waiting_jobs()
        assert not clockwork().stopped
        sample_tasks.note.enqueue("waits")
    with at(299):
        assert not clockwork().stopped
    with at(301):
        state = clockwork()
        assert (state.stopped, state.last_pulse, state.waiting) == (True, NOON, 1)


def test_the_alarm_is_for_people_and_for_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with at(0):
        assert not is_alarm()  # a new installation
        ticks.enqueue_due_ticks()
        run_waiting_jobs()
    with at(299):
        assert not is_alarm()
    assert caplog.records == []
    with at(301):
        assert is_alarm()
    assert caplog.messages == [
        "ticks have stopped: last pulse 2026-01-05 05:00:00+00:00, 0 jobs wait"
    ]


def test_a_worker_that_never_came_is_an_alarm_once_a_job_has_waited() -> None:
    with at(0):
        sample_tasks.note.enqueue("x")
    with at(299):
        assert not is_alarm()
    with at(301):
        assert is_alarm()


def test_the_interface_admits_another_engine(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "tests.apps.jobs.second_engine.AtOnce"}}
    asked = sample_tasks.count_pages.enqueue(3)
    assert (asked.status, asked.return_value) == (TaskResultStatus.SUCCESSFUL, 3)
    assert sample_tasks.count_pages.get_result(asked.id).return_value == 3
    first = enqueue_once(sample_tasks.note, "imports.read", "12", "a")
    assert enqueue_once(sample_tasks.note, "imports.read", "12", "b") == first
    ticks.enqueue_due_ticks()
    assert DONE == ["a"]
    assert Job.objects.count() == 0


def test_old_jobs_are_forgotten_and_young_ones_kept() -> None:
    with at(0):
        ticks.enqueue_due_ticks()
        sample_tasks.note.enqueue("done")
        sample_tasks.stumble.using().enqueue()
        run_waiting_jobs()
        Job.objects.filter(task__endswith="stumble").update(state=FAILED, finished_at=NOON)
        sample_tasks.note.enqueue("not yet")
    left = [
        (_after(timedelta(hours=1)), 3 + len(ticks.known_ticks())),
        (_after(timedelta(hours=7)), 3),
        (_after(timedelta(days=8)), 2),
        (_after(timedelta(days=91)), 1),
    ]
    assert [count for count, _ in left] == [expected for _, expected in left]


def _after(time: timedelta) -> int:
    with clock.stopped_at(NOON + time):
        forget_old_jobs()
    return Job.objects.count()


def test_a_worker_does_rounds_and_stops_when_told() -> None:
    worker = Worker()
    sample_tasks.note.enqueue("x")
    while worker.work_once():
        pass
    assert DONE == ["x"]
    assert set(Job.objects.values_list("state", flat=True)) == {SUCCESSFUL}
    assert Job.objects.count() == 1 + len(ticks.known_ticks())
    worker.stop()
    worker.run()


def test_today_is_the_day_in_thailand() -> None:
    with clock.stopped_at(datetime(2026, 1, 4, 16, 59, tzinfo=UTC)):
        assert clock.today() == date(2026, 1, 4)
    with clock.stopped_at(datetime(2026, 1, 4, 17, 0, tzinfo=UTC)):
        assert clock.today() == date(2026, 1, 5)
