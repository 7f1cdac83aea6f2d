"""`prongsai manage COMMAND …`: Django's commands and those of our slices."""

from __future__ import annotations

import argparse

from prongsai.cli import django_door
from prongsai.library.messages import text


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help=text("cli.manage", language))


def run(args: argparse.Namespace) -> int:
    """Django ends the process itself where a command fails."""
    django_door.run_command(*(args.words or ["help"]))
    return 0
