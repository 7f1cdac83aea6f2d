"""A line of the journal as people read it: who, when, what, and what was before and after.

What is told of a fact is the message ``fact.<name>``; of a value from a closed list,
``told.<name>_<value>``, of yes and no ``told.yes`` and ``told.no``. A fact without a message keeps
its own name: nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from prongsai.apps.journal.models import Line
from prongsai.apps.journal.selectors import said
from prongsai.library.messages import UnknownMessageError, text
from prongsai.ui.wording import say_date

_DAY = re.compile("[12][0-9]{3}-[01][0-9]-[0-3][0-9]")


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that a line tells of; `was` is empty for what was made, `now` for what went."""

    fact: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line in words."""

    number: int
    at: datetime
    who: str
    words: str
    differences: tuple[Difference, ...]


def told(line: Line, language: str) -> Told:
    """The line in a language; facts that stayed the same are left out."""
    before = line.before if isinstance(line.before, dict) else {}
    after = line.after if isinstance(line.after, dict) else {}
    found = tuple(differences(before, after, language))
    return Told(line.number, line.at, line.actor_name, said(line, language), found)


def differences(
    before: dict[str, Any], after: dict[str, Any], language: str
) -> Iterator[Difference]:
    """Each fact that is not the same before and after; all of them where one side is empty. What
    says nothing on both sides is left out."""
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if was != now or not (before and after):
            words = _value_words(name, was, language), _value_words(name, now, language)
            if any(words):
                yield Difference(fact_words(name, language), *words)


def fact_words(name: str, language: str) -> str:
    """What a fact is called."""
    try:
        return text(f"fact.{name}", language)
    except UnknownMessageError:
        return name


def _value_words(name: str, value: Any, language: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return text("told.yes" if value else "told.no", language)
    if isinstance(value, dict):
        parts = (f"{fact_words(key, language)}: {_plain(one)}" for key, one in value.items() if one)
        return " · ".join(parts)
    if isinstance(value, list):
        return " / ".join(_value_words(name, one, language) for one in value)
    try:
        return text(f"told.{name}_{str(value).lower()}", language)
    except UnknownMessageError:
        return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return " / ".join(map(_plain, value))
    said = str(value)
    try:
        return say_date(date.fromisoformat(said)) if _DAY.fullmatch(said) else said
    except ValueError:
        return said
