"""The `prongsai` command: reads the command line and hands over to one module per subcommand."""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper

from prongsai import __version__
from prongsai.cli.django_door import NotOpened
from prongsai.cli.parser import LANGUAGES, WRONG_USAGE, Parser, language_of
from prongsai.library.messages import text

NOT_WRITTEN = NOT_OPENED = 2
COMMANDS = (
    "read", "convert", "check", "editions", "score", "demo", "serve", "worker", "journal", "manage",
)  # fmt: skip


def build_parser(
    commands: Sequence[str] = COMMANDS, language: str | None = None
) -> argparse.ArgumentParser:
    """The command line as one parser; the reference page is made from it.

    ``commands``: only these subcommands are loaded, since each brings its own imports.
    """
    language = language or language_of()
    parser = Parser(language=language, prog="prongsai", description=text("cli.prongsai", language))
    parser.add_argument(
        "--version",
        action="version",
        version=f"prongsai {__version__}",
        help=text("usage.version", language),
    )
    parser.add_argument(
        "--lang",
        dest="language",
        choices=LANGUAGES,
        default=language,
        help=text("cli.lang", language),
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in COMMANDS:
        sub = subparsers.add_parser(
            name,
            help=text(f"cli.{name}", language),
            description=text(f"cli.{name}", language),
            language=language,
        )
        sub.add_argument(
            "--lang",
            dest="language",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
            help=argparse.SUPPRESS,
        )
        if name in commands:
            module = import_module(f"prongsai.cli.{name}")
            module.add_arguments(sub, language)
            sub.set_defaults(run=module.run)
    return parser


def _print_what_the_terminal_can() -> None:
    """A letter that the output cannot hold (Windows-874 has no ✗) becomes ``?``, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _not_written(error: OSError, language: str) -> int:
    """Tell that the output found no room, and leave what is buffered: Python would try again."""
    if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
        raise error
    print(text("cli.output_not_written", language), file=sys.stderr)
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NOT_WRITTEN


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    gc.set_threshold(50_000, 20, 20)  # what a command loads stays; walking it again costs a tenth
    _print_what_the_terminal_can()
    words = list(sys.argv[1:] if argv is None else argv)
    named = [word for word in words if word in COMMANDS][:1]
    parser = build_parser(named or COMMANDS, language_of(words))
    args = parser.parse_args(words)
    if not getattr(args, "run", None):
        parser.print_help(sys.stderr)
        return WRONG_USAGE
    try:
        code = int(args.run(args))
        sys.stdout.flush()  # a full disk shows here, not when Python ends
        return code
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left; say no more
        return 0
    except NotOpened as closed:
        print(text(closed.code, args.language, said=closed.said), file=sys.stderr)
        return NOT_OPENED
    except OSError as error:
        return _not_written(error, args.language)
    except KeyboardInterrupt:
        return 130
