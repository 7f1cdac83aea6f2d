"""Pages of imports: files in, reading as it goes on, review, and the way into the plan."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.imports import services
from prongsai.apps.imports.choices import ON_THE_WAY, ImportState
from prongsai.apps.imports.deciding import NotUnderReview
from prongsai.apps.imports.drawing import PAGED, page_picture
from prongsai.apps.imports.forms import LARGEST, UploadForm
from prongsai.apps.imports.models import Import
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.reviewing import (
    CONFLICT,
    WRONG,
    ended,
    spoken,
    state_page,
    whole_import,
)
from prongsai.apps.imports.rules import can_import, can_see_imports
from prongsai.apps.imports.selectors import for_agency
from prongsai.apps.imports.sending import choices_of, same_of
from prongsai.apps.imports.services import AlreadyHere
from prongsai.apps.imports.storepage import store_page
from prongsai.apps.measures.services import PlanChanged
from prongsai.documents.readers import DEFAULT, Refused
from prongsai.documents.readers.picture import NoSuchPage
from prongsai.documents.readers.sniff import sniff
from prongsai.domain.reading.review.values import NotAValue

TOO_LARGE = 413
MEGABYTE = 1024 * 1024
_A_WEEK = "private, max-age=604800, immutable"


@agency_page(can_see_imports)
@require_GET
def imports(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """The agency's imports, the latest first."""
    found = list(for_agency(agency)[:200])
    context = {
        "agency": agency,
        "imports": found,
        "can_import": can_import(request.standing),
        "running": any(one.state in ON_THE_WAY for one in found),
    }
    part = request.headers.get("HX-Target") == "imports"
    return render(request, "imports/list_part.html" if part else "imports/list.html", context)


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
                try:
                    return _taken_in(request, agency, _parts(form))
                except Refused as unbound:
                    refused = [(files[0].name, unbound)]
            for name, wrong in refused:
                why = spoken(wrong.code, **{"name": name, **wrong.params})
                form.add_error("documents", f"{name}: {why}")
            status = TOO_LARGE if any(one.code == "read.too_large" for _, one in refused) else WRONG
    return render(
        request,
        "imports/new.html",
        {"agency": agency, "form": form, "largest": LARGEST // MEGABYTE},
        status=status,
    )


def _parts(form: UploadForm) -> list[tuple[str, Iterable[bytes]]]:
    """The files to keep: each by itself, or photos bound as one.  Raises `Refused`."""
    files = form.cleaned_data["documents"]
    if not form.cleaned_data["as_one"] or len(files) == 1:
        return [(file.name, file.chunks()) for file in files]
    from prongsai.documents.binding import bound

    stem = PurePosixPath(files[0].name).stem
    return [(f"{stem}.pdf", [bound([file.read() for file in files])])]


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


def _taken_in(
    request: AgencyRequest, agency: Agency, files: list[tuple[str, Iterable[bytes]]]
) -> HttpResponse:
    made = []
    for name, chunks in files:
        try:
            made.append(
                services.add_import(actor=request.user, agency=agency, name=name, chunks=chunks)
            )
        except AlreadyHere as here:
            made.append(here.earlier)
            said = _("ไฟล์ “%(name)s” เคยนำเข้าแล้ว จึงไม่นำเข้าซ้ำ")
            messages.info(request, said % {"name": name})
    if len(made) == 1:
        return redirect("imports:review", agency=agency.slug, number=made[0].pk)
    return redirect("imports:list", agency=agency.slug)


@agency_page(can_see_imports)
@require_GET
def progress(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """How far the reading is; once it has ended, the browser goes to the review."""
    one = get_object_or_404(for_agency(agency), pk=number)
    if one.state not in ON_THE_WAY:
        response = HttpResponse()
        response.headers["HX-Redirect"] = reverse("imports:review", args=[agency.slug, number])
        return response
    return render(request, "imports/progress.html", state_page(request, one))


@agency_page(can_import)
@require_http_methods(["GET", "POST"])
def store(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """What will be written, measure by measure and field by field; then write what was taken."""
    one = whole_import(agency, number)
    if one.state != ImportState.REVIEW:
        return redirect("imports:review", agency=agency.slug, number=number)
    wrong, status = "", 200
    chosen, same = choices_of(request.POST), same_of(request.POST)
    if request.method == "POST" and not request.POST.get("show"):
        try:
            _store(request, one)
        except NotUnderReview:
            return ended(request, one)
        except NotAValue as not_fit:
            wrong, status = spoken(not_fit.code, **not_fit.params), WRONG
        except PlanChanged:
            wrong, status = spoken("review.plan_changed"), CONFLICT
        else:
            messages.success(request, _("บันทึกเข้าแผนแล้ว"))
            return redirect("imports:review", agency=agency.slug, number=number)
    context = store_page(Review(one), chosen, same) | {"agency": agency, "wrong": wrong}
    return render(request, "imports/store.html", context, status=status)


def _store(request: AgencyRequest, one: Import) -> None:
    sent = request.POST
    version = str(sent.get("version", ""))
    services.store_in_plan(
        actor=request.user,
        one=one,
        chosen=choices_of(sent),
        same=same_of(sent),
        version=int(version) if version.isascii() and version.isdecimal() else None,
    )


@agency_page(can_see_imports)
@require_safe
def picture(request: AgencyRequest, agency: Agency, number: int, page: int) -> HttpResponse:
    """A page of the file as its reader saw it."""
    one = whole_import(agency, number)
    document = Review(one).source
    if document is None or document.format not in PAGED or not 1 <= page <= (document.pages or 0):
        raise Http404
    try:
        data = page_picture(one, document, page)
    except (NoSuchPage, Refused) as error:
        raise Http404 from error
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": _A_WEEK})


@agency_page(can_import)
@require_POST
def discard(request: AgencyRequest, agency: Agency, number: int) -> HttpResponse:
    """Put the import away; nothing of it is in the plan."""
    one = whole_import(agency, number)
    try:
        services.discard(actor=request.user, one=one)
    except NotUnderReview:
        return ended(request, one)
    messages.success(request, _("ไม่ใช้ไฟล์นี้แล้ว แผนไม่เปลี่ยน"))
    return redirect("imports:list", agency=agency.slug)
