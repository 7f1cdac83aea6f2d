"""What every test may lean on: reference files, tools of the machine, a network shut off."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# The web room keeps what it makes in a folder of this run; set before Django reads its settings.
_HOME = tempfile.TemporaryDirectory(prefix="prongsai-tests-")
os.environ["PRONGSAI_HOME"] = _HOME.name
os.environ["PRONGSAI_DEBUG"] = "on"  # static files from where they lie; pages see DEBUG off

settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True)
settings.register_profile(
    "soak",
    parent=settings.get_profile("default"),
    max_examples=2_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") == "true" else "default")
)


def pytest_configure(config: pytest.Config) -> None:
    """Open the web room, where the code under test has one."""
    if not config.pluginmanager.hasplugin("django"):
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.project.settings"
    from django.conf import settings as web

    web.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests
    web.ALLOWED_HOSTS += ["testserver"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the checkout; without it the test is skipped."""
    if not SHARED.is_dir():
        pytest.skip("the reference folder ../shared is not beside this checkout")
    return SHARED


@cache
def _has_tool(name: str) -> bool:
    if name == "postgres":  # Debian does not put the server's programs on the path
        there = shutil.which("initdb") or next(Path("/usr/lib/postgresql").glob("*/bin/initdb"), "")
        return bool(there)
    if name != "tesseract-tha":
        return shutil.which(name) is not None
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True)
    return "tha" in listed.stdout.split()


def _require_tool(name: str) -> None:
    if _has_tool(name):
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed, and with CI=true no test may be skipped for that")
    pytest.skip(f"{name} is not installed on this machine")


@pytest.fixture(scope="session")
def requires_tool() -> Callable[[str], None]:
    """Call it with a program's name ("soffice", "tesseract-tha"): skip, or with CI=true fail."""
    return _require_tool


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("tool"):
        for name in marker.args:
            _require_tool(name)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long proofs run only when they are asked for."""
    if "soak" in str(config.getoption("markexpr")):
        return
    long_proofs = [item for item in items if item.get_closest_marker("soak")]
    if long_proofs:
        config.hook.pytest_deselected(items=long_proofs)
        items[:] = [item for item in items if not item.get_closest_marker("soak")]


_UNREACHABLE = re.compile(
    "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|dns error|error sending request|"
    "npm did not finish"
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where nothing outside can be reached, a `network` test is skipped; with CI=true it fails."""
    report = yield
    if (
        report.failed
        and call.excinfo is not None
        and os.environ.get("CI") != "true"
        and item.get_closest_marker("network")
        and _UNREACHABLE.search(str(call.excinfo.value))
    ):
        report.outcome = "skipped"
        report.longrepr = (str(item.path), 0, "Skipped: the registries cannot be reached from here")
    return report


_LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def _network_is_off(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """No test talks to another machine unless it is marked `network`."""
    if request.node.get_closest_marker("network"):
        yield
        return
    connect = socket.socket.connect

    def connect_here_only(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host and not str(host).startswith(_LOOPBACK):
            raise OSError(f"a test tried to reach {host}; mark it `network` if it must")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here_only)
    yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Any]:
    """A server of this run: see `tests.factories.postgresql`; mark the test `tool("postgres")`."""
    from tests.factories.postgresql import running_server

    with running_server() as server:
        yield server


@pytest.fixture
def house(db: None) -> Any:
    """Two agencies and their people: see `tests.factories.people`."""
    from tests.factories.people import make_house

    return make_house()
