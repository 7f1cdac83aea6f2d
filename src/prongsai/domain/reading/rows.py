"""One row of a logical table as one `Row`: every cell by the role of its column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from prongsai.domain.plan.reading import CadenceValue, Due, Row, RowKind
from prongsai.domain.reading.context import Context, heading_context
from prongsai.domain.reading.deeds import (
    Deeds,
    action_entries,
    is_box,
    read_deeds,
    stated_status,
)
from prongsai.domain.reading.grid import GridRow
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import STATUS_BOXES
from prongsai.domain.reading.inner_boxes import inner_boxes
from prongsai.domain.reading.knowledge import CodesInForce, Knowledge
from prongsai.domain.reading.links import find_links, without_links
from prongsai.domain.reading.lists import leading_number, level_space
from prongsai.domain.reading.mending import mend
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.outline import LogicalTable
from prongsai.domain.reading.printed import LISTS, PrintedRow, cells_by_role, is_nothing
from prongsai.domain.reading.raw import RawCell
from prongsai.domain.reading.row_notes import RowNotes
from prongsai.domain.reading.sources import Origins
from prongsai.domain.reading.subject import Subject, read_subject
from prongsai.domain.reading.words import begins_with_owner
from prongsai.domain.thai.dues import DueRule, find_cadence, find_dues, parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.domain.thai.units import parse_responsible

Lists = dict[Role, tuple[str, ...]]
_PLANS: frozenset[Role] = frozenset({"timeline", "steps", "follow_up"})


@dataclass(slots=True)
class RowReader:
    """Reads the rows of all logical tables; the context runs from table to table."""

    knowledge: Knowledge
    notebook: Notebook
    fiscal_year: FiscalYear | None
    codes: CodesInForce
    own_names: tuple[str, ...] = ()
    merges_known: bool = False
    elements: Sequence[object] = ()
    origins: Origins = field(init=False)

    def __post_init__(self) -> None:
        self.origins = Origins(self.notebook, self.elements)

    def read(self, tables: Iterable[LogicalTable], kinds: dict[int, RowKind]) -> tuple[Row, ...]:
        rows: list[Row] = []
        for table in tables:
            rows.extend(self._read_table(table, kinds.get(table.number, "measure"), len(rows)))
        return tuple(rows)

    def _read_table(self, table: LogicalTable, kind: RowKind, above: int) -> list[Row]:
        mended = mend(table.rows, table.columns, merges_known=self.merges_known)
        context = table.context
        self.origins.table(table)
        rows: list[Row] = []
        places: dict[int, int] = {}
        for n, line in enumerate(mended.rows):
            if line.spans_all:
                head = _first_cell(line)
                heading = head.text
                context = context.updated(heading_context(heading))
                self.origins.heading(head)
                self.notebook.doubt("row.heading", "", "note", words=level_space(heading))
                continue
            places[n] = above + len(rows)
            cells = cells_by_role(line, table.columns)
            at = f"/measures/{places[n]}"
            printed = PrintedRow(line, table.columns, cells, table.number, kind, at)
            row, context = self._read_row(printed, context)
            rows.append(replace(row, ordinal=places[n] + 1))
        RowNotes(self.notebook, self.codes).mends(mended.mends, table.columns, places)
        return rows

    def _read_row(self, printed: PrintedRow, standing: Context) -> tuple[Row, Context]:
        standing = standing.updated(heading_context(printed.text("instrument")))
        subject = read_subject(
            printed.texts("seq", "indicator", "item", "issue", "measure"),
            standing,
            self.codes.valid,
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
        RowNotes(self.notebook, self.codes).note(row, printed, subject, deeds)
        self.origins.row(row, printed)
        return row, context

    def _with_plan(self, row: Row, printed: PrintedRow, lists: Lists) -> Row:
        timeline = level_space(printed.text("timeline")) or None
        tasks = _tasks(printed, lists)
        cadence, cadence_raw = _cadence([printed.text("cadence"), timeline or ""], lists, tasks)
        return replace(
            row,
            responsible=self._responsible(printed.text("responsible"), printed.at),
            responsible_raw=level_space(printed.text("responsible")) or None,
            steps=lists["steps"],
            follow_up=lists["follow_up"],
            timeline_raw=timeline,
            due=self._dues(printed.time(), tasks),
            cadence=cadence,
            cadence_raw=cadence_raw,
        )

    def _dues(self, timeline: str | None, tasks: dict[str, Sequence[str]]) -> tuple[Due, ...]:
        rules = parse_timeline(timeline or "", self.fiscal_year)
        found = [due_of(rule, "timeline") for rule in rules]
        for role, items in tasks.items():
            for n, text in enumerate(items, 1):
                found.extend(
                    due_of(due.rule, f"{role}:{n}")
                    for due in find_dues(text, self.fiscal_year)
                    if (due.rule.kind != "relative" or due.rule.anchor)
                    and not (role == "steps" and _is_said(due.rule, rules))
                )
        return tuple(found)

    def _responsible(self, text: str, at: str) -> tuple[str, ...]:
        if not text.strip():
            return ()
        parties = [
            party
            for part in _owners_apart(text)
            for party in parse_responsible(part, self.knowledge.units, self.own_names)
        ]
        kinds = {party.name: party.kind for party in parties}
        for n, (name, kind) in enumerate(kinds.items()):
            if kind == "unknown":
                self.notebook.doubt("responsible.unknown", f"{at}/responsible/{n}", name=name)
        return tuple(kinds)


def _tasks(printed: PrintedRow, lists: Lists) -> dict[str, Sequence[str]]:
    """The items that may set a deadline; deeds where nothing else in the table could."""
    if _PLANS.isdisjoint(column.role for column in printed.columns):
        return {"actions": [item.text for item, _ in action_entries(printed.text("actions"))]}
    return {"steps": lists["steps"], "follow_up": lists["follow_up"]}


def _is_said(rule: DueRule, times: Sequence[DueRule]) -> bool:
    """Of a step: the rhythm of a task is no deadline, and what the time column says is said."""
    rhythm = rule.kind == "recurring" and not rule.lead
    return rhythm or any(rule.raw == time.raw for time in times)


def _owners_apart(text: str) -> list[str]:
    """Lines that each begin with somebody responsible are each read alone."""
    lines = [line for line in text.split("\n") if line.strip()]
    return lines if len(lines) > 1 and all(map(begins_with_owner, lines)) else [text]


def _place_of(printed: PrintedRow) -> Row:
    line = printed.line
    return Row(
        ordinal=0,
        kind=printed.kind,
        table=line.table or None,  # 0: told in paragraphs, no table of the file
        tables=tuple(number for number in line.tables if number),
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
        results=_results(_without_links(lists["results"]), row.cadence_raw),
        outcomes=lists["outcomes"],
        suggestions=lists["suggestions"],
        evidence=deeds.evidence,
        unread=_unread(printed, deeds),
    )


def _first_cell(line: GridRow) -> RawCell:
    return next((cell for cell in line.cells if cell.text.strip()), RawCell(""))


def _unread(printed: PrintedRow, deeds: Deeds) -> tuple[str, ...]:
    """The words of columns that are not understood, and words that their column cannot hold."""
    kept = []
    for cell, column in zip(printed.line.cells, printed.columns, strict=False):
        words = _left_over(cell.text, column.role, deeds)
        if not is_nothing(words):
            kept.append(f"{column.header}: {level_space(words)}".removeprefix(": "))
    return tuple(kept)


def _without_links(items: tuple[str, ...]) -> tuple[str, ...]:
    """Results in words; their addresses are the row's evidence."""
    words = (level_space(without_links(text, find_links(text))) for text in items)
    return tuple(text for text in words if text)


