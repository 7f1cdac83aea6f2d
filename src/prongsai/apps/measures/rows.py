"""Between the rows of a reading and the models, without loss, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from django.db import models

from prongsai.apps.measures.choices import EntryKind, StatusBasis, ToldKind
from prongsai.apps.measures.models import (
    Action,
    Due,
    Entry,
    Measure,
    Proof,
    ReportEntry,
    Responsible,
    Telling,
)
from prongsai.apps.prepared import PreparedRows
from prongsai.documents.writers.json import plain
from prongsai.domain.plan import reading as values
from prongsai.domain.thai.text import fold

LISTS = tuple(kind.value for kind in EntryKind)
TOLD_LISTS = tuple(kind.value for kind in ToldKind)
#: fields of a row that are rows of their own here: of the measure, and of the entry of a round
PARTS = (*LISTS, "responsible", "due")
TOLD_PARTS = (*TOLD_LISTS, "actions", "evidence")
#: fields of a row that are columns here: of the entry of a round, and of the measure
TOLD_FACTS = ("status", "status_basis")
TOLD = (*TOLD_FACTS, *TOLD_PARTS)
FACTS = tuple(one.name for one in fields(values.Row) if one.name not in (*PARTS, *TOLD))
CHILDREN: tuple[type[models.Model], ...] = (Entry, Responsible, Due)
TOLD_CHILDREN: tuple[type[models.Model], ...] = (Telling, Action, Proof)
RELATED = ("entries", "responsible", "dues")
RELATED_TOLD = ("reports__tellings", "reports__actions", "reports__evidence")
#: how a row calls its children: the name here, where it differs
_CALLED = {"due": "dues"}
_DUE = tuple(one.name for one in fields(values.Due))
_ENTRIES = PreparedRows(
    lambda measure: Entry.objects.filter(measure=measure).values_list("kind", "text", named=True),
    measure=models.BigAutoField(),
)
_DUES = PreparedRows(
    lambda measure: Due.objects.filter(measure=measure).values_list(*_DUE),
    measure=models.BigAutoField(),
)
_VALUES: Mapping[str, type] = {
    "due": values.Due,
    "actions": values.Action,
    "evidence": values.Evidence,
}


def facts_of(row: values.Row) -> dict[str, Any]:
    """The columns of a measure."""
    return {name: plain(getattr(row, name)) for name in FACTS}


def told_facts_of(row: values.Row) -> dict[str, Any]:
    """The columns of an entry."""
    return {name: plain(getattr(row, name)) for name in TOLD_FACTS}


def children_of(
    measure: Measure,
    row: values.Row,
    units: Mapping[str, int],
    duties: Mapping[str, str],
    only: Iterable[str] = PARTS,
) -> Iterator[models.Model]:
    """The unsaved parts of a measure.

    `units` gives the unit of a name as it is compared, `duties` what the one of that name does.
    """
    for part in only:
        for place, value in enumerate(getattr(row, part)):
            if part == "responsible":
                name = comparable(value)
                yield Responsible(
                    measure=measure,
                    place=place,
                    name=value,
                    unit_id=units.get(name),
                    part=duties.get(name, ""),
                )
            elif part == "due":
                yield Due(measure=measure, place=place, **plain(value))
            else:
                yield Entry(measure=measure, kind=part, place=place, text=value)


def told_children_of(
    entry: ReportEntry,
    row: values.Row,
    files: Mapping[str, int],
    only: Iterable[str] = TOLD_PARTS,
) -> Iterator[models.Model]:
    """The unsaved parts of an entry; `files` gives the agency's file of an address."""
    for part in only:
        for place, value in enumerate(getattr(row, part)):
            if part == "actions":
                yield Action(entry=entry, place=place, **plain(value))
            elif part == "evidence":
                yield Proof(entry=entry, place=place, file_id=files.get(value.url), **plain(value))
            else:
                yield Telling(entry=entry, kind=part, place=place, text=value)


