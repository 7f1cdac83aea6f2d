"""How long a document takes to read: in the process, and as a command with its start-up."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bench.table import milliseconds, section
from prongsai.library.samples import sample_paths

IN_PROCESS, AS_COMMAND = 15, 5
COMMAND = [sys.executable, "-c", "import sys; from prongsai.cli.main import main; sys.exit(main())"]


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run(paths: Sequence[Path] = ()) -> Iterator[str]:
    from prongsai.cli.files import reading_of

    lines = []
    for path in paths or sample_paths():
        first = seconds(partial(reading_of, path))
        times = [seconds(partial(reading_of, path)) for _ in range(IN_PROCESS)]
        lines.append((path.name, *map(milliseconds, (median(times), first, _as_command(path)))))
    heads = ("document", "in process", "first time", "as a command")
    yield section(f"Reading (median of {IN_PROCESS} and {AS_COMMAND})", heads, lines)


def _as_command(path: Path) -> float:
    command = [*COMMAND, "read", str(path), "--quiet"]
    work = partial(subprocess.run, command, check=True, capture_output=True)
    return median(seconds(work) for _ in range(AS_COMMAND))
