"""The years, the plan of a year, what it lacks, and the start of the next."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.jobs.clock import today
from prongsai.apps.measures import selectors, services
from prongsai.apps.measures.forms import IssueForm
from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.rules import can_edit_plan, can_see_plan, can_start_plan
from prongsai.apps.measures.tables import address_of, plan_table
from prongsai.ui.shell import Link


@agency_page(can_see_plan)
def years(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """The fiscal years that have a plan."""
    plans = selectors.for_agency(agency).annotate(count=Count("measures"))
    return render(request, "measures/years.html", {"agency": agency, "plans": plans})


@agency_page(can_see_plan)
def plan(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """The plan of a year as a table, by instrument or by unit."""
    found = plan_or_404(agency, year)
    lines = selectors.lines_of(
        found, today=today(), address=lambda key: address_of(agency.slug, year, key)
    )
    table = plan_table(found, lines, request, agency.slug)
    if file := table.export():
        return file
    counts = {state: sum(line.standing.state == state for line in lines) for state in _COUNTED}
    context = {
        "agency": agency,
        "plan": found,
        "table": table,
        "total": len(lines),
        "counts": counts,
        "tabs": _tabs(request, table.state.sort),
        "can_edit": can_edit_plan(request.standing),
        "can_start": can_start_plan(request.standing),
        "form": IssueForm(),
        "next_year": year + 1,
    }
    return render(request, "measures/plan.html", context)


_COUNTED = ("done", "waiting", "late", "soon", "none")


def _tabs(request: HttpRequest, sort: str) -> list[Link]:
    by_unit = sort.removeprefix("-") == "owner"
    return [
        Link(_("ตามเครื่องมือ"), f"{request.path}?shown=1&sort=group", current=not by_unit),
        Link(_("ตามหน่วยงาน"), f"{request.path}?shown=1&sort=owner", current=by_unit),
    ]


@agency_page(can_see_plan)
def remarks(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """What the plan lacks and what is odd in it, each with the way to mend it."""
    found = plan_or_404(agency, year)
    context = {
        "agency": agency,
        "plan": found,
        "remarks": selectors.remarks_of(found),
        "can_edit": can_edit_plan(request.standing),
    }
    return render(request, "measures/remarks.html", context)


@agency_page(can_edit_plan)
@require_POST
def add(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """A new measure at the end of the plan."""
    found = plan_or_404(agency, year)
    form = IssueForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("พิมพ์ประเด็นที่ต้องปรับปรุงก่อน แล้วเพิ่มอีกครั้ง"))
        return redirect("measures:year", agency.slug, year)
    made = services.add_measure(actor=request.user, plan=found, issue=form.cleaned_data["issue"])
    return redirect("measures:record", agency.slug, year, made.key)


@agency_page(can_start_plan)
def start_next(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """Start the plan of the year after this one; one that is there already is not touched."""
    found = plan_or_404(agency, year)
    if request.method == "POST":
        try:
            services.start_next_year(actor=request.user, plan=found)
        except services.YearTaken:
            messages.error(request, _("มีแผนของปีถัดไปอยู่แล้ว"))
            return redirect("measures:year", agency.slug, year + 1)
        messages.success(request, _("เริ่มแผนของปีใหม่แล้ว ดูข้อสังเกตก่อนใช้"))
        return redirect("measures:remarks", agency.slug, year + 1)
    context = {
        "agency": agency,
        "plan": found,
        "next_year": year + 1,
        "taken": selectors.plan_of(agency, year + 1) is not None,
        "back": reverse("measures:year", args=[agency.slug, year]),
    }
    return render(request, "measures/next.html", context)


def plan_or_404(agency: Agency, year: int) -> Plan:
    """The agency's plan of a year."""
    found = selectors.plan_of(agency, year)
    if found is None:
        raise Http404
    return found
