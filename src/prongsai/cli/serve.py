"""`prongsai serve`: makes the installation ready, then runs web server and worker together."""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from typing import Any

from prongsai.cli import django_door
from prongsai.library.messages import text

FAILED = 1
_PROCESSES = 2  # each has one thread for pages: more have a p99 ten times worse on SQLite
_LARGEST_HEAD = 64 * 1024
_PATIENCE_S = 25.0
_LOOK_EVERY_S = 0.2
_SETTLED_S, _QUICK_ENDS_BORNE = 10.0, 5
_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    parser.add_argument("--host", default="127.0.0.1", help=text("serve.host", language))
    parser.add_argument("--port", type=int, default=8000, help=text("serve.port", language))


def run(args: argparse.Namespace) -> int:
    """0 when it was told to stop; 1 when it could not start, or the web server ended by itself."""
    if not _is_free(args.host, args.port):
        return _complain("serve.port_taken", args, host=args.host, port=args.port)
    prepared = subprocess.run(
        django_door.another_process("manage", "prepare"), stdout=subprocess.PIPE, text=True
    )
    if prepared.returncode:
        return _complain("serve.not_prepared", args)
    house = _House(args)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, house.stop)
    try:
        house.open()
        _tell(args, json.loads(prepared.stdout))
        return house.keep()
    finally:
        house.close()


class _Child:
    """A process of the house, known by what `Popen` holds; nothing is ended by its name."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.quick_ends = 0
        self.start()

    def start(self) -> None:
        # A session of its own: Ctrl+C reaches us alone, and we end the children in order.
        self.born = time.monotonic()
        self.process = subprocess.Popen(
            self.words,
            start_new_session=True,
            preexec_fn=_end_with_parent,
            env=os.environ | {"PRONGSAI_SERVED": "on"},
        )

    def start_again(self) -> None:
        """At most once a second; counts the ends that followed a start at once."""
        lived = time.monotonic() - self.born
        self.quick_ends = self.quick_ends + 1 if lived < _SETTLED_S else 0
        time.sleep(max(0.0, 1 - lived))
        self.start()

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None


class _House:
    """Web server and worker."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.stopping = False
        self.children: dict[str, _Child] = {}

    def open(self) -> None:
        """Start both and wait until the port answers."""
        self.server = _Child(
            sys.executable, "-m", "granian", django_door.WEB_APPLICATION,
            "--interface", "asginl", "--http", "1", "--no-ws",
            "--host", self.args.host, "--port", str(self.args.port), "--workers", str(_PROCESSES),
            "--http1-buffer-size", str(_LARGEST_HEAD), "--http1-header-read-timeout", "15000",
            "--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning",
        )  # fmt: skip
        self.children["serve.server_again"] = self.server
        self.children["serve.worker_again"] = _Child(*django_door.another_process("worker"))
        until = time.monotonic() + _PATIENCE_S
        while not _answers(self.args.host, self.args.port) and time.monotonic() < until:
            if self.stopping or self.server.has_ended:
                return
            time.sleep(_LOOK_EVERY_S)

    def keep(self) -> int:
        """Watch until told to stop; what ended by itself is started again.

        Without a worker pages still open; a web server that cannot stay ends the house.
        """
        while not self.stopping:
            for code, child in self.children.items():
                if child.has_ended:
                    if child is self.server and child.quick_ends >= _QUICK_ENDS_BORNE:
                        return _complain("serve.ended", self.args)
                    child.start_again()
                    print(text(code, self.args.language), file=sys.stderr)
            time.sleep(_LOOK_EVERY_S)
        return 0

    def stop(self, *_: Any) -> None:
        self.stopping = True

    def close(self) -> None:
        """Ask both to end, and end what does not within the time of a long job's step."""
        living = [child.process for child in self.children.values() if not child.has_ended]
        for process in living:
            process.terminate()
        until = time.monotonic() + _PATIENCE_S
        for process in living:
            try:
                process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _end_with_parent() -> None:
    """Linux tells a child when its parent was killed; elsewhere nothing can be done."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGTERM)


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _answers(host: str, port: int) -> bool:
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    try:
        socket.create_connection((reachable, port), timeout=1).close()
    except OSError:
        return False
    return True


def _tell(args: argparse.Namespace, prepared: dict[str, Any]) -> None:
    shown = f"[{args.host}]" if ":" in args.host else args.host
    address = f"http://{shown}:{args.port}"
    print(text("serve.ready", args.language, address=f"{address}/"))
    if first_start := prepared["first_start"]:
        print(text("serve.first_start", args.language, address=f"{address}{first_start}"))
    for user in prepared["demo_users"]:
        print(text("serve.sign_in", args.language, **user))
    print(text("serve.stop", args.language), flush=True)


def _complain(code: str, args: argparse.Namespace, **params: object) -> int:
    print(text(code, args.language, **params), file=sys.stderr)
    return FAILED
