"""Levels of the result: rules with a first and a last year, read from the best level down.

Until 2565 a letter follows from the total alone.  The commission's resolution of 8 June 2566 put
words in their place and made the two best depend on each instrument as well.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from prongsai.domain.ita.words import Words


@dataclass(frozen=True, slots=True)
class Level:
    """``min_each`` is the least that every instrument must have; ``passes`` as the rule counts."""

    key: str
    label: Words
    min_total: int
    min_each: int | None
    passes: bool
    confidence: str

    def is_met(self, total: Fraction, instruments: Collection[Fraction]) -> bool:
        if total < self.min_total:
            return False
        return self.min_each is None or all(each >= self.min_each for each in instruments)


@dataclass(frozen=True, slots=True)
class RatingRule:
    """The levels that hold from ``first_year`` to ``last_year`` (None: until further notice)."""

    id: str
    first_year: int
    last_year: int | None
    levels: tuple[Level, ...]

    def holds_in(self, year: int) -> bool:
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def rate(self, total: Fraction, instruments: Collection[Fraction]) -> Level:
        """The best level whose conditions are met; the last level has none.

        Exact values are compared, never the two decimals that are shown.
        """
        for level in self.levels[:-1]:
            if level.is_met(total, instruments):
                return level
        return self.levels[-1]

    def next_above(self, level: Level) -> Level | None:
        place = self.levels.index(level)
        return self.levels[place - 1] if place else None
