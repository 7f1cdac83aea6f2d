"""The reading of a plan for one round, put together from what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django.db.models import Prefetch, QuerySet

from prongsai.apps.measures.models import Measure, Plan, Report, ReportEntry
from prongsai.apps.measures.notes import read_notes
from prongsai.apps.measures.rows import (
    RELATED,
    RELATED_TOLD,
    as_read,
    as_value,
    printed_row,
    row_of,
    with_values,
)
from prongsai.domain.plan.reading import (
    Analysis,
    Link,
    Meta,
    Reading,
    Row,
    Sections,
    WeakIndicator,
)
from prongsai.domain.report.wanted import ReportRound, Wording, worded


@dataclass(slots=True)
class Line:
    """A row of the document, the measure it tells of, and whether it is the report's own row."""

    order: tuple[int, int]
    row: Row
    measure: Measure
    of_report: bool
    entry: ReportEntry | None


def reading_for(plan: Plan, months: int | None, *, with_sources: bool = True) -> Reading:
    """The plan and its report of a round as one reading; see `selectors.reading_of`."""
    return keyed_reading(plan, months, with_sources=with_sources)[0]


def keyed_reading(
    plan: Plan, months: int | None, *, with_sources: bool = True
) -> tuple[Reading, tuple[str, ...]]:
    """The same, and for each of its rows the key of the measure it tells of."""
    report, asked, lines = _put_together(plan, months)
    keys = tuple(line.measure.key for line in lines)
    places = {(line.measure.pk, line.of_report): place for place, line in enumerate(lines)}
    notes = {}
    if with_sources and report and report.months == asked:
        notes = read_notes(report.notes.order_by("kind", "place"), places)
    reading = Reading(
        doc=report.doc if report else "",
        meta=meta_of(report) if report else Meta(fiscal_year=plan.fiscal_year),
        sections=sections_of(report) if report else Sections(),
        measures=tuple(line.row for line in lines),
        links=_links(lines),
        doubts=notes.get("doubt", ()),
        corrections=notes.get("correction", ()),
        provenance=notes.get("provenance", ()),
    )
    if report and report.months != asked:
        return worded(reading, Wording(round=cast(ReportRound, asked))), keys
    return reading, keys


def placed(
    plan: Plan, months: int | None, *, only: Measure | None = None
) -> tuple[Reading, list[Measure]]:
    """The reading of a round without its sources, and the measure of each of its rows."""
    report, _asked, lines = _put_together(plan, months, only)
    reading = Reading(
        doc=report.doc if report else "",
        meta=meta_of(report) if report else Meta(fiscal_year=plan.fiscal_year),
        sections=sections_of(report) if report else Sections(),
        measures=tuple(line.row for line in lines),
    )
    return reading, [line.measure for line in lines]


def _put_together(
    plan: Plan, months: int | None, only: Measure | None = None
) -> tuple[Report | None, int, list[Line]]:
    report = chosen(list(plan.reports.all()), months)
    asked = months if months is not None else report.months if report else 0
    return report, asked, _numbered(_lines(measures_with_told(plan, asked, only), asked))


def chosen(reports: Sequence[Report], months: int | None) -> Report | None:
    """The report of a round; where there is none, and for no round, the one that changed last."""
    own = next((one for one in reports if one.months == months), None)
    return own or max(reports, key=lambda one: (one.changed_at, one.months), default=None)


def measures_with_told(plan: Plan, months: int, only: Measure | None = None) -> list[Measure]:
    """The plan's measures in order with all their parts and what was told of them in a round."""
    entries = ReportEntry.objects.filter(months=months)
    found = Measure.standing.filter(plan=plan).prefetch_related(*RELATED)
    if only is not None:
        found = found.filter(pk=only.pk)
    return list(with_entries(found, entries))


def with_entries(found: QuerySet[Measure], entries: QuerySet[ReportEntry]) -> QuerySet[Measure]:
    """The measures with these entries as their `reports`, and all that those tell."""
    told = found.prefetch_related(Prefetch("reports", queryset=entries))
    return told.prefetch_related(*RELATED_TOLD)


def entry_of(measure: Measure, months: int) -> ReportEntry | None:
    """What was told of a measure in a round, from what has been fetched with it."""
    return next((one for one in measure.reports.all() if one.months == months), None)


def _lines(measures: Sequence[Measure], months: int) -> list[Line]:
    lines = []
    for measure in measures:
        entry = entry_of(measure, months)
        own = entry is not None and entry.printed is not None
        if measure.kind == "report" and entry is None:
            continue
        row = as_read(row_of(measure, None if own else entry))
        if own and entry is not None:
            row = with_values(replace(row, kind="plan"), entry.of_plan)
        lines.append(Line((measure.position, 0), row, measure, of_report=False, entry=entry))
        if own and entry is not None:
            told = as_read(printed_row(entry))
            lines.append(Line((entry.place, 1), told, measure, of_report=True, entry=entry))
    return sorted(lines, key=lambda line: line.order)


def _numbered(lines: list[Line]) -> list[Line]:
    """Ordinals say which rows are linked: where two are the same, all are given anew."""
    if len({line.row.ordinal for line in lines}) < len(lines):
        for number, line in enumerate(lines, 1):
            line.row = replace(line.row, ordinal=number)
    return lines


def _links(lines: Sequence[Line]) -> tuple[Link, ...]:
    planned = {line.measure.pk: line.row.ordinal for line in lines if not line.of_report}
    told = [line for line in lines if line.of_report and line.entry]
    told.sort(key=lambda line: line.entry.link_place if line.entry else 0)
    return tuple(
        Link(
            planned[line.measure.pk],
            line.row.ordinal,
            cast(Any, line.entry.basis),
            line.entry.certainty,
        )
        for line in told
        if line.entry
    )


def meta_of(report: Report) -> Meta:
    """What the document says of itself."""
    return Meta(**{name: as_value(value) for name, value in report.meta.items()})


def sections_of(report: Report) -> Sections:
    """The words around the tables."""
    parts: dict[str, Any] = {name: as_value(value) for name, value in report.sections.items()}
    if analysis := parts.pop("analysis", None):
        weak = tuple(WeakIndicator(**one) for one in analysis["weak_indicators"])
        parts["analysis"] = Analysis(as_value(analysis["text"]), weak)
    return Sections(**parts)
