"""Values as one line of a cell, readable and exact.

What a person reads stands first, the facts behind it in brackets::

    ภายในเดือนเมษายน [ชนิด: เดือน · เดือน: 04/2566 · สิ้นสุด: 30/04/2566]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.domain.thai.dates import ERA_OFFSET
from prongsai.domain.thai.digits import to_arabic

_OPEN, _CLOSE, _BETWEEN = "[", "]", " · "
_ESCAPED = re.compile(r"\\(.)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_SHOWN = re.compile(r"(?:([0-9]{2})/)?([0-9]{2})/([0-9]{4,5})")


class CellError(ValueError):
    """The words of a cell are not a value of its field."""


def with_facts(head: str, facts: Mapping[str, str | None]) -> str:
    """The head and, in brackets, the facts that have a value."""
    told = [f"{key}: {_escape(value)}" for key, value in facts.items() if value]
    plain = not told and not head.endswith(_CLOSE)
    return head if plain else f"{head} {_OPEN}{_BETWEEN.join(told)}{_CLOSE}"


def split_facts(line: str) -> tuple[str, dict[str, str]]:
    """What `with_facts` put together.  Raises `CellError` for a bracket without ``key: value``."""
    padded = f" {line}"
    at = padded.rfind(f" {_OPEN}")
    if at < 0 or not line.endswith(_CLOSE):
        return line, {}
    facts = {}
    for each in filter(None, padded[at + 2 : -1].split(_BETWEEN)):
        key, colon, value = each.partition(": ")
        if not colon:
            raise CellError(each)
        facts[key] = _ESCAPED.sub(_unescape, value)
    return padded[1:at], facts


def _escape(value: str) -> str:
    return re.sub(r"[\\·\[\]]", r"\\\g<0>", value)


def _unescape(found: re.Match[str]) -> str:
    return found.group(1)


def show_date(iso: str | None) -> str | None:
    """``2023-04-07`` as 07/04/2566 and ``2023-04`` as 04/2566; other words as they are."""
    found = _ISO.fullmatch(iso or "")
    if not found:
        return iso
    year, month, day = found.groups()
    return "/".join(filter(None, (day, month, f"{int(year) + ERA_OFFSET:04}")))


def parse_date(shown: str | None) -> str | None:
    found = _SHOWN.fullmatch(to_arabic(shown or "").strip())
    if not found:
        return shown or None
    day, month, year = found.groups()
    return "-".join(filter(None, (f"{int(year) - ERA_OFFSET:04}", month, day)))


def parse_number(words: str) -> int:
    try:
        return int(to_arabic(words.strip()))
    except ValueError as error:
        raise CellError(words) from error


@dataclass(frozen=True, slots=True)
class Words:
    """A closed set of values and the Thai words they are shown in."""

    words: Mapping[str, str]

    def show(self, value: str | None) -> str:
        return self.words.get(value or "", value or "")

    def parse(self, words: str) -> str:
        """The value.  Raises `CellError` for words outside the set."""
        for value, shown in self.words.items():
            if shown == words:
                return value
        raise CellError(words)

    def parse_any(self, words: str) -> str:
        """The value, or the words themselves where the set is open."""
        return next((value for value, shown in self.words.items() if shown == words), words)
