"""Remarks on the quality of a plan: warnings, never refusals, and nothing is changed by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from prongsai.domain.plan.reading import Reading, Row
from prongsai.domain.reading.lists import split_items
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.thai.text import fold

_PARTS = ("responsible", "steps", "follow_up")


def note_quality(reading: Reading, notebook: Notebook) -> None:
    for n, row in enumerate(reading.measures):
        at = f"/measures/{n}"
        _note_missing(row, reading.measures, at, notebook)
        _note_numbers(row, at, notebook)
        _note_actions(row, reading, at, notebook)
        _note_dues(row, at, notebook)
    _note_repeats(reading.measures, notebook)
    _note_dated_before(reading, notebook)


def _note_missing(row: Row, rows: Sequence[Row], at: str, notebook: Notebook) -> None:
    """A part that the other rows of its table have; a date is wanted of every row of a plan."""
    beside = [other for other in rows if other.logical_table == row.logical_table]
    for name in _PARTS:
        if not getattr(row, name) and any(getattr(other, name) for other in beside):
            notebook.doubt(f"row.no_{name}", at)
    if not row.due and row.cadence is None and any(other.due for other in beside):
        notebook.doubt("row.no_due", at)
    if row.status == "done" and not row.actions and not row.evidence and not row.results:
        notebook.doubt("row.done_without_proof", f"{at}/status")


def _note_numbers(row: Row, at: str, notebook: Notebook) -> None:
    for name, texts in (
        ("steps", row.steps),
        ("follow_up", row.follow_up),
        ("actions", tuple(action.text for action in row.actions if action.text not in row.results)),
        ("results", row.results),
    ):
        numbers = [
            item.no
            for text in texts
            for item in split_items(text)[:1]
            if item.no is not None and item.sub is None
        ]
        if not numbers:
            continue
        repeated = [no for no, count in Counter(numbers).items() if count > 1]
        skipped = [no for no in range(1, max(numbers)) if no not in numbers]
        if repeated:
            notebook.doubt("list.number_repeats", f"{at}/{name}", "note", numbers=_spoken(repeated))
        if skipped:
            notebook.doubt("list.number_skips", f"{at}/{name}", "note", numbers=_spoken(skipped))


def _spoken(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _note_actions(row: Row, reading: Reading, at: str, notebook: Notebook) -> None:
    seen: dict[str, int] = {}
    end = reading.meta.period_end
    for n, action in enumerate(row.actions):
        words = fold(" ".join(item.body for item in split_items(action.text)))
        if action.date and words in seen and not row.evidence:
            notebook.doubt("action.repeated", f"{at}/actions/{n}", "note", first=seen[words] + 1)
        seen.setdefault(words, n)
        if action.date and end and action.date > end:
            notebook.doubt(
                "action.after_period", f"{at}/actions/{n}", "note", date=action.date, end=end
            )


def _note_dues(row: Row, at: str, notebook: Notebook) -> None:
    """A deed told later than every deadline of its row."""
    ends = [due.end for due in row.due if due.end]
    if not ends:
        return
    last = max(ends)
    for n, action in enumerate(row.actions):
        if action.date and action.date > last:
            days = (date.fromisoformat(action.date) - date.fromisoformat(last)).days
            notebook.doubt(
                "action.late", f"{at}/actions/{n}", date=action.date, due=last, days=days
            )


def _note_repeats(rows: Sequence[Row], notebook: Notebook) -> None:
    seen: dict[tuple[str, str], int] = {}
    for n, row in enumerate(rows):
        key = (row.kind, fold(f"{row.issue or ''}{row.measure or ''}"))
        if key[1] and key in seen:
            notebook.doubt("row.repeated", f"/measures/{n}", first=seen[key] + 1)
        seen.setdefault(key, n)


def _note_dated_before(reading: Reading, notebook: Notebook) -> None:
    prepared = reading.meta.prepared_date
    deeds = [action.date for row in reading.measures for action in row.actions if action.date]
    if prepared and deeds and max(deeds)[: len(prepared)] > prepared:
        notebook.doubt(
            "report.dated_before_deeds", "/meta/prepared_date", prepared=prepared, last=max(deeds)
        )
