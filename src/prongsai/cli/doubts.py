"""Doubts as sentences, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from prongsai.cli.terminal import cut
from prongsai.domain.plan.reading import Doubt, Reading
from prongsai.domain.thai.dates import DateStyle, ThaiDate
from prongsai.library.messages import text

_ISO_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_MARKS = {"error": "✗", "check": "?", "note": "·"}


def to_check(reading: Reading) -> int:
    """How many doubts want a person's decision (notes do not)."""
    return sum(doubt.severity != "note" for doubt in reading.doubts)


def doubt_lines(
    reading: Reading, language: str, width: int, *, notes: bool = True
) -> Iterator[str]:
    """One line a doubt: mark, place, sentence."""
    for doubt in reading.doubts:
        if doubt.severity == "note" and not notes:
            continue
        place = place_of(doubt, reading, language)
        words = f"{_MARKS[doubt.severity]} {place}{sentence(doubt, language)}"
        yield cut(" ".join(words.split()), width)


def sentence(doubt: Doubt, language: str) -> str:
    shown = {name: _shown(name, value, language) for name, value in doubt.params.items()}
    return text(doubt.code, language, **shown)


def _shown(name: str, value: str, language: str) -> str:
    """A value as people read it: dates of the Buddhist era, names of columns and of levels."""
    if name in ("level", "role"):
        return text(f"{name}.{value}", language)
    if not _ISO_DAY.match(value):
        return value
    day = ThaiDate(date.fromisoformat(value))
    return day.format(DateStyle.SHORT, digits="arabic")


def place_of(doubt: Doubt, reading: Reading, language: str) -> str:
    """The row a doubt is about, as a person would name it."""
    parts = doubt.at.split("/")
    if len(parts) < 3 or parts[1] != "measures":
        return ""
    row = reading.measures[int(parts[2])]
    line = f" {text('cli.line', language, line=row.source_lines[0])}" if row.source_lines else ""
    return f"[{text('cli.row', language, row=row.ordinal)}{line}] "
