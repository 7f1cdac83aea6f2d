"""Which rows a layout prints, and plan and report rows joined where it does not keep them apart."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from prongsai.domain.plan.reading import Reading, Row
from prongsai.domain.report.layouts import Layout


def rows_for(reading: Reading, layout: Layout) -> tuple[Row, ...]:
    """The rows in the order they are printed.

    A document that keeps plan and report apart gives each layout its own kind, and a layout for
    both the joined rows; other documents give all rows to every layout.
    """
    kinds = {row.kind for row in reading.measures}
    if not kinds & {"plan", "report"}:
        return reading.measures
    if layout.rows == "joined":
        return joined_rows(reading)
    return tuple(row for row in reading.measures if row.kind in (layout.rows, "measure"))


def joined_rows(reading: Reading) -> tuple[Row, ...]:
    """Each report row with what only its plan row tells, then the plan rows that have no report."""
    rows = {row.ordinal: row for row in reading.measures}
    plan_of = {link.report: link.plan for link in reading.links}
    reported = [row for row in reading.measures if row.kind != "plan"]
    joined = [_joined(row, rows.get(plan_of.get(row.ordinal, 0))) for row in reported]
    taken = set(plan_of.values())
    return (
        *joined,
        *(row for row in reading.measures if row.kind == "plan" and row.ordinal not in taken),
    )


def _joined(report: Row, plan: Row | None) -> Row:
    if plan is None:
        return report
    missing: dict[str, Any] = {
        each.name: getattr(plan, each.name)
        for each in fields(Row)
        if getattr(report, each.name) in (None, ())
    }
    if report.due:
        missing["due"] = (*report.due, *(due for due in plan.due if due.at != "timeline"))
    return replace(report, **missing)
