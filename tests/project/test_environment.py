"""Variables of the environment: what each may say, and what holds without it."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from prongsai.project.environment import Environment, WrongVariable


def of(**values: str) -> Environment:
    return Environment(values)


@pytest.mark.parametrize(
    ("value", "means"), [("on", True), ("True", True), ("1", True), ("off", False), ("", False)]
)
def test_a_switch(value: str, means: bool) -> None:
    assert of(X=value).switch("X", default=not means) is means
    assert of().switch("X", default=means) is means


@pytest.mark.parametrize(
    ("ask", "name", "value", "said"),
    [
        (lambda e, n: e.switch(n, default=False), "PRONGSAI_DEBUG", "maybe", "on, off"),
        (lambda e, n: e.hosts(n, ()), "PRONGSAI_HOSTS", "https://a.go.th", "without https://"),
        (lambda e, n: e.origins(n), "PRONGSAI_ORIGINS", "a.go.th", "https://ita.example.go.th"),
        (lambda e, n: e.origins(n), "PRONGSAI_ORIGINS", "https://a/b", "https://ita.example.go.th"),
        (lambda e, n: e.whole(n, 5, least=1, most=9), "PRONGSAI_X", "10", "from 1 to 9"),
        (lambda e, n: e.whole(n, 5, least=1, most=9), "PRONGSAI_X", "๕", "from 1 to 9"),
        (lambda e, n: e.database(Path()), "DATABASE_URL", "mysql://u:secret@h/x", "postgresql://"),
    ],
)
def test_a_wrong_value_names_the_variable_and_what_it_accepts(
    ask: Any, name: str, value: str, said: str
) -> None:
    with pytest.raises(WrongVariable) as refused:
        ask(of(**{name: value}), name)
    assert name in str(refused.value)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


def test_lists_are_parted_by_commas() -> None:
    assert of(X=" a.go.th , b.go.th,").hosts("X", ("z",)) == ["a.go.th", "b.go.th"]
    assert of().hosts("X", ("z",)) == ["z"]
    assert of(X="https://a.go.th/").origins("X") == ["https://a.go.th"]
    assert of().whole("X", 7, least=1, most=9) == 7


def test_the_home_of_an_installation_is_for_its_owner_alone(tmp_path: Path) -> None:
    home = of(PRONGSAI_HOME=str(tmp_path / "a" / "home")).home()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    (tmp_path / "file").touch()
    with pytest.raises(WrongVariable):
        of(PRONGSAI_HOME=str(tmp_path / "file")).home()


def test_a_home_that_may_not_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    with pytest.raises(WrongVariable, match="a folder that this user may write"):
        of(PRONGSAI_HOME=str(tmp_path)).home()


def test_the_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    key = of().secret_key(tmp_path)
    assert len(key) > 50
    assert of().secret_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_given_key_holds_and_a_short_one_is_refused_without_being_shown(tmp_path: Path) -> None:
    assert of(PRONGSAI_SECRET_KEY="k" * 50).secret_key(tmp_path) == "k" * 50
    with pytest.raises(WrongVariable) as refused:
        of(PRONGSAI_SECRET_KEY="hush").secret_key(tmp_path)
    assert "hush" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_one_file_unless_a_server_is_named(tmp_path: Path) -> None:
    sqlite = of().database(tmp_path)
    assert (sqlite["ENGINE"], sqlite["NAME"]) == (
        "django.db.backends.sqlite3", str(tmp_path / "prongsai.sqlite3"),
    )  # fmt: skip
    assert sqlite["ATOMIC_REQUESTS"] is False
    assert sqlite["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert of(DATABASE_URL="sqlite:///var/x.sqlite3").database(tmp_path)["NAME"] == "var/x.sqlite3"
    server = of(DATABASE_URL="postgresql://u:p%40ss@db:5433/ita?sslmode=require").database(tmp_path)
    named = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert {key: server[key] for key in named} == {
        "NAME": "ita", "USER": "u", "PASSWORD": "p@ss", "HOST": "db", "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip
    socket = of(DATABASE_URL="postgres:///ita?host=/run/pg").database(tmp_path)
    assert (socket["HOST"], socket["PORT"], socket["OPTIONS"]) == ("/run/pg", "", {})
