"""What to do next in an agency: from what is there today, each thing with its reason and one way.

Only what the person may do is proposed: who works is led to the work, a head of units first to
that of those units, who reads to what is worth reading, the administrator to names and units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.rules import can_administer, can_work
from prongsai.apps.agencies.standing import Standing
from prongsai.apps.imports.choices import ImportState
from prongsai.apps.imports.models import Import
from prongsai.apps.imports.selectors import for_agency as imports_of
from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.progress import Line
from prongsai.apps.measures.selectors import for_agency, lines_of
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.project.agenda import Todo
from prongsai.project.deadlines import Group, lacking, late_and_soon
from prongsai.project.working import ROUNDS, Working
from prongsai.ui.parts import Step
from prongsai.ui.wording import say_date, say_fiscal_year

_WAITING_IMPORTS = 5


@dataclass(frozen=True, slots=True)
class Today:
    """What the page shows; `steps` are the way of an agency that has nothing yet."""

    todos: tuple[Todo, ...] = ()
    steps: tuple[Step, ...] = ()
    plan: Plan | None = None
    lines: tuple[Line, ...] = ()
    coming: str = ""


def plans_of(agency: Agency) -> list[Plan]:
    """The agency's plans, the latest year first: `told_6` and `told_12` are their measures whose
    status was declared in that round."""
    stands = Q(measures__removed_at=None, measures__reports__status__isnull=False)
    told = {
        f"told_{months}": Count(
            "measures", filter=stands & Q(measures__reports__months=months), distinct=True
        )
        for months in ROUNDS
    }
    return list(
        for_agency(agency)
        .select_related("agency")
        .annotate(**told)
        .order_by("-fiscal_year")  # counting drops the order of the model
    )


def today_of(standing: Standing, day: date, working: Working, plans: Sequence[Plan]) -> Today:
    """Everything of the page; `plans` as `plans_of` gives them."""
    agency = standing.agency
    plan = next((one for one in plans if one.fiscal_year == working.year), None)
    waiting = list(_imports(agency)[:_WAITING_IMPORTS])
    if plan is None:
        return _beginning(standing, waiting)
    lines = lines_of(
        plan,
        today=day,
        address=lambda key: _address("measures:record", agency.slug, plan.fiscal_year, key),
    )
    todos = [todo for todo in _todos(standing, plan, lines, waiting, working, day) if todo.url]
    coming = _coming(lines, working)
    return Today(todos=tuple(todos), plan=plan, lines=tuple(lines), coming=coming)


def _imports(agency: Agency) -> QuerySet[Import]:
    open_ones = (ImportState.REVIEW, ImportState.UPLOADED, ImportState.READING)
    return imports_of(agency).filter(state__in=open_ones)


def _todos(
    standing: Standing,
    plan: Plan,
    lines: Sequence[Line],
    waiting: Sequence[Import],
    working: Working,
    day: date,
) -> Iterator[Todo]:
    """The most pressing first."""
    mine = _headed(standing, lines)
    works = can_work(standing)
    yield from _of_measures(plan, late_and_soon(mine, day))
    if works:
        yield from _of_imports(standing.agency, waiting)
        yield from _of_measures(plan, lacking(mine))
    if can_administer(standing):
        yield from _of_names(standing.agency, plan, lines)
    if plan.fiscal_year == max(working.years, default=0) < FiscalYear.of(day).be:
        if works:
            yield _next_year(plan, FiscalYear.of(day).be)
    else:
        yield from _of_round(plan, lines, working, day, works=works)


def _headed(standing: Standing, lines: Sequence[Line]) -> Sequence[Line]:
    """Of a head, the measures of the units headed, where there are any; of others, all."""
    mine = [
        line for line in lines if any(one.unit_id in standing.headed_units for one in line.parties)
    ]
    return mine or lines


def _beginning(standing: Standing, waiting: Sequence[Import]) -> Today:
    """The three steps of an agency without a plan; who only reads sees them without buttons."""
    agency = standing.agency
    first = "done" if waiting else "current"
    steps = (
        Step(_("นำเข้ารายงานปีก่อน"), first),
        Step(_("ตรวจและดูแผน"), "current" if waiting else "todo"),
        Step(_("ทำรายงาน"), "todo"),
    )
    if not can_work(standing):
        return Today(steps=steps)
    if waiting:
        return Today(steps=steps, todos=tuple(_of_imports(agency, waiting)))
    begin = Todo(
        "waiting",
        _("เริ่มที่นี่"),
        _("นำเข้ารายงานปีก่อน"),
        _("อัปโหลดไฟล์ Word, PDF, ตาราง หรือรูปถ่าย ระบบอ่านให้ แล้วท่านตรวจก่อนบันทึก"),
        _address("imports:new", agency.slug),
        _("นำเข้ารายงาน"),
    )
    sample = Todo(
        "draft",
        _("ยังไม่มีไฟล์"),
        _("ลองกับรายงานตัวอย่าง"),
        _("รายงานของเทศบาลสมมติ 12 มาตรการ ดูได้ว่าระบบอ่านและถามอะไร ไม่ใช้ก็ทิ้งได้ทันที"),
        _address("try_sample", agency.slug),
        _("ลองใช้ตัวอย่าง"),
        posts=True,
    )
    return Today(steps=steps, todos=(begin, sample))


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


def _of_measures(plan: Plan, groups: Iterator[Group]) -> Iterator[Todo]:
    """Things about several measures lead to the list of them, about one to that one."""
    slug, year = plan.agency.slug, plan.fiscal_year
    for todo, lines, filters in groups:
        url = f"{_address('measures:year', slug, year)}?shown=1&{filters}"
        said = _("%(title)s %(count)d มาตรการ") % {"title": todo.title, "count": len(lines)}
        yield replace(todo, title=said, url=lines[0].address if len(lines) == 1 else url)


def _of_names(agency: Agency, plan: Plan, lines: Sequence[Line]) -> Iterator[Todo]:
    """Names in the plan that are no unit of the agency: the administrator knows them."""
    names = sorted({one.name for line in lines for one in line.parties if one.unit_id is None})
    if names:
        yield Todo(
            "waiting",
            _("รอท่าน"),
            _("ชื่อผู้รับผิดชอบ %(count)d ชื่อไม่มีในโครงสร้างของหน่วยงาน") % {"count": len(names)},
            _("ผู้เกี่ยวข้องจะหางานของตนไม่พบ: %(names)s") % {"names": ", ".join(names[:5])},
            _address("agencies:units", agency.slug)
            or _address("agencies:settings", agency.slug)
            or _address("measures:remarks", agency.slug, plan.fiscal_year),
            _("ดูรายชื่อ"),
        )


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


def _of_round(
    plan: Plan, lines: Sequence[Line], working: Working, day: date, *, works: bool
) -> Iterator[Todo]:
    """Recording of the round, then its report; who only reads sees how far it is."""
    slug, months = plan.agency.slug, working.months
    told = getattr(plan, f"told_{months}")
    report = f"{_address('reports:report', slug, plan.fiscal_year)}?round={months}"
    if told >= len(lines):
        title = _("ทำรายงานรอบ %(months)d เดือน") if works else _("รายงานรอบ %(months)d เดือนพร้อมแล้ว")
        yield Todo(
            "waiting",
            _("พร้อมแล้ว"),
            title % {"months": months},
            _("บันทึกผลครบทุกมาตรการแล้ว"),
            report,
            _("ดูรายงาน"),
        )
        return
    reason = _("บันทึกแล้ว %(told)d จาก %(all)d มาตรการ รอบนี้สิ้นสุด %(day)s") % {
        "told": told,
        "all": len(lines),
        "day": say_date(working.round.end),
    }
    near = (working.round.end - day).days <= 30
    title = _("บันทึกผลรอบ %(months)d เดือน") if works else _("รายงานรอบ %(months)d เดือนกำลังทำ")
    record = _address("measures:round", slug, plan.fiscal_year, months)
    yield Todo(
        "soon" if near else "waiting",
        _("รอบนี้"),
        title % {"months": months},
        reason,
        record if works else report,
        _("บันทึกผล") if works else _("ดูรายงาน"),
    )


def _coming(lines: Sequence[Line], working: Working) -> str:
    """What comes next, for a day on which nothing is to be done."""
    dues = sorted(
        x.standing.due for x in lines if x.standing.due and x.standing.state in ("none", "waiting")
    )
    if dues:
        return _("กำหนดถัดไปคือ %(day)s") % {"day": say_date(dues[0])}
    return _("เรื่องถัดไปคือรายงานรอบ %(months)d เดือน ซึ่งสิ้นสุด %(day)s") % {
        "months": working.months,
        "day": say_date(working.round.end),
    }


def _address(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
