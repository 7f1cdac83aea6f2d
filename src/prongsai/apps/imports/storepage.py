"""The last page before the plan: what would be new, changed or gone, and what the officer takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.apps.imports.differences import PlanBeside, plan_beside
from prongsai.apps.imports.fields import CHOICE_WORDS, META_FIELDS, ROW_FIELDS
from prongsai.apps.imports.forms import words_of_value
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.structure import pairs_of
from prongsai.domain.plan.document import pair
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.review.merging import Change, Meeting, code_of

Words = str | Promise
MORE_FACTS: dict[str, Words] = {
    "agency_short": _("ชื่อย่อหน่วยงาน"), "agency_type": _("ประเภทหน่วยงาน"),
    "aliases": _("ชื่ออื่นของหน่วยงาน"), "changwat_aliases": _("ชื่ออื่นของจังหวัด"),
    "foreign_names": _("ชื่อหน่วยงานอื่นในเอกสาร"), "period_start": _("เริ่มรอบ"),
    "period_end": _("สิ้นรอบ"), "period_raw": _("รอบตามเอกสาร"), "overall_result": _("ผลโดยรวม"),
    "prepared_date": _("วันที่จัดทำ"), "links": _("ลิงก์อื่น"),
}  # fmt: skip
CHOICES: dict[str, Words] = {
    "keep": _("คงเดิม"), "take": _("ใช้ของไฟล์นี้"), "both": _("รวมทั้งสอง"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A field that differs, as the page asks about it."""

    name: str
    label: Words
    old: str
    new: str
    chosen: str
    choices: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    name: str
    title: str
    code: str
    kind: str
    chosen: str
    changes: tuple[ChangeView, ...]


def store_page(
    review: Review, chosen: Mapping[str, str], same: Mapping[int, int]
) -> dict[str, Any]:
    """What storing would write: the year, each measure, and field by field where it differs."""
    reading = review.reading
    beside = plan_beside(review.one.agency, reading, same)
    chosen = {**(beside.proposed if beside else {}), **chosen}
    meetings = [_meeting(one, chosen) for one in beside.found.meetings] if beside else []
    kinds = [one.kind for one in meetings]
    pairs = pairs_of(review)
    return {
        "one": review.one,
        "review": review,
        "reading": reading,
        "year": reading.meta.fiscal_year,
        "open_count": review.open_count,
        "open_pairs": sum(not one["link"] or one["link"].basis != "confirmed" for one in pairs),
        "version": beside.version if beside else 0,
        "has_plan": beside is not None,
        "measures": [] if beside else _titles(reading),
        "meetings": meetings,
        "gone": [one for one in meetings if one.kind == "gone"],
        "facts": _facts(beside, chosen),
        "around": beside is not None and beside.found.around,
        "around_chosen": chosen.get("around", "keep"),
        "differs": beside is None or beside.found.differs,
        "same": sorted(same.items()),
        "counts": {kind: kinds.count(kind) for kind in ("new", "changed", "same", "gone")},
    }


def _titles(reading: Reading) -> list[tuple[str, str]]:
    """Title and code of each measure."""
    return [(one.title, code_of(one)) for one in pair(reading).measures]


def _meeting(one: Meeting, chosen: Mapping[str, str]) -> MeetingView:
    said = chosen.get(one.name, "keep" if one.kind == "gone" else "take")
    changes = tuple(_change(each, f"{one.name}.{each.field}", chosen) for each in one.changes)
    return MeetingView(one.name, one.title, one.code, one.kind, said, changes)


def _facts(beside: PlanBeside | None, chosen: Mapping[str, str]) -> list[ChangeView]:
    facts = beside.found.facts if beside else ()
    return [_change(one, f"facts.{one.field}", chosen) for one in facts]


def _change(one: Change, name: str, chosen: Mapping[str, str]) -> ChangeView:
    label = ROW_FIELDS.get(one.field) or META_FIELDS.get(one.field) or MORE_FACTS.get(one.field)
    said = chosen.get(name, one.default)
    return ChangeView(
        name,
        label or one.field,
        _words(one.old),
        _words(one.new),
        said if said in one.choices else one.default,
        tuple((choice, CHOICES[choice]) for choice in one.choices),
    )


def _words(value: Any) -> str:
    said = words_of_value(value)
    return str(CHOICE_WORDS.get(said, said))
