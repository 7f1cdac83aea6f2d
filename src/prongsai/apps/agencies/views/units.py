"""The structure of an agency: its units as a tree, and the page of each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.agencies import services, structure
from prongsai.apps.agencies.choices import NameKind, UnitKind
from prongsai.apps.agencies.forms import UnitForm, UnitNameForm
from prongsai.apps.agencies.models import Agency, OrgUnit, UnitName
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.agencies.rules import can_administer
from prongsai.apps.agencies.selectors import unit_tree, units_for_agency
from prongsai.apps.jobs.clock import today
from prongsai.apps.journal.selectors import history_of


@agency_page(can_administer)
def units(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """The tree; a new unit is added at the foot."""
    form = UnitForm(agency, request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(request, agency, form):
        return redirect("agencies:units", agency=agency.slug)
    tree = unit_tree(agency, day=today())
    return render(request, "agencies/units.html", {"agency": agency, "tree": tree, "form": form})


@agency_page(can_administer)
def unit(request: AgencyRequest, agency: Agency, unit: int) -> HttpResponse:
    """Rename, move or end a unit; its other names; its history."""
    found = _unit(agency, unit)
    form = UnitForm(agency, request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid() and _changed(request, agency, unit, form):
        return redirect("agencies:unit", agency=agency.slug, unit=unit)
    return _unit_page(request, agency, found, form, UnitNameForm(found))


@agency_page(can_administer)
@require_POST
def add_name(request: AgencyRequest, agency: Agency, unit: int) -> HttpResponse:
    """Another name of the unit."""
    found = _unit(agency, unit)
    form = UnitNameForm(found, request.POST)
    if not form.is_valid():
        return _unit_page(request, agency, found, UnitForm(agency, instance=found), form)
    services.add_unit_name(
        actor=request.user,
        unit=found,
        text=form.cleaned_data["text"],
        kind=NameKind(form.cleaned_data["kind"]),
    )
    messages.success(request, _("เพิ่มชื่อแล้ว"))
    return redirect("agencies:unit", agency=agency.slug, unit=unit)


@agency_page(can_administer)
@require_POST
def forget_name(request: AgencyRequest, agency: Agency, unit: int, name: int) -> HttpResponse:
    """Forget another name of the unit."""
    found = get_object_or_404(
        UnitName.objects.select_related("unit__agency"), unit=_unit(agency, unit), pk=name
    )
    structure.forget_unit_name(actor=request.user, name=found)
    messages.success(request, _("ลืมชื่อ “%(name)s” แล้ว") % {"name": found.text})
    return redirect("agencies:unit", agency=agency.slug, unit=unit)


@agency_page(can_administer)
@require_POST
def remove(request: AgencyRequest, agency: Agency, unit: int) -> HttpResponse:
    """Take out a unit that nothing points at."""
    found = _unit(agency, unit)
    name = found.name
    try:
        structure.remove_unit(actor=request.user, unit=found)
    except structure.InUse:
        messages.error(request, _("“%(name)s” มีข้อมูลอ้างถึงอยู่ จึงลบไม่ได้ ระบุวันสิ้นสุดแทน") % {"name": name})
        return redirect("agencies:unit", agency=agency.slug, unit=unit)
    messages.success(request, _("ลบ “%(name)s” แล้ว") % {"name": name})
    return redirect("agencies:units", agency=agency.slug)


def _unit(agency: Agency, unit: int) -> OrgUnit:
    found: OrgUnit = get_object_or_404(
        units_for_agency(agency).select_related("parent", "agency"), pk=unit
    )
    return found


def _unit_page(
    request: AgencyRequest, agency: Agency, unit: OrgUnit, form: UnitForm, name_form: UnitNameForm
) -> HttpResponse:
    kept = _unit(agency, unit.pk)  # as it is, whatever a refused form says
    context = {
        "agency": agency,
        "unit": kept,
        "form": form,
        "name_form": name_form,
        "names": kept.names.order_by("kind", "text"),
        "uses": structure.uses_of(kept),
        "history": history_of(kept)[:20],
    }
    return render(request, "agencies/unit.html", context)


def _added(request: AgencyRequest, agency: Agency, form: UnitForm) -> bool:
    facts = form.cleaned_data
    try:
        structure.check_name_is_free(
            OrgUnit(agency=agency, parent=facts["parent"], name=facts["name"])
        )
        made = services.add_unit(actor=request.user, agency=agency, **_typed(facts))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("เพิ่ม “%(name)s” แล้ว") % {"name": made.name})
    return True


def _changed(request: AgencyRequest, agency: Agency, unit: int, form: UnitForm) -> bool:
    try:
        structure.change_unit(
            actor=request.user, unit=_unit(agency, unit), **_typed(form.cleaned_data)
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("บันทึกแล้ว"))
    return True


def _typed(facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "kind": UnitKind(facts["kind"])}
