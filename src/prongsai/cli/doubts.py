"""Doubts as sentences, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.cli.terminal import cut
from prongsai.domain.plan.reading import Doubt, Reading
from prongsai.library.messages import text
from prongsai.library.values import spoken_values

_LONGEST = 160  # columns of one value
_MARKS = {"error": "✗", "check": "?", "note": "·"}


def to_check(reading: Reading) -> int:
    """How many doubts want a person's decision (notes do not)."""
    return sum(doubt.severity != "note" for doubt in reading.doubts)


def doubt_lines(
    reading: Reading, language: str, width: int | None, *, notes: bool = True
) -> Iterator[str]:
    """One line a doubt: mark, place, sentence; cut to *width* columns, whole where it is None."""
    for doubt in reading.doubts:
        if doubt.severity == "note" and not notes:
            continue
        place = place_of(doubt, reading, language)
        words = " ".join(f"{_MARKS[doubt.severity]} {place}{sentence(doubt, language)}".split())
        yield words if width is None else cut(words, width)


def sentence(doubt: Doubt, language: str) -> str:
    """The doubt in words; of a long value only its begin, so that both readings are seen."""
    shown = spoken_values(doubt.params, language)
    return text(doubt.code, language, **{name: cut(v, _LONGEST) for name, v in shown.items()})


def place_of(doubt: Doubt, reading: Reading, language: str) -> str:
    """The row a doubt is about, as a person would name it."""
    parts = doubt.at.split("/")
    if len(parts) < 3 or parts[1] != "measures":
        return ""
    row = reading.measures[int(parts[2])]
    line = f" {text('cli.line', language, line=row.source_lines[0])}" if row.source_lines else ""
    return f"[{text('cli.row', language, row=row.ordinal)}{line}] "
