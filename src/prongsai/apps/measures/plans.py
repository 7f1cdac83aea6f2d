"""The plan of a year as a table, what is done with several measures at once, and their order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.jobs.clock import today
from prongsai.apps.measures import selectors, services
from prongsai.apps.measures.forms import BulkStatusForm, BulkUnitForm, IssueForm
from prongsai.apps.measures.models import Measure, Plan
from prongsai.apps.measures.overview import overview_of
from prongsai.apps.measures.record import said_with_undo
from prongsai.apps.measures.rules import can_edit_plan, can_see_plan, can_start_plan
from prongsai.apps.measures.story import round_of_today
from prongsai.apps.measures.tables import address_of, evidence_table, plan_table
from prongsai.apps.measures.views import plan_or_404
from prongsai.ui.shell import Link
from prongsai.ui.tables.table import picked

_COUNTED = ("done", "waiting", "late", "soon", "none")
_ACTIONS = ("unit", "status")
_MOST_PICKED = 500


@agency_page(can_see_plan)
def plan(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """The plan of a year as a table, by instrument or by unit."""
    found = plan_or_404(agency, year)
    overview = overview_of(
        found, today=today(), address=lambda key: address_of(agency.slug, year, key)
    )
    can_edit = can_edit_plan(request.standing)
    table = plan_table(found, overview, request, agency.slug, can_edit=can_edit)
    if file := table.export():
        return file
    facts = overview.facts
    context = {
        "agency": agency,
        "plan": found,
        "table": table,
        "total": facts.total,
        "counts": {state: facts.counts.get(state, 0) for state in _COUNTED},
        "missing": facts.missing,
        "tabs": _tabs(request, table.state.sort),
        "can_edit": can_edit,
        "can_start": can_start_plan(request.standing),
        "form": IssueForm(),
        "months": round_of_today(year),
    }
    return render(request, "measures/plan.html", context)


def _tabs(request: HttpRequest, sort: str) -> list[Link]:
    by_unit = sort.removeprefix("-") == "owner"
    return [
        Link(_("ตามเครื่องมือ"), f"{request.path}?shown=1&sort=group", current=not by_unit),
        Link(_("ตามหน่วยงาน"), f"{request.path}?shown=1&sort=owner", current=by_unit),
    ]


@agency_page(can_edit_plan)
@require_POST
def bulk(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """Ask what shall be done with the picked measures, then do it."""
    found = plan_or_404(agency, year)
    action = request.POST.get("action", "")
    chosen = selectors.measures_by_key(found, picked(request)[:_MOST_PICKED])
    if action not in _ACTIONS:
        raise Http404
    if not chosen:
        messages.warning(request, _("เลือกมาตรการในตารางก่อน"))
        return redirect("measures:year", agency.slug, year)
    asked = "sure" in request.POST
    form = _bulk_form(action, agency, year, request.POST if asked else None)
    if asked and form.is_valid():
        count = _do(request, action, chosen, form.cleaned_data)
        said = ngettext("แก้แล้ว %(count)d มาตรการ", "แก้แล้ว %(count)d มาตรการ", count)
        messages.success(request, said % {"count": count})
        return redirect("measures:year", agency.slug, year)
    context = {
        "agency": agency,
        "plan": found,
        "action": action,
        "chosen": chosen,
        "form": form,
        "back": reverse("measures:year", args=[agency.slug, year]),
    }
    return render(request, "measures/bulk.html", context)


def _bulk_form(action: str, agency: Agency, year: int, data: Any) -> BulkUnitForm | BulkStatusForm:
    if action == "unit":
        return BulkUnitForm(data, units=selectors.units_of(agency, today()))
    return BulkStatusForm(data, initial={"months": round_of_today(year)})


def _do(request: AgencyRequest, action: str, chosen: list[Any], told: dict[str, Any]) -> int:
    if action == "unit":
        return services.assign_unit(actor=request.user, measures=chosen, unit=told["unit"])
    return services.declare_status(
        actor=request.user, measures=chosen, months=told["months"], status=told["status"]
    )


@agency_page(can_edit_plan)
def order(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """The measures in their order, each with buttons that move it."""
    found = plan_or_404(agency, year)
    if request.method == "POST":
        _move(request, agency, found)
        key = request.POST.get("m", "")
        here = reverse("measures:order", args=[agency.slug, year])
        return redirect(f"{here}#m-{key}")
    measures = list(Measure.standing.filter(plan=found).all())
    context = {"agency": agency, "plan": found, "measures": measures}
    return render(request, "measures/order.html", context)


def _move(request: AgencyRequest, agency: Agency, found: Plan) -> None:
    """`do` is `up`, `down`, or `to` with a `place` (from 1)."""
    keys = list(Measure.standing.filter(plan=found).values_list("key", flat=True))
    key, verb = request.POST.get("m", ""), request.POST.get("do", "")
    if key not in keys:
        raise Http404
    at, said = keys.index(key), request.POST.get("place", "").strip()
    place = int(said) - 1 if said.isdecimal() and len(said) < 6 else at
    wanted = {"up": at - 1, "down": at + 1}.get(verb, place)
    (measure,) = selectors.measures_by_key(found, [key])
    line = services.move_measure(actor=request.user, measure=measure, place=wanted)
    said_with_undo(request, agency, measure, _("ย้ายแล้ว"), line)


@agency_page(can_see_plan)
def evidence(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """Every link and file that proves something in the plan, and what it serves."""
    found = plan_or_404(agency, year)
    table = evidence_table(found, selectors.proofs_of(found), request, agency.slug)
    if file := table.export():
        return file
    context = {"agency": agency, "plan": found, "table": table}
    return render(request, "measures/evidence.html", context)
