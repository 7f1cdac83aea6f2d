"""Where a worker runs, so that a killed one on this machine is known at once, not after a lease."""

from __future__ import annotations

import os
import socket
from functools import cache
from pathlib import Path


def here() -> str:
    """The name of this process: machine, its process numbering, number, moment of start."""
    return f"{_machine()}:{os.getpid()}:{_started(os.getpid())}"


def is_dead(worker: str) -> bool:
    """True only when that worker was of this machine and its process surely is no more."""
    machine, _, process = worker.partition(":")
    number, _, started = process.partition(":")
    if machine != _machine() or not number.isdigit():
        return False
    now = _started(int(number))
    return now == "" if started == "" else now != started


@cache
def _machine() -> str:
    """Two containers may share a name, but not the numbering of their processes."""
    try:
        numbering = str(Path("/proc/self/ns/pid").stat().st_ino)
    except OSError:
        numbering = "-"
    return f"{socket.gethostname().replace(':', '-')}/{numbering}"


def _started(process: int) -> str:
    """The kernel's moment of start of a process; empty where there is no such process.

    Without /proc nothing can be said of others: the same word for every process.
    """
    if not Path("/proc/self").exists():
        return "-"
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]
