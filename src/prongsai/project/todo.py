"""What to do next in an agency: from what is there today, each thing with its reason and one way.

Only what the person may do is proposed; who only reads is shown where to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Count, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.rules import can_work
from prongsai.apps.agencies.standing import Standing
from prongsai.apps.imports.choices import ImportState
from prongsai.apps.imports.models import Import
from prongsai.apps.imports.selectors import for_agency as imports_of
from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.progress import Line
from prongsai.apps.measures.selectors import for_agency as plans_of
from prongsai.apps.measures.selectors import lines_of
from prongsai.domain.thai.fiscal import FiscalYear, Round, RoundMonths
from prongsai.ui.parts import Step
from prongsai.ui.wording import say_date, say_fiscal_year

State = Literal["late", "soon", "waiting", "draft", "none"]
_WAITING_IMPORTS = 5
_SHOWN = 3  # names of measures in a reason


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: how pressing, why, and the button that leads to it."""

    state: State
    word: str
    title: str
    reason: str
    url: str
    action: str


@dataclass(frozen=True, slots=True)
class Today:
    """What the page shows; `steps` are the way of an agency that has nothing yet."""

    todos: tuple[Todo, ...] = ()
    steps: tuple[Step, ...] = ()
    plan: Plan | None = None
    counts: dict[str, int] | None = None
    coming: str = ""


def today_of(standing: Standing, day: date) -> Today:
    """Everything of the page in at most nine statements."""
    agency = standing.agency
    year = FiscalYear.of(day)
    months: RoundMonths = 6 if day <= Round(year, 6).end else 12
    plan = _latest_plan(agency, months)
    waiting = list(_imports(agency)[:_WAITING_IMPORTS])
    if plan is None:
        return _beginning(agency, waiting, works=can_work(standing))
    lines = lines_of(plan, today=day)
    todos = [*_of_imports(agency, waiting), *_of_measures(plan, lines, day)]
    if plan.fiscal_year < year.be:
        todos.append(_next_year(plan, year.be))
    else:
        todos.extend(_of_round(plan, lines, Round(year, months), day))
    kept = tuple(todo for todo in todos if todo.url) if can_work(standing) else ()
    return Today(todos=kept, plan=plan, counts=_counts(lines), coming=_coming(lines, year, months))


def _latest_plan(agency: Agency, months: int) -> Plan | None:
    """The plan of the latest year; `declared` are its measures that tell of the round."""
    recorded = Q(measures__reports__months=months, measures__reports__status__isnull=False)
    standing = Q(measures__removed_at=None)
    told = Count("measures", filter=recorded & standing, distinct=True)
    return (
        plans_of(agency)
        .select_related("agency")
        .annotate(declared=told)
        .order_by("-fiscal_year")
        .first()
    )


def _imports(agency: Agency) -> QuerySet[Import]:
    open_ones = (ImportState.REVIEW, ImportState.UPLOADED, ImportState.READING)
    return imports_of(agency).filter(state__in=open_ones)


def _beginning(agency: Agency, waiting: Sequence[Import], *, works: bool) -> Today:
    """The three steps of an agency without a plan; who only reads sees them without buttons."""
    first = "done" if waiting else "current"
    steps = (
        Step(_("นำเข้ารายงานปีก่อน"), first),
        Step(_("ตรวจและดูแผน"), "current" if waiting else "todo"),
        Step(_("ทำรายงาน"), "todo"),
    )
    if not works:
        return Today(steps=steps)
    if waiting:
        return Today(steps=steps, todos=tuple(_of_imports(agency, waiting)))
    begin = Todo(
        "waiting",
        _("เริ่มที่นี่"),
        _("นำเข้ารายงานปีก่อน"),
        _("อัปโหลดไฟล์ Word, PDF, ตาราง หรือรูปถ่าย ระบบอ่านให้ แล้วท่านตรวจก่อนบันทึก"),
        _address("imports:new", agency.slug) or _address("imports:list", agency.slug),
        _("นำเข้ารายงาน"),
    )
    return Today(steps=steps, todos=(begin,))


def _of_imports(agency: Agency, waiting: Sequence[Import]) -> Iterator[Todo]:
    for one in waiting:
        url = _address("imports:review", agency.slug, one.pk)
        if one.state == ImportState.REVIEW:
            reason = ngettext(
                "อ่านแล้ว มี %(count)d ข้อที่ควรดูก่อนบันทึกเข้าแผน",
                "อ่านแล้ว มี %(count)d ข้อที่ควรดูก่อนบันทึกเข้าแผน",
                one.doubts,
            ) % {"count": one.doubts}
            if not one.doubts:
                reason = _("อ่านแล้ว ไม่มีข้อสงสัย ดูแล้วบันทึกเข้าแผนได้")
            yield Todo("waiting", _("รอท่านตรวจ"), one.name, reason, url, _("ตรวจ"))
        else:
            yield Todo("draft", _("กำลังอ่าน"), one.name, _("อ่านเสร็จแล้วจะให้ตรวจ"), url, _("ดู"))


