"""The parser of the command line, in the user's language; wrong usage has its own exit code."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any, NoReturn

from prongsai.library.messages import text

WRONG_USAGE = 64  # EX_USAGE of sysexits.h: 1 and 2 speak of the file, not of the command line
LANGUAGES = ("th", "en")

# What argparse says, to the codes that say it here; what no pattern knows is told as it came.
_FAULTS = (
    (re.compile(r"the following arguments are required: (?P<names>.+)", re.S), "usage.required"),
    (re.compile(r"unrecognized arguments: (?P<names>.+)", re.S), "usage.unknown"),
    (
        re.compile(
            r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)",
            re.S,
        ),
        "usage.choice",
    ),
    (re.compile(r"argument (?P<name>.+?): expected (?:one|at least one) argument"), "usage.value"),
    (re.compile(r"argument (?P<name>.+?): invalid \w+ value: (?P<value>.+)", re.S), "usage.wrong"),
)


def language_of(words: Sequence[str] = ()) -> str:
    """The language of help and faults: ``--lang`` on the line, ``PRONGSAI_LANG``, else Thai."""
    asked = os.environ.get("PRONGSAI_LANG", "").lower()[:2]
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return "en" if asked == "en" else "th"


class Parser(argparse.ArgumentParser):
    """An argument parser whose headings and faults are sentences of the message files."""

    def __init__(self, *, language: str, **options: Any) -> None:
        self._language = language
        super().__init__(**options, add_help=False, formatter_class=_formatter(language))
        self._positionals.title = text("usage.arguments", language)
        self._optionals.title = text("usage.options", language)
        self.add_argument("-h", "--help", action="help", help=text("usage.help", language))

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        more = text("usage.more", self._language, command=f"{self.prog} --help")
        self.exit(WRONG_USAGE, f"{self.prog}: {_fault(message, self._language)}\n{more}\n")


def _fault(message: str, language: str) -> str:
    for pattern, code in _FAULTS:
        if found := pattern.fullmatch(message):
            return text(code, language, **found.groupdict())
    return message


def _formatter(language: str) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[Any],
            prefix: str | None = None,
        ) -> None:
            heading = f"{text('usage.usage', language)} "
            super().add_usage(usage, actions, groups, heading if prefix is None else prefix)

    return Formatter
