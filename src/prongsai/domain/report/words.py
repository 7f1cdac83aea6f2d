"""Asking whether words are already said, and cutting a printed cell where its parts begin.

A report is printed to be read again, by people and by programs: nothing is said twice in a row, and
nothing that the source printed as parts of one cell is run together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_ASCII_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_UNSEEN = re.compile(r"[\s\u200b\u00a0]+")
_LIST_MARK = re.compile(r"^\s*(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]+)")
_MARK_BEFORE = re.compile(r"(?:[-–•*☐☑]|\(?[0-9๐-๙]{1,2}[.)]+)\s*$")


def bare(text: str) -> str:
    """The words without white space, case and script of digits, for comparison only."""
    return _UNSEEN.sub("", text).translate(_ASCII_DIGITS).lower()


def is_told(words: str, texts: Iterable[str | None]) -> bool:
    """Whether one of the texts says the words, however it is spaced."""
    wanted = bare(words)
    return any(wanted in bare(text) for text in texts if text)


def has_number(text: str) -> bool:
    """Whether the text begins with a printed number: ``๑.``, ``(2)``, ``3.1.``"""
    return _LIST_MARK.match(text) is not None


def _loosely(words: str) -> re.Pattern[str]:
    return re.compile(r"\s*".join(re.escape(letter) for letter in _UNSEEN.sub("", words)))


def starts_of(parts: Iterable[str], text: str) -> list[int] | None:
    """Where each part begins in the text, in order; None when one of them is not there."""
    found: list[int] = []
    after = 0
    for part in parts:
        match = _loosely(part).search(text, after)
        if match is None:
            return None
        found.append(match.start())
        after = match.end()
    return found


def _with_mark(text: str, start: int) -> int:
    match = _MARK_BEFORE.search(text[:start])
    return match.start() if match else start


def cut_at(text: str, starts: Iterable[int]) -> list[str]:
    """The text in pieces, cut before each place and before the list mark that stands there."""
    edges = sorted({0, len(text), *(_with_mark(text, start) for start in starts)})
    pieces = (text[a:b].strip() for a, b in pairwise(edges))
    return [piece for piece in pieces if piece]


def stands_apart(text: str, start: int) -> bool:
    """Whether white space (or nothing) stands before the place and its list mark."""
    mark = _with_mark(text, start)
    return mark == 0 or text[mark - 1].isspace()
