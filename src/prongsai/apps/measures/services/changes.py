"""Fields of one measure changed, and changes taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.jobs import clock
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.selectors import history_of
from prongsai.apps.journal.services import Actor, record
from prongsai.apps.measures.changing import (
    DUTIES,
    Change,
    ChangedMeanwhile,
    Overtaken,
    count_change,
    fresh,
    locked,
    look_at,
    put_at,
    seen_of,
    write,
)
from prongsai.apps.measures.mending import changed, moved_dues
from prongsai.apps.measures.models import DueChange, Measure
from prongsai.apps.measures.rows import TOLD, value_of
from prongsai.documents.writers.json import plain

MOVED = "measures.measure_moved"
UNDOABLE = (
    "measures.measure_changed",
    "measures.progress_recorded",
    "measures.change_undone",
    "measures.measure_removed",
    "measures.measure_added",
    MOVED,
)


class ReasonMissing(ValueError):
    """A deadline was moved to another day, and nobody said why; `moved` says which."""

    def __init__(self, moved: list[tuple[str, str, str]]) -> None:
        super().__init__(moved)
        self.moved = moved


class NotUndoable(ValueError):
    """The line tells of nothing that can be taken back."""


def change_measure(
    *,
    actor: Actor,
    measure: Measure,
    changes: Mapping[str, Any],
    months: int | None = None,
    seen: str | None = None,
    reason: str = "",
    letter: str = "",
    duties: Mapping[str, str] | None = None,
    what: str = "measures.measure_changed",
) -> Line | None:
    """Change fields of a measure, named and valued as those of a reading's `Row`.

    Fields that a report tells (status, deeds, results …) need the round's `months`. `seen` is the
    sum (`seen_of`) of the fields as the person had them before one's eyes; raises
    `ChangedMeanwhile` when they are no longer so. A deadline that moves to another day needs a
    `reason` (`ReasonMissing`) and may cite a `letter`. `duties`: what each responsible party does,
    by name. Gives the line of the journal, None when nothing differs and nothing was written.
    """
    now = look_at(measure, months, changes)
    while True:
        try:
            if seen is not None and seen != seen_of(now, changes):
                raise ChangedMeanwhile
            return _write_change(actor, now, changes, (reason, letter), duties, what)
        except (Overtaken, ChangedMeanwhile) as error:
            current = fresh(measure)
            if isinstance(error, ChangedMeanwhile) and current.version == now.measure.version:
                raise
            now = look_at(current, months, changes)


def _write_change(
    actor: Actor,
    now: Change,
    changes: Mapping[str, Any],
    why: tuple[str, str],
    duties: Mapping[str, str] | None,
    what: str,
) -> Line | None:
    """All is worked out before the database is locked, for as short a time as can be."""
    reason, letter = (words.strip() for words in why)
    after = changed(now.row, changes, now.measure.plan.fiscal_year)
    moved = moved_dues(now.row, after)
    if moved and not reason:
        raise ReasonMissing(moved)
    with transaction.atomic():
        facts = write(now, after, duties)
        if facts is None:
            return None
        if moved:
            _keep_first_days(actor, now.measure, moved, reason, letter)
            facts["after"]["reason"] = reason
        return _told(actor, now, what, facts)


def _keep_first_days(
    actor: Actor,
    measure: Measure,
    moved: list[tuple[str, str, str]],
    reason: str,
    letter: str,
) -> None:
    by = actor if isinstance(actor, User) else None
    DueChange.objects.bulk_create(
        DueChange(
            measure=measure,
            at=at,
            before=before,
            after=after,
            reason=reason,
            letter=letter,
            by=by,
            changed_at=clock.now(),
        )
        for at, before, after in moved
    )


def _told(actor: Actor, now: Change, what: str, facts: dict[str, dict[str, Any]]) -> Line:
    if now.months is not None and any(name in TOLD for name in facts["before"]):
        facts["after"]["round"] = now.months
    return record(
        actor=actor, what=what, target=now.measure, book=now.measure.plan.agency.code, **facts
    )


def undo_change(*, actor: Actor, measure: Measure, number: int) -> Line:
    """Take back what a line of the measure's history tells: its fields are again as before it.

    Gives the line that was taken back. Raises `NotUndoable` for a line that is none of it, and
    `ChangedMeanwhile` where a field was changed once more after that line.
    """
    with transaction.atomic():
        line = history_of(measure).filter(number=number, what__in=UNDOABLE).first()
        if line is None:
            raise NotUndoable
        if line.what == MOVED:
            _undo_move(actor, measure, line)
            return line
        if line.what in ("measures.measure_removed", "measures.measure_added"):
            _undo_place(actor, measure, line)
            return line
        before, after = line.before or {}, line.after or {}
        now = look_at(locked(measure), after.get("round"))
        names = [name for name in before if name != DUTIES]
        if any(plain(getattr(now.row, name)) != after.get(name) for name in names):
            raise ChangedMeanwhile
        if DUTIES in before and now.duties != (after.get(DUTIES) or {}):
            raise ChangedMeanwhile
        values = {name: value_of(name, before[name]) for name in names}
        for at, was, then in moved_dues(now.replaced(values), now.row):
            now.measure.due_changes.filter(at=at, before=was, after=then).delete()
        facts = write(now, now.replaced(values), before.get(DUTIES))
        if facts is not None:
            _told(actor, now, "measures.change_undone", facts)
    return line


def _undo_move(actor: Actor, measure: Measure, line: Line) -> None:
    moved = put_at(measure, line.before["place"] - 1)
    if moved[0] != line.after["place"] - 1:
        raise ChangedMeanwhile
    before, after = ({"place": place + 1} for place in moved)
    record(
        actor=actor,
        what=line.what,
        target=measure,
        book=measure.plan.agency.code,
        before=before,
        after=after,
    )


def _undo_place(actor: Actor, measure: Measure, line: Line) -> None:
    now = locked(measure)
    gone = line.what == "measures.measure_removed"
    if (now.removed_at is None) == gone:
        raise ChangedMeanwhile
    now.removed_at = None if gone else clock.now()
    now.save(update_fields=["removed_at"])
    count_change(now.plan)
    what = "measures.measure_restored" if gone else "measures.measure_removed"
    record(actor=actor, what=what, target=measure, book=now.plan.agency.code)
