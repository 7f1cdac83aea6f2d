"""What a reading would change in the plan of its year, measure by measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from prongsai.apps.agencies.models import Agency
from prongsai.domain.plan.document import Measure, PlanDocument, pair
from prongsai.domain.plan.reading import Reading
from prongsai.domain.thai.text import fold

Change = Literal["new", "changed", "same", "gone"]


@dataclass(frozen=True, slots=True)
class Difference:
    title: str
    code: str
    change: Change


def differences(agency: Agency, reading: Reading) -> list[Difference]:
    """Each measure of the reading against the plan that the agency has for its year."""
    year = reading.meta.fiscal_year
    known = plan_of_year(agency, year) if year else None
    return compared(known.measures if known else (), pair(reading).measures)


def plan_of_year(agency: Agency, year: int) -> PlanDocument | None:
    """The plan as the measures slice keeps it; None when there is none."""
    from prongsai.apps.measures import selectors

    plan = selectors.plan_of(agency, year)
    return pair(selectors.reading_of(plan, with_sources=False)) if plan else None


def compared(old: Sequence[Measure], new: Sequence[Measure]) -> list[Difference]:
    """New, changed, the same or gone, by code and title; each old measure matches once."""
    left = list(old)
    found = []
    for measure in new:
        same = next((one for one in left if _key(one) == _key(measure)), None)
        if same is not None:
            left.remove(same)
        change: Change = "new" if same is None else "same" if _tells(same, measure) else "changed"
        found.append(Difference(measure.title, _code(measure), change))
    return [*found, *(Difference(one.title, _code(one), "gone") for one in left)]


def _key(measure: Measure) -> tuple[str, str]:
    return _code(measure), fold(measure.title)


def _code(measure: Measure) -> str:
    row = measure.plan or measure.report
    return (row.item_code or "") if row else ""


def _tells(old: Measure, new: Measure) -> bool:
    one, other = old.whole, new.whole
    if one is None or other is None:
        return one is other
    return all(getattr(one, name) == getattr(other, name) for name in _TOLD)


_TOLD = (
    "indicator", "item_code", "item_title", "issue", "measure", "responsible", "steps",
    "follow_up", "timeline_raw", "status", "actions", "results", "outcomes", "suggestions",
    "evidence",
)  # fmt: skip
