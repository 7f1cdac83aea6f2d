"""A whole installation for journeys: `prongsai serve` with the demo, and people at browsers."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[3]
_PRONGSAI = [
    sys.executable,
    "-c",
    "import sys; from prongsai.cli.main import main; sys.exit(main())",
]
_READY_S = 60


@dataclass(frozen=True)
class Installation:
    """Where it answers, and the accounts of its demo by role."""

    address: str
    accounts: dict[str, dict[str, str]]
    home: Path

    @property
    def agency(self) -> str:
        return f"{self.address}/thantawan"


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PRONGSAI_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, "PRONGSAI_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}


def _manage(home: Path, *words: str) -> str:
    done = subprocess.run(
        [*_PRONGSAI, "manage", *words],
        env=_environment(home),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _installation(home: Path, *demo: str) -> Iterator[Installation]:
    _manage(home, "demo", *demo)
    users = json.loads(_manage(home, "demo-users", "--json"))
    port = _free_port()
    log = home / "serve.log"
    with log.open("wb") as out:
        serving = subprocess.Popen(
            [*_PRONGSAI, "serve", "--port", str(port)],
            env=_environment(home),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(port, serving, log)
            accounts = {user["role_code"]: user for user in users}
            yield Installation(f"http://127.0.0.1:{port}", accounts, home)
        finally:
            serving.terminate()
            serving.wait(timeout=60)


def _wait(port: int, serving: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _READY_S
    while time.monotonic() < until and serving.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the installation did not open: {log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def demo() -> Iterator[Installation]:
    """The demo, shared by all journeys; what one of them changes, another may see."""
    with tempfile.TemporaryDirectory(prefix="prongsai-demo-") as home:
        yield from _installation(Path(home))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Installation]:
    """An agency without a plan, for one journey alone."""
    yield from _installation(tmp_path / "home", "--empty")


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """Debian's Chromium; its event loop must end before tests that use the database directly."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        started = tools.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                  "--disable-background-networking", "--disable-component-update"],
        )  # fmt: skip
        yield started
        started.close()


Visitor = Callable[..., "Page"]
_SIGNED_IN = pytest.StashKey[dict[tuple[str, str], Any]]()


@pytest.fixture
def visit(chromium: "Browser", request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """`visit(installation, role, **context)`: a person signed in through the page, or nobody.

    Signing in happens once for each role; later visits bring the cookie of that one.
    """
    contexts = []
    signed_in: dict[tuple[str, str], Any] = request.config.stash.setdefault(_SIGNED_IN, {})

    def open_page(where: Installation, role: str | None = "officer", **how: Any) -> "Page":
        width = how.pop("width", 1280)
        known = (where.address, role or "")
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale="th-TH",
            reduced_motion="reduce",
            base_url=where.address,
            storage_state=signed_in.get(known),
            **how,
        )
        contexts.append(context)
        page = context.new_page()
        if role and known not in signed_in:
            sign_in(page, where, role)
            signed_in[known] = context.storage_state()
        return page

    yield open_page
    for context in contexts:
        context.close()


def sign_in(page: "Page", where: Installation, role: str) -> None:
    """As a person does it: the page, the name, the password, the button."""
    account = where.accounts[role]
    page.goto(where.address)
    page.locator("[name=username]").fill(account["username"])
    page.locator("[name=password]").fill(account["password"])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker, as a script; the build hook fetches it."""
    path = ROOT / "build/assets/tests/axe.min.js"
    if not path.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("axe-core was not fetched by the build hook")
        pytest.skip("axe-core is not here; `make setup` fetches it")
    return path.read_text(encoding="utf-8")
