"""Killed at any moment, it loses nothing that it acknowledged: real processes, real requests.

Officers upload files and save measures while the worker, a process of pages, the web server or the
whole house is killed with signal 9. Afterwards every acknowledged write is there, every job has
ended, each once, and the journal is whole.
"""

import http.client
import json
import os
import random
import re
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.factories.installation import Installation, Visitor

# What is killed, and how often among ten; the kill of the house is that of a power cut.
_TARGETS = ("worker",) * 4 + ("pages",) * 4 + ("server", "serve")
_OFFICERS = 2
_DRAINED_S = 600
_CENSUS = """
import json
from collections import Counter
from prongsai.apps.evidence import store
from prongsai.apps.imports.models import Import
from prongsai.apps.jobs.models import Job
from prongsai.apps.journal.models import Line
from prongsai.apps.measures.models import Measure
read = Job.objects.filter(task__endswith="read_import")
ends = Line.objects.filter(what__in=["imports.file_read", "imports.file_refused"])
print(json.dumps({
    "imports": {str(one.pk): one.state for one in Import.objects.all()},
    "jobs": dict(Counter(read.values_list("state", flat=True))),
    "open": read.filter(state__in=["READY", "RUNNING"]).count(),
    "attempts": max(read.values_list("attempts", flat=True), default=0),
    "ends": Counter(ends.values_list("target_id", flat=True)),
    "issues": list(Measure.objects.values_list("issue", flat=True)),
    "whole": [one.name for one in Import.objects.all() if store.read(one.sha256)],
}))
"""


@dataclass
class Acknowledged:
    """What officers were told is done."""

    imports: set[str] = field(default_factory=set)
    issues: set[str] = field(default_factory=set)
    failures: Counter[str] = field(default_factory=Counter)


def _report(number: str) -> bytes:
    rows = "\n".join(
        f"{at},ประเด็น {number} ข้อ {at},ปรับปรุงขั้นตอนการให้บริการ {number},สำนักปลัด,ภายในเดือนมีนาคม 2568"
        for at in range(1, 5)
    )
    head = "ลำดับ,ประเด็นที่ต้องปรับปรุง,มาตรการ/แนวทาง,ผู้รับผิดชอบ,ระยะเวลาดำเนินการ"
    return f"แผนปรับปรุง ปีงบประมาณ พ.ศ. 2568\n{head}\n{rows}\n".encode()


def _work(
    one: Installation, who: Visitor, name: str, done: Acknowledged, ended: threading.Event
) -> None:
    """Upload and save until it is over; what is not acknowledged is not counted."""
    number = 0
    while not ended.is_set():
        number += 1
        mark = f"{name}-{number}"
        try:
            if number % 3 == 0:
                _upload(who, mark, done)
            else:
                _save(who, mark, done)
        except (OSError, http.client.HTTPException) as error:
            done.failures[type(error).__name__] += 1
            time.sleep(0.05)
    who.hang_up()


def _upload(who: Visitor, mark: str, done: Acknowledged) -> None:
    answer = who.upload("/thantawan/imports/new/", (f"{mark}.csv", _report(mark)))
    assert answer.status == 302, answer.text
    done.imports.add(answer.headers["location"].rstrip("/").rpartition("/")[2])


def _save(who: Visitor, mark: str, done: Acknowledged) -> None:
    issue = f"ประเด็น {mark}"
    answer = who.post(f"{who.plan}measures/", {"issue": issue})  # type: ignore[attr-defined]
    assert answer.status == 302, answer.text
    assert "/measures/" in answer.headers["location"]
    done.issues.add(issue)


def _kill(one: Installation, target: str) -> None:
    """Kill one process of that kind, and wait until the house is whole again."""
    living = one.processes()[target]
    assert living, target
    killed = random.choice(living)
    os.kill(killed, signal.SIGKILL)
    if target == "serve":
        assert one.serving is not None
        one.serving.wait(timeout=60)
        _until(lambda: not one.answers(), "the end of its web server")  # it ends with its parent
        one.open()
    _until(lambda: _is_whole(one, killed), f"a new {target}")


