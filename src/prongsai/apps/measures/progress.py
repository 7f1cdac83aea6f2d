"""How a measure stands today, and why: late, soon, under way, done, or nothing to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.apps.measures.choices import Status
from prongsai.apps.measures.deadlines import Deadline, Said, deadlines
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.wording import spoken
from prongsai.ui.wording import say_date

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
    "follow_up": _("ไม่มีการกำกับติดตาม"),
    "due": _("ไม่มีกำหนดเวลา"),
    "evidence": _("ไม่มีหลักฐาน"),
    "basis": _("ไม่บอกที่มาของสถานะ"),
}
Trace = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` as of the kit's status; `due` the deadline that decides it; `trace` says why."""

    state: str
    due: date | None
    trace: tuple[Trace, ...] = ()

    @property
    def word(self) -> str:
        return str(WORDS[self.state])

    @property
    def why(self) -> list[str]:
        """The reasons in the reader's language."""
        return [spoken(code, params) for code, params in self.trace]


def standing_of(
    status: str | None, found: Sequence[Deadline], today: date, months: int | None = None
) -> Standing:
    """Done is what was declared done. Late: the last deadline is past, or the first one is and
    nothing was begun. Soon: a deadline within 30 days. `months`: the round that `status` is of.
    """
    coming = next((one for one in found if one.day >= today), None)
    last = found[-1] if found else None
    begun = status == Status.IN_PROGRESS
    trace = [_declared(status, months)]
    if status == Status.DONE:
        return Standing("done", last.day if last else None, tuple(trace))
    if found and (coming is None or (not begun and found[0].day < today)):
        past = found[-1] if begun and last else found[0]
        return Standing("late", past.day, (*trace, _past(past, today), ("trace.today", _on(today))))
    if coming is None:
        return Standing("waiting" if begun else "none", None, (*trace, ("trace.no_due", {})))
    trace += [_coming(coming, today), ("trace.today", _on(today))]
    if coming.day - today <= SOON:
        return Standing("soon", coming.day, tuple(trace))
    return Standing("waiting" if begun else "none", coming.day, tuple(trace))


def _on(day: date) -> dict[str, str]:
    return {"day": say_date(day)}


def _declared(status: str | None, months: int | None) -> Trace:
    if not status:
        return "trace.undeclared", {}
    words = {"status": str(Status(status).label)}
    if not months:
        return "trace.declared", words
    return "trace.declared_in", {**words, "months": str(months)}


def _past(one: Deadline, today: date) -> Trace:
    days = str((today - one.day).days)
    return "trace.past", {"words": one.words, "day": say_date(one.day), "days": days}


def _coming(one: Deadline, today: date) -> Trace:
    days = str((one.day - today).days)
    return "trace.coming", {"words": one.words, "day": say_date(one.day), "days": days}


class Declared(Protocol):
    """What was declared of a measure in a round, as far as lists need it."""

    @property
    def months(self) -> int: ...

    @property
    def status(self) -> str | None: ...

    @property
    def status_basis(self) -> str | None: ...


class Owner(Protocol):
    """A responsible party; `unit_id` is None where its name is no unit of the agency."""

    @property
    def name(self) -> str: ...

    @property
    def unit_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A measure as a list shows it; `entries` are what was declared of it, round by round."""

    measure: Measure
    entries: tuple[Declared, ...]
    standing: Standing
    owners: tuple[str, ...]
    missing: tuple[str, ...]
    number: int
    parties: tuple[Owner, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
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
        return ", ".join(self.missing_list)

    @property
    def missing_list(self) -> list[str]:
        return [str(MISSING[one]) for one in self.missing]

    @property
    def missing_why(self) -> list[str]:
        """What was looked for and not found, in the reader's language."""
        return [spoken(f"trace.missing_{one}", {}) for one in self.missing]

    def declared(self, months: int) -> Declared | None:
        """What was declared of it in a round."""
        return next((one for one in self.entries if one.months == months and one.status), None)


def latest(entries: Iterable[Declared]) -> Declared | None:
    """The entry of the longest round that declares a status."""
    told = [one for one in entries if one.status]
    return max(told, key=lambda one: one.months, default=None)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a line is made of beside the measure's own columns."""

    owners: tuple[Owner, ...]
    dues: tuple[Said, ...]
    entries: tuple[Declared, ...]


def line_of(
    measure: Measure, parts: Parts, fiscal_year: int, number: int, today: date, address: str = ""
) -> Line:
    """One line of the plan, of a measure that `selectors.lines_of` has fetched."""
    entry = latest(parts.entries)
    found = deadlines(parts.dues, fiscal_year)
    status, months = (entry.status, entry.months) if entry else (None, None)
    return Line(
        measure=measure,
        entries=parts.entries,
        standing=standing_of(status, found, today, months),
        owners=tuple(owner.name for owner in parts.owners),
        parties=parts.owners,
        deadlines=tuple(found),
        missing=_missing(measure, parts, entry),
        number=number,
        address=address,
    )


def _missing(measure: Measure, parts: Parts, entry: Declared | None) -> tuple[str, ...]:
    lacks = {
        "responsible": not parts.owners,
        "steps": not measure.has_steps,  # type: ignore[attr-defined]
        "follow_up": not measure.has_follow_up,  # type: ignore[attr-defined]
        "due": not parts.dues and not measure.cadence,
        "evidence": not measure.has_proof,  # type: ignore[attr-defined]
        "basis": entry is not None and not entry.status_basis,
    }
    return tuple(name for name, lacking in lacks.items() if lacking)
