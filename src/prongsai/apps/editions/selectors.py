"""Which edition holds for a fiscal year of the Buddhist era."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.apps.editions.models import EditionChoice
from prongsai.library.editions import YEARS, load_edition

if TYPE_CHECKING:
    from prongsai.domain.ita.edition import Edition


def edition_year_for(fiscal_year: int) -> int:
    """The year of the edition: the installation's choice, else the nearest that ships with us."""
    chosen = EditionChoice.objects.filter(fiscal_year=fiscal_year).first()
    if chosen is not None:
        return chosen.edition_year
    return max((year for year in YEARS if year <= fiscal_year), default=YEARS[0])


def edition_for(fiscal_year: int) -> Edition:
    """The edition itself; it is kept in memory."""
    return load_edition(edition_year_for(fiscal_year))
