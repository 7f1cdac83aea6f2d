"""The `prongsai` command: reads the command line and hands over to one module per subcommand."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from prongsai import __version__
from prongsai.library.messages import text

WRONG_USAGE = 64  # EX_USAGE of sysexits.h: 1 and 2 speak of the file, not of the command line
NOT_WRITTEN = 2
COMMANDS = (
    "read", "convert", "check", "editions", "score", "demo", "serve", "worker", "journal", "manage",
)  # fmt: skip


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")


def _language() -> str:
    """Thai, unless the environment asks for English (``PRONGSAI_LANG=en``)."""
    return "en" if os.environ.get("PRONGSAI_LANG", "").lower().startswith("en") else "th"


def build_parser(commands: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line as one parser; the reference page is made from it.

    ``commands``: only these subcommands are loaded, since each brings its own imports.
    """
    language = _language()
    parser = _Parser(prog="prongsai", description=text("cli.prongsai", language))
    parser.add_argument("--version", action="version", version=f"prongsai {__version__}")
    parser.add_argument(
        "--lang",
        dest="language",
        choices=("th", "en"),
        default=language,
        help=text("cli.lang", language),
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name in COMMANDS:
        sub = subparsers.add_parser(
            name, help=text(f"cli.{name}", language), description=text(f"cli.{name}", language)
        )
        sub.add_argument(
            "--lang",
            dest="language",
            choices=("th", "en"),
            default=argparse.SUPPRESS,
            help=argparse.SUPPRESS,
        )
        if name in commands:
            module = import_module(f"prongsai.cli.{name}")
            module.add_arguments(sub, language)
            sub.set_defaults(run=module.run)
    return parser


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
    words = list(sys.argv[1:] if argv is None else argv)
    named = [word for word in words if word in COMMANDS][:1]
    parser = build_parser(named or COMMANDS)
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
    except OSError as error:
        return _not_written(error, args.language)
    except KeyboardInterrupt:
        return 130
