"""`prongsai manage prepare` and `routes`."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from prongsai.project.management.commands.prepare import DEMO_USERS


def output(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_prepare_asks_nothing_and_tells_how_to_sign_in(settings: Any, tmp_path: Path) -> None:
    settings.PRONGSAI_HOME, settings.DEBUG = tmp_path, True
    assert json.loads(output("prepare")) == {"demo_users": []}
    users = [{"username": "malee", "password": "x", "role": "เจ้าหน้าที่"}]
    (tmp_path / DEMO_USERS).write_text(json.dumps(users), encoding="utf-8")
    assert json.loads(output("prepare")) == {"demo_users": users}


def test_routes_are_listed_for_programs_and_for_people() -> None:
    rows = {row["name"]: row for row in json.loads(output("routes", "--json"))}
    assert rows["home"] == {
        "route": "/<slug:agency>/", "name": "home", "scope": "agency",
        "question": "agencies.is_member",
    }  # fmt: skip
    assert rows["accounts:my_account"]["question"] == "accounts.is_signed_in"
    line = next(line for line in output("routes").splitlines() if " home " in line)
    assert line.split() == ["/<slug:agency>/", "home", "agency", "agencies.is_member"]
