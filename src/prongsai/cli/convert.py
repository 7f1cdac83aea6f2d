"""`prongsai convert IN OUT [--layout …] [--digits …]`: the endings decide the formats."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.cli.files import CLEAN, REFUSED, reading_of, tell_refusal, write_whole
from prongsai.documents.readers import Refused
from prongsai.library.messages import text

ENDINGS = (".docx", ".pdf", ".xlsx", ".html", ".json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("target", type=Path, metavar="OUT")
    parser.add_argument("--layout", choices=("A", "B", "C", "D"), type=str.upper)
    parser.add_argument("--digits", choices=("thai", "arabic"))


def run(args: argparse.Namespace) -> int:
    """0 when the document was written, 2 when one end was refused; then nothing is written."""
    from prongsai.documents.writers import write

    ending = args.target.suffix.lower()
    try:
        if ending not in ENDINGS:
            raise Refused(
                "cli.unknown_ending", ending=ending or args.target.name, known=" ".join(ENDINGS)
            )
        reading = reading_of(args.source)
        data = write(reading, ending, layout=args.layout, digits=args.digits)
        _put(args.target, data)
    except Refused as error:
        tell_refusal(args.source, error, args.language)
        return REFUSED
    print(text("cli.written", args.language, path=args.target, rows=len(reading.measures)))
    return CLEAN


def _put(target: Path, data: bytes) -> None:
    try:
        write_whole(target, data)
    except OSError as error:
        raise Refused("cli.not_written", target=str(target)) from error
