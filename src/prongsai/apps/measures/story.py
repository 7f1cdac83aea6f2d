"""What the page of a measure tells: chapters in time, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.apps.jobs.clock import today
from prongsai.apps.measures import selectors
from prongsai.apps.measures.choices import EntryKind
from prongsai.apps.measures.items import CELLS
from prongsai.apps.measures.models import Measure, SourceNote
from prongsai.apps.measures.progress import WORDS, day_of, line_of, standing_of
from prongsai.apps.measures.remarks import spoken
from prongsai.ui.charts import Mark, YearLine


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter shows the list `items`, or what the page's template says for its part."""

    part: str
    title: str | Promise
    items: list[Any]
    measure: Measure

    @property
    def state(self) -> str:
        """What was done or proved is marked on the line."""
        return "done" if self.items and self.part in _TOLD_LATER else "none"


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the history."""

    words: str
    who: str
    at: Any
    changes: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Source:
    """Words as they stood in the document, where, and what they became."""

    words: str
    place: str
    field: str = ""


_CHAPTERS: tuple[tuple[str, str | Promise], ...] = (
    ("steps", EntryKind.STEP.label),
    ("follow_up", EntryKind.FOLLOW_UP.label),
    ("actions", _("การดำเนินการ")),
    ("evidence", _("หลักฐาน")),
    ("results", EntryKind.RESULT.label),
    ("outcomes", EntryKind.OUTCOME.label),
    ("suggestions", EntryKind.SUGGESTION.label),
)
_TOLD_LATER = ("actions", "evidence", "results", "outcomes", "suggestions")


def story_of(measure: Measure) -> dict[str, Any]:
    """The context of the record page."""
    told = selectors.told_row(measure)
    day = today()
    line = line_of(measure, told, 0, day)
    remarks = [one for one in selectors.remarks_of(measure.plan) if one.measure in (measure, told)]
    return {
        "told": told,
        "line": line,
        "chapters": [
            _chapter(part, title, told if part in _TOLD_LATER else measure)
            for part, title in _CHAPTERS
        ],
        "year_line": YearLine(measure.plan.fiscal_year, _marks(measure, told.status), day),
        "remarks": remarks,
        "sources": [_source(one) for one in selectors.sources_of(measure)],
        "history": [_event(one) for one in selectors.history_of(measure)[:20]],
    }


def _chapter(part: str, title: str | Promise, measure: Measure) -> Chapter:
    if part in ("actions", "evidence"):
        return Chapter(part, title, [*getattr(measure, part).all()], measure)
    return Chapter(part, title, [one for one in measure.entries.all() if one.kind == part], measure)


def _marks(measure: Measure, status: str | None) -> list[Mark]:
    marks = []
    for due in measure.dues.all():
        day = day_of(due.end)
        if day is not None:
            state = standing_of(status, [day], today()).state
            shape = "waiting" if state == "none" else state
            word = _("รอถึงกำหนด") if state == "none" else WORDS[state]
            marks.append(Mark(day, due.raw, shape, str(word)))
    return marks


def _event(line: Any) -> Event:
    return Event(
        words=event_words(line.what),
        who=line.actor_name,
        at=line.at,
        changes=_changes(line.before or {}, line.after or {}),
    )


def _changes(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (field_words(name), _in_words(before[name]), _in_words(after.get(name)))
        for name in before
        if name in after and name not in _UNTOLD
    ]


_UNTOLD = ("status_basis", "responsible_raw", "cadence_raw", "item_code_raw", "due")


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return " / ".join(_in_words(one) for one in value)
    if isinstance(value, dict):
        return str(value.get("text") or value.get("url") or value.get("raw") or "")
    return str(value or "–")


def field_words(name: str) -> str:
    """What a field of a row is called on the pages."""
    lists = {str(kind.value): kind.label for kind in EntryKind}
    if name in lists:
        return str(lists[name])
    if name in CELLS:
        return str(CELLS[name][0].label)
    try:
        return str(Measure._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return name


def _source(note: SourceNote) -> Source:
    facts = note.facts
    place = ", ".join(
        f"{word} {facts[name]}" for name, word in _PLACES if facts.get(name) is not None
    )
    if note.kind == "doubt":
        return Source(spoken(facts["code"], facts.get("params", {})), "")
    if note.kind == "correction":
        words = _("%(raw)s แก้เป็น %(now)s")
        said = {"raw": facts.get("as_read"), "now": facts.get("should_read") or "–"}
        return Source(str(words) % said, place)
    return Source(
        facts.get("raw", ""), place, field_words(note.at.split("/")[1] if note.at else "")
    )


_PLACES: tuple[tuple[str, str | Promise], ...] = (
    ("sheet", _("แผ่นงาน")),
    ("page", _("หน้า")),
    ("line", _("บรรทัด")),
    ("table", _("ตาราง")),
    ("row", _("แถว")),
    ("column", _("คอลัมน์")),
)


def event_words(what: str) -> str:
    """The sentence of a line of the journal."""
    return spoken(f"event.{what.replace('.', '_')}", {})
