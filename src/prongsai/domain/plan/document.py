"""`PlanDocument`: the plan (o42) of a fiscal year and the reports on it (o43), measure by measure.

A printed number is no key: plan and report number the same measures differently.  A measure has a
key of its own, and the rows that tell of it: at most one of the plan and one of each report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.domain.plan.reading import Link, Meta, Reading, Row, Sections


@dataclass(frozen=True, slots=True)
class Measure:
    """``key`` is unique in its document; ``plan`` and ``report`` are the rows that tell of it.

    A document that prints plan and deeds in one row has that row as its plan and no report.
    """

    key: str
    plan: Row | None = None
    report: Row | None = None
    confirmed: bool = False  # a person has said that the two rows belong together
    certainty: float = 1.0  # of the pair, 0 to 1

    @property
    def title(self) -> str:
        row = self.plan or self.report
        return (row.item_title or row.measure or row.issue or "") if row else ""

    @property
    def whole(self) -> Row | None:
        """One row that tells plan and report together, as a layout without two tables prints it."""
        if self.plan is None or self.report is None:
            return self.plan or self.report
        told = {
            name: getattr(self.report, name)
            for name in _TOLD_BY_REPORT
            if getattr(self.report, name) not in (None, ())
        }
        return replace(self.plan, kind="measure", **told)


_TOLD_BY_REPORT = (
    "status",
    "status_basis",
    "actions",
    "results",
    "outcomes",
    "suggestions",
    "evidence",
)


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The measures of one agency and one fiscal year, in the order of the plan."""

    meta: Meta
    sections: Sections
    measures: tuple[Measure, ...]

    @property
    def unpaired(self) -> tuple[Measure, ...]:
        """Measures of a plan without a report, or told only by the report, where both were read."""
        both = any(measure.report for measure in self.measures)
        return tuple(m for m in self.measures if both and not (m.plan and m.report))


def pair(reading: Reading) -> PlanDocument:
    """The plan document of a reading, by its links; a person may confirm or change the pairs."""
    rows = {row.ordinal: row for row in reading.measures}
    linked = {link.report: link for link in reading.links}
    reports = {link.plan: link for link in reading.links}
    measures = []
    for row in reading.measures:
        if row.kind == "report" and row.ordinal not in linked:
            measures.append(Measure(f"m{row.ordinal}", report=row))
        elif row.kind != "report":
            link = reports.get(row.ordinal)
            measures.append(
                Measure(
                    f"m{row.ordinal}",
                    plan=row,
                    report=rows[link.report] if link else None,
                    confirmed=bool(link and link.basis == "confirmed"),
                    certainty=link.certainty if link else 1.0,
                )
            )
    return PlanDocument(reading.meta, reading.sections, tuple(measures))


def unpair(document: PlanDocument, doc: str) -> Reading:
    """The reading that prints the document: rows in the order in which they were printed."""
    rows = [row for measure in document.measures for row in (measure.plan, measure.report) if row]
    links = tuple(
        Link(m.plan.ordinal, m.report.ordinal, "confirmed" if m.confirmed else "title", m.certainty)
        for m in document.measures
        if m.plan and m.report
    )
    ordered = tuple(sorted(rows, key=lambda row: row.ordinal))
    return Reading(doc, document.meta, document.sections, ordered, links)
