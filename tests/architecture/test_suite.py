"""The suite distrusts itself: what the shared conftest promises is tried on small suites."""

import pytest

from tests.architecture.tree import ROOT

CONFTEST = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
MARKERS = """
[pytest]
markers =
    tool(name)
    network
    soak
"""
LACKING = """
import pytest

@pytest.mark.tool("no-such-program")
def test_with_a_program():
    pass
"""
REACHING_OUT = """
import socket

def test_reaching_out():
    socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_staying_here():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
"""
LONG = """
import pytest

@pytest.mark.soak
def test_for_hours():
    raise AssertionError("must not run")

def test_for_seconds():
    pass
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:cacheprovider -p no:xdist -p no:django")
    pytester.makeconftest(CONFTEST)
    pytester.makeini(MARKERS)
    return pytester


def test_a_missing_program_skips_a_test_and_is_named(suite: pytest.Pytester) -> None:
    suite.makepyfile(LACKING)
    result = suite.runpytest_subprocess("-rs")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED*no-such-program is not installed on this machine"])


def test_a_missing_program_fails_a_test_in_ci(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    suite.makepyfile(LACKING)
    result = suite.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*no-such-program is not installed, and with CI=true*"])


def test_no_test_reaches_another_machine(suite: pytest.Pytester) -> None:
    suite.makepyfile(REACHING_OUT)
    result = suite.runpytest_subprocess()
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["*a test tried to reach 192.0.2.1*"])


def test_long_proofs_wait(suite: pytest.Pytester) -> None:
    suite.makepyfile(LONG)
    suite.runpytest_subprocess().assert_outcomes(passed=1, deselected=1)


def test_long_proofs_run_when_they_are_asked_for(suite: pytest.Pytester) -> None:
    suite.makepyfile(LONG)
    suite.runpytest_subprocess("-m", "soak").assert_outcomes(failed=1, deselected=1)
