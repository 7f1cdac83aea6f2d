"""A real installation for proofs: `prongsai serve` on 127.0.0.1, and people who use it by HTTP."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
PRONGSAI = [
    sys.executable,
    "-c",
    "import sys; from prongsai.cli.main import main; sys.exit(main())",
]
_READY_S = 300


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


@dataclass(slots=True)
class Installation:
    """What is kept in `home` (and in `database`), and the process that serves it."""

    home: Path
    database: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    serving: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        ours = ("PRONGSAI_", "DJANGO_", "DATABASE_", "PYTEST_", "CI")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        clean |= {"PRONGSAI_HOME": str(self.home), "PYTHONPATH": str(ROOT / "src")}
        return clean | ({"DATABASE_URL": self.database} if self.database else {}) | self.extra

    @property
    def log(self) -> Path:
        return self.home.with_name(f"{self.home.name}.log")

    def prongsai(self, *words: str, status: int = 0) -> str:
        """Run a command of the installation; gives what it printed."""
        done = subprocess.run(
            [*PRONGSAI, *words], env=self.environment, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def python(self, script: str) -> str:
        """Run a script inside of the installation's Django."""
        done = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{script}"],
            env=self.environment | {"DJANGO_SETTINGS_MODULE": "prongsai.project.settings"},
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def open(self) -> None:
        """Start `prongsai serve` and wait until it answers."""
        with self.log.open("ab") as out:
            self.serving = subprocess.Popen(
                [*PRONGSAI, "serve", "--port", str(self.port)],
                env=self.environment, stdout=out, stderr=out,
            )  # fmt: skip
        until = time.monotonic() + _READY_S
        while not self.answers():
            told = self.log.read_text(encoding="utf-8", errors="replace")[-4000:]
            assert self.serving.poll() is None, told
            assert time.monotonic() < until, told
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def close(self) -> int | None:
        """Ask it to end, and wait until it has; gives its exit code."""
        if self.serving is None or self.serving.poll() is not None:
            return None
        self.serving.terminate()
        return self.serving.wait(timeout=90)

    def processes(self) -> dict[str, list[int]]:
        """The process numbers: `serve`, the web server, its processes of pages, the worker."""
        assert self.serving is not None
        house = self.serving.pid
        children = children_of(house)
        servers = [one for one in children if b"granian" in _command(one)]
        workers = [one for one in children if one not in servers]
        pages = [one for server in servers for one in children_of(server)]
        return {"serve": [house], "server": servers, "pages": pages, "worker": workers}


def children_of(process: int) -> list[int]:
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in told.split()]


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def resident_mib(process: int) -> float:
    """Memory of a process that it has for itself and its share of the rest, in MiB."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next(row for row in told.splitlines() if row.startswith("Pss:"))
    return int(line.split()[1]) / 1024


@contextmanager
def installation(
    home: Path, *demo: str, database: str = "", **extra: str
) -> Iterator[Installation]:
    """The demo, open; closed at the end."""
    one = Installation(home, database, extra)
    one.prongsai("manage", "demo", *demo)
    one.open()
    try:
        yield one
    finally:
        one.close()


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Visitor:
    """A person at a browser, reduced to HTTP: cookies, forms, uploads, one connection kept open."""

    def __init__(self, port: int, timeout: float = 30) -> None:
        self.port, self.timeout = port, timeout
        self.cookies: dict[str, str] = {}
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Raises `OSError` or `HTTPException` when no whole answer came."""
        if self._connection is None:
            self._connection = http.client.HTTPConnection(
                "127.0.0.1", self.port, timeout=self.timeout
            )
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self._connection.request(method, path, body, sent)
            response = self._connection.getresponse()
            answer = Answer(response.status, dict(response.getheaders()), response.read())
        except (OSError, http.client.HTTPException):
            self.hang_up()
            raise
        for cookie in response.headers.get_all("set-cookie") or ():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer

    def hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """Send a form with the token that the cookie of the visitor stands for."""
        body = urlencode({"csrfmiddlewaretoken": self.token(), **fields}).encode()
        headers.setdefault("Content_Type", "application/x-www-form-urlencoded")
        return self.ask("POST", path, body, **headers)

    def upload(self, path: str, *files: tuple[str, bytes], name: str = "documents") -> Answer:
        """Send files of a form."""
        kind, body = multipart({"csrfmiddlewaretoken": self.token()}, *files, name=name)
        self.hang_up()  # a kept-open connection may end while a long body is on its way
        return self.ask("POST", path, body, Content_Type=kind)

    def token(self) -> str:
        if "csrftoken" not in self.cookies:
            self.get("/accounts/sign-in/")
        return self.cookies["csrftoken"]

    def sign_in(self, username: str, password: str) -> Answer:
        answer = self.post("/accounts/sign-in/", {"username": username, "password": password})
        assert answer.status == 302, answer.text
        return answer


def signed_in(one: Installation, role: str = "officer") -> Visitor:
    """A visitor with an account of the demo."""
    users = json.loads(one.prongsai("manage", "demo-users", "--json"))
    account = next(user for user in users if user["role_code"] == role)
    visitor = Visitor(one.port)
    visitor.sign_in(account["username"], account["password"])
    return visitor


def multipart(
    fields: dict[str, str], *files: tuple[str, bytes], name: str = "documents"
) -> tuple[str, bytes]:
    """Content type and body of a form with files; names of files go out as they are."""
    mark = secrets.token_hex(16)
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    for filename, content in files:
        head = (
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        )
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode())
        parts += [content, b"\r\n"]
    return f"multipart/form-data; boundary={mark}", b"".join([*parts, f"--{mark}--\r\n".encode()])
