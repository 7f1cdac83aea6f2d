"""A whole installation for journeys: `prongsai serve` with the demo, and people at browsers."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from tests.journeys.web.addresses import Page

ROOT = Path(__file__).resolve().parents[3]
_PRONGSAI = [
    sys.executable,
    "-c",
    "import sys; from prongsai.cli.main import main; sys.exit(main())",
]
_READY_S = 60
_EMPTY = 60
_NEWCOMER = {"username": "newcomer", "password": "ต้นไม้ใหญ่ริมทางน้ำ-2569"}
_EMPTY_AGENCIES = f"""
from prongsai.apps.accounts.services import create_user
from prongsai.apps.agencies.choices import AgencyType, Role
from prongsai.apps.agencies.services import add_member, create_agency
from prongsai.apps.journal.services import SYSTEM
officer = create_user(actor=SYSTEM, full_name="เจ้าหน้าที่ ใหม่", **{_NEWCOMER})
for number in range({_EMPTY}):
    agency = create_agency(
        actor=SYSTEM, code=f"059999{{number:02}}", type=AgencyType.TAMBON_MUNICIPALITY,
        name="ลานว่าง", amphoe="สวนผึ้ง", changwat="ราชบุรี", slug=f"empty-{{number}}")
    add_member(actor=SYSTEM, agency=agency, user=officer, role=Role.OFFICER)
"""


@dataclass(frozen=True)
class Installation:
    """Where it answers, the accounts of its demo by role, and the agency that a journey is in."""

    address: str
    accounts: dict[str, dict[str, str]]
    home: Path
    slug: str = "thantawan"

    @property
    def agency(self) -> str:
        return f"{self.address}/{self.slug}"


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


def _installation(home: Path) -> Iterator[Installation]:
    _manage(home, "demo")
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


@pytest.fixture(scope="session")
def _untouched(demo: Installation) -> Iterator[Installation]:
    """Agencies in which nothing was done yet."""
    _manage(demo.home, "shell", "-v", "0", "-c", _EMPTY_AGENCIES)
    accounts = {"officer": _NEWCOMER}
    return (replace(demo, accounts=accounts, slug=f"empty-{n}") for n in range(_EMPTY))


@pytest.fixture
def empty(_untouched: Iterator[Installation]) -> Installation:
    """An agency without a plan, for one journey alone."""
    return next(_untouched)


@pytest.fixture(scope="session")
def pages(demo: Installation) -> "dict[str, Page]":
    """An address for every route of the demo."""
    from tests.journeys.web.addresses import found_pages

    return found_pages(demo)


Visitor = Callable[..., "Tab"]
_SIGNED_IN = pytest.StashKey[dict[tuple[str, str], Any]]()


@pytest.fixture
def visit(chromium: "Browser", request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """`visit(installation, role, **context)`: a person signed in through the page, or nobody.

    Signing in happens once for each role; later visits bring the cookie of that one.
    """
    contexts = []
    signed_in: dict[tuple[str, str], Any] = request.config.stash.setdefault(_SIGNED_IN, {})

    def open_page(where: Installation, role: str | None = "officer", **how: Any) -> "Tab":
        width = how.pop("width", 1280)
        known = (where.address, where.accounts[role]["username"] if role else "")
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


def sign_in(page: "Tab", where: Installation, role: str) -> None:
    """As a person does it: the page, the name, the password, the button."""
    account = where.accounts[role]
    page.goto(where.address)
    page.locator("[name=username]").fill(account["username"])
    page.locator("[name=password]").fill(account["password"])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")
