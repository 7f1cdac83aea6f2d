"""Remarks on a plan in words, each with the place where it is mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.rows import TOLD
from prongsai.apps.measures.wording import spoken
from prongsai.domain.plan.reading import Doubt, Reading, Row

_PLACE = re.compile(r"/measures/(\d+)(?:/(\w+)(?:/(\d+))?)?.*")
#: where a remark about a whole row is mended
_PART_OF = {
    "row.no_responsible": "responsible",
    "row.no_steps": "steps",
    "row.no_follow_up": "follow_up",
    "row.no_due": "time",
    "row.done_without_proof": "evidence",
    "row.no_proof": "evidence",
    "row.no_basis": "status",
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
    """`part` names the form that mends it, `item` the item of its list (from 1); no measure: the
    document itself. `told`: the form is one of a round.
    """

    code: str
    words: str
    severity: str
    measure: Measure | None
    part: str
    item: int | None = None

    @property
    def told(self) -> bool:
        return self.part in TOLD


def with_completeness(doubts: Sequence[Doubt], reading: Reading) -> list[Doubt]:
    """The doubts and what each measure of a plan must have and lacks, measure by measure."""
    told = {(doubt.code, doubt.at) for doubt in doubts}
    found = [*doubts]
    for place, row in enumerate(reading.measures):
        at = f"/measures/{place}"
        found += [Doubt(code, at) for code in _lacking(row) if (code, at) not in told]
    return sorted(found, key=_order)


def _lacking(row: Row) -> list[str]:
    if row.kind == "report":
        return []
    wanted = (
        ("row.no_responsible", row.responsible),
        ("row.no_steps", row.steps),
        ("row.no_follow_up", row.follow_up),
        ("row.no_due", row.due or row.cadence),
    )
    lacks = [code for code, found in wanted if not found]
    if row.status == "done" and not row.evidence and (row.actions or row.results):
        lacks.append("row.no_proof")
    if row.status and not row.status_basis:
        lacks.append("row.no_basis")
    return lacks


def _order(doubt: Doubt) -> tuple[int, int]:
    m = _PLACE.fullmatch(doubt.at)
    return (int(m[1]) if m else -1, 0 if doubt.severity != "note" else 1)


def remark_of(doubt: Doubt, measures: Sequence[Measure]) -> Remark:
    """A doubt in the reader's language."""
    m = _PLACE.fullmatch(doubt.at)
    measure = measures[int(m[1])] if m and int(m[1]) < len(measures) else None
    field = (m[2] if m else "") or ""
    part = _PART_OF.get(doubt.code) or _PART_OF_FIELD.get(field, field) or "subject"
    item = int(m[3]) + 1 if m and m[3] else None
    words = spoken(doubt.code, doubt.params)
    return Remark(doubt.code, words, doubt.severity, measure, part, item)
