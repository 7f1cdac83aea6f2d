"""Two officers on one import: nothing lost, nothing doubled; words half typed survive."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.imports import deciding
from prongsai.apps.imports.deciding import ChangedMeanwhile
from prongsai.apps.imports.models import Decision, Import, TypedWords
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.services import add_import
from prongsai.apps.jobs.worker import run_waiting_jobs
from prongsai.library.messages import text
from prongsai.library.samples import sample_paths
from tests.factories.people import House
from tests.factories.short_report import SHORT_REPORT

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def one(house: House) -> Import:
    data = SHORT_REPORT.replace("ประจำปีงบประมาณ พ.ศ. 2567\n", "").encode()
    add_import(actor=house.malee, agency=house.agency, name="รายงาน.txt", chunks=[data])
    run_waiting_jobs()
    return Import.objects.get()


def at_of(one: Import, field: str) -> str:
    return f"/measures/@{Review(one).applied.keys[0]}/{field}"


def as_person(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_a_stale_page_is_told_and_keeps_the_words(house: House, one: Import) -> None:
    at = at_of(one, "measure")
    other = {"kind": "correct", "at": at, "words": "ของสมชาย", "seen": "0"}
    as_person(house.somchai).post(f"/suan-tan/imports/{one.pk}/decide/", other)
    mine = other | {"words": "ของมาลี"}
    response = as_person(house.malee).post(f"/suan-tan/imports/{one.pk}/decide/", mine)
    said = response.content.decode()
    assert response.status_code == 409
    assert text("review.changed_meanwhile") in said
    assert "ของมาลี</textarea>" in said
    assert Review(one).reading.measures[0].measure == "ของสมชาย"


def test_decisions_on_different_places_do_not_hinder_each_other(house: House, one: Import) -> None:
    for who, field in ((house.malee, "measure"), (house.somchai, "issue")):
        deciding.decide(
            actor=who, one=one, kind="correct", at=at_of(one, field), value=field, seen=0
        )
    row = Review(one).reading.measures[0]
    assert (row.measure, row.issue) == ("measure", "issue")


def test_the_same_decision_twice_is_one(house: House, one: Import) -> None:
    doubt = Review(one).doubts[0].key
    for who in (house.malee, house.somchai, house.malee):
        deciding.accept(actor=who, one=one, doubt=doubt, seen=0)
    at = at_of(one, "measure")
    for who in (house.malee, house.somchai):
        deciding.decide(actor=who, one=one, kind="correct", at=at, value="เดียวกัน", seen=0)
    assert [(line.number, line.kind) for line in Decision.objects.all()] == [
        (1, "accept"),
        (2, "correct"),
    ]


def test_a_row_that_changed_is_not_joined_or_dropped_by_a_stale_page(
    house: House, one: Import
) -> None:
    row = at_of(one, "x").removesuffix("/x")
    deciding.decide(actor=house.somchai, one=one, kind="correct", at=f"{row}/issue", value="ใหม่")
    with pytest.raises(ChangedMeanwhile):
        deciding.decide(actor=house.malee, one=one, kind="drop", at=row, seen=0)
    assert len(Review(one).reading.measures) == 1


def test_each_undoes_the_decision_that_one_saw_and_once(house: House, one: Import) -> None:
    doubts = [each.key for each in Review(one).doubts[:1]]
    deciding.accept(actor=house.malee, one=one, doubt=doubts[0])
    deciding.decide(
        actor=house.somchai, one=one, kind="correct", at=at_of(one, "issue"), value="ของสมชาย"
    )
    page = as_person(house.malee).get(f"/suan-tan/imports/{one.pk}/").content.decode()
    assert '<input type="hidden" name="number" value="1">' in page
    for _ in range(2):
        deciding.undo(actor=house.malee, one=one, number=1)
    assert Review(one).reading.measures[0].issue == "ของสมชาย"
    assert [line.kind for line in Decision.objects.all()] == ["accept", "correct", "undo"]


def test_typed_words_come_back_until_they_are_sent(house: House, one: Import) -> None:
    client, at = as_person(house.malee), at_of(one, "measure")
    address = f"/suan-tan/imports/{one.pk}/"
    sent = {"at": at, "words": "คำที่ยังไม่ส่ง"}
    assert client.post(f"{address}typed/", sent).status_code == 200
    again = as_person(house.malee).get(address, {"at": at}).content.decode()
    assert "คำที่ยังไม่ส่ง</textarea>" in again
    assert "ข้อความที่พิมพ์ค้างไว้ ยังไม่ได้บันทึก" in again
    assert "คำที่ยังไม่ส่ง" not in as_person(house.somchai).get(address, {"at": at}).content.decode()
    assert Review(one).reading == Review(one).base
    client.post(f"{address}decide/", sent | {"kind": "correct"})
    assert not TypedWords.objects.exists()
    client.post(f"{address}typed/", sent)
    client.post(f"{address}typed/", {"at": at, "forget": "1"})
    assert not TypedWords.objects.exists()


_AT_WORK = """
import json, sys, threading, django
django.setup()
from django.db import connections
from prongsai.apps.accounts.models import User
from prongsai.apps.imports import deciding
from prongsai.apps.imports.models import Decision, Import
from prongsai.apps.imports.review import Review
from prongsai.apps.jobs.worker import run_waiting_jobs
run_waiting_jobs()
one = Import.objects.latest("pk")
people = list(User.objects.filter(username__in=["officer", "head"]))
keys = Review(one).applied.keys
told = []
def work(person, mine):
    try:
        for n in range(6):
            for key in keys[mine::4]:
                made = deciding.decide(actor=person, one=one, kind="correct", seen=None,
                    at=f"/measures/@{key}/issue", value=f"{mine}-{n}")
                told.append(made.number)
    finally:
        connections.close_all()
threads = [threading.Thread(target=work, args=(people[n % 2], n)) for n in range(4)]
[each.start() for each in threads]; [each.join() for each in threads]
lines = list(Decision.objects.filter(of=one).values_list("number", flat=True))
issues = [row.issue for row in Review(one).reading.measures]
print(json.dumps({"told": sorted(told), "lines": lines, "issues": issues, "rows": len(keys)}))
"""


def test_four_threads_on_one_file_lose_and_double_nothing(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PRONGSAI_")}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        kept.pop(name, None)
    told = {"DJANGO_SETTINGS_MODULE": "prongsai.project.settings", "PYTHONPATH": str(ROOT / "src")}
    environment = kept | told | {"PRONGSAI_HOME": str(tmp_path)}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], env=environment, capture_output=True, text=True, timeout=250
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    door = "import sys; from prongsai.cli.main import main; sys.exit(main())"
    run("-c", door, "manage", "demo", "--empty")
    path = next(path for path in sample_paths() if path.name.startswith("report-2566"))
    bring = (
        "import django; django.setup()\n"
        "from pathlib import Path\n"
        "from prongsai.apps.accounts.models import User\n"
        "from prongsai.apps.agencies.models import Agency\n"
        "from prongsai.apps.imports.services import add_import\n"
        f"path = Path({str(path)!r})\n"
        "add_import(actor=User.objects.get(username='officer'), agency=Agency.objects.get(),"
        " name=path.name, chunks=[path.read_bytes()])\n"
    )
    run("-c", bring)
    found = json.loads(run("-c", _AT_WORK).splitlines()[-1])
    count = 6 * found["rows"]
    assert found["lines"] == found["told"] == list(range(1, count + 1))
    assert found["issues"] == [f"{n % 4}-5" for n in range(found["rows"])]