def _left_over(text: str, role: Role, deeds: Deeds) -> str:
    if role in ("unknown", "other"):
        return text
    if role == "seq":
        number, rest = leading_number(f"{text}.")
        return text if number is None else rest
    if role == "instrument":
        return "" if heading_context(text).instrument else text
    if role == "cadence":
        return "" if find_cadence(text) else text
    if role == "evidence":
        return without_links(text, find_links(text))
    if role in STATUS_BOXES:
        return "" if is_box(text) else text
    if role == "status":
        text = found.rest if deeds.status and (found := inner_boxes(text)) else text
        return "" if deeds.status and stated_status(text) else text
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


def _cadence(
    times: Sequence[str], lists: Lists, tasks: dict[str, Sequence[str]]
) -> tuple[CadenceValue | None, str | None]:
    """The first recurring report or check that time, follow-up, steps or a lead word tell."""
    texts = [*times, *lists["follow_up"], *lists["steps"], *tasks.get("actions", ())]
    if lists["results"]:
        texts.append(_lead_cadence(lists["results"][0]))
    for text in texts:
        if text and (found := find_cadence(text)):
            return found.value, found.raw
    return None, None


def _lead_cadence(text: str) -> str:
    """A results cell may begin with the rhythm of its report, alone before the first number."""
    return text if len(text) <= 30 else ""


def _results(items: tuple[str, ...], rhythm: str | None) -> tuple[str, ...]:
    """Without a leading word that only names the rhythm of the report, kept as ``cadence_raw``."""
    if rhythm and len(items) > 1 and len(items[0]) <= 30:
        found = find_cadence(items[0])
        if found and found.raw == rhythm and len(rhythm) >= len(items[0]) - 2:
            return items[1:]
    return items
