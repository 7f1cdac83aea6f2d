"""How a measure stands today, and why: late, soon, under way, done, or nothing to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.apps.measures.models import Due, Measure

SOON = timedelta(days=30)
WORDS: dict[str, str | Promise] = {
    "late": _("เลยกำหนด"),
    "soon": _("ใกล้กำหนด"),
    "waiting": _("กำลังดำเนินการ"),
    "done": _("ดำเนินการแล้ว"),
    "none": _("ยังไม่เริ่ม"),
}
MISSING: dict[str, str | Promise] = {
    "responsible": _("ไม่มีผู้รับผิดชอบ"),
    "steps": _("ไม่มีขั้นตอน"),
    "due": _("ไม่มีกำหนดเวลา"),
    "evidence": _("ไม่มีหลักฐาน"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` as of the kit's status; `due` the deadline that decides it."""

    state: str
    due: date | None

    @property
    def word(self) -> str:
        return str(WORDS[self.state])


def day_of(words: str | None) -> date | None:
    """A whole date of the database; None for a month or nothing."""
    try:
        return date.fromisoformat(words or "")
    except ValueError:
        return None


def deadlines(dues: Sequence[Due]) -> list[date]:
    """The days on which something of the measure is due, in order."""
    return sorted({day for due in dues if (day := day_of(due.end))})


def standing_of(status: str | None, ends: Sequence[date], today: date) -> Standing:
    """Done is what was declared done. Late: the last deadline is past, or the first one is and
    nothing was begun. Soon: a deadline within 30 days.
    """
    coming = next((end for end in ends if end >= today), None)
    last = ends[-1] if ends else None
    if status == "done":
        return Standing("done", last)
    begun = status == "in_progress"
    if ends and (coming is None or (not begun and ends[0] < today)):
        return Standing("late", ends[0] if not begun else last)
    if coming is not None and coming - today <= SOON:
        return Standing("soon", coming)
    return Standing("waiting" if begun else "none", coming)


@dataclass(frozen=True, slots=True)
class Line:
    """A measure as a list shows it: `told` is the row of the report, which may be the same."""

    measure: Measure
    told: Measure
    standing: Standing
    owners: tuple[str, ...]
    missing: tuple[str, ...]
    number: int
    address: str = ""

    @property
    def pk(self) -> str:
        return self.measure.key

    @property
    def group(self) -> str:
        """Instrument and indicator, for sorting by them."""
        order = {"IIT": "1", "EIT": "2", "OIT": "3"}.get(self.measure.instrument or "", "9")
        return f"{order} {self.number:05}"

    @property
    def missing_words(self) -> str:
        return ", ".join(str(MISSING[one]) for one in self.missing)


def line_of(measure: Measure, told: Measure, number: int, today: date, address: str = "") -> Line:
    """One line of the plan; parts must have been fetched."""
    ends = deadlines([*measure.dues.all()])
    owners = tuple(one.name for one in measure.responsible.all())
    lacks = {
        "responsible": not owners,
        "steps": not any(entry.kind == "steps" for entry in measure.entries.all()),
        "due": not measure.dues.all() and not measure.cadence,
        "evidence": not told.evidence.all(),
    }
    return Line(
        measure=measure,
        told=told,
        standing=standing_of(told.status, ends, today),
        owners=owners,
        missing=tuple(name for name, lacking in lacks.items() if lacking),
        number=number,
        address=address,
    )
