"""Settings of an agency: its facts, its names, its positions."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.agencies import services, structure
from prongsai.apps.agencies.choices import NameKind
from prongsai.apps.agencies.forms import AgencyNameForm, FactsForm, PositionForm
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.agencies.rules import can_administer
from prongsai.apps.agencies.selectors import names_for_agency, positions_for_agency
from prongsai.apps.journal.selectors import history_of


@agency_page(can_administer)
def facts(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """Name, type and place of the agency, with what was changed of them."""
    form = FactsForm(request.POST or None, instance=Agency.objects.get(pk=agency.pk))
    if request.method == "POST" and form.is_valid():
        structure.change_facts(
            actor=request.user, agency=Agency.objects.get(pk=agency.pk), **form.cleaned_data
        )
        messages.success(request, _("บันทึกข้อมูลหน่วยงานแล้ว"))
        return redirect("agencies:settings", agency=agency.slug)
    context = {"agency": agency, "form": form, "history": history_of(agency)[:10]}
    return render(request, "agencies/facts.html", context)


@agency_page(can_administer)
def names(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """The register of names; a new one is added at the foot."""
    form = AgencyNameForm(agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.add_agency_name(
            actor=request.user,
            agency=agency,
            text=form.cleaned_data["text"],
            kind=NameKind(form.cleaned_data["kind"]),
        )
        messages.success(request, _("เพิ่มชื่อแล้ว"))
        return redirect("agencies:names", agency=agency.slug)
    found = list(names_for_agency(agency))
    groups = [
        (kind, [name for name in found if name.kind == kind])
        for kind in NameKind
        if any(name.kind == kind for name in found)
    ]
    return render(
        request, "agencies/names.html", {"agency": agency, "groups": groups, "form": form}
    )


@agency_page(can_administer)
@require_POST
def forget_name(request: AgencyRequest, agency: Agency, name: int) -> HttpResponse:
    """Forget a name, also one that an import has learnt."""
    found = get_object_or_404(names_for_agency(agency), pk=name)
    structure.forget_agency_name(actor=request.user, name=found)
    messages.success(request, _("ลืมชื่อ “%(name)s” แล้ว") % {"name": found.text})
    return redirect("agencies:names", agency=agency.slug)


@agency_page(can_administer)
def positions(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """The posts of the agency; a new one is added at the foot."""
    form = PositionForm(agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.add_position(actor=request.user, agency=agency, **form.cleaned_data)
        messages.success(request, _("เพิ่มตำแหน่งแล้ว"))
        return redirect("agencies:positions", agency=agency.slug)
    found = positions_for_agency(agency)
    return render(
        request, "agencies/positions.html", {"agency": agency, "positions": found, "form": form}
    )


@agency_page(can_administer)
@require_POST
def remove_position(request: AgencyRequest, agency: Agency, position: int) -> HttpResponse:
    """Take a post out."""
    found = get_object_or_404(positions_for_agency(agency), pk=position)
    title = found.title
    structure.remove_position(actor=request.user, position=found)
    messages.success(request, _("เอาตำแหน่ง “%(title)s” ออกแล้ว") % {"title": title})
    return redirect("agencies:positions", agency=agency.slug)
