"""Whether memory stays flat over a thousand documents read in one run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.table import section

MARKS = (100, 500, 1000)
DISTINCT = 48
_ROOT = Path(__file__).resolve().parents[1]


def resident() -> float:
    """Memory of this process in MiB; NaN where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def walk(total: int = MARKS[-1]) -> None:
    """Read that many documents and print the memory at each mark; meant for a fresh process."""
    from bench.corpus import make_case, read_case

    ready = [make_case(seed) for seed in range(DISTINCT)]
    print(f"0 {resident():.1f}")
    for n in range(1, total + 1):
        read_case(ready[n % len(ready)])
        if n in MARKS:
            print(f"{n} {resident():.1f}")


def run() -> Iterator[str]:
    script = "import sys; sys.path[:0] = ['src', '.']; from bench.memory import walk; walk()"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    lines = [(n, f"{mib} MiB") for n, mib in (row.split() for row in done.stdout.splitlines())]
    title = f"Memory over {MARKS[-1]} documents of all formats in one run"
    yield section(title, ("documents read", "resident"), lines)
