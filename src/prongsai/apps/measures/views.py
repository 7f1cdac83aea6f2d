"""The years that have a plan, what a plan lacks, and the start of the next."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.jobs.clock import today
from prongsai.apps.measures import selectors, services
from prongsai.apps.measures.forms import IssueForm, YearForm
from prongsai.apps.measures.models import Measure, Plan
from prongsai.apps.measures.remarks import Remark
from prongsai.apps.measures.rules import can_edit_plan, can_see_plan, can_start_plan
from prongsai.apps.measures.story import round_of_today
from prongsai.domain.thai.fiscal import FiscalYear


@agency_page(can_see_plan)
def years(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """The fiscal years that have a plan, and the way to begin one that is empty."""
    can_edit = can_start_plan(request.standing)
    form = YearForm(request.POST or None, initial={"fiscal_year": FiscalYear.of(today()).be})
    if request.method == "POST" and can_edit and form.is_valid():
        year = form.cleaned_data["fiscal_year"]
        try:
            services.open_plan(actor=request.user, agency=agency, fiscal_year=year)
        except services.YearTaken:
            messages.warning(request, _("มีแผนของปีนี้อยู่แล้ว"))
        return redirect("measures:year", agency.slug, year)
    standing = Count("measures", filter=Q(measures__removed_at=None))
    plans = selectors.for_agency(agency).annotate(count=standing).order_by("-fiscal_year")
    context = {"agency": agency, "plans": plans, "form": form, "can_edit": can_edit}
    return render(request, "measures/years.html", context)


@agency_page(can_see_plan)
def remarks(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """What the plan lacks and what is odd in it, each with the way to mend it."""
    found = plan_or_404(agency, year)
    context = {
        "agency": agency,
        "plan": found,
        "groups": _by_measure(selectors.remarks_of(found)),
        "months": selectors.latest_round(found) or round_of_today(year),
        "can_edit": can_edit_plan(request.standing),
    }
    return render(request, "measures/remarks.html", context)


def _by_measure(remarks: list[Remark]) -> list[tuple[Measure | None, list[Remark]]]:
    """The remarks of each measure together, in the order of the plan."""
    return [(measure, list(same)) for measure, same in groupby(remarks, lambda one: one.measure)]


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
