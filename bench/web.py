"""The web door as `prongsai serve` runs it: pages, saves, sign-in, static files, memory, a worker.

Every rate stands beside that of a bare Django view of the same size (`bench/bare.py`: as many rows
read and drawn, as many bytes) on the same server in the same run. The load comes from this process,
over 127.0.0.1 only.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.load import Measured, Next, measure
from bench.table import milliseconds, section
from tests.factories.installation import (
    ROOT,
    Installation,
    Visitor,
    children_of,
    free_port,
    installation,
    resident_mib,
)

SECONDS = 3.0
CONNECTIONS = (1, 8)
PLAN, LIST = 2590, 2591  # fiscal years with 60 and with 1,000 measures
DOCUMENTS = 1000
_FILL = Path(__file__).with_name("web_data.py")


def run() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        home = Path(folder) / "home"
        yield _migrations(Path(folder) / "empty")
        with installation(home) as one:
            facts = json.loads(_script(one, "fill"))
            officer = _officer(one)
            with _bare(folder) as bare:
                yield _rates(one, bare, officer, facts)
            officer.hang_up()
            yield _memory(one)
        yield _worker(home)


def _script(one: Installation, *words: str) -> str:
    environment = one.environment | {"DJANGO_SETTINGS_MODULE": "prongsai.project.settings"}
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    done = subprocess.run(
        [sys.executable, str(_FILL), *words], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def _officer(one: Installation) -> Visitor:
    users = json.loads(one.prongsai("manage", "demo-users", "--json"))
    account = next(user for user in users if user["role_code"] == "officer")
    who = Visitor(one.port)
    who.sign_in(account["username"], account["password"])
    who.account = account  # type: ignore[attr-defined]
    return who


def _migrations(home: Path) -> str:
    one = Installation(home)
    one.prongsai("manage", "check")
    begun = time.perf_counter()
    one.prongsai("manage", "migrate", "-v", "0")
    took = time.perf_counter() - begun
    return section("Migrations", ("", "time"), [("empty database, SQLite", f"{took:.1f} s")])


@dataclass(frozen=True, slots=True)
class _Bare:
    """A server of the same kind with nothing but the bare views."""

    port: int
    processes: list[int]
    session: str

    def page(self, rows: int, size: int) -> Next:
        """A page that shows so many rows, to somebody signed in; of none, only the bytes."""
        path = f"/page/{rows}/{size}" if rows else f"/bytes/{size}"
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: sessionid={self.session}\r\n\r\n"
        return lambda number: head.encode()

    def save(self) -> Next:
        """Each connection changes a row of its own."""
        body = urlencode({"text": "ภายในเดือนมีนาคม"})
        head = (
            f"Host: 127.0.0.1\r\nCookie: sessionid={self.session}\r\nContent-Type: "
            f"application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        )
        return lambda number: f"POST /save/{number + 1} HTTP/1.1\r\n{head}".encode()


@contextmanager
def _bare(folder: str) -> Iterator[_Bare]:
    port = free_port()
    environment = os.environ | {
        "BENCH_DATABASE": f"{folder}/bare.sqlite3",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    filled = subprocess.run(
        [sys.executable, "-m", "bench.bare"], env=environment, capture_output=True, text=True,
    )  # fmt: skip
    if filled.returncode:
        raise RuntimeError(filled.stderr)
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", "bench.bare:application", "--interface", "asginl",
         "--http", "1", "--no-ws", "--host", "127.0.0.1", "--port", str(port), "--workers", "2",
         "--log-level", "error"],
        env=environment,
    )  # fmt: skip
    try:
        until = time.monotonic() + 30
        while not Installation(Path(folder), port=port).answers():
            if time.monotonic() > until:
                raise RuntimeError("the bare view did not open")
            time.sleep(0.1)
        time.sleep(1)
        yield _Bare(port, children_of(server.pid), filled.stdout.strip())
    finally:
        server.terminate()
        server.wait(timeout=30)


def _get(path: str, who: Visitor | None = None) -> Next:
    cookies = "; ".join(f"{k}={v}" for k, v in who.cookies.items()) if who else ""
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n" + (f"Cookie: {cookies}\r\n" if who else "")
    ready = f"{head}\r\n".encode()
    return lambda number: ready


def _post(path: str, fields: dict[str, str], who: Visitor) -> bytes:
    body = urlencode({"csrfmiddlewaretoken": who.token(), **fields}).encode()
    cookies = "; ".join(f"{name}={value}" for name, value in who.cookies.items())
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class _Saves:
    """Each connection changes one field of a measure of its own, time after time."""

    def __init__(self, who: Visitor, keys: list[str]) -> None:
        self.who, self.keys = who, keys
        self.seen = {key: self._shown(key) for key in keys}
        self.times = 0

    def _shown(self, key: str) -> str:
        found = re.search(r'name="seen" value="(\w+)"', self.who.get(self._path(key)).text)
        return found[1] if found else ""

    def _path(self, key: str) -> str:
        return f"/thantawan/plans/{PLAN}/measures/{key}/time/"

    def __call__(self, number: int) -> bytes:
        key = self.keys[number]
        self.times += 1
        words = f"ภายในเดือนมีนาคม (ครั้งที่ {self.times})"
        fields = {"seen": self.seen[key], "timeline_raw": words, "cadence": "", "reason": "วัด"}
        self.seen[key] = _seen(words)
        return _post(self._path(key), fields, self.who)


def _seen(words: str) -> str:
    """What the form of the next save carries: see `seen_of` in `apps/measures/changing.py`."""
    told = {"cadence": None, "timeline_raw": words, "duties": None}
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of ours, and how many rows its bare view shows; None: it saves one."""

    name: str
    requests: Next
    rows: int | None = 0
    status: int = 200


