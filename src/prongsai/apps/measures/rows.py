"""Between the rows of a reading and the models, without loss, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from django.db import models

from prongsai.apps.measures.choices import EntryKind
from prongsai.apps.measures.models import Action, Due, Entry, EvidenceLink, Measure, Responsible
from prongsai.documents.writers.json import plain
from prongsai.domain.plan import reading as values

LISTS = tuple(kind.value for kind in EntryKind)
#: fields of a row that are rows of their own here
PARTS = (*LISTS, "responsible", "due", "actions", "evidence")
#: fields of a row that are columns of a measure
FACTS = tuple(one.name for one in fields(values.Row) if one.name not in PARTS)
CHILDREN: tuple[type[models.Model], ...] = (Entry, Responsible, Due, Action, EvidenceLink)
RELATED = ("entries", "responsible", "dues", "actions", "evidence")
_DUE = tuple(one.name for one in fields(values.Due))
_ACTION = tuple(one.name for one in fields(values.Action))
_EVIDENCE = tuple(one.name for one in fields(values.Evidence))


def facts_of(row: values.Row) -> dict[str, Any]:
    """The columns of a measure."""
    return {name: plain(getattr(row, name)) for name in FACTS}


def children_of(
    measure: Measure, row: values.Row, units: Mapping[str, int], only: Iterable[str] = PARTS
) -> Iterator[models.Model]:
    """The unsaved parts of a measure; `units` gives the unit of a name as it is compared."""
    for part in only:
        for place, value in enumerate(getattr(row, part)):
            yield _child(measure, part, place, value, units)


def _child(
    measure: Measure, part: str, place: int, value: Any, units: Mapping[str, int]
) -> models.Model:
    if part == "responsible":
        unit = units.get(comparable(value))
        return Responsible(measure=measure, place=place, name=value, unit_id=unit)
    if part in LISTS:
        return Entry(measure=measure, kind=part, place=place, text=value)
    model: type[models.Model] = {"due": Due, "actions": Action, "evidence": EvidenceLink}[part]
    return model(measure=measure, place=place, **plain(value))


def row_of(measure: Measure) -> values.Row:
    """The row again; the parts of the measure should have been fetched with it."""
    texts: dict[str, list[str]] = {kind: [] for kind in LISTS}
    for entry in measure.entries.all():
        texts[entry.kind].append(entry.text)
    parts: dict[str, Any] = {kind: tuple(found) for kind, found in texts.items()}
    parts["responsible"] = tuple(one.name for one in measure.responsible.all())
    parts["due"] = tuple(values.Due(**_of(one, _DUE)) for one in measure.dues.all())
    parts["actions"] = tuple(values.Action(**_of(one, _ACTION)) for one in measure.actions.all())
    parts["evidence"] = tuple(
        values.Evidence(**_of(one, _EVIDENCE)) for one in measure.evidence.all()
    )
    return values.Row(**_of(measure, FACTS), **parts)


def _of(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    return {name: as_value(getattr(row, name)) for name in names}


def as_value(stored: Any) -> Any:
    """Lists of the database as the tuples of a value."""
    return tuple(as_value(one) for one in stored) if isinstance(stored, list) else stored


def comparable(name: str) -> str:
    """Names of units compare by this: without spaces, in one form of the letters."""
    from prongsai.domain.thai.text import fold

    return fold(name).replace(" ", "")
