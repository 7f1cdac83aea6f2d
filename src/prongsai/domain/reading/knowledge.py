"""What a reading may know beforehand; the callers load it from the library and hand it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prongsai.domain.ita.codes import CodeTable
from prongsai.domain.plan.reading import Instrument
from prongsai.domain.thai.places import Gazetteer
from prongsai.domain.thai.units import UnitRegister


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Facts only: places, names of units, and the codes of each edition by fiscal year (B.E.).

    ``codes`` gives None for a year without an edition.
    """

    gazetteer: Gazetteer
    units: UnitRegister
    codes: Callable[[int], CodeTable | None]

    def tables_for(self, *years: int | None) -> tuple[CodeTable, ...]:
        found = (self.codes(year) for year in years if year is not None)
        return tuple(table for table in found if table is not None)


@dataclass(frozen=True, slots=True)
class CodesInForce:
    """The codes that a report may quote: the year it analyses, and its own year.

    Without a year everything within the widest known lists is taken.
    """

    tables: tuple[CodeTable, ...]

    def valid(self, code: str) -> bool:
        if not self.tables:
            limit = {"o": 43, "e": 15, "i": 30}.get(code[:1], 0)
            return code[1:].isdigit() and 1 <= int(code[1:]) <= limit
        return any(table.has(code) in (True, None) for table in self.tables)

    def title(self, code: str) -> str | None:
        """The title of an item in the first year that has it."""
        for table in self.tables:
            if entry := table.items.get(code):
                return entry.title or None
        return None

    def indicators_of(self, code: str) -> dict[int, str]:
        """Number and title of the indicator that the item belongs to, in each year that has it."""
        found = [
            (table, table.items[code].indicator) for table in self.tables if code in table.items
        ]
        return {
            number: table.indicators[number][1]
            for table, number in found
            if number in table.indicators
        }

    def instrument_of(self, indicator: str) -> Instrument | None:
        """The instrument of an indicator by its number ("9.1" counts as 9)."""
        number = int(indicator.split(".")[0])
        for table in self.tables:
            if number in table.indicators:
                return table.indicators[number][0]  # type: ignore[return-value]
        return None
