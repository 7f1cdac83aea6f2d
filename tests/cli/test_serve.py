"""`prongsai serve` as a person starts and stops it: real processes, a real port."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from prongsai.cli import serve

COMMAND = [sys.executable, "-c", "import sys; from prongsai.cli.main import main; sys.exit(main())"]
PATIENCE_S = 60


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    ours = ("PRONGSAI_", "DJANGO_", "DATABASE_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    source = str(Path(__file__).resolve().parents[2] / "src")
    return clean | {"PRONGSAI_HOME": str(tmp_path / "home"), "PYTHONPATH": source}


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def serving(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[str]]:
    words = [*COMMAND, "--lang", "en", "serve", "--port", str(port)]
    house = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert house.stdout is not None
        assert house.stdout.readline() == f"Prongsai is ready at http://127.0.0.1:{port}/\n"
        yield house
    finally:
        house.terminate()
        house.communicate(timeout=PATIENCE_S)


def status(port: int, path: str) -> int:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code


def status_or_none(port: int, path: str) -> int | None:
    try:
        return status(port, path)
    except OSError:
        return None


def children_of(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [int(child) for child in listed]


def until(true: object, what: str) -> None:
    assert callable(true)
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_web_server_and_worker_start_and_stop_together(environment: dict[str, str]) -> None:
    port = free_port()
    with serving(environment, port) as house:
        assert status(port, "/accounts/sign-in/") == 200
        until(lambda: status(port, "/health") == 200, "the worker's first pulse")
        children = children_of(house.pid)
        assert len(children) == 2
        os.kill(children[1], signal.SIGKILL)
        until(lambda: len(set(children_of(house.pid)) - {children[1]}) == 2, "a new worker")
        children += children_of(house.pid)
        house.send_signal(signal.SIGINT)
        assert house.wait(timeout=PATIENCE_S) == 0
    assert [child for child in children if Path(f"/proc/{child}").exists()] == []
    verified = subprocess.run(
        [*COMMAND, "journal", "verify"], env=environment, capture_output=True, text=True
    )
    assert (verified.returncode, verified.stdout) == (0, "บันทึกครบถ้วน: 0 เล่ม 0 บรรทัด\n")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_when_it_is_killed_its_processes_end_too(environment: dict[str, str]) -> None:
    with serving(environment, free_port()) as house:
        children = children_of(house.pid)
        house.kill()
        house.wait()
        until(lambda: not any(Path(f"/proc/{one}").exists() for one in children), "their end")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_a_killed_web_server_is_started_again_and_leaves_no_process(
    environment: dict[str, str],
) -> None:
    port = free_port()
    with serving(environment, port) as house:
        server = children_of(house.pid)[0]
        until(lambda: len(children_of(server)) == 2, "two processes of pages")
        pages = children_of(server)
        os.kill(server, signal.SIGKILL)
        until(lambda: not any(Path(f"/proc/{one}").exists() for one in pages), "their end")
        until(lambda: status_or_none(port, "/accounts/sign-in/") == 200, "a new web server")
    assert house.returncode == 0


def test_a_web_server_that_cannot_stay_ends_the_house(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = serve._House(argparse.Namespace(language="en", host="127.0.0.1", port=1))
    monkeypatch.setattr(serve.time, "sleep", lambda seconds: None)
    house.server = serve._Child(sys.executable, "-c", "")
    house.children = {"serve.server_again": house.server}
    assert house.keep() == 1
    assert house.server.quick_ends == 5
    assert capsys.readouterr().err.splitlines() == [
        *["The web server ended by itself and was started again."] * 5,
        "The web server keeps ending right after its start; see above.",
    ]


def test_a_worker_may_end_as_often_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    house = serve._House(argparse.Namespace(language="en", host="127.0.0.1", port=1))
    house.server = serve._Child(sys.executable, "-c", "import time; time.sleep(60)")
    worker = serve._Child(sys.executable, "-c", "")
    house.children = {"serve.server_again": house.server, "serve.worker_again": worker}
    monkeypatch.setattr(
        serve.time, "sleep", lambda seconds: house.stop() if worker.quick_ends > 8 else None
    )
    assert house.keep() == 0
    house.close()
    assert house.server.has_ended


def test_a_taken_port_is_said_and_nothing_is_started(environment: dict[str, str]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "serve", "--port", str(port)],
            env=environment, capture_output=True, text=True,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"เปิดพอร์ต {port} ที่ 127.0.0.1 ไม่ได้" in done.stderr
    assert not Path(environment["PRONGSAI_HOME"]).exists()


def test_a_wrong_variable_stops_it_with_the_accepted_values(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [*COMMAND, "serve", "--port", str(free_port())],
        env=environment | {"PRONGSAI_DEBUG": "perhaps"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "PRONGSAI_DEBUG='perhaps' is not understood; accepted: on, off" in done.stderr


def test_production_settings_pass_the_deployment_check(environment: dict[str, str]) -> None:
    production = environment | {
        "PRONGSAI_HOSTS": "ita.example.go.th",
        "PRONGSAI_ORIGINS": "https://ita.example.go.th",
        "PRONGSAI_PROXY": "on",
    }
    done = subprocess.run(
        [*COMMAND, "manage", "check", "--deploy", "--fail-level", "WARNING"],
        env=production, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    )
