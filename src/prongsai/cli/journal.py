"""`prongsai journal verify`: 0 when no line was changed or removed, else 1 and the place."""

from __future__ import annotations

import argparse

from prongsai.cli import django_door
from prongsai.library.messages import text

WHOLE, BROKEN = 0, 1


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    help_text = text("journal.verify", language)
    actions.add_parser("verify", help=help_text, description=help_text, language=language)


def run(args: argparse.Namespace) -> int:
    verdict = django_door.journal_verdict()
    if verdict.whole:
        print(text("journal.whole", args.language, books=verdict.books, lines=verdict.lines))
        return WHOLE
    print(text("journal.broken", args.language))
    for found in verdict.breaks:
        book = found.book or text("journal.no_book", args.language)
        code = f"journal.break_{found.code}"
        print(text(code, args.language, book=book, number=found.number))
    return BROKEN
