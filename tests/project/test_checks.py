"""Wrong deployments are named, each with its number."""

from pathlib import Path
from typing import Any

import pytest

from prongsai.project import checks

RIGHT = {
    "HTTPS": True, "BEHIND_PROXY": True, "DEBUG": False, "ALLOWED_HOSTS": ["ita.example.go.th"],
    "CSRF_TRUSTED_ORIGINS": ["https://ita.example.go.th"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "numbers"),
    [
        ({}, []),
        ({"BEHIND_PROXY": False}, ["prongsai.E001"]),
        ({"DEBUG": True}, ["prongsai.E002"]),
        ({"DEBUG": True, "ALLOWED_HOSTS": ["localhost", "[::1]"]}, []),
        ({"ALLOWED_HOSTS": ["*"]}, ["prongsai.E003"]),
        ({"CSRF_TRUSTED_ORIGINS": [], "HTTPS": False}, ["prongsai.E004"]),
        (
            {"CSRF_TRUSTED_ORIGINS": [], "HTTPS": False, "BEHIND_PROXY": False,
             "ALLOWED_HOSTS": ["127.0.0.1"]},
            [],
        ),
    ],
)  # fmt: skip
def test_what_browsers_reach(settings: Any, wrong: dict[str, Any], numbers: list[str]) -> None:
    for name, value in (RIGHT | wrong).items():
        setattr(settings, name, value)
    found = checks.transport(None)
    assert [one.id for one in found] == numbers
    assert all("docs/operators/checks.md" in (one.hint or "") for one in found)


def test_a_home_that_others_can_open(settings: Any, tmp_path: Path) -> None:
    settings.PRONGSAI_HOME = tmp_path
    (tmp_path / "secret-key").touch(0o600)
    tmp_path.chmod(0o700)
    assert checks.kept_files(None) == []
    tmp_path.chmod(0o750)
    (tmp_path / "secret-key").chmod(0o644)
    assert [one.id for one in checks.kept_files(None)] == ["prongsai.E006"] * 2


def test_a_home_that_is_not_there(settings: Any, tmp_path: Path) -> None:
    settings.PRONGSAI_HOME = tmp_path / "gone"
    assert [one.id for one in checks.kept_files(None)] == ["prongsai.E005"]


def test_a_page_without_a_door(settings: Any) -> None:
    assert checks.doors(None) == []
    settings.ROOT_URLCONF = "tests.project.open_urls"
    assert [one.id for one in checks.doors(None)] == ["prongsai.E007"]


def test_every_number_is_explained_for_operators(root: Path) -> None:
    page = (root / "docs/operators/checks.md").read_text(encoding="utf-8")
    assert [f"E{n:03}" for n in range(1, 8)] == [
        line.split()[1] for line in page.splitlines() if line.startswith("## E")
    ]
