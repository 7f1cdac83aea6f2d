"""One row of a logical table as one `Row`: every cell by the role of its column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from prongsai.domain.plan.reading import CadenceValue, Due, Row, RowKind
from prongsai.domain.reading.codes import Valid
from prongsai.domain.reading.context import Context, heading_context
from prongsai.domain.reading.deeds import Deeds, declared_status, is_box, read_deeds
from prongsai.domain.reading.grid import GridRow
from prongsai.domain.reading.headers import STATUS_BOXES, Role
from prongsai.domain.reading.knowledge import Knowledge
from prongsai.domain.reading.links import find_links, without_links
from prongsai.domain.reading.lists import level_space
from prongsai.domain.reading.mending import mend
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.outline import LogicalTable
from prongsai.domain.reading.printed import LISTS, PrintedRow, cells_by_role, is_nothing
from prongsai.domain.reading.row_notes import RowNotes
from prongsai.domain.reading.subject import Subject, read_subject
from prongsai.domain.thai.dues import DueRule, find_cadence, find_dues, parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.domain.thai.units import parse_responsible

Lists = dict[Role, tuple[str, ...]]


@dataclass(slots=True)
class RowReader:
    """Reads the rows of all logical tables; the context runs from table to table."""

    knowledge: Knowledge
    notebook: Notebook
    fiscal_year: FiscalYear | None
    valid_code: Valid
    own_names: tuple[str, ...] = ()
    merges_known: bool = False

    def read(self, tables: Iterable[LogicalTable], kinds: dict[int, RowKind]) -> tuple[Row, ...]:
        rows: list[Row] = []
        for table in tables:
            rows.extend(self._read_table(table, kinds.get(table.number, "measure"), len(rows)))
        return tuple(rows)

    def _read_table(self, table: LogicalTable, kind: RowKind, above: int) -> list[Row]:
        mended = mend(table.rows, table.columns, merges_known=self.merges_known)
        context = table.context
        rows: list[Row] = []
        places: dict[int, int] = {}
        for n, line in enumerate(mended.rows):
            if line.spans_all:
                context = context.updated(heading_context(_first_text(line)))
                continue
            places[n] = above + len(rows)
            cells = cells_by_role(line, table.columns)
            at = f"/measures/{places[n]}"
            printed = PrintedRow(line, table.columns, cells, table.number, kind, at)
            row, context = self._read_row(printed, context)
            rows.append(replace(row, ordinal=places[n] + 1))
        RowNotes(self.notebook).mends(mended.mends, table.columns, places)
        return rows

    def _read_row(self, printed: PrintedRow, standing: Context) -> tuple[Row, Context]:
        subject = read_subject(
            printed.texts("seq", "indicator", "item", "issue", "measure"),
            standing.updated(heading_context(printed.text("instrument"))),
            self.valid_code,
        )
        context = standing.updated(subject.context)
        lists: Lists = {role: printed.items(role) for role in LISTS}
        deeds = read_deeds(
            printed.text("actions"),
            lists["results"],
            printed.text("evidence"),
            printed.boxes,
            printed.text("status"),
        )
        row = _with_subject(_place_of(printed), subject, context)
        row = self._with_plan(row, printed, lists)
        row = _with_deeds(row, printed, lists, deeds)
        RowNotes(self.notebook).note(row, printed, subject, deeds)
        return row, context

    def _with_plan(self, row: Row, printed: PrintedRow, lists: Lists) -> Row:
        timeline = level_space(printed.text("timeline")) or None
        cadence, cadence_raw = _cadence(timeline, lists)
        return replace(
            row,
            responsible=self._responsible(printed.text("responsible"), printed.at),
            responsible_raw=level_space(printed.text("responsible")) or None,
            steps=lists["steps"],
            follow_up=lists["follow_up"],
            timeline_raw=timeline,
            due=self._dues(timeline, lists["steps"], lists["follow_up"]),
            cadence=cadence,
            cadence_raw=cadence_raw,
        )

    def _dues(
        self, timeline: str | None, steps: Sequence[str], follow_up: Sequence[str]
    ) -> tuple[Due, ...]:
        found = [
            due_of(rule, "timeline") for rule in parse_timeline(timeline or "", self.fiscal_year)
        ]
        for role, items in (("steps", steps), ("follow_up", follow_up)):
            for n, text in enumerate(items, 1):
                found.extend(
                    due_of(due.rule, f"{role}:{n}") for due in find_dues(text, self.fiscal_year)
                )
        return tuple(found)

    def _responsible(self, text: str, at: str) -> tuple[str, ...]:
        if not text.strip():
            return ()
        parties = parse_responsible(text, self.knowledge.units, self.own_names)
        for n, party in enumerate(parties):
            if party.kind == "unknown":
                self.notebook.doubt("responsible.unknown", f"{at}/responsible/{n}", name=party.name)
        return tuple(dict.fromkeys(party.name for party in parties))


def _place_of(printed: PrintedRow) -> Row:
    line = printed.line
    return Row(
        ordinal=0,
        kind=printed.kind,
        table=line.table,
        tables=tuple(line.tables),
        logical_table=printed.logical_table,
        source_lines=tuple(line.lines),
    )


def _with_subject(row: Row, subject: Subject, context: Context) -> Row:
    return replace(
        row,
        printed_no=subject.printed_no,
        instrument=subject.instrument or context.instrument,
        indicator=context.indicator,
        indicator_title=context.indicator_title,
        item_code=subject.code.code if subject.code else None,
        item_code_raw=subject.code.raw if subject.code else None,
        item_title=subject.title,
        item_options=subject.options,
        issue=subject.issue,
        measure=subject.measure,
    )


def _with_deeds(row: Row, printed: PrintedRow, lists: Lists, deeds: Deeds) -> Row:
    return replace(
        row,
        status=deeds.status,
        status_basis=deeds.basis,
        actions=deeds.actions,
        results=_results(lists["results"]),
        outcomes=lists["outcomes"],
        suggestions=lists["suggestions"],
        evidence=deeds.evidence,
        unread=_unread(printed, deeds),
    )


def _first_text(line: GridRow) -> str:
    return next((cell.text for cell in line.cells if cell.text.strip()), "")


def _unread(printed: PrintedRow, deeds: Deeds) -> tuple[str, ...]:
    """The words of columns that are not understood, and words that their column cannot hold."""
    kept = []
    for cell, column in zip(printed.line.cells, printed.columns, strict=False):
        words = _left_over(cell.text, column.role, deeds)
        if not is_nothing(words):
            kept.append(f"{column.header}: {level_space(words)}".removeprefix(": "))
    return tuple(kept)


def _left_over(text: str, role: Role, deeds: Deeds) -> str:
    if role == "unknown":
        return text
    if role == "evidence":
        return without_links(text, find_links(text))
    if role in STATUS_BOXES:
        return "" if is_box(text) else text
    if role == "status":
        return "" if deeds.status and declared_status(text) else text
    return ""


def due_of(rule: DueRule, at: str) -> Due:
    """A rule as the reading prints it; ``at`` is its cell."""
    return Due(
        raw=rule.raw,
        kind=rule.kind,
        start=rule.start.isoformat() if rule.start else None,
        end=rule.end.isoformat() if rule.end else None,
        month=rule.month,
        months=rule.months or None,
        days=rule.days,
        year_inferred=rule.year_inferred,
        at=at,
    )


def _cadence(timeline: str | None, lists: Lists) -> tuple[CadenceValue | None, str | None]:
    """The first recurring report or check that time, follow-up, steps or a lead word tell."""
    texts = [timeline or "", *lists["follow_up"], *lists["steps"]]
    if lists["results"]:
        texts.append(_lead_cadence(lists["results"][0]))
    for text in texts:
        if text and (found := find_cadence(text)):
            return found.value, found.raw
    return None, None


def _lead_cadence(text: str) -> str:
    """A results cell may begin with the rhythm of its report, alone before the first number."""
    return text if len(text) <= 30 else ""


def _results(items: tuple[str, ...]) -> tuple[str, ...]:
    """Without a leading word that only names the rhythm of the report."""
    if len(items) > 1 and len(items[0]) <= 30:
        found = find_cadence(items[0])
        if found and len(found.raw) >= len(items[0]) - 2:
            return items[1:]
    return items