def _is_whole(one: Installation, killed: int) -> bool:
    assert one.serving is not None
    if one.serving.poll() is not None:  # it gives up after five ends in a row, as under a manager
        one.open()
    now = one.processes()
    return (
        (len(now["server"]), len(now["pages"]), len(now["worker"])) == (1, 2, 1)
        and all(killed not in numbers for numbers in now.values())
        and one.answers()
    )


def _until(true: Any, what: str, patience_s: float = 300) -> None:
    end = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


def _prove(one: Installation, kills: int) -> dict[str, Any]:
    one.prongsai("manage", "demo")
    users = json.loads(one.prongsai("manage", "demo-users", "--json"))
    account = next(user for user in users if user["role_code"] == "officer")
    one.open()
    done, ended, broken = Acknowledged(), threading.Event(), []
    threads = []
    for at in range(_OFFICERS):
        who = Visitor(one.port, timeout=20)
        who.sign_in(account["username"], account["password"])
        who.plan = _latest_plan(who)  # type: ignore[attr-defined]
        name = f"{'กข'[at]}{kills}"
        threads.append(threading.Thread(
            target=_guarded, args=(broken, _work, one, who, name, done, ended), daemon=True,
        ))  # fmt: skip
    killed: Counter[str] = Counter()
    try:
        for thread in threads:
            thread.start()
        for _ in range(kills):
            time.sleep(random.uniform(0.02, 0.6))
            target = random.choice(_TARGETS)
            _kill(one, target)
            killed[target] += 1
    finally:
        ended.set()
        for thread in threads:
            thread.join(timeout=60)
    assert broken == []
    found = _drained(one)
    assert one.close() == 0
    _compare(found, done)
    verified = one.prongsai("--lang", "en", "journal", "verify").strip()
    told = {"kills": dict(killed), "imports": len(done.imports), "saves": len(done.issues),
            "cut off": sum(done.failures.values()), "most attempts": found["attempts"],
            "journal": verified}  # fmt: skip
    print(told)
    return told


def _guarded(broken: list[BaseException], work: Any, *args: Any) -> None:
    try:
        work(*args)
    except BaseException as error:
        broken.append(error)


def _latest_plan(who: Visitor) -> str:
    plans = re.findall(r"/thantawan/plans/\d{4}/", who.get("/thantawan/plans/").text)
    return max(plans)


def _drained(one: Installation) -> dict[str, Any]:
    """Wait until every job has ended."""
    found: dict[str, Any] = {}

    def is_drained() -> bool:
        found.update(json.loads(one.python(_CENSUS)))
        return bool(found["open"] == 0)

    _until(is_drained, "the end of every job", _DRAINED_S)
    return found


def _compare(found: dict[str, Any], done: Acknowledged) -> None:
    assert done.imports
    assert done.issues
    assert done.imports <= set(found["imports"])
    issues = Counter(found["issues"])
    assert [issue for issue in done.issues if issues[issue] != 1] == []
    assert set(found["jobs"]) == {"SUCCESSFUL"}
    assert set(found["imports"].values()) <= {"review", "refused", "stored"}
    assert found["ends"] == dict.fromkeys(found["ends"], 1)
    assert set(found["ends"]) >= done.imports
    assert len(found["whole"]) == len(found["imports"])


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.tool("postgres"))])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    database = ""
    if request.param == "postgresql":
        name = f"kills{os.getpid()}_{random.randrange(10**9)}"
        database = request.getfixturevalue("postgresql").new_database(name)
    one = Installation(tmp_path / "home", database)
    yield one
    one.close()


@pytest.mark.timeout(900)
def test_ten_kills_lose_nothing(empty: Installation) -> None:
    random.seed(10)
    told = _prove(empty, 10)
    assert sum(told["kills"].values()) == 10


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_two_hundred_kills_lose_nothing(empty: Installation) -> None:
    random.seed(200)
    told = _prove(empty, 200)
    assert sum(told["kills"].values()) == 200