def row_of(measure: Measure, entry: ReportEntry | None = None) -> values.Row:
    """The measure's row, with what the entry tells; their parts should have been fetched."""
    parts: dict[str, Any] = dict(_texts(measure.entries.all(), LISTS))
    parts["responsible"] = tuple(one.name for one in measure.responsible.all())
    parts["due"] = _parts(measure, "due")
    return row_with(measure, parts, entry)


def row_with(
    measure: Measure, parts: Mapping[str, Any], entry: ReportEntry | None = None
) -> values.Row:
    """A row of the measure's columns and of parts that are already values."""
    facts = {name: as_value(getattr(measure, name)) for name in FACTS}
    row = values.Row(**facts, **parts)
    return row if entry is None else replace(row, **told_of(entry))


def entries_of(measure: Measure) -> dict[str, Any]:
    """Steps and follow-ups as they are stored now."""
    return _texts(_ENTRIES(measure=measure.pk), LISTS)


def dues_of(measure: Measure) -> tuple[values.Due, ...]:
    """The deadlines as they are stored now."""
    return tuple(values.Due(*map(as_value, one)) for one in _DUES(measure=measure.pk))


def told_of(entry: ReportEntry) -> dict[str, Any]:
    """What an entry tells, by the names of a row's fields."""
    told = _texts(entry.tellings.all(), TOLD_LISTS)
    told |= {part: _parts(entry, part) for part in ("actions", "evidence")}
    return told | {name: as_value(getattr(entry, name)) for name in TOLD_FACTS}


def printed_row(entry: ReportEntry) -> values.Row:
    """The report's own row of the entry, which has one."""
    own = {name: value_of(name, value) for name, value in (entry.printed or {}).items()}
    return values.Row(**own, **told_of(entry))


def as_printed(row: values.Row) -> dict[str, Any]:
    """What an entry keeps of the report's own row: all that it does not tell of the round."""
    return {name: value for name, value in plain(row).items() if name not in TOLD}


def told_in_plan(row: values.Row) -> dict[str, Any]:
    """What the plan's own row told although a report's row tells of the measure too."""
    return {name: plain(getattr(row, name)) for name in TOLD if getattr(row, name)}


def as_read(row: values.Row) -> values.Row:
    """The row as a reading has it: an officer's word is a declaration."""
    told_by_officer = row.status_basis == StatusBasis.OFFICER  # type: ignore[comparison-overlap]
    return replace(row, status_basis="declared") if told_by_officer else row


def with_values(row: values.Row, stored: Mapping[str, Any]) -> values.Row:
    """The row with fields from their plain form."""
    return replace(row, **{name: value_of(name, value) for name, value in stored.items()})


def value_of(name: str, stored: Any) -> Any:
    """The value of a row's field from its plain form, as the journal keeps it."""
    kind = _VALUES.get(name)
    if kind is None:
        return as_value(stored)
    return tuple(kind(**{key: as_value(value) for key, value in one.items()}) for one in stored)


def _texts(found: Iterable[Any], kinds: Iterable[str]) -> dict[str, Any]:
    texts: dict[str, list[str]] = {kind: [] for kind in kinds}
    for one in found:
        texts[one.kind].append(one.text)
    return {kind: tuple(told) for kind, told in texts.items()}


def _parts(owner: models.Model, part: str) -> tuple[Any, ...]:
    kind = _VALUES[part]
    names = [one.name for one in fields(kind)]
    children = getattr(owner, _CALLED.get(part, part)).all()
    return tuple(
        kind(**{name: as_value(getattr(child, name)) for name in names}) for child in children
    )


def as_value(stored: Any) -> Any:
    """Lists of the database as the tuples of a value."""
    return tuple(as_value(one) for one in stored) if isinstance(stored, list) else stored


def comparable(name: str) -> str:
    """Names compare by this: without spaces, in one form of letters and digits."""
    return fold(name)
