"""Printed numbers of list items, apart from their words, with one level of sub-items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.domain.thai.digits import to_arabic, to_thai

_MARK = re.compile(
    r"\s*(?P<mark>\([0-9๐-๙]{1,2}\)|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+[.)]*|[0-9๐-๙]{1,2}\s?[.)]+"
    r"|[-–•▪●])(?![0-9๐-๙])(?P<gap>\s*)"
)
_SUB = re.compile(r"[0-9๐-๙]{1,2}\.[0-9๐-๙]|[-–•▪●]")
_NUMBERS = re.compile("[0-9๐-๙]+")


def apart(text: str) -> tuple[str, str]:
    """The number as printed (or a dash), and the words; no number: empty."""
    m = _MARK.match(text)
    return (m["mark"].strip(), text[m.end() :]) if m else ("", text)


def joined(mark: str, words: str) -> str:
    """An item as it is printed; a number alone gets its dot."""
    mark = mark.strip()
    if mark and mark[-1] in "0123456789๐๑๒๓๔๕๖๗๘๙" and "." not in mark:
        mark += "."
    return f"{mark} {words}" if mark else words


def is_sub(text: str) -> bool:
    """Whether the item stands one level below the one before it ("๓.๑", a dash)."""
    return _SUB.match(apart(text)[0]) is not None


def next_mark(marks: Sequence[str], *, sub: bool = False) -> str:
    """The number after the last one, in its digits and its way of writing; empty after none."""
    if sub:
        return _next_sub(marks)
    last = next((mark for mark in reversed(marks) if mark and not _SUB.match(mark)), "")
    return _one_more(last) if last else ""


def _next_sub(marks: Sequence[str]) -> str:
    """Of the last item that has a number: "๓.๑" after "๓.", "๓.๒" after "๓.๑"."""
    last = marks[-1] if marks else ""
    if _SUB.match(last):
        return _one_more(last)
    found = _NUMBERS.search(last)
    if not found:
        return "-"
    return f"{found[0]}.{'1' if found[0].isascii() else '๑'}"


def _one_more(mark: str) -> str:
    found = [*_NUMBERS.finditer(mark)]
    if not found:
        return mark
    last = found[-1]
    number = str(int(to_arabic(last[0])) + 1)
    return (
        mark[: last.start()]
        + (number if last[0].isascii() else to_thai(number))
        + mark[last.end() :]
    )
