"""Pages of imports: files in, reading as it goes on, review, and the way into the plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.imports import pages, services
from prongsai.apps.imports.choices import ON_THE_WAY, ImportState
from prongsai.apps.imports.forms import LARGEST, UploadForm, value_of_words
from prongsai.apps.imports.models import Import
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.rules import can_import, can_see_imports
from prongsai.apps.imports.selectors import for_agency
from prongsai.apps.imports.services import AlreadyHere, NotUnderReview
from prongsai.apps.jobs.selectors import job_by_id
from prongsai.documents.readers import DEFAULT, Refused
from prongsai.documents.readers.sniff import sniff
from prongsai.domain.reading.review.values import NotAValue
from prongsai.library.messages import text

TOO_LARGE, WRONG, CONFLICT = 413, 422, 409
MEGABYTE = 1024 * 1024


@agency_page(can_see_imports)
@require_GET
def imports(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """The agency's imports, the latest first."""
    found = for_agency(agency)[:200]
    context = {"agency": agency, "imports": found, "can_import": can_import(request.standing)}
    return render(request, "imports/list.html", context)


@agency_page(can_import)
@require_http_methods(["GET", "POST"])
def upload(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """Take files in; each becomes an import, and the same file again leads to the earlier one."""
    form, status = UploadForm(), 200
    if request.method == "POST":
        form, status = UploadForm(request.POST, request.FILES), WRONG
        if form.is_valid():
            files = form.cleaned_data["documents"]
            refused = [
                (file.name, wrong) for file in files if (wrong := _refused_at_the_door(file))
            ]
            if not refused:
                return _taken_in(request, agency, files)
            for name, wrong in refused:
                form.add_error("documents", f"{name}: {_say_refusal(wrong, name)}")
            status = TOO_LARGE if any(one.code == "read.too_large" for _, one in refused) else WRONG
    return render(
        request,
        "imports/new.html",
        {"agency": agency, "form": form, "largest": LARGEST // MEGABYTE},
        status=status,
    )


def _refused_at_the_door(file: Any) -> Refused | None:
    """What a look at the bytes tells already; the rest is told when the file is read."""
    if file.size > LARGEST:
        return Refused("read.too_large", size=str(LARGEST // MEGABYTE))
    if file.name.lower().endswith(".json"):
        return None
    try:
        sniff(file.name, file.read(), DEFAULT)
    except Refused as refused:
        return refused
    finally:
        file.seek(0)
    return None


def _say_refusal(refused: Refused, name: str) -> str:
    return text(refused.code, get_language() or "th", **{"name": name, **refused.params})


def _taken_in(request: AgencyRequest, agency: Agency, files: list[Any]) -> HttpResponse:
    made = []
    for file in files:
        try:
            made.append(
                services.add_import(
                    actor=request.user, agency=agency, name=file.name, chunks=file.chunks()
                )
            )
        except AlreadyHere as here:
            made.append(here.earlier)
            said = _("ไฟล์ “%(name)s” เคยนำเข้าแล้ว จึงไม่นำเข้าซ้ำ")
            messages.info(request, said % {"name": file.name})
    if len(made) == 1:
        return redirect("imports:review", agency=agency.slug, number=made[0].pk)
    return redirect("imports:list", agency=agency.slug)


def _import(agency: Agency, number: int) -> Import:
    """The whole import, of this agency alone."""
    found = for_agency(agency).defer(None).select_related("agency", "added_by", "file")
    one: Import = get_object_or_404(found, pk=number)
    return one


@agency_page(can_see_imports)
@require_GET
def review(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Doubts, source and reading side by side; before that the progress, after it the end."""
    one = _import(agency, number)
    if one.state != ImportState.REVIEW:
        status = WRONG if one.state == ImportState.REFUSED else 200
        return render(request, "imports/state.html", _state(request, one), status=status)
    context = pages.review_page(
        Review(one), doubt=request.GET.get("doubt", ""), at=request.GET.get("at", "")
    )
    context |= {"agency": agency, "can_import": can_import(request.standing)}
    part = request.headers.get("HX-Target") == "review"
    return render(request, "imports/review_part.html" if part else "imports/review.html", context)


@agency_page(can_see_imports)
@require_GET
def progress(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """How far the reading is; once it has ended, the browser goes to the review."""
    one = get_object_or_404(for_agency(agency), pk=number)
    if one.state not in ON_THE_WAY:
        response = HttpResponse()
        response.headers["HX-Redirect"] = reverse("imports:review", args=[agency.slug, number])
        return response
    return render(request, "imports/progress.html", _state(request, one))


def _state(request: AgencyRequest, one: Import) -> dict[str, Any]:
    job = job_by_id(one.job)
    language = get_language() or "th"
    words = job.words if job else {}
    said = text(words["code"], language, **words["params"]) if words else _("รอคิวอ่าน")
    refusal = one.refusal
    return {
        "agency": one.agency,
        "one": one,
        "running": one.state in ON_THE_WAY,
        "job": job,
        "failed": job is not None and job.is_finished and one.state in ON_THE_WAY,
        "words": said,
        "refusal": text(refusal["code"], language, **refusal["params"]) if refusal else "",
        "can_import": can_import(request.standing),
    }


@agency_page(can_import)
@require_POST
def decide(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """One decision; afterwards the next doubt, or the place that was decided upon."""
    one = _import(agency, number)
    sent = request.POST
    try:
        _decided(request, one)
    except NotAValue as wrong:
        return _not_taken(request, one, text(wrong.code, get_language() or "th", **wrong.params))
    except NotUnderReview:
        return _ended(request, one)
    return _back(request, one, after=sent.get("doubt", "") if sent.get("next") else "")


def _decided(request: AgencyRequest, one: Import) -> None:
    sent, actor = request.POST, request.user
    kind, at, doubt = sent.get("kind", ""), sent.get("at", "")[:300], sent.get("doubt", "")[:12]
    if kind == "accept":
        services.accept(actor=actor, one=one, doubt=doubt)
    elif kind == "leave":
        services.decide(actor=actor, one=one, kind="leave", at=at, doubt=doubt)
    elif kind == "correct":
        value = value_of_words(at, sent.get("words", ""))
        services.decide(actor=actor, one=one, kind="correct", at=at, value=value, doubt=doubt)
    elif kind in ("join", "pair"):
        value = sent.get("value") or None
        services.decide(actor=actor, one=one, kind=kind, at=at, value=value)  # type: ignore[arg-type]
    elif kind in ("drop", "add"):
        services.decide(actor=actor, one=one, kind=kind, at=at)  # type: ignore[arg-type]
    elif kind == "split":
        value = pages.split_value(sent)
        services.decide(actor=actor, one=one, kind="split", at=at, value=value)
    else:
        raise NotAValue("review.no_such_decision")


@agency_page(can_import)
@require_POST
def undo(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Take back the last decision, of one doubt or of all."""
    one = _import(agency, number)
    try:
        services.undo(actor=request.user, one=one, doubt=request.POST.get("doubt", "")[:12])
    except NotUnderReview:
        return _ended(request, one)
    return _back(request, one)


def _back(request: AgencyRequest, one: Import, after: str = "") -> HttpResponse:
    """To the page where the form stood; after a doubt, to the next that is open."""
    asked = request.POST.get("page", "review")
    route = "imports:rows" if asked == "rows" else "imports:review"
    address = reverse(route, args=[one.agency.slug, one.pk])
    doubt = pages.next_open(Review(one), after) if after else request.POST.get("doubt", "")[:12]
    query = f"?doubt={doubt}" if doubt and route == "imports:review" else ""
    row = request.POST.get("row", "")
    if route == "imports:rows" and row:
        query = f"?row={row}"
    return redirect(address + query)


def _not_taken(request: AgencyRequest, one: Import, why: str) -> HttpResponse:
    """The review again, with why nothing was written and the words that were sent."""
    review = Review(one)
    sent = request.POST
    if sent.get("page") == "rows":
        context = pages.rows_page(review, row=sent.get("row", ""))
        template = "imports/rows.html"
    else:
        context = pages.review_page(review, doubt=sent.get("doubt", ""), at=sent.get("at", ""))
        template = "imports/review.html"
    context |= {
        "agency": one.agency,
        "can_import": True,
        "wrong": why,
        "sent": sent.get("words", ""),
    }
    return render(request, template, context, status=WRONG)


def _ended(request: AgencyRequest, one: Import) -> HttpResponse:
    context = _state(request, _import(one.agency, one.pk)) | {"too_late": True}
    return render(request, "imports/state.html", context, status=CONFLICT)


@agency_page(can_see_imports)
@require_GET
def rows(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Every row and every field of the reading, and the facts of the document."""
    one = _import(agency, number)
    if one.state != ImportState.REVIEW:
        return redirect("imports:review", agency=agency.slug, number=number)
    context = pages.rows_page(Review(one), row=request.GET.get("row", ""))
    context |= {"agency": agency, "can_import": can_import(request.standing)}
    return render(request, "imports/rows.html", context)


@agency_page(can_import)
@require_http_methods(["GET", "POST"])
def columns(request: AgencyRequest, agency: Agency, number: int, table: int) -> HttpResponse:
    """Say which field each column of a raw table is; only that table is read again."""
    one = _import(agency, number)
    if one.state != ImportState.REVIEW:
        return redirect("imports:review", agency=agency.slug, number=number)
    found = pages.columns_page(Review(one), table)
    if found is None:
        raise Http404
    found |= {"agency": agency}
    if request.method == "POST":
        value = pages.columns_value(request.POST)
        try:
            services.decide(
                actor=request.user, one=one, kind="columns", at=f"/tables/{table}", value=value
            )
        except NotUnderReview:
            return _ended(request, one)
        except NotAValue as wrong:
            found["wrong"] = text(wrong.code, get_language() or "th", **wrong.params)
            return render(request, "imports/columns.html", found, status=WRONG)
        return redirect("imports:rows", agency=agency.slug, number=number)
    return render(request, "imports/columns.html", found)


@agency_page(can_import)
@require_http_methods(["GET", "POST"])
def store(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """What will be written, measure by measure; then write it."""
    one = _import(agency, number)
    if one.state != ImportState.REVIEW:
        return redirect("imports:review", agency=agency.slug, number=number)
    wrong, status = "", 200
    if request.method == "POST":
        try:
            services.store_in_plan(actor=request.user, one=one)
        except NotUnderReview:
            return _ended(request, one)
        except NotAValue as not_fit:
            wrong, status = text(not_fit.code, get_language() or "th", **not_fit.params), WRONG
        else:
            messages.success(request, _("บันทึกเข้าแผนแล้ว"))
            return redirect("imports:review", agency=agency.slug, number=number)
    context = pages.store_page(Review(one)) | {"agency": agency, "wrong": wrong}
    return render(request, "imports/store.html", context, status=status)


@agency_page(can_import)
@require_POST
def discard(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Put the import away; nothing of it is in the plan."""
    one = _import(agency, number)
    try:
        services.discard(actor=request.user, one=one)
    except NotUnderReview:
        return _ended(request, one)
    messages.success(request, _("ไม่ใช้ไฟล์นี้แล้ว แผนไม่เปลี่ยน"))
    return redirect("imports:list", agency=agency.slug)
