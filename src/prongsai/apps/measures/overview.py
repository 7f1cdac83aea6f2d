"""What a plan's page says above its table, kept until the plan or the day is another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache as once
from typing import Any

from django.core.cache import cache

from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.progress import Line
from prongsai.apps.measures.selectors import lines_of
from prongsai.domain.thai.collation import collation_key

_KEPT_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Facts:
    """Of all measures of a plan: how many there are, how many in each state, how many lack
    something, and the names of who is responsible, in the order of the dictionary."""

    total: int
    counts: dict[str, int]
    missing: int
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """`version` names everything that the lines show; they are read when they are asked for."""

    version: str
    facts: Facts
    lines: Callable[[], list[Line]]

    @property
    def owners(self) -> tuple[str, ...]:
        return self.facts.owners


def overview_of(plan: Plan, *, today: date, address: Callable[[str], str]) -> Overview:
    """The overview of a plan on a day; `address` gives the page of a measure by its key."""
    lines = once(lambda: lines_of(plan, today=today, address=address))
    version = version_of(plan, today)
    name = f"measures.overview/{version}"
    kept: dict[str, Any] | None = cache.get(name)
    if kept is None:
        kept = asdict(_facts(lines()))
        cache.set(name, kept, _KEPT_S)
    return Overview(version, Facts(**kept), lines)


def version_of(plan: Plan, today: date) -> str:
    """The state of a plan, and the day that its deadlines are seen from.

    The moment of the change too: a database that was brought back may count its versions again.
    """
    return f"{plan.pk}/{plan.version}/{plan.changed_at.timestamp()}/{today.isoformat()}"


def _facts(lines: list[Line]) -> Facts:
    return Facts(
        total=len(lines),
        counts=dict(Counter(line.standing.state for line in lines)),
        missing=sum(bool(line.missing) for line in lines),
        owners=tuple(sorted({name for line in lines for name in line.owners}, key=collation_key)),
    )
