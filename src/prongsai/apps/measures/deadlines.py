"""The days on which something of a measure falls due: each rule with its occurrences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from prongsai.domain.thai.dues import cadence_occurrences, occurrences, parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear


class Said(Protocol):
    """A due rule as it is stored: its words, its last day, and whether the year stands nowhere."""

    @property
    def raw(self) -> str: ...

    @property
    def end(self) -> str | None: ...

    @property
    def year_inferred(self) -> bool: ...


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """A day, and the words that say it; `inferred`: the year stands nowhere."""

    day: date
    words: str
    inferred: bool = False


def day_of(words: str | None) -> date | None:
    """A whole date of the database; None for a month or nothing."""
    try:
        return date.fromisoformat(words or "")
    except ValueError:
        return None


def deadlines(dues: Iterable[Said], fiscal_year: int) -> list[Deadline]:
    """What is due in order: a rule that recurs falls due once in each of its periods."""
    found = set()
    for due in dues:
        day = day_of(due.end)
        if day is not None:
            found.add(Deadline(day, due.raw, due.year_inferred))
        else:
            found |= {Deadline(day, due.raw) for day in _recurring(due.raw, fiscal_year)}
    return sorted(found)


@lru_cache(maxsize=2048)
def _recurring(words: str, fiscal_year: int) -> tuple[date, ...]:
    year = FiscalYear(fiscal_year)
    rules = parse_timeline(words, year)
    return tuple(one.due for rule in rules for one in occurrences(rule, year))


def checks(cadence: str | None, fiscal_year: int) -> list[date]:
    """The days on which a rhythm asks for a check: the last one of each period."""
    if cadence not in ("monthly", "quarterly", "semiannual", "annual"):
        return []
    found = cadence_occurrences(cadence, FiscalYear(fiscal_year))  # type: ignore[arg-type]
    return [one.due for one in found]
