"""The plan that the agency has for a reading's year, and what the reading would change in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.apps.agencies.models import Agency
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.review.merging import Comparison, compared


@dataclass(frozen=True, slots=True)
class PlanBeside:
    """The plan as a reading, its version, and the comparison."""

    reading: Reading
    version: int
    found: Comparison


def plan_beside(
    agency: Agency, reading: Reading, same: Mapping[int, int] | None = None
) -> PlanBeside | None:
    """None when the agency has no plan of that year.

    ``same`` are measures that a person says to be the same: position in the reading, in the plan.
    """
    from prongsai.apps.measures import selectors

    year = reading.meta.fiscal_year
    plan = selectors.plan_of(agency, year) if year else None
    if plan is None:
        return None
    old = selectors.reading_of(plan)
    return PlanBeside(old, plan.version, compared(old, reading, same))
