"""The plan that the agency has for a reading's year, and what the reading would change in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.apps.agencies.models import Agency
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.review.merging import Comparison, compared

OF_A_NEW_ROUND: Mapping[str, str] = {
    "around": "take",
    "facts.report_title": "take",
    "facts.overall_result": "take",
}


@dataclass(frozen=True, slots=True)
class PlanBeside:
    """The plan and its round as a reading, each row's measure, its version, the comparison.

    ``proposed`` is what is taken unless the officer says otherwise, beside what the comparison
    proposes: the first report of a round brings its own words along.
    """

    reading: Reading
    keys: tuple[str, ...]
    version: int
    found: Comparison
    proposed: Mapping[str, str]


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
    months = reading.meta.round or 0
    old, keys = selectors.keyed_reading_of(plan, months)
    known = any(report.months == months for report in selectors.rounds_of(plan))
    found = compared(old, reading, same)
    return PlanBeside(old, keys, plan.version, found, {} if known else OF_A_NEW_ROUND)
