"""Pages of a review: doubts, source and reading; rows, tables and pairs; and what is decided."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.imports import deciding, pages, sending, structure
from prongsai.apps.imports.choices import ON_THE_WAY, ImportState
from prongsai.apps.imports.deciding import ChangedMeanwhile, NotUnderReview
from prongsai.apps.imports.models import Import
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.rules import can_import, can_see_imports
from prongsai.apps.imports.selectors import for_agency
from prongsai.apps.jobs.selectors import job_by_id
from prongsai.domain.reading.review.values import NotAValue
from prongsai.library.messages import text

WRONG, CONFLICT = 422, 409


def spoken(code: str, **params: str) -> str:
    """A sentence of the message files in the reader's language."""
    return text(code, get_language() or "th", **params)


def whole_import(agency: Agency, number: int) -> Import:
    """The whole import, of this agency alone; 404 for another's."""
    found = for_agency(agency).defer(None).select_related("agency", "added_by", "file")
    one: Import = get_object_or_404(found, pk=number)
    return one


def _is_part(request: AgencyRequest) -> bool:
    return request.headers.get("HX-Target") == "review"


@agency_page(can_see_imports)
@require_GET
def review(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Doubts, source and reading side by side; before that the progress, after it the end."""
    one = whole_import(agency, number)
    if one.state != ImportState.REVIEW:
        status = WRONG if one.state == ImportState.REFUSED else 200
        return render(request, "imports/state.html", state_page(request, one), status=status)
    return _review_page(request, one, request.GET)


def _review_page(
    request: AgencyRequest, one: Import, asked: Any, *, status: int = 200, **more: Any
) -> HttpResponse:
    works = can_import(request.standing)
    review = Review(one)
    context = pages.review_page(
        review,
        doubt=asked.get("doubt", ""),
        at=asked.get("at", ""),
        cell=asked.get("cell", ""),
        person=request.user if works else None,
    )
    source = context["source"]
    context |= {"agency": one.agency, "can_import": works, **more}
    if works and source is not None and source.cell:
        context["of_cell"] = structure.cell_page(review, source.cell)
    template = "imports/review_part.html" if _is_part(request) else "imports/review.html"
    return render(request, template, context, status=status)


def state_page(request: AgencyRequest, one: Import) -> dict[str, Any]:
    """What the page of an import says that is not under review."""
    job = job_by_id(one.job)
    words = job.words if job else {}
    refusal = one.refusal
    return {
        "agency": one.agency,
        "one": one,
        "running": one.state in ON_THE_WAY,
        "job": job,
        "failed": job is not None and job.is_finished and one.state in ON_THE_WAY,
        "words": spoken(words["code"], **words["params"]) if words else _("รอคิวอ่าน"),
        "refusal": spoken(refusal["code"], **refusal["params"]) if refusal else "",
        "can_import": can_import(request.standing),
    }


@agency_page(can_import)
@require_POST
def decide(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """One decision; afterwards the next doubt, or the place that was decided upon."""
    one = whole_import(agency, number)
    sent = request.POST
    try:
        _decided(request, one)
    except NotAValue as wrong:
        return _not_taken(request, one, spoken(wrong.code, **wrong.params))
    except ChangedMeanwhile:
        return _not_taken(request, one, spoken("review.changed_meanwhile"), status=CONFLICT)
    except NotUnderReview:
        return ended(request, one)
    return _back(request, one, after=sent.get("doubt", "") if sent.get("next") else "")


def _decided(request: AgencyRequest, one: Import) -> None:
    sent, actor = request.POST, request.user
    kind, doubt, seen = sending.kind_of(sent), sending.doubt_of(sent), sending.seen_by(sent)
    if kind == "accept":
        deciding.accept(actor=actor, one=one, doubt=doubt, seen=seen)
        return
    at = sending.place_of(sent, kind)
    value = sending.value_of(sent, kind, at)
    deciding.decide(actor=actor, one=one, kind=kind, at=at, value=value, doubt=doubt, seen=seen)


@agency_page(can_import)
@require_POST
def undo(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Take back a decision: the one that the button named, or the last of one doubt or of all."""
    one = whole_import(agency, number)
    which = request.POST.get("number", "")
    try:
        deciding.undo(
            actor=request.user,
            one=one,
            doubt=sending.doubt_of(request.POST),
            number=int(which[:9]) if which.isascii() and which.isdecimal() else None,
        )
    except NotUnderReview:
        return ended(request, one)
    return _back(request, one)


@agency_page(can_import)
@require_POST
def typed(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Keep words half typed, or let them go."""
    one = whole_import(agency, number)
    at = request.POST.get("at", "")[:300]
    if request.POST.get("forget"):
        deciding.forget_typed(person=request.user, one=one, at=at)
        return _back(request, one)
    try:
        deciding.keep_typed(
            person=request.user, one=one, at=at, words=request.POST.get("words", "")
        )
    except NotUnderReview:
        return HttpResponse(status=CONFLICT)
    return render(request, "imports/kept.html")


def _back(request: AgencyRequest, one: Import, after: str = "") -> HttpResponse:
    """To the page where the form stood; after a doubt, to the next that is open."""
    sent = request.POST
    page, row = sent.get("page", "review"), sent.get("row", "")
    address = reverse("imports:review", args=[one.agency.slug, one.pk])
    if page == "rows":
        rows = reverse("imports:rows", args=[one.agency.slug, one.pk])
        return redirect(f"{rows}?row={row}" if row else rows)
    table = page.removeprefix("table.")
    if table.isascii() and table.isdecimal() and page != table:
        return redirect("imports:table", one.agency.slug, one.pk, int(table[:6]))
    doubt = pages.next_open(Review(one), after) if after else sending.doubt_of(sent)
    if not doubt and sent.get("cell"):
        return redirect(f"{address}?cell={sent['cell'][:30]}")
    return redirect(f"{address}?doubt={doubt}" if doubt else address)


def _not_taken(
    request: AgencyRequest, one: Import, why: str, *, status: int = WRONG
) -> HttpResponse:
    """The page again, with why nothing was written and the words that were sent."""
    sent = request.POST
    page = sent.get("page", "")
    more = {"wrong": why, "sent": sent.get("words", ""), "sent_at": sent.get("at", "")}
    if page == "rows":
        context = structure.rows_page(Review(one), row=sent.get("row", ""), person=request.user)
        context |= {"agency": one.agency, "can_import": True, **more}
        return render(request, "imports/rows.html", context, status=status)
    table = page.removeprefix("table.")
    if page != table and table.isascii() and table.isdecimal():
        return _table(request, one, int(table[:6]), status=status, **more)
    asked = {
        "doubt": sending.doubt_of(sent),
        "at": sent.get("at", ""),
        "cell": sent.get("cell", ""),
    }
    if asked["at"].startswith("/tables/"):
        asked["at"] = ""
    return _review_page(request, one, asked, status=status, **more)


def ended(request: AgencyRequest, one: Import) -> HttpResponse:
    """The import came to its end meanwhile: say so, and what became of it."""
    if _is_part(request):
        response = HttpResponse()
        response.headers["HX-Redirect"] = reverse("imports:review", args=[one.agency.slug, one.pk])
        return response
    context = state_page(request, whole_import(one.agency, one.pk)) | {"too_late": True}
    return render(request, "imports/state.html", context, status=CONFLICT)


@agency_page(can_see_imports)
@require_GET
def rows(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Every row and every field of the reading, and the facts of the document."""
    one = whole_import(agency, number)
    if one.state != ImportState.REVIEW:
        return redirect("imports:review", agency=agency.slug, number=number)
    context = structure.rows_page(Review(one), row=request.GET.get("row", ""), person=request.user)
    context |= {"agency": agency, "can_import": can_import(request.standing)}
    return render(request, "imports/rows.html", context)


@agency_page(can_import)
@require_http_methods(["GET", "POST"])
def table(request: AgencyRequest, agency: Agency, number: int, table: int) -> HttpResponse:
    """A table of the file: say which field each column is; only that table is read again."""
    one = whole_import(agency, number)
    if one.state != ImportState.REVIEW:
        return redirect("imports:review", agency=agency.slug, number=number)
    if request.method == "GET":
        return _table(request, one, table)
    try:
        deciding.decide(
            actor=request.user,
            one=one,
            kind="columns",
            at=f"/tables/{table}",
            value=sending.columns_value(request.POST),
            seen=sending.seen_by(request.POST),
        )
    except NotUnderReview:
        return ended(request, one)
    except ChangedMeanwhile:
        why = spoken("review.changed_meanwhile")
        return _table(request, one, table, status=CONFLICT, wrong=why)
    except NotAValue as wrong:
        why = spoken(wrong.code, **wrong.params)
        return _table(request, one, table, status=WRONG, wrong=why)
    return redirect("imports:rows", agency=agency.slug, number=number)


def _table(
    request: AgencyRequest, one: Import, number: int, *, status: int = 200, **more: Any
) -> HttpResponse:
    found = structure.table_page(Review(one), number, request.user)
    if found is None:
        if request.method == "POST":  # the table went into another one
            return redirect("imports:rows", agency=one.agency.slug, number=one.pk)
        raise Http404
    found |= {"agency": one.agency, **more}
    return render(request, "imports/table.html", found, status=status)


@agency_page(can_import)
@require_http_methods(["GET", "POST"])
def pairs(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Plan rows and report rows of one file: confirm which belong together, or change it."""
    one = whole_import(agency, number)
    if one.state != ImportState.REVIEW:
        return redirect("imports:review", agency=agency.slug, number=number)
    wrong, status = "", 200
    if request.method == "POST":
        try:
            deciding.confirm_pairs(
                actor=request.user,
                one=one,
                pairs=sending.pairs_of(request.POST),
                seen=sending.seen_by(request.POST),
            )
        except NotUnderReview:
            return ended(request, one)
        except ChangedMeanwhile:
            wrong, status = spoken("review.changed_meanwhile"), CONFLICT
        except NotAValue as not_fit:
            wrong, status = spoken(not_fit.code, **not_fit.params), WRONG
        else:
            return redirect("imports:pairs", agency=agency.slug, number=number)
    context = structure.pairs_page(Review(one)) | {"agency": agency, "wrong": wrong}
    return render(request, "imports/pairs.html", context, status=status)
