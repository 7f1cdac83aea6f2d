"""A PostgreSQL server for tests: started by them, in a temporary folder, on a socket file alone."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

USER = "prongsai"
_READY_S = 60


def programs() -> Path | None:
    """The folder of the server's programs; Debian does not put them on the path."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """A running server; its folder holds the socket."""

    folder: Path
    process: subprocess.Popen[bytes]

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def new_database(self, name: str) -> str:
        """Make an empty database; gives its DATABASE_URL."""
        self.ask(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        import psycopg

        address = f"host={self.folder} user={USER} dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[PostgreSQL]:
    """Start a server and end it; `durable` lets it flush to disk as a real one does."""
    where = programs()
    assert where is not None
    folder = Path(tempfile.mkdtemp(prefix="prongsai-pg-"))
    who = _unprivileged(folder)
    try:
        _run([where / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8",
              "--locale=C.UTF-8", "--no-sync"], who)  # fmt: skip
        options = [
            "-c",
            "listen_addresses=",
            "-c",
            "max_connections=60",
            "-c",
            "shared_buffers=64MB",
        ]
        if not durable:
            options += ["-c", "fsync=off", "-c", "full_page_writes=off"]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [where / "postgres", "-D", folder / "data", "-k", folder, *options],
                stdout=log, stderr=log, start_new_session=True, cwd="/", **who,
            )  # fmt: skip
        server = PostgreSQL(folder, process)
        try:
            _wait(server)
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # does not wait for those who are still connected
            process.wait(timeout=120)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """As whom to run: the server refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _run(words: list[Any], who: dict[str, Any]) -> None:
    done = subprocess.run(words, capture_output=True, text=True, cwd="/", **who)
    assert done.returncode == 0, done.stderr


def _wait(server: PostgreSQL) -> None:
    import psycopg

    until = time.monotonic() + _READY_S
    while True:
        try:
            server.ask("SELECT 1")
            return
        except psycopg.OperationalError:
            log = (server.folder / "log").read_text(encoding="utf-8", errors="replace")
            assert time.monotonic() < until, log
            assert server.process.poll() is None, log
            time.sleep(0.1)
