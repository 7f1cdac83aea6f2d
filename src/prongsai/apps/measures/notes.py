"""Provenance, doubts and corrections: from their place in a reading to what they explain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from prongsai.apps.measures.choices import NoteKind
from prongsai.apps.measures.models import Measure, Plan, SourceNote
from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Correction, Doubt, Provenance, Reading

_OF_MEASURE = re.compile(r"/measures/(\d+)(?P<rest>(?:/.*)?)")
_VALUES: Mapping[str, Any] = {
    NoteKind.PROVENANCE: Provenance,
    NoteKind.DOUBT: Doubt,
    NoteKind.CORRECTION: Correction,
}


def notes_of(plan: Plan, reading: Reading, measures: Sequence[Measure]) -> Iterator[SourceNote]:
    """The unsaved notes of a reading; `measures` are in the order of its rows."""
    lists: Iterable[tuple[NoteKind, Sequence[Any]]] = (
        (NoteKind.PROVENANCE, reading.provenance),
        (NoteKind.DOUBT, reading.doubts),
        (NoteKind.CORRECTION, reading.corrections),
    )
    for kind, found in lists:
        for place, value in enumerate(found):
            facts = plain(value)
            measure, at = _split(facts.pop("at"), measures)
            yield SourceNote(plan=plan, measure=measure, kind=kind, at=at, facts=facts, place=place)


def _split(at: str, measures: Sequence[Measure]) -> tuple[Measure | None, str]:
    m = _OF_MEASURE.fullmatch(at)
    if m is None or int(m[1]) >= len(measures):
        return None, at
    return measures[int(m[1])], m["rest"]


def read_notes(
    notes: Iterable[SourceNote], places: Mapping[int, int]
) -> dict[str, tuple[Any, ...]]:
    """The reading's values by kind; `places` gives a measure's place among the rows by its id."""
    found: dict[str, list[Any]] = {kind.value: [] for kind in NoteKind}
    for note in notes:
        found[note.kind].append(read_note(note, places))
    return {kind: tuple(values) for kind, values in found.items()}


def read_note(note: SourceNote, places: Mapping[int, int]) -> Any:
    """One note as the value of a reading."""
    at = note.at
    if note.measure_id is not None:
        at = f"/measures/{places.get(note.measure_id, 0)}{note.at}"
    return _VALUES[note.kind](at=at, **note.facts)
