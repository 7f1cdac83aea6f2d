"""The `prongsai` command: reads the command line and hands over to one module per subcommand."""

import argparse
import sys
from collections.abc import Sequence

from prongsai import __version__


def build_parser() -> argparse.ArgumentParser:
    """The whole command line as one parser; the reference page is made from it."""
    parser = argparse.ArgumentParser(prog="prongsai")
    parser.add_argument("--version", action="version", version=f"prongsai {__version__}")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = build_parser()
    parser.parse_args(argv)
    parser.print_help(sys.stdout)
    return 0