def _asked(one: Installation, who: Visitor, facts: dict[str, Any]) -> Iterator[_Asked]:
    style = re.search(r'href="(/static/[^"]+\.css)"', who.get("/thantawan/").text)
    account = {"username": who.account["username"], "password": who.account["password"]}  # type: ignore[attr-defined]
    stranger = Visitor(one.port)
    stranger.token()
    signing = _post("/accounts/sign-in/", account, stranger)
    yield _Asked(
        f"plan page, 60 measures ({facts['plan_statements']} statements)",
        _get(f"/thantawan/plans/{PLAN}/", who), 60,
    )  # fmt: skip
    yield _Asked(
        f"list of 1,000, 100 a page ({facts['list_statements']} statements)",
        _get(f"/thantawan/plans/{LIST}/", who), 100,
    )  # fmt: skip
    yield _Asked(
        f"first page ({facts['home_statements']} statements)", _get("/thantawan/", who), 30
    )
    who.hang_up()  # the server has closed the line that nothing was said on
    yield _Asked(
        f"save of one field, durable ({facts['save_statements']} statements)",
        _Saves(who, facts["keys"]), None, 302,
    )  # fmt: skip
    yield _Asked("sign-in page", _get("/accounts/sign-in/"), 1)
    yield _Asked("signing in (Argon2id, 64 MiB)", lambda number: signing, status=302)
    yield _Asked("static file", _get(style[1] if style else "/static/"))


def _rates(one: Installation, bare: _Bare, who: Visitor, facts: dict[str, Any]) -> str:
    rows = []
    pages = one.processes()["pages"]
    for asked in _asked(one, who, facts):
        for connections in CONNECTIONS:
            ours = measure(
                one.port, asked.requests, connections=connections, seconds=SECONDS,
                status=asked.status, processes=pages,
            )  # fmt: skip
            saves = asked.rows is None
            beside = measure(
                bare.port, bare.save() if saves else bare.page(asked.rows or 0, ours.size),
                connections=connections, seconds=SECONDS / 2, status=302 if saves else 200,
                processes=bare.processes,
            )  # fmt: skip
            rows.append(_line(asked.name, connections, ours, beside))
    headers = (
        "asked", "conn.", "bytes", "req/s", "p50", "CPU",
        "bare req/s", "bare p50", "bare CPU", "times",
    )  # fmt: skip
    title = (
        f"Web door, 2 processes, SQLite with synchronous=FULL, {SECONDS:.0f} s each; "
        f"the disk alone makes {_commits(one.home):.0f} durable commits a second"
    )
    return section(title, headers, rows)


def _commits(folder: Path) -> float:
    """Commits of one small row a second, by SQLite alone: no save can be made more often."""
    base = sqlite3.connect(folder / "commits.sqlite3", isolation_level=None)
    with closing(base):
        for line in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE row (at)"):
            base.execute(line)
        begun, count = time.perf_counter(), 0
        while time.perf_counter() - begun < SECONDS / 2:
            base.execute("BEGIN IMMEDIATE")
            base.execute("INSERT INTO row VALUES (?)", (count,))
            base.execute("COMMIT")
            count += 1
    return count / (SECONDS / 2)


def _line(name: str, connections: int, ours: Measured, bare: Measured) -> list[str]:
    return [
        name, str(connections), f"{ours.size:,}", f"{ours.rate:,.0f}", milliseconds(ours.median),
        milliseconds(ours.processor_each), f"{bare.rate:,.0f}", milliseconds(bare.median),
        milliseconds(bare.processor_each), f"{bare.rate / ours.rate:.1f}",
    ]  # fmt: skip


def _memory(one: Installation) -> str:
    kinds = one.processes()
    rows = [
        (name, str(len(kinds[kind])), f"{sum(map(resident_mib, kinds[kind])):.0f} MiB")
        for name, kind in (("processes of pages", "pages"), ("web server", "server"),
                           ("worker", "worker"), ("serve", "serve"))
    ]  # fmt: skip
    return section("Memory after that (proportional share)", ("", "processes", "memory"), rows)


def _worker(home: Path) -> str:
    """A thousand documents, uploaded as the page does it, read and stored by a real worker."""
    one = Installation(home)
    _script(one, "upload", str(DOCUMENTS))
    begun = time.perf_counter()
    one.open()
    try:
        rows, last = [], -1
        while last < DOCUMENTS:
            done = int(_script(one, "read"))
            worker = one.processes()["worker"]
            if done // 250 > last // 250 or done == DOCUMENTS:
                memory = sum(map(resident_mib, worker))
                rows.append(
                    (str(done), f"{time.perf_counter() - begun:.0f} s", f"{memory:.0f} MiB")
                )
            last = done
            time.sleep(2)
        assert children_of(worker[0]) == []
    finally:
        one.close()
    return section("Documents read and kept by the worker", ("documents", "after", "memory"), rows)
