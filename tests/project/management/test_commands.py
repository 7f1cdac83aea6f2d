"""`prongsai manage prepare` and `routes`."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from prongsai.project.demo import USERS_FILE
from tests.factories.people import make_person


def output(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_prepare_asks_nothing_and_tells_how_to_sign_in(settings: Any, tmp_path: Path) -> None:
    settings.PRONGSAI_HOME, settings.DEBUG = tmp_path, True
    prepared = json.loads(output("prepare"))
    key = (tmp_path / "first-start").read_text(encoding="ascii")
    assert prepared == {"demo_users": [], "first_start": f"/accounts/start/?key={key}"}
    users = [{"username": "malee", "password": "x", "role": "เจ้าหน้าที่"}]
    (tmp_path / USERS_FILE).write_text(json.dumps(users), encoding="utf-8")
    make_person("malee", "มาลี ใจดี")
    assert json.loads(output("prepare")) == {"demo_users": users, "first_start": ""}


def test_routes_are_listed_for_programs_and_for_people() -> None:
    rows = {row["name"]: row for row in json.loads(output("routes", "--json"))}
    assert rows["home"] == {
        "route": "/<slug:agency>/", "name": "home", "scope": "agency",
        "question": "agencies.is_member",
    }  # fmt: skip
    assert rows["accounts:my_account"]["question"] == "accounts.is_signed_in"
    line = next(line for line in output("routes").splitlines() if " home " in line)
    assert line.split() == ["/<slug:agency>/", "home", "agency", "agencies.is_member"]


@pytest.mark.django_db
def test_demo_loads_once_and_its_accounts_are_listed(settings: Any, tmp_path: Path) -> None:
    settings.PRONGSAI_HOME = tmp_path
    files = {**settings.STORAGES["files"], "OPTIONS": {"location": str(tmp_path / "files")}}
    settings.STORAGES = {**settings.STORAGES, "files": files}
    assert json.loads(output("demo_users", "--json")) == []
    with pytest.raises(CommandError, match="ไม่มีบัญชีสมมติ"):
        call_command("demo_users")
    assert "เทศบาลตำบลธารตะวัน" in output("demo")
    assert "อยู่แล้ว" in output("demo")
    users = json.loads(output("demo_users", "--json"))
    roles = ["officer", "head_of_unit", "executive", "agency_admin", "platform_admin"]
    assert [user["role_code"] for user in users] == roles
    assert output("demo_users").splitlines()[0].split()[:2] == ["officer", users[0]["password"]]


def test_a_demo_is_never_mixed_with_what_is_there(
    house: Any, settings: Any, tmp_path: Path
) -> None:
    settings.PRONGSAI_HOME = tmp_path
    with pytest.raises(CommandError, match="PRONGSAI_HOME"):
        call_command("demo")
