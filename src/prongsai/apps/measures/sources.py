"""The words of the source beside the values that were read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.apps.measures.models import SourceNote
from prongsai.apps.measures.wording import spoken

_PLACES: tuple[tuple[str, str | Promise], ...] = (
    ("sheet", _("แผ่นงาน")),
    ("page", _("หน้า")),
    ("line", _("บรรทัด")),
    ("table", _("ตาราง")),
    ("row", _("แถว")),
    ("column", _("คอลัมน์")),
)
#: fields of a row → the part of the page beside which their source is shown
_PART_OF = {
    "issue": "issue",
    "measure": "measure",
    "timeline_raw": "time",
    "due": "time",
    "cadence": "time",
    "cadence_raw": "time",
    "status": "status",
    "status_basis": "status",
    "responsible_raw": "responsible",
    "instrument": "subject",
    "indicator": "subject",
    "indicator_title": "subject",
    "item_code": "subject",
    "item_code_raw": "subject",
    "item_title": "subject",
    "item_options": "subject",
    "printed_no": "subject",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Words as they stood in the document, where, and what they became."""

    words: str
    place: str
    is_quote: bool


def sources_by_part(notes: Sequence[SourceNote]) -> dict[str, list[Source]]:
    """The sources beside each part of the page; what tells of the whole row is with the subject."""
    found: dict[str, list[Source]] = {}
    for note in notes:
        name = note.at.split("/")[1] if note.at else "subject"
        part = _PART_OF.get(name, name)
        source = _source(note)
        if source not in found.setdefault(part, []):
            found[part].append(source)
    return found


def _source(note: SourceNote) -> Source:
    facts = note.facts
    place = ", ".join(
        f"{word} {facts[name]}" for name, word in _PLACES if facts.get(name) is not None
    )
    if note.kind == "doubt":
        return Source(spoken(facts["code"], facts.get("params", {})), "", is_quote=False)
    if note.kind == "correction":
        words = _("%(raw)s แก้เป็น %(now)s")
        said = {"raw": facts.get("as_read"), "now": facts.get("should_read") or "–"}
        return Source(str(words) % said, place, is_quote=False)
    return Source(facts.get("raw", ""), place, is_quote=True)
