"""The list of all agencies, for whoever administers the installation; no content of any."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.links import issue_link
from prongsai.apps.accounts.pages import SignedInRequest, platform_page
from prongsai.apps.agencies import opening, services
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.people_forms import AdministratorForm, AgencyForm
from prongsai.apps.agencies.selectors import administrators_of, agencies_with_people
from prongsai.apps.agencies.tables import AgencyTable
from prongsai.apps.agencies.views.people import link_page
from prongsai.apps.jobs.clock import today
from prongsai.apps.journal.selectors import history_of


@platform_page()
def agencies(request: SignedInRequest) -> HttpResponse:
    """Every agency, searched by name, place or code."""
    table = AgencyTable(agencies_with_people(day=today()), request, scope="platform")
    if file := table.export():
        return file
    return render(request, "agencies/platform/agencies.html", {"table": table})


@platform_page()
def add(request: SignedInRequest) -> HttpResponse:
    """An agency that no list brought."""
    form = AgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        agency = services.create_agency(actor=request.user, **form.cleaned_data)
        messages.success(request, _("เพิ่มหน่วยงานแล้ว ตั้งผู้ดูแลระบบของหน่วยงานต่อได้เลย"))
        return redirect("platform:agency", code=agency.code)
    return render(request, "agencies/platform/add.html", {"form": form})


@platform_page()
@never_cache
def agency(request: SignedInRequest, code: str) -> HttpResponse:
    """One agency: its facts, its administrators, and a new one; the answer shows the link once."""
    found = get_object_or_404(Agency, code=code)
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, path = opening.name_administrator(
            actor=request.user, agency=found, **form.cleaned_data
        )
        if path:
            return link_page(request, user, path, _back(found))
        said = _("%(name)s เป็นผู้ดูแลระบบของหน่วยงานแล้ว") % {"name": user.full_name}
        messages.success(request, said)
        return redirect("platform:agency", code=code)
    context = {
        "one": found,
        "form": form,
        "administrators": administrators_of(found, day=today()),
        "history": history_of(found)[:10],
    }
    return render(request, "agencies/platform/agency.html", context)


@platform_page()
@require_POST
@never_cache
def new_link(request: SignedInRequest, code: str, user: int) -> HttpResponse:
    """A new way in for an administrator of the agency who lost the own one."""
    found = get_object_or_404(Agency, code=code)
    person = get_object_or_404(administrators_of(found, day=today()), pk=user)
    path = issue_link(actor=request.user, user=person)
    return link_page(request, person, path, _back(found))


@platform_page()
@require_POST
def close(request: SignedInRequest, code: str) -> HttpResponse:
    """From now on the agency is only read."""
    found = get_object_or_404(Agency, code=code, closed_on=None)
    opening.close_agency(actor=request.user, agency=found, day=today())
    messages.success(request, _("ปิดหน่วยงานแล้ว ผู้ใช้ยังอ่านได้ แต่แก้ไม่ได้"))
    return redirect("platform:agency", code=code)


@platform_page()
@require_POST
def reopen(request: SignedInRequest, code: str) -> HttpResponse:
    """The agency works again."""
    found = get_object_or_404(Agency, code=code, closed_on__isnull=False)
    opening.reopen_agency(actor=request.user, agency=found)
    messages.success(request, _("เปิดหน่วยงานอีกครั้งแล้ว"))
    return redirect("platform:agency", code=code)


def _back(agency: Agency) -> dict[str, object]:
    return {"back_url": reverse("platform:agency", args=[agency.code])}
