"""Provenance, doubts and corrections: from their place in a reading to what they explain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from prongsai.apps.measures.choices import NoteKind
from prongsai.apps.measures.models import Measure, Report, SourceNote
from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Correction, Doubt, Provenance, Reading

_OF_MEASURE = re.compile(r"/measures/(\d+)(?P<rest>(?:/.*)?)")
_VALUES: Mapping[str, Any] = {
    NoteKind.PROVENANCE: Provenance,
    NoteKind.DOUBT: Doubt,
    NoteKind.CORRECTION: Correction,
}
#: a row of a reading as what is stored: the measure, and whether it is the report's own row of it
Place = tuple[Measure, bool]


def notes_of(report: Report, reading: Reading, places: Sequence[Place]) -> Iterator[SourceNote]:
    """The unsaved notes of a reading; `places` are in the order of its rows."""
    lists: Iterable[tuple[NoteKind, Sequence[Any]]] = (
        (NoteKind.PROVENANCE, reading.provenance),
        (NoteKind.DOUBT, reading.doubts),
        (NoteKind.CORRECTION, reading.corrections),
    )
    for kind, found in lists:
        for place, value in enumerate(found):
            facts = plain(value)
            measure, of_report, at = _split(facts.pop("at"), places)
            yield SourceNote(
                report=report,
                measure=measure,
                of_report=of_report,
                kind=kind,
                at=at,
                facts=facts,
                place=place,
            )


def _split(at: str, places: Sequence[Place]) -> tuple[Measure | None, bool, str]:
    m = _OF_MEASURE.fullmatch(at)
    if m is None or int(m[1]) >= len(places):
        return None, False, at
    return *places[int(m[1])], m["rest"]


def read_notes(
    notes: Iterable[SourceNote], places: Mapping[tuple[int, bool], int]
) -> dict[str, tuple[Any, ...]]:
    """The reading's values by kind; `places` gives a row's place by measure and side.

    The notes of a measure that was taken out of the plan are left out.
    """
    found: dict[str, list[Any]] = {kind.value: [] for kind in NoteKind}
    for note in notes:
        at = note.at
        if note.measure_id is not None:
            place = places.get((note.measure_id, note.of_report))
            if place is None:
                continue
            at = f"/measures/{place}{note.at}"
        found[note.kind].append(_VALUES[note.kind](at=at, **note.facts))
    return {kind: tuple(values) for kind, values in found.items()}
