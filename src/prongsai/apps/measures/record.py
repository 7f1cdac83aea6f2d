"""The page of one measure: its story, and its parts changed where one reads them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.journal.models import Line
from prongsai.apps.measures import selectors, services
from prongsai.apps.measures.changing import ChangedMeanwhile, fresh, look_at, seen_of
from prongsai.apps.measures.forms import FACTS, OF_ROUND, FactsForm, ReasonForm
from prongsai.apps.measures.items import CELLS, ItemList
from prongsai.apps.measures.models import Measure, shown
from prongsai.apps.measures.rows import RELATED, TOLD
from prongsai.apps.measures.rules import can_edit_plan, can_see_plan
from prongsai.apps.measures.story import round_shown, story_of
from prongsai.ui.wording import say_date

CONFLICT = 409
Form = FactsForm | ItemList
TOLD_FORMS = (*OF_ROUND, *(name for name in CELLS if name in TOLD))


@agency_page(can_see_plan)
def measure(request: AgencyRequest, agency: Agency, year: int, key: str) -> HttpResponse:
    """The story of a measure, with what is due, who, proof, source and history beside it."""
    found = measure_or_404(agency, year, key, gone_too=True)
    return page(request, agency, found, round_shown(request.GET.get("round", ""), found))


@agency_page(can_edit_plan)
def edit(request: AgencyRequest, agency: Agency, year: int, key: str, part: str) -> HttpResponse:
    """One part of the plan's row as a form, in its place on the page."""
    if part in TOLD_FORMS or (part not in FACTS and part not in CELLS):
        raise Http404
    return _edit(request, agency, measure_or_404(agency, year, key), part, None)


@agency_page(can_edit_plan)
def edit_told(
    request: AgencyRequest, agency: Agency, year: int, key: str, months: int, part: str
) -> HttpResponse:
    """One part of what a round tells as a form, in its place on the page."""
    if part not in TOLD_FORMS or months not in (0, 3, 6, 12):
        raise Http404
    return _edit(request, agency, measure_or_404(agency, year, key), part, months)


def _edit(
    request: AgencyRequest, agency: Agency, found: Measure, part: str, months: int | None
) -> HttpResponse:
    is_sent = request.method == "POST"
    form = _form(part, found, months, request.POST if is_sent else None)

    def again(**more: Any) -> HttpResponse:
        shown_round = months if months is not None else round_shown("", found)
        return page(request, agency, found, shown_round, part=part, form=form, **more)

    if not is_sent:
        return again()
    seen = request.POST.get("seen", "")
    if isinstance(form, ItemList) and form.rearrange(request.POST.get("do", "")):
        return again(seen=seen)
    changes = _changes(form)
    if changes is None:
        return again(seen=seen)
    try:
        line = _write(request, found, months, form, changes)
    except ChangedMeanwhile:
        return _conflict(request, agency, found, part, months)
    except services.ReasonMissing as missing:
        told = "reason" in request.POST
        reason = ReasonForm(request.POST if told else None)
        return again(seen=seen, moved=_moved(missing), reason=reason)
    said_with_undo(request, agency, found, _("บันทึกแล้ว"), line)
    return to_record(agency, found, months, part)


def _write(
    request: AgencyRequest, found: Measure, months: int | None, form: Form, changes: dict[str, Any]
) -> Line | None:
    return services.change_measure(
        actor=request.user,
        measure=found,
        changes=changes,
        months=months,
        seen=request.POST.get("seen", ""),
        reason=request.POST.get("reason", "")[:2000],
        letter=request.POST.get("letter", "")[:300],
        duties=form.duties if isinstance(form, ItemList) else None,
    )


def _moved(missing: services.ReasonMissing) -> list[tuple[str, str]]:
    """The days that a deadline moves between, as they are shown."""
    days = [(shown(before), shown(after)) for _at, before, after in missing.moved]
    return [(say_date(before), say_date(after)) for before, after in days if before and after]


def _conflict(
    request: AgencyRequest, agency: Agency, found: Measure, part: str, months: int | None
) -> HttpResponse:
    """Both versions, and the choice: nothing of either is lost."""
    now = look_at(fresh(found), months)
    kept = ("seen", "csrfmiddlewaretoken", "do")
    context = {
        "agency": agency,
        "plan": now.measure.plan,
        "measure": now.measure,
        "action": edit_address(agency, found, months, part),
        "mine": _form(part, now.measure, months, request.POST).facts,
        "stored": _form(part, now.measure, months).facts,
        "seen": seen_of(now, names_of(part)),
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in kept
        ],
        "last": selectors.history_of(now.measure)[:1],
    }
    return render(request, "measures/conflict.html", context, status=CONFLICT)


