"""Writing what changed of one measure, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F

from prongsai.apps.jobs import clock
from prongsai.apps.measures.choices import EntryKind
from prongsai.apps.measures.mending import moved, origins
from prongsai.apps.measures.models import (
    Action,
    Due,
    Entry,
    EvidenceLink,
    Measure,
    Plan,
    Responsible,
)
from prongsai.apps.measures.rows import FACTS, PARTS, children_of
from prongsai.apps.measures.storing import save_all, units_by_name
from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Row

_ROWS_OF: dict[str, type[models.Model]] = {
    "responsible": Responsible,
    "due": Due,
    "actions": Action,
    "evidence": EvidenceLink,
}


class ChangedMeanwhile(RuntimeError):
    """Somebody else has changed the measure since it was read; nothing was written."""


def differences(before: Row, after: Row) -> tuple[str, ...]:
    """The names of the fields that differ."""
    return tuple(name for name in (*FACTS, *PARTS) if getattr(before, name) != getattr(after, name))


def claim(measure: Measure, version: int | None) -> None:
    """Take the next version of the measure and its plan; `ChangedMeanwhile` where one is past."""
    mine = measure.version if version is None else version
    same = Measure.objects.filter(pk=measure.pk, version=mine)
    if not same.update(version=F("version") + 1):
        raise ChangedMeanwhile
    measure.version = mine + 1
    Plan.objects.filter(pk=measure.plan_id).update(version=F("version") + 1, changed_at=clock.now())


def write(measure: Measure, before: Row, after: Row) -> dict[str, dict[str, Any]]:
    """Write the fields that differ; what they were and what they are, by name."""
    names = differences(before, after)
    facts = [name for name in names if name in FACTS]
    for name in facts:
        setattr(measure, name, plain(getattr(after, name)))
    if facts:
        measure.save(update_fields=facts)
    _write_parts(measure, before, after, [name for name in names if name in PARTS])
    return {
        "before": {name: plain(getattr(before, name)) for name in names},
        "after": {name: plain(getattr(after, name)) for name in names},
    }


def _write_parts(measure: Measure, before: Row, after: Row, parts: Iterable[str]) -> None:
    parts = list(parts)
    if not parts:
        return
    for part in parts:
        if part in _ROWS_OF:
            _ROWS_OF[part]._default_manager.filter(measure=measure).delete()
        _move_notes(measure, part, origins(getattr(before, part), getattr(after, part)))
    lists = [part for part in parts if part in EntryKind.values]
    Entry.objects.filter(measure=measure, kind__in=lists).delete()
    units = units_by_name(measure.plan.agency) if "responsible" in parts else {}
    save_all(list(children_of(measure, after, units, parts)))


def _move_notes(measure: Measure, part: str, came_from: list[int | None]) -> None:
    """A note goes with its item; the note of a removed item stays with the list as a whole."""
    for note in measure.notes.filter(at__startswith=f"/{part}/"):
        at = moved(note.at, part, came_from)
        if at != note.at:
            note.at = f"/{part}" if at is None else at
            note.save(update_fields=["at"])
