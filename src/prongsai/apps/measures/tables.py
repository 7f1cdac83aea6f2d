"""The tables of a plan: its measures, and what proves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.apps.measures.models import Measure, Plan, Proof
from prongsai.apps.measures.overview import Overview
from prongsai.apps.measures.progress import MISSING, WORDS, Line
from prongsai.domain.thai.text import fold
from prongsai.ui.tables import BulkAction, Column, Filter, Table


def _lacking(rows: Sequence[Line], chosen: str) -> list[Line]:
    return [row for row in rows if chosen in row.missing]


def _owned(rows: Sequence[Line], chosen: str) -> list[Line]:
    return [row for row in rows if chosen in row.owners]


class MeasureTable(Table):
    """The measures of a plan; `plan_table` gives it the units of the plan to filter by."""

    key = "measures"
    caption = _("มาตรการในแผน")
    default_sort = "group"
    page_size = 100
    empty_title = _("แผนนี้ยังไม่มีมาตรการ")
    empty_body = _("นำเข้ารายงานปีก่อน หรือเพิ่มมาตรการแรกด้านล่าง")

    number = Column(_("ที่"), value="number", kind="number", hidden=True)
    group = Column(
        _("เครื่องมือ"), value=lambda line: line.group, kind="short", cell="measures/cells/group.html"
    )
    title = Column(_("มาตรการ"), value="measure.title", lead=True, cell="measures/cells/title.html")
    code = Column(_("ข้อ"), value="measure.item_code", kind="short")
    owner = Column(_("ผู้รับผิดชอบ"), value=lambda line: ", ".join(line.owners))
    due = Column(_("กำหนด"), value="standing.due", kind="date")
    status = Column(
        _("สถานะ"), value="standing.word", kind="short", cell="measures/cells/status.html"
    )
    missing = Column(_("ยังขาด"), value="missing_words", cell="measures/cells/missing.html")
    issue = Column(_("ประเด็น"), value="measure.issue", hidden=True)
    what = Column(_("แนวทาง"), value="measure.measure", hidden=True)
    timeline = Column(_("ระยะเวลา"), value="measure.timeline_raw", hidden=True)

    def search(self, rows: Any, words: str) -> Any:
        """White space, digit script and O or zero make no difference."""
        wanted = fold(words, unify_zero=True)
        return [row for row in rows if wanted in _searched(row)]


def _searched(line: Line) -> str:
    one = line.measure
    texts = (
        one.item_code,
        one.item_code_raw,
        one.item_title,
        one.issue,
        one.measure,
        one.indicator,
        one.indicator_title,
        *line.owners,
    )
    return fold("\n".join(text for text in texts if text), unify_zero=True)


def plan_table(
    plan: Plan, overview: Overview, request: HttpRequest, scope: str, *, can_edit: bool
) -> Table:
    """The table bound to a plan's lines; who may edit can do something with several at once."""
    filters = (
        Filter(
            "unit",
            _("ของ"),
            every=_("ทุกหน่วยงาน"),
            choices=[(name, name) for name in overview.owners],
            apply=_owned,
        ),
        Filter("state", _("ที่"), every=_("ทุกสถานะ"), choices=WORDS.items(), field="standing.state"),
        Filter(
            "without", _("ซึ่ง"), every=_("จะครบหรือไม่ก็ตาม"), choices=MISSING.items(), apply=_lacking
        ),
    )
    actions = (
        BulkAction("unit", _("มอบหมายหน่วยงาน")),
        BulkAction("status", _("ประกาศสถานะของรอบ")),
    )
    parts = {"filters": filters, "bulk": actions if can_edit else ()}
    kind = type("PlanTable", (MeasureTable,), parts)
    table: Table = kind(
        overview.lines,
        request,
        version=overview.version,
        scope=f"{scope}/{plan.fiscal_year}",
        bulk_url=reverse("measures:bulk", args=[scope, plan.fiscal_year]),
    )
    return table


def address_of(scope: str, fiscal_year: int, key: str) -> str:
    """The record page of a measure."""
    return reverse("measures:record", args=[scope, fiscal_year, key])


@dataclass(frozen=True, slots=True)
class Served:
    """One link or file of the plan with the measures that it serves."""

    proof: Proof
    measures: tuple[Measure, ...]
    address: str
    thumb: str
    scope: str
    fiscal_year: int

    @property
    def pk(self) -> str:
        return self.proof.url

    @property
    def name(self) -> str:
        return self.proof.note or (self.proof.raw if self.proof.file else self.proof.url)

    @property
    def kind(self) -> str:
        return "file" if self.proof.file else "link"

    @property
    def kind_words(self) -> str:
        return str(_KINDS[self.kind])

    @property
    def links(self) -> list[tuple[str, str]]:
        """The measures with their pages."""
        return [
            (one.title, address_of(self.scope, self.fiscal_year, one.key)) for one in self.measures
        ]

    @property
    def count(self) -> int:
        return len(self.measures)


_KINDS: dict[str, str | Promise] = {"file": _("ไฟล์"), "link": _("ลิงก์")}


class EvidenceTable(Table):
    """What proves the measures of a plan."""

    key = "evidence"
    caption = _("หลักฐานของแผน")
    page_size = 50
    empty_title = _("แผนนี้ยังไม่มีหลักฐาน")
    empty_body = _("เปิดมาตรการ แล้วถ่ายภาพ แนบไฟล์ หรือใส่ลิงก์ในช่องหลักฐาน")

    proof = Column(_("หลักฐาน"), value="name", lead=True, cell="measures/cells/proof.html")
    sort_of = Column(_("ชนิด"), value="kind_words", kind="short")
    serves = Column(
        _("ใช้กับมาตรการ"),
        value=lambda row: ", ".join(title for title, _url in row.links),
        cell="measures/cells/serves.html",
    )
    count = Column(_("จำนวนมาตรการ"), value="count", kind="number")

    filters = (Filter("kind", _("ที่เป็น"), every=_("ทุกชนิด"), choices=_KINDS.items(), field="kind"),)

    def search(self, rows: Any, words: str) -> Any:
        """White space and digit script make no difference."""
        wanted = fold(words)
        return [
            row
            for row in rows
            if wanted in fold(f"{row.name}\n{row.proof.url}\n{[one for one, _u in row.links]}")
        ]


def evidence_table(plan: Plan, proofs: Sequence[Proof], request: HttpRequest, scope: str) -> Table:
    """The table of a plan's proofs, each address once."""
    found: dict[str, list[Proof]] = {}
    for proof in proofs:
        found.setdefault(proof.url, []).append(proof)
    rows = [_served(plan, same, scope) for same in found.values()]
    return EvidenceTable(rows, request, scope=f"{scope}/{plan.fiscal_year}")


def _served(plan: Plan, same: Sequence[Proof], scope: str) -> Served:
    first = same[0]
    address, thumb = first.url, ""
    if first.file:
        address = reverse("evidence:file", args=[scope, first.file.pk])
        if first.file.thumb_id:
            thumb = reverse("evidence:thumb", args=[scope, first.file.pk])
    elif not first.url.startswith(("http://", "https://")):
        address = ""
    measures = tuple(dict.fromkeys(one.entry.measure for one in same))
    return Served(first, measures, address, thumb, scope, plan.fiscal_year)
