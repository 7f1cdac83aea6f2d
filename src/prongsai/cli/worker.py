"""`prongsai worker`: runs the jobs of the installation until it is told to stop."""

from __future__ import annotations

import argparse
import signal

from prongsai.cli import django_door


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    """It takes none."""


def run(args: argparse.Namespace) -> int:
    """SIGINT and SIGTERM let it finish the job in hand."""
    worker = django_door.new_worker()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: worker.stop())
    worker.run()
    return 0
