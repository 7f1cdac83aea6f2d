"""Pages of documents: which there are, one with its choices and its pages, the files themselves."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.evidence import store
from prongsai.apps.measures import services as measures
from prongsai.apps.measures.changing import ChangedMeanwhile
from prongsai.apps.measures.choices import ROUNDS
from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.selectors import for_agency, latest_round, plan_of, reading_of
from prongsai.apps.reports import services
from prongsai.apps.reports.choices import Choices, Ending, field_words, round_of
from prongsai.apps.reports.forms import ChoicesForm, WordsForm
from prongsai.apps.reports.models import ReportFile
from prongsai.apps.reports.photos import has_photos
from prongsai.apps.reports.rules import can_read_reports, can_word_reports
from prongsai.apps.reports.selectors import files_for_agency, latest_files, state_of
from prongsai.documents.writers.pdf.pages import NoSuchPage, page_picture
from prongsai.domain.plan.reading import Reading
from prongsai.domain.report.build import choice_for, fields_not_shown

_LATEST = 10
_FOR_EVER = "private, max-age=31536000, immutable"  # the address says the content


@require_safe
@agency_page(can_read_reports)
def reports(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """The years of which a document can be made, and the latest documents."""
    context = {"plans": for_agency(agency), "files": latest_files(agency)[:_LATEST]}
    return render(request, "reports/list.html", {"agency": agency, **context})


@require_safe
@agency_page(can_read_reports)
def report(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    """The document as it will print, beside the few choices that change it."""
    plan = _plan(agency, year)
    reading = _reading(plan, request.GET.get("round", ""))
    form = ChoicesForm(reading, request.GET, has_photos=has_photos(agency, reading))
    choices = form.choices()
    file = _asked(request, agency, year, reading, choices, Ending.PDF)
    layout = choices.layout or choice_for(reading)
    context = {
        "form": form,
        "not_shown": field_words(fields_not_shown(reading, layout)),
        "layout": layout,
        "downloads": _downloads(request, agency, year),
        "months": choices.round or 0,
        "can_word": can_word_reports(request.standing),
        **_preview(file),
    }
    return render(request, "reports/report.html", {"agency": agency, "year": year, **context})


@require_safe
@agency_page(can_read_reports)
def download(request: AgencyRequest, agency: Agency, year: int, ending: str) -> HttpResponseBase:
    """The document in one form; while its PDF is being made, the page that shows how far it is."""
    if ending not in Ending.values:
        raise Http404
    reading = _reading(_plan(agency, year), request.GET.get("round", ""))
    form = ChoicesForm(reading, request.GET, has_photos=has_photos(agency, reading))
    choices = form.choices()
    file = _asked(request, agency, year, reading, choices, Ending(ending))
    if not file.content_id:
        words = request.GET.urlencode()
        return redirect(f"{reverse('reports:report', args=[agency.slug, year])}?{words}")
    return _sent(file)


@require_safe
@agency_page(can_read_reports)
def preview(request: AgencyRequest, agency: Agency, year: int, key: str) -> HttpResponse:
    """The part of the page with the pages, fetched again while they are being made."""
    file = _file(agency, year, key)
    context = {"agency": agency, "year": year, **_preview(file)}
    return render(request, "reports/part_preview.html", context)


@require_POST
@agency_page(can_read_reports)
def again(request: AgencyRequest, agency: Agency, year: int, key: str) -> HttpResponse:
    """Ask once more for a document whose making failed."""
    file = _file(agency, year, key)
    if state_of(file) == "failed":
        services.make_again(actor=request.user, file=file)
    words = urlencode(_asked_by(Choices.from_json(file.choices)))
    return redirect(f"{reverse('reports:report', args=[agency.slug, year])}?{words}")


@require_safe
@agency_page(can_read_reports)
def picture(
    request: AgencyRequest, agency: Agency, year: int, key: str, number: int
) -> HttpResponse:
    """One page of a made PDF."""
    file = _file(agency, year, key)
    if file.ending != Ending.PDF or not file.content_id:
        raise Http404
    try:
        data = page_picture(store.read(file.content_id), number)
    except NoSuchPage as error:
        raise Http404 from error
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": _FOR_EVER})


@require_safe
@agency_page(can_read_reports)
def made(request: AgencyRequest, agency: Agency, year: int, key: str) -> HttpResponseBase:
    """A document that was made before, as it was made."""
    file = _file(agency, year, key)
    if not file.content_id:
        raise Http404
    return _sent(file)


@agency_page(can_word_reports)
def words(request: AgencyRequest, agency: Agency, year: int, months: int) -> HttpResponse:
    """Title, preface, analysis and remarks of a round's report as a form."""
    plan = _plan(agency, year)
    if months not in (0, *ROUNDS):
        raise Http404
    now = measures.words_of(plan, months)
    form = WordsForm.of(now, request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            measures.change_words(
                actor=request.user,
                plan=plan,
                months=months,
                words=form.changed_words(),
                seen=request.POST.get("seen", ""),
            )
        except ChangedMeanwhile:
            status = 409
            form.add_error(None, _("มีผู้แก้ก่อนท่าน ตรวจสิ่งที่พิมพ์ไว้ แล้วบันทึกอีกครั้งถ้ายังต้องการ"))
        else:
            messages.success(request, _("บันทึกแล้ว"))
            return redirect(f"{reverse('reports:report', args=[agency.slug, year])}?round={months}")
    context = {
        "agency": agency,
        "year": year,
        "months": months,
        "form": form,
        "seen": measures.seen_words(now),
        "stored": form.stored() if status == 409 else [],
    }
    return render(request, "reports/words.html", context, status=status)


def _plan(agency: Agency, year: int) -> Plan:
    plan = plan_of(agency, year)
    if plan is None:
        raise Http404
    return plan


def _reading(plan: Plan, asked: str) -> Reading:
    """The plan and the report of the round that is asked for, else of the one that changed last."""
    months = round_of(asked)
    return reading_of(plan, latest_round(plan) if months is None else months, with_sources=False)


def _file(agency: Agency, year: int, key: str) -> ReportFile:
    return get_object_or_404(files_for_agency(agency), fiscal_year=year, key=key)


def _asked(
    request: AgencyRequest,
    agency: Agency,
    year: int,
    reading: Reading,
    choices: Choices,
    ending: Ending,
) -> ReportFile:
    return services.ask_for_report(
        actor=request.user,
        agency=agency,
        fiscal_year=year,
        reading=reading,
        choices=choices,
        ending=ending,
    )


def _sent(file: ReportFile) -> StreamingHttpResponse:
    assert file.content is not None
    headers = {
        "Content-Disposition": content_disposition_header(True, file.name) or "attachment",
        "Content-Length": str(file.content.size),
        "Cache-Control": "private, no-cache",
    }
    parts = store.chunks(file.content.sha256)
    return StreamingHttpResponse(parts, content_type=file.media_type, headers=headers)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the preview; the size keeps its place before the picture is there."""

    number: int
    width: int
    height: int


def _preview(file: ReportFile) -> dict[str, object]:
    pages = [Page(n, *size) for n, size in enumerate(file.pages, start=1)]
    return {"file": file, "state": state_of(file), "pages": pages}


@dataclass(frozen=True, slots=True)
class Download:
    """A form in which the document can be had, with the choices of the page."""

    label: str
    url: str
    is_main: bool


def _downloads(request: HttpRequest, agency: Agency, year: int) -> list[Download]:
    words = request.GET.urlencode()
    return [
        Download(
            str(one.label),
            f"{reverse('reports:download', args=[agency.slug, year, one.value])}?{words}",
            one is Ending.DOCX,
        )
        for one in Ending
    ]


def _asked_by(choices: Choices) -> dict[str, str]:
    """The choices as the page's form sends them."""
    said = {
        "round": choices.round,
        "layout": choices.layout,
        "digits": choices.digits,
        "signature": None if choices.signature else "no",
        "photos": None if choices.photos else "no",
        "title": choices.title,
        "prepared_by": choices.prepared_by,
        "prepared_date": choices.prepared_date,
    }
    return {name: str(value) for name, value in said.items() if value is not None}
