"""Working through the measures of a round one by one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.jobs.clock import today
from prongsai.apps.measures import selectors, services
from prongsai.apps.measures.changing import ChangedMeanwhile
from prongsai.apps.measures.forms import ProgressForm
from prongsai.apps.measures.progress import Line
from prongsai.apps.measures.rules import can_edit_plan
from prongsai.apps.measures.views import plan_or_404

ROUNDS = (6, 12)
CONFLICT = 409


@agency_page(can_edit_plan)
def work_through(request: AgencyRequest, agency: Agency, year: int, months: int) -> HttpResponse:
    """The next measure without a declaration for the round, or the one that is asked for."""
    if months not in ROUNDS:
        raise Http404
    plan = plan_or_404(agency, year)
    lines = selectors.lines_of(plan, today=today())
    declared = selectors.declared_in(plan, months)
    waiting = [line for line in lines if line.told.pk not in declared]
    line = _chosen(lines, waiting, request.POST.get("m") or request.GET.get("m") or "")
    form = ProgressForm(request.POST or None, initial=_known(line))
    status = 200
    if request.method == "POST" and line and form.is_valid():
        if _record(request, line, months, form):
            messages.success(request, _("บันทึกแล้ว"))
            here = reverse("measures:round", args=[agency.slug, year, months])
            return redirect(f"{here}?after={line.measure.key}")
        status = CONFLICT
        form.add_error(None, _("มีผู้แก้มาตรการนี้หลังจากที่ท่านเปิดหน้า ดูสิ่งที่บันทึกไว้ แล้วบันทึกอีกครั้งถ้ายังต้องการ"))
    context = {
        "agency": agency,
        "plan": plan,
        "months": months,
        "line": line,
        "form": form,
        "done": len(lines) - len(waiting),
        "total": len(lines),
        "declared": declared.get(line.told.pk) if line else None,
    }
    return render(request, "measures/round.html", context, status=status)


def _chosen(lines: list[Line], waiting: list[Line], key: str) -> Line | None:
    if key:
        found = next((line for line in lines if line.measure.key == key), None)
        if found is None:
            raise Http404
        return found
    return waiting[0] if waiting else None


def _known(line: Line | None) -> dict[str, str]:
    return {"status": line.told.status or ""} if line else {}


def _record(request: AgencyRequest, line: Line, months: int, form: ProgressForm) -> bool:
    sent = request.POST.get("version", "")
    version = int(sent) if sent.isdecimal() and len(sent) < 9 else 0
    try:
        services.record_progress(
            actor=request.user,
            measure=line.measure,
            months=months,
            version=version,
            **form.cleaned_data,
        )
    except ChangedMeanwhile:
        return False
    return True
