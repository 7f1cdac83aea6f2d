"""The demo: once, into an empty installation, through the ordinary services."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.imports.models import Import
from prongsai.apps.jobs.worker import Worker
from prongsai.apps.journal.selectors import verify
from prongsai.apps.measures.selectors import for_agency, lines_of
from prongsai.project.demo import PLAYERS, USERS_FILE, NotEmpty, demo_users, load_demo, moved
from tests.factories.people import House

DAY = date(2026, 11, 20)  # fiscal year 2570


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    files = {**settings.STORAGES["files"], "OPTIONS": {"location": str(tmp_path / "files")}}
    settings.STORAGES = {**settings.STORAGES, "files": files}
    return tmp_path


@pytest.fixture
def demo(db: None, tmp_path: Path) -> Agency:
    assert load_demo(home=tmp_path, today=DAY)
    return Agency.objects.get()


def test_it_has_last_year_s_plan_and_this_year_s_at_work(demo: Agency) -> None:
    plans = list(for_agency(demo))
    assert [plan.fiscal_year for plan in plans] == [2570, 2569]
    assert verify().whole


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 10, 1),
        DAY,
        date(2027, 3, 31),
        date(2027, 4, 1),
        date(2027, 7, 15),
        date(2027, 9, 30),
    ],
    ids=str,
)
def test_it_is_lively_on_any_day(db: None, tmp_path: Path, day: date) -> None:
    assert load_demo(home=tmp_path, today=day)
    lines = lines_of(for_agency(Agency.objects.get())[0], today=day)
    states = [line.standing.state for line in lines]
    assert states.count("late") == 1
    assert set(states) >= {"done", "soon", "late"}
    dues = [line.standing.due for line in lines if line.standing.state == "soon"]
    assert any(due and due <= day + timedelta(7) for due in dues)
    done = [line for line in lines if line.standing.state == "done"]
    assert {"evidence" in line.missing for line in done} == {True, False}
    assert any("responsible" in line.missing for line in lines)


def test_its_document_can_be_read_and_waits_for_review(demo: Agency) -> None:
    worker = Worker()
    while worker.work_once():
        pass
    one = Import.objects.get()
    assert (one.name, one.state, one.fiscal_year) == ("สแกนรายงาน-6-เดือน-2569.txt", "review", 2569)
    assert one.doubts > 0


def test_every_role_has_one_account_that_signs_in(demo: Agency, tmp_path: Path) -> None:
    users = demo_users(tmp_path)
    assert [user["username"] for user in users] == [player.username for player in PLAYERS]
    for user in users:
        client = Client()
        assert client.login(username=user["username"], password=user["password"])
        expected = 200 if user["agency"] else 404
        assert client.get("/thantawan/").status_code == expected


def test_passwords_are_new_in_each_installation_and_private(demo: Agency, tmp_path: Path) -> None:
    path = tmp_path / USERS_FILE
    assert path.stat().st_mode & 0o777 == 0o600
    passwords = [user["password"] for user in json.loads(path.read_text(encoding="utf-8"))]
    assert len(set(passwords)) == len(PLAYERS)


def test_a_second_time_changes_nothing(demo: Agency, tmp_path: Path) -> None:
    before = (tmp_path / USERS_FILE).read_bytes()
    assert not load_demo(home=tmp_path, today=DAY)
    assert (tmp_path / USERS_FILE).read_bytes() == before
    assert (User.objects.count(), Import.objects.count()) == (5, 1)


def test_an_installation_that_is_used_is_left_alone(house: House, tmp_path: Path) -> None:
    with pytest.raises(NotEmpty):
        load_demo(home=tmp_path, today=DAY)
    assert not (tmp_path / USERS_FILE).exists()


def test_years_move_in_their_own_digits_and_nothing_else_does() -> None:
    text = moved("report-2566-six-months.txt", 3).decode()
    assert "พ.ศ. ๒๕๖๙ รอบ ๖ เดือน" in text
    assert "(เดือนตุลาคม ๒๕๖๘ - มีนาคม ๒๕๖๙)" in text
    assert "news.php?id=118" in text


def test_it_can_start_empty(db: None, tmp_path: Path) -> None:
    assert load_demo(home=tmp_path, today=DAY, empty=True)
    assert not load_demo(home=tmp_path, today=DAY)
    agency = Agency.objects.get()
    assert (for_agency(agency).count(), Import.objects.count()) == (0, 0)
