"""The first account of an empty installation: for whoever can read its console, and only once."""

import stat
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.accounts import founding
from prongsai.apps.accounts.models import User
from prongsai.apps.journal.models import Line
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
START = "/accounts/start/"
PERSON = {
    "full_name": "แอนนา ระบบ",
    "username": "anna",
    "new_password1": "ศาลาริมน้ำ-สะพานไม้",
    "new_password2": "ศาลาริมน้ำ-สะพานไม้",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.PRONGSAI_HOME = tmp_path
    (tmp_path / "journal-heads").mkdir()
    return tmp_path


def test_the_key_of_the_console_makes_the_first_administrator(client: Client) -> None:
    key = founding.first_key()
    assert key in client.get(f"{START}?key={key}").content.decode()
    answer = client.post(START, {**PERSON, "key": key})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    anna = User.objects.get()
    assert (anna.username, anna.is_platform_admin) == ("anna", True)
    assert [line.what for line in Line.objects.order_by("number")] == [
        "accounts.user_created", "accounts.signed_in",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["", "x", "0" * 32])
def test_without_the_key_nobody_is_made(client: Client, key: str) -> None:
    founding.first_key()
    assert client.post(START, {**PERSON, "key": key}).status_code == 200
    assert User.objects.count() == 0


def test_before_the_console_showed_a_key_none_is_right() -> None:
    assert not founding.is_first_key("")


def test_the_page_is_gone_once_there_is_somebody(client: Client, home: Path) -> None:
    key = founding.first_key()
    make_person("malee", "มาลี ใจดี")
    assert client.get(START).status_code == 404
    assert client.post(START, {**PERSON, "key": key}).status_code == 404
    with pytest.raises(founding.NotEmpty):
        founding.found(username="anna", password=PERSON["new_password1"], full_name="แอนนา")
    assert founding.first_key() == ""
    assert not (home / founding.FILE).exists()


def test_the_key_stays_the_same_and_is_for_its_owner_alone(home: Path) -> None:
    key = founding.first_key()
    assert founding.first_key() == key
    assert stat.S_IMODE((home / founding.FILE).stat().st_mode) == 0o600


def test_a_password_like_the_name_is_refused(client: Client) -> None:
    key = founding.first_key()
    weak = {"new_password1": "anna-rabop", "new_password2": "anna-rabop", "username": "annarabop"}
    answer = client.post(START, {**PERSON, **weak, "key": key})
    assert list(answer.context["form"].errors) == ["new_password1"]
    assert User.objects.count() == 0


def test_the_sign_in_says_that_nobody_is_here_yet(client: Client) -> None:
    assert START in client.get("/accounts/sign-in/").content.decode()
    make_person("malee", "มาลี ใจดี")
    assert START not in client.get("/accounts/sign-in/").content.decode()