def _of_measures(plan: Plan, lines: Sequence[Line], day: date) -> Iterator[Todo]:
    late = [line for line in lines if line.standing.state == "late"]
    month = [
        line
        for line in lines
        if line.standing.state == "soon"
        and line.standing.due
        and (line.standing.due.year, line.standing.due.month) == (day.year, day.month)
    ]
    groups = (
        ("late", _("เลยกำหนด"), _("มาตรการที่เลยกำหนด"), late, "late"),
        ("soon", _("เดือนนี้"), _("มาตรการที่ครบกำหนดเดือนนี้"), month, "soon"),
    )
    for state, word, title, found, shown in groups:
        if found:
            yield _about(plan, state, word, title, found, f"state={shown}")  # type: ignore[arg-type]
    yield from _missing(plan, lines)


def _missing(plan: Plan, lines: Sequence[Line]) -> Iterator[Todo]:
    """What every measure of a plan must have and these have not."""
    done = [line for line in lines if line.standing.state == "done"]
    groups = (
        (_("ยังไม่มีผู้รับผิดชอบ"), "responsible", lines, ""),
        (_("ยังไม่มีกำหนดเวลา"), "due", lines, ""),
        (_("ทำแล้วแต่ยังไม่มีหลักฐาน"), "evidence", done, "&state=done"),
    )
    for title, missing, of, state in groups:
        if found := [line for line in of if missing in line.missing]:
            filters = f"without={missing}{state}"
            yield _about(plan, "none", _("ยังขาด"), title, found, filters)


def _about(
    plan: Plan, state: State, word: str, title: str, lines: Sequence[Line], filters: str
) -> Todo:
    """One thing about several measures; a single one is opened itself."""
    slug, year = plan.agency.slug, plan.fiscal_year
    names = ", ".join(_short(line.measure.title) for line in lines[:_SHOWN])
    more = _(" และอีก %(count)d") % {"count": len(lines) - _SHOWN} if len(lines) > _SHOWN else ""
    if len(lines) == 1:
        url = _address("measures:record", slug, year, lines[0].measure.key)
    else:
        url = _address("measures:year", slug, year) + (f"?shown=1&{filters}" if filters else "")
    said = _("%(title)s %(count)d มาตรการ") % {"title": title, "count": len(lines)}
    return Todo(state, word, said, names + more, url, _("เปิดดู"))


def _short(title: str) -> str:
    return title if len(title) <= 60 else f"{title[:57]}…"


def _next_year(plan: Plan, year: int) -> Todo:
    return Todo(
        "waiting",
        _("ปีใหม่"),
        _("เริ่มแผน%(year)s") % {"year": say_fiscal_year(plan.fiscal_year + 1)},
        _("แผนล่าสุดคือ%(plan)s ขณะนี้เป็น%(now)s")
        % {"plan": say_fiscal_year(plan.fiscal_year), "now": say_fiscal_year(year)},
        _address("measures:next", plan.agency.slug, plan.fiscal_year),
        _("เริ่มแผนปีถัดไป"),
    )


def _of_round(plan: Plan, lines: Sequence[Line], now: Round, day: date) -> Iterator[Todo]:
    """Recording of the round that runs, then its report."""
    slug, told = plan.agency.slug, getattr(plan, "declared", 0)
    ends = say_date(now.end)
    if told < len(lines):
        reason = _("บันทึกแล้ว %(told)d จาก %(all)d มาตรการ รอบนี้สิ้นสุด %(day)s") % {
            "told": told,
            "all": len(lines),
            "day": ends,
        }
        title = _("บันทึกผลรอบ %(months)d เดือน") % {"months": now.months}
        url = _address("measures:round", slug, plan.fiscal_year, now.months)
        soon: State = "soon" if (now.end - day).days <= 30 else "waiting"
        yield Todo(soon, _("รอบนี้"), title, reason, url, _("บันทึกผล"))
        return
    yield Todo(
        "waiting",
        _("พร้อมแล้ว"),
        _("ทำรายงานรอบ %(months)d เดือน") % {"months": now.months},
        _("บันทึกผลครบทุกมาตรการแล้ว"),
        f"{_address('reports:report', slug, plan.fiscal_year)}?round={now.months}",
        _("ดูรายงาน"),
    )


def _counts(lines: Sequence[Line]) -> dict[str, int]:
    """How many measures are in each state, and all of them."""
    states = ("done", "waiting", "soon", "late", "none")
    counted = {state: sum(x.standing.state == state for x in lines) for state in states}
    return {**counted, "all": len(lines)}


def _coming(lines: Sequence[Line], year: FiscalYear, months: int) -> str:
    """What comes next, for a day on which nothing is to be done."""
    dues = sorted(
        x.standing.due for x in lines if x.standing.due and x.standing.state in ("none", "waiting")
    )
    if dues:
        return _("กำหนดถัดไปคือ %(day)s") % {"day": say_date(dues[0])}
    end = Round(year, 6 if months == 6 else 12).end
    return _("เรื่องถัดไปคือรายงานรอบ %(months)d เดือน ซึ่งสิ้นสุด %(day)s") % {
        "months": months,
        "day": say_date(end),
    }


def _address(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
