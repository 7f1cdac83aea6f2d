"""Remarks on a plan in words, each with the place where it is mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from prongsai.apps.measures.models import Measure
from prongsai.domain.plan.reading import Doubt
from prongsai.library.messages import text
from prongsai.library.values import spoken_values

_PLACE = re.compile(r"/measures/(\d+)(?:/(\w+))?.*")
#: where a remark about a whole row is mended
_PART_OF = {
    "row.no_responsible": "responsible",
    "row.no_steps": "steps",
    "row.no_follow_up": "follow_up",
    "row.no_due": "time",
    "row.done_without_proof": "evidence",
    "next_year.code_gone": "subject",
    "next_year.code_many": "subject",
}
_PART_OF_FIELD = {
    "status": "status",
    "timeline_raw": "time",
    "due": "time",
    "issue": "subject",
    "measure": "subject",
    "item_code": "subject",
    "item_title": "subject",
    "indicator": "subject",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """`part` names the form of the record page that mends it; no measure: the document itself."""

    code: str
    words: str
    severity: str
    measure: Measure | None
    part: str


def remark_of(doubt: Doubt, measures: Sequence[Measure]) -> Remark:
    """A doubt in the reader's language."""
    m = _PLACE.fullmatch(doubt.at)
    measure = measures[int(m[1])] if m and int(m[1]) < len(measures) else None
    field = (m[2] if m else "") or ""
    part = _PART_OF.get(doubt.code) or _PART_OF_FIELD.get(field, field) or "subject"
    return Remark(doubt.code, spoken(doubt.code, doubt.params), doubt.severity, measure, part)


def spoken(code: str, params: dict[str, str]) -> str:
    """The sentence of a code in the reader's language."""
    language = get_language() or "th"
    return text(code, language, **spoken_values(params, language))
