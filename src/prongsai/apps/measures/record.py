"""The page of one measure: its story, and its parts changed where one reads them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.measures import selectors, services
from prongsai.apps.measures.changing import ChangedMeanwhile
from prongsai.apps.measures.forms import FACTS, FactsForm
from prongsai.apps.measures.items import CELLS, ItemList
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.rows import row_of
from prongsai.apps.measures.rules import can_edit_plan, can_see_plan
from prongsai.apps.measures.story import story_of

CONFLICT = 409
Form = FactsForm | ItemList


@agency_page(can_see_plan)
def measure(request: AgencyRequest, agency: Agency, year: int, key: str) -> HttpResponse:
    """The story of a measure, with what is due, who, proof, source and history beside it."""
    found = _measure_or_404(agency, year, key)
    return _page(request, agency, found)


@agency_page(can_edit_plan)
def edit(request: AgencyRequest, agency: Agency, year: int, key: str, part: str) -> HttpResponse:
    """One part of the measure as a form, in its place on the page."""
    found = _measure_or_404(agency, year, key)
    if part not in FACTS and part not in CELLS:
        raise Http404
    if request.method != "POST":
        return _page(request, agency, found, part, _form(part, found))
    form = _form(part, found, request.POST)
    if isinstance(form, ItemList) and form.rearrange(request.POST.get("do", "")):
        return _page(request, agency, found, part, form, request.POST.get("version", ""))
    changes = _changes(form)
    if changes is None:
        return _page(request, agency, found, part, form, request.POST.get("version", ""))
    return _save(request, agency, found, part, changes)


def _save(
    request: AgencyRequest, agency: Agency, found: Measure, part: str, changes: dict[str, Any]
) -> HttpResponse:
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isdecimal() and len(sent) < 9 else 0
    try:
        services.change_measure(actor=request.user, measure=found, changes=changes, version=version)
    except ChangedMeanwhile:
        return _conflict(request, agency, found, part)
    messages.success(request, _("บันทึกแล้ว"))
    shown = selectors.planned_row(found)
    return redirect("measures:record", agency.slug, found.plan.fiscal_year, shown.key)


def _conflict(request: AgencyRequest, agency: Agency, found: Measure, part: str) -> HttpResponse:
    """Both versions, and the choice: nothing of either is lost."""
    now = _measure_or_404(agency, found.plan.fiscal_year, found.key)
    context = {
        "agency": agency,
        "plan": now.plan,
        "measure": now,
        "part": part,
        "mine": _form(part, now, request.POST).facts,
        "stored": _form(part, now).facts,
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in ("version", "csrfmiddlewaretoken", "do")
        ],
        "last": selectors.history_of(now)[:1],
    }
    return render(request, "measures/conflict.html", context, status=CONFLICT)


def _form(part: str, found: Measure, data: Any = None) -> Form:
    row = row_of(found)
    return ItemList(part, row, data) if part in CELLS else FACTS[part].of(row, data)


def _changes(form: Form) -> dict[str, Any] | None:
    if isinstance(form, ItemList):
        values = form.values()
        return None if values is None else {form.part: values}
    return form.changes() if form.is_valid() else None


def _page(
    request: AgencyRequest,
    agency: Agency,
    found: Measure,
    part: str = "",
    form: Form | None = None,
    version: str = "",
) -> HttpResponse:
    shown = selectors.planned_row(found)
    context = {
        "agency": agency,
        "plan": found.plan,
        "measure": shown,
        "owner": found,  # whose part the form changes: the row of the plan or that of the report
        "part": part,
        "form": form,
        "is_list": isinstance(form, ItemList),
        "version": version or found.version,
        "can_edit": can_edit_plan(request.standing),
        **story_of(shown),
    }
    return render(request, "measures/record.html", context)


def _measure_or_404(agency: Agency, year: int, key: str) -> Measure:
    found = selectors.measure_of(agency, year, key)
    if found is None:
        raise Http404
    return found
