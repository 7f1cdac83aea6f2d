"""`prongsai check FILE…`: doubts and remarks on quality, with an exit code for scripts."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.cli.doubts import doubt_lines, to_check
from prongsai.cli.files import CLEAN, DOUBTS, REFUSED, reading_of, tell_refusal
from prongsai.documents.readers import Refused, name_of
from prongsai.library.messages import text


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=text("cli.files", language)
    )


def run(args: argparse.Namespace) -> int:
    """0 clean (notes are no doubts), 1 doubts, 2 a file was refused."""
    worst = CLEAN
    for path in args.files:
        try:
            reading = reading_of(path)
        except Refused as error:
            tell_refusal(path, error, args.language)
            worst = REFUSED
            continue
        count = to_check(reading)
        print(
            text(
                "cli.checked",
                args.language,
                name=name_of(path),
                rows=len(reading.measures),
                count=count,
            )
        )
        for line in doubt_lines(reading, args.language, None):
            print(f"  {line}")
        worst = max(worst, DOUBTS if count else CLEAN)
    return worst