@agency_page(can_edit_plan)
@require_POST
def undo(request: AgencyRequest, agency: Agency, year: int, key: str, number: int) -> HttpResponse:
    """Take one change back."""
    found = measure_or_404(agency, year, key, gone_too=True)
    line = None
    try:
        line = services.undo_change(actor=request.user, measure=found, number=number)
    except services.NotUndoable as error:
        raise Http404 from error
    except ChangedMeanwhile:
        messages.warning(request, _("ย้อนไม่ได้ เพราะมีการแก้ช่องเดียวกันหลังจากนั้น ดูที่ประวัติ"))
    else:
        messages.success(request, _("ย้อนกลับแล้ว"))
    found.refresh_from_db()
    if found.removed_at is not None:
        return redirect("measures:year", agency.slug, year)
    if line is not None and line.what == services.MOVED:
        return redirect("measures:order", agency.slug, year)
    return redirect("measures:record", agency.slug, year, key)


@agency_page(can_edit_plan)
@require_POST
def remove(request: AgencyRequest, agency: Agency, year: int, key: str) -> HttpResponse:
    """Take the measure out of the plan; the next page offers to bring it back."""
    found = measure_or_404(agency, year, key)
    number = services.remove_measure(actor=request.user, measure=found)
    back = reverse("measures:undo", args=[agency.slug, year, key, number])
    messages.success(request, _("เอามาตรการออกจากแผนแล้ว ประวัติยังอยู่"), extra_tags=back)
    return redirect("measures:year", agency.slug, year)


def names_of(part: str) -> list[str]:
    """The fields of a row that a form shows."""
    if part in FACTS:
        return list(FACTS[part].base_fields)
    return [part]


def _form(part: str, found: Measure, months: int | None, data: Any = None) -> Form:
    if part in FACTS and months is None:
        return FACTS[part].of(found, data)
    now = look_at(found, months)
    if part in CELLS:
        return ItemList(part, now.row, data, now.duties)
    return FACTS[part].of(now.row, data)


def _changes(form: Form) -> dict[str, Any] | None:
    if isinstance(form, ItemList):
        values = form.values()
        return None if values is None else {form.part: values}
    return form.all_values() if form.is_valid() else None


def page(
    request: AgencyRequest, agency: Agency, found: Measure, months: int, **more: Any
) -> HttpResponse:
    """The record page; `part` and `form` are what is being changed on it."""
    part = more.get("part", "")
    told = part in TOLD_FORMS
    prefetch_related_objects([found], *RELATED)
    context = {
        "agency": agency,
        "plan": found.plan,
        "measure": found,
        "months": months,
        "is_list": isinstance(more.get("form"), ItemList),
        "action": edit_address(agency, found, months if told else None, part) if part else "",
        "can_edit": can_edit_plan(request.standing) and found.removed_at is None,
        "may_undo": can_edit_plan(request.standing),
        **story_of(found, months),
        **more,
    }
    if part and not more.get("seen"):
        context["seen"] = seen_of(look_at(found, months if told else None), names_of(part))
    return render(request, "measures/record.html", context)


def edit_address(agency: Agency, found: Measure, months: int | None, part: str) -> str:
    """Where the form of a part is sent."""
    year = found.plan.fiscal_year
    if months is None:
        return reverse("measures:edit", args=[agency.slug, year, found.key, part])
    return reverse("measures:edit_told", args=[agency.slug, year, found.key, months, part])


def to_record(
    agency: Agency, found: Measure, months: int | None, part: str
) -> HttpResponseRedirect:
    """Back to the page, at the part that was changed."""
    here = reverse("measures:record", args=[agency.slug, found.plan.fiscal_year, found.key])
    query = "" if months is None else f"?round={months}"
    return HttpResponseRedirect(f"{here}{query}#{part}")


def said_with_undo(
    request: AgencyRequest, agency: Agency, found: Measure, words: str, line: Line | None
) -> None:
    """Say what was done, with the button that takes back what the journal's line tells."""
    back = ""
    if line is not None:
        year = found.plan.fiscal_year
        back = reverse("measures:undo", args=[agency.slug, year, found.key, line.number])
    messages.success(request, words, extra_tags=back)


def measure_or_404(agency: Agency, year: int, key: str, *, gone_too: bool = False) -> Measure:
    """A measure of the agency's plan of a year; one that was taken out only with `gone_too`."""
    found = selectors.measure_of(agency, year, key)
    if found is None or (found.removed_at is not None and not gone_too):
        raise Http404
    return found
