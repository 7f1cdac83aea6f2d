"""What was done with a measure, in words, with what it was before and what it is since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from prongsai.apps.journal.models import Line
from prongsai.apps.measures.changing import DUTIES
from prongsai.apps.measures.choices import (
    Cadence,
    EntryKind,
    Instrument,
    Part,
    Status,
    StatusBasis,
    ToldKind,
)
from prongsai.apps.measures.items import CELLS
from prongsai.apps.measures.models import Measure, ReportEntry, shown
from prongsai.apps.measures.selectors import history_of
from prongsai.apps.measures.services.changes import UNDOABLE
from prongsai.apps.measures.wording import spoken
from prongsai.ui.wording import say_date

_SHOWN = 30
#: what follows from another field of the same change
_UNTOLD = ("responsible_raw", "cadence_raw", "item_code_raw", "due")
_CHOSEN = {
    "status": Status,
    "status_basis": StatusBasis,
    "cadence": Cadence,
    "instrument": Instrument,
}


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the history; `undo` is its number where it can be taken back."""

    words: str
    who: str
    at: Any
    changes: list[tuple[str, str, str]]
    months: int | None = None
    reason: str = ""
    undo: int | None = None


def events(measure: Measure) -> list[Event]:
    """The latest changes first."""
    return [_event(line) for line in history_of(measure)[:_SHOWN]]


def _event(line: Line) -> Event:
    before, after = line.before or {}, line.after or {}
    can_undo = line.what in UNDOABLE and line.what != "measures.measure_added"
    return Event(
        words=spoken(f"event.{line.what.replace('.', '_')}", {}),
        who=line.actor_name,
        at=line.at,
        changes=_changes(before, after),
        months=after.get("round"),
        reason=after.get("reason", ""),
        undo=line.number if can_undo else None,
    )


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (field_words(name), _in_words(name, before[name]), _in_words(name, after.get(name)))
        for name in before
        if name in after and name not in _UNTOLD
    ]


def _in_words(name: str, value: Any) -> str:
    if name in _CHOSEN and value:
        return str(dict(_CHOSEN[name].choices).get(value, value))
    if name == DUTIES:
        parts = dict(Part.choices)
        return " / ".join(f"{who}: {parts.get(part, part)}" for who, part in value.items()) or "–"
    if isinstance(value, list):
        return " / ".join(_in_words("", one) for one in value) or "–"
    if isinstance(value, dict):
        return _part_in_words(value)
    return "–" if value in (None, "") else str(value)


def _part_in_words(value: Mapping[str, Any]) -> str:
    if "url" in value:
        return str(value.get("note") or value.get("raw") or value["url"])
    day = shown(value.get("date"))
    return f"{value.get('text') or value.get('raw') or ''}{f' ({say_date(day)})' if day else ''}"


def field_words(name: str) -> str:
    """What a field of a row is called on the pages."""
    lists = {str(kind.value): kind.label for kinds in (EntryKind, ToldKind) for kind in kinds}
    if name in lists:
        return str(lists[name])
    if name == DUTIES:
        return _("หน้าที่")
    if name == "evidence":
        return _("หลักฐาน")
    if name in ("title", "position", "place"):
        return {"title": _("มาตรการ"), "position": _("ตำแหน่ง"), "place": _("ลำดับในแผน")}[name]
    if name in CELLS:
        return str(CELLS[name][0].label)
    for model in (Measure, ReportEntry):
        try:
            return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        except FieldDoesNotExist:
            continue
    return name
