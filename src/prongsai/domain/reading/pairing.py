"""Plan rows and report rows of one file linked by title: numbers change between the two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from prongsai.domain.plan.reading import Link, Row
from prongsai.domain.thai.text import fold

_BRACKETS = re.compile(r"\([^)]*\)")
_LEAST = 0.5
_TITLE, _STEPS = 0.65, 0.35


def link_rows(rows: Sequence[Row]) -> tuple[Link, ...]:
    """The best one-to-one links between plan and report rows, surest first, in plan order.

    A pair under half alike is left unlinked: better no link than a wrong one.
    """
    plans = [row for row in rows if row.kind == "plan"]
    reports = [row for row in rows if row.kind == "report"]
    ranked = sorted(
        (
            (likeness(plan, report), plan.ordinal, report.ordinal)
            for plan in plans
            for report in reports
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    taken: set[int] = set()
    links = []
    for alike, plan, report in ranked:
        if alike < _LEAST or plan in taken or report in taken:
            continue
        taken |= {plan, report}
        links.append(Link(plan, report, "title", round(alike, 3)))
    return tuple(sorted(links, key=lambda link: link.plan))


def likeness(plan: Row, report: Row) -> float:
    """0 to 1: titles weigh most; a title that grew (a project in brackets, a lead) still counts."""
    one, other = _key(plan), _key(report)
    title = max(fuzz.ratio(one, other), 0.97 * fuzz.partial_ratio(one, other)) / 100
    steps = fuzz.ratio(fold(" ".join(plan.steps)), fold(" ".join(report.steps))) / 100
    return _TITLE * title + _STEPS * steps


def _key(row: Row) -> str:
    return fold(_BRACKETS.sub("", row.item_title or row.measure or row.issue or ""))
