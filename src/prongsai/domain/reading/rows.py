"""One row of a logical table as one `Row`: every cell by the role of its column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from prongsai.domain.plan.reading import CadenceValue, Due, Evidence, Row, RowKind
from prongsai.domain.reading.codes import Valid
from prongsai.domain.reading.context import Context, heading_context
from prongsai.domain.reading.deeds import (
    Deeds,
    declared_status,
    is_box,
    read_deeds,
    ticked_status,
)
from prongsai.domain.reading.grid import GridRow
from prongsai.domain.reading.headers import STATUS_BOXES, Column, Role
from prongsai.domain.reading.knowledge import Knowledge
from prongsai.domain.reading.links import find_links, without_links
from prongsai.domain.reading.lists import level_space, split_items
from prongsai.domain.reading.mending import Mend, mend
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.outline import LogicalTable
from prongsai.domain.reading.raw import RawCell
from prongsai.domain.reading.subject import Subject, read_subject
from prongsai.domain.thai.dues import DueRule, find_cadence, find_dues, parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.domain.thai.units import parse_responsible

_NOTHING = re.compile(r"^[\s\-–—_.…]*$")  # a dash says that there is nothing
_LISTS: tuple[Role, ...] = ("steps", "follow_up", "results", "outcomes", "suggestions")


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
            cells = _by_role(line, table.columns)
            at = f"/measures/{above + len(rows)}"
            places[n] = above + len(rows)
            row, context = self._read_row(line, cells, table, kind, context, at)
            rows.append(replace(row, ordinal=above + len(rows) + 1))
        self._note_mends(mended.mends, mended.rows, table.columns, places)
        return rows

    def _read_row(
        self,
        line: GridRow,
        cells: dict[Role, str],
        table: LogicalTable,
        kind: RowKind,
        standing: Context,
        at: str,
    ) -> tuple[Row, Context]:
        subject = read_subject(
            {
                role: cells.get(role, "")
                for role in ("seq", "indicator", "item", "issue", "measure")
            },
            standing.updated(heading_context(cells.get("instrument", ""))),
            self.valid_code,
        )
        context = standing.updated(subject.context)
        lists = {
            role: tuple(item.text for item in split_items(cells.get(role, ""))) for role in _LISTS
        }
        deeds = read_deeds(
            cells.get("actions", ""),
            lists["results"],
            cells.get("evidence", ""),
            {role: cells.get(role, "") for role in STATUS_BOXES},
            cells.get("status", ""),
        )
        timeline = level_space(cells.get("timeline", "")) or None
        dues = self._dues(timeline, lists["steps"], lists["follow_up"])
        cadence = _cadence(timeline, lists)
        row = Row(
            ordinal=0,
            kind=kind,
            table=line.table,
            tables=tuple(line.tables),
            logical_table=table.number,
            source_lines=tuple(line.lines),
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
            responsible=self._responsible(cells.get("responsible", ""), at),
            responsible_raw=level_space(cells.get("responsible", "")) or None,
            steps=lists["steps"],
            follow_up=lists["follow_up"],
            timeline_raw=timeline,
            due=dues,
            cadence=cadence[0],
            cadence_raw=cadence[1],
            status=deeds.status,
            status_basis=deeds.basis,
            actions=deeds.actions,
            results=_results(lists["results"]),
            outcomes=lists["outcomes"],
            suggestions=lists["suggestions"],
            evidence=deeds.evidence,
            unread=_unread(line, table.columns, deeds),
        )
        self._note_row(row, line, table.columns, subject, deeds, cells, at)
        return row, context

    # --- values

    def _dues(
        self, timeline: str | None, steps: Sequence[str], follow_up: Sequence[str]
    ) -> tuple[Due, ...]:
        found = [
            _due(rule, "timeline") for rule in parse_timeline(timeline or "", self.fiscal_year)
        ]
        for role, items in (("steps", steps), ("follow_up", follow_up)):
            for n, text in enumerate(items, 1):
                found.extend(
                    _due(due.rule, f"{role}:{n}") for due in find_dues(text, self.fiscal_year)
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

    # --- what is noted beside the values

    def _note_row(
        self,
        row: Row,
        line: GridRow,
        columns: Sequence[Column],
        subject: Subject,
        deeds: Deeds,
        cells: dict[Role, str],
        at: str,
    ) -> None:
        self._note_sources(row, line, columns, at)
        self._note_code(subject, line, columns, at)
        self._note_links(
            row.evidence, deeds, _place_of(line, columns, ("actions", "results", "evidence")), at
        )
        if ticked_status({role: cells.get(role, "") for role in STATUS_BOXES})[1]:
            self.notebook.doubt("status.many_ticked", f"{at}/status", severity="error")
        for n, words in enumerate(row.unread):
            self.notebook.doubt("column.unread", f"{at}/unread/{n}", words=words)
        for n, due in enumerate(row.due):
            if due.year_inferred:
                self.notebook.doubt(
                    "due.year_inferred",
                    f"{at}/due/{n}",
                    severity="note",
                    raw=due.raw,
                    end=due.end or "",
                )
            elif due.kind == "month" and due.end is None:
                self.notebook.doubt("due.year_unknown", f"{at}/due/{n}", raw=due.raw)

    def _note_sources(self, row: Row, line: GridRow, columns: Sequence[Column], at: str) -> None:
        for name, roles in _SOURCES.items():
            cell = _place_of(line, columns, roles)
            if cell is None:
                continue
            value = getattr(row, name)
            if isinstance(value, tuple):
                for n, part in enumerate(value):
                    self.notebook.source(
                        f"{at}/{name}/{n}", _words(part), cell.place, cell.certainty
                    )
            elif value is not None:
                self.notebook.source(f"{at}/{name}", cell.text.strip(), cell.place, cell.certainty)

    def _note_code(
        self, subject: Subject, line: GridRow, columns: Sequence[Column], at: str
    ) -> None:
        code = subject.code
        cell = _place_of(line, columns, ("item", "issue", "measure"))
        if code is None or cell is None:
            return
        if code.misread:
            self.notebook.correct(
                f"{at}/item_code",
                code.as_read,
                code.should_read,
                "code.misread",
                cell.place,
                certain=code.certain,
            )
        if not code.certain:
            self.notebook.doubt("code.not_in_edition", f"{at}/item_code", code=code.code)
        printed = subject.context.instrument
        if printed and printed != code.instrument:
            self.notebook.doubt(
                "code.other_instrument", f"{at}/item_code", code=code.code, instrument=printed
            )

    def _note_links(
        self, evidence: Sequence[Evidence], deeds: Deeds, cell: RawCell | None, at: str
    ) -> None:
        if cell is None:
            return
        for n, (link, item) in enumerate(zip(deeds.links, evidence, strict=False)):
            if link.mended:
                self.notebook.correct(
                    f"{at}/evidence/{n}", item.raw, item.url, f"link.{link.mended[0]}", cell.place
                )

    def _note_mends(
        self,
        mends: Sequence[Mend],
        lines: Sequence[GridRow],
        columns: Sequence[Column],
        places: dict[int, int],
    ) -> None:
        for found in mends:
            if found.row not in places:
                continue
            at = f"/measures/{places[found.row]}"
            if found.code != "row.shifted":
                at += f"/{columns[found.column].role}"
            self.notebook.doubt(
                found.code,
                at,
                severity="note" if found.certain else "check",
                column=columns[found.column].header,
                as_read=found.as_read,
                mended=found.mended,
            )


_SOURCES: dict[str, tuple[Role, ...]] = {
    "printed_no": ("seq", "item", "issue", "measure"),
    "indicator": ("indicator",),
    "item_code": ("item", "issue", "measure"),
    "item_title": ("item", "issue", "measure"),
    "issue": ("item", "issue"),
    "measure": ("measure",),
    "responsible": ("responsible",),
    "steps": ("steps",),
    "follow_up": ("follow_up",),
    "timeline_raw": ("timeline",),
    "due": ("timeline", "follow_up", "steps"),
    "status": ("done", "status", "actions"),
    "actions": ("actions", "results"),
    "results": ("results",),
    "outcomes": ("outcomes",),
    "suggestions": ("suggestions",),
    "evidence": ("evidence", "actions", "results"),
}


def _words(part: object) -> str:
    for name in ("raw", "text"):
        if hasattr(part, name):
            return str(getattr(part, name))
    return str(part)


def _first_text(line: GridRow) -> str:
    return next((cell.text for cell in line.cells if cell.text.strip()), "")


def _by_role(line: GridRow, columns: Sequence[Column]) -> dict[Role, str]:
    texts: dict[Role, str] = {}
    for cell, column in zip(line.cells, columns, strict=False):
        text = "" if _NOTHING.match(cell.text) else cell.text.strip()
        known = texts.get(column.role, "")
        texts[column.role] = f"{known}\n{text}" if known and text else known or text
    return texts


def _unread(line: GridRow, columns: Sequence[Column], deeds: Deeds) -> tuple[str, ...]:
    """The words of columns that are not understood, and words that their column cannot hold."""
    kept = []
    for cell, column in zip(line.cells, columns, strict=False):
        words = _left_over(cell.text, column.role, deeds)
        if not _NOTHING.match(words):
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


def _place_of(line: GridRow, columns: Sequence[Column], roles: Sequence[Role]) -> RawCell | None:
    for role in roles:
        for cell, column in zip(line.cells, columns, strict=False):
            if column.role == role and cell.text.strip():
                return cell
    return None


def _due(rule: DueRule, at: str) -> Due:
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
    timeline: str | None, lists: dict[Role, tuple[str, ...]]
) -> tuple[CadenceValue | None, str | None]:
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
