"""All that a reading may know beforehand, loaded once for the process."""

from __future__ import annotations

from functools import cache

from prongsai.domain.ita.codes import CodeTable
from prongsai.domain.reading.knowledge import Knowledge
from prongsai.library.editions import YEARS, load_codes
from prongsai.library.places import gazetteer
from prongsai.library.units import unit_register


@cache
def knowledge() -> Knowledge:
    """The shipped places, units and editions.  Nothing read from a document is ever added."""
    return Knowledge(gazetteer(), unit_register(), _codes)


def _codes(year: int) -> CodeTable | None:
    return load_codes(year) if year in YEARS else None
