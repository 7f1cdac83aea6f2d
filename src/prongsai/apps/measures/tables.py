"""The table of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.progress import MISSING, WORDS, Line
from prongsai.ui.tables import Column, Filter, Table


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
    missing = Column(_("ยังขาด"), value="missing_words")

    def search(self, rows: Any, words: str) -> Any:
        return [row for row in rows if words in f"{row.measure.issue} {row.measure.measure}"]


def plan_table(plan: Plan, lines: Sequence[Line], request: HttpRequest, scope: str) -> Table:
    """The table bound to a plan's lines."""
    owners = sorted({name for line in lines for name in line.owners})
    filters = (
        Filter(
            "unit",
            _("ของ"),
            every=_("ทุกหน่วยงาน"),
            choices=[(name, name) for name in owners],
            apply=_owned,
        ),
        Filter("state", _("ที่"), every=_("ทุกสถานะ"), choices=WORDS.items(), field="standing.state"),
        Filter(
            "without", _("ซึ่ง"), every=_("จะครบหรือไม่ก็ตาม"), choices=MISSING.items(), apply=_lacking
        ),
    )
    kind = type("PlanTable", (MeasureTable,), {"filters": filters})
    table: Table = kind(lines, request, scope=f"{scope}/{plan.fiscal_year}")
    return table


def address_of(scope: str, fiscal_year: int, key: str) -> str:
    """The record page of a measure."""
    return reverse("measures:record", args=[scope, fiscal_year, key])
