"""Words on a terminal: columns that line up under Thai marks, and a bar for long work."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, takewhile
from typing import TextIO, TypeVar

T = TypeVar("T")

_WIDE = ("W", "F")
_BAR = 24


def display_width(text: str) -> int:
    """Columns that the text takes: Thai vowels and tones above or below take none."""
    return sum(map(_letter_width, text))


@cache
def _letter_width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    space = " " * max(0, width - display_width(text))
    return space + text if right else text + space


def cut(text: str, width: int) -> str:
    """The text in at most ``width`` columns; what is cut off shows as an ellipsis."""
    if display_width(text) <= width:
        return text
    taken = accumulate(map(_letter_width, text))
    count = sum(1 for _ in takewhile(lambda so_far: so_far <= width - 1, taken))
    return text[:count].rstrip() + "…"


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset()
) -> str:
    """Aligned columns two spaces apart; ``right`` are the columns of numbers."""
    lines = [tuple(headers), *(tuple(row) for row in rows)]
    widths = [max(display_width(line[n]) for line in lines) for n in range(len(headers))]
    drawn = [
        "  ".join(pad(cell, widths[n], right=n in right) for n, cell in enumerate(line)).rstrip()
        for line in lines
    ]
    rule = "  ".join("─" * width for width in widths)
    return "\n".join([drawn[0], rule, *drawn[1:]])


def with_progress(items: Sequence[T], stream: TextIO | None = None) -> Iterator[T]:
    """The items, with a bar on the error stream when there are many and a person watches."""
    out = stream or sys.stderr
    shown = len(items) > 3 and out.isatty() and os.environ.get("TERM") != "dumb"
    for n, item in enumerate(items):
        if shown:
            _draw(out, n, len(items))
        yield item
    if shown:
        out.write("\r\x1b[K")
        out.flush()


def _draw(out: TextIO, done: int, total: int) -> None:
    filled = _BAR * done // total
    out.write(f"\r\x1b[K{'█' * filled}{'░' * (_BAR - filled)} {done}/{total}")
    out.flush()
