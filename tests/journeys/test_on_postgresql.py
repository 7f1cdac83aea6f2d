"""What rests on the database holds on PostgreSQL as on SQLite: the same tests, run once more."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAME_TESTS = (
    "tests/apps/test_accounts.py",
    "tests/apps/test_agencies.py",
    "tests/apps/test_evidence.py",
    "tests/apps/test_imports.py",
    "tests/apps/test_jobs.py",
    "tests/apps/test_journal.py",
    "tests/apps/test_measures.py",
    "tests/apps/test_reports.py",
    "tests/apps/measures",
    "tests/cli/test_journal.py",
    "tests/cli/test_worker.py",
    "tests/project/test_demo.py",
    "tests/journeys/test_migrations.py",
)


@pytest.mark.tool("postgres")
@pytest.mark.timeout(900)
def test_the_same_tests_pass_on_postgresql(postgresql: Any, root: Path) -> None:
    there = [name for name in SAME_TESTS if (root / name).exists()]
    environment = os.environ | {"DATABASE_URL": postgresql.new_database("prongsai")}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *there],
        cwd=root, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert there == list(SAME_TESTS)


@pytest.mark.tool("postgres")
def test_the_server_of_a_test_is_reached_by_its_socket_alone(postgresql: Any) -> None:
    assert postgresql.ask("SHOW listen_addresses") == [("",)]
    assert postgresql.ask("SHOW server_encoding") == [("UTF8",)]
