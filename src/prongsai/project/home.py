"""The first pages: the choice of an agency, and what to do next in it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.pages import public_page
from prongsai.apps.accounts.rules import can_administer_platform
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.agencies.rules import is_member
from prongsai.apps.agencies.selectors import agencies_of
from prongsai.apps.imports.rules import can_import
from prongsai.apps.imports.services import AlreadyHere, add_import
from prongsai.apps.jobs.clock import today
from prongsai.apps.jobs.selectors import clockwork, is_alarm
from prongsai.library.samples import FOLDER
from prongsai.project.middleware import too_large
from prongsai.project.overview import overview_of
from prongsai.project.todo import plans_of, today_of
from prongsai.project.working import working_in
from prongsai.ui.views import error_page

SAMPLE = "scan-2566-six-months.txt"  # read well, with doubts to decide


@public_page
def front(request: HttpRequest) -> HttpResponse:
    """To the sign-in, to the only place of a person, or the choice among several."""
    if not isinstance(request.user, User):
        return redirect("accounts:sign_in")
    agencies = list(agencies_of(request.user, day=today()))
    is_keeper = can_administer_platform(request.user)
    if "choose" not in request.GET:
        if len(agencies) == 1 and not is_keeper:
            return redirect("home", agency=agencies[0].slug)
        if is_keeper and not agencies:
            return redirect("platform:agencies")
    return render(request, "project/front.html", {"agencies": agencies, "is_keeper": is_keeper})


@agency_page(is_member)
def home(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """What to do next."""
    day = today()
    plans = plans_of(agency)
    working = working_in(request, agency, tuple(plan.fiscal_year for plan in plans))
    found = today_of(request.standing, day, working, plans)
    context = {
        "agency": agency,
        "day": day,
        "today": found,
        "overview": overview_of(found.plan, found.lines, day) if found.plan else None,
        "is_alarm": is_alarm(),
    }
    return render(request, "project/home.html", context)


@agency_page(can_import)
@require_POST
def try_sample(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """Bring in the report of an invented municipality, to see how a document is reviewed."""
    path = FOLDER / SAMPLE
    name = _("รายงานตัวอย่าง") + path.suffix
    try:
        one = add_import(actor=request.user, agency=agency, name=name, chunks=[path.read_bytes()])
    except AlreadyHere as here:
        one = here.earlier
    return redirect("imports:review", agency=agency.slug, number=one.pk)


@public_page
def health(request: HttpRequest) -> JsonResponse:
    """For watchers of the machine: 503 when the database answers but the ticks have stopped."""
    state = clockwork()
    is_alarm()  # for the log
    return JsonResponse(
        {"database": "ok", "ticks": "stopped" if state.stopped else "ok", "waiting": state.waiting},
        status=503 if state.stopped else 200,
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What cannot be read; a form that is too large or holds too much says so."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    reason = ""
    if isinstance(exception, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        reason = _("ส่งไฟล์มามากเกินไปในครั้งเดียว จึงยังไม่ได้เก็บไฟล์ใด เลือกครั้งละไม่เกิน %d ไฟล์") % most
    elif isinstance(exception, TooManyFieldsSent):
        reason = _("ฟอร์มนี้มีช่องมากเกินกว่าที่รับได้ จึงยังไม่ได้บันทึกอะไร แบ่งส่งเป็นหลายครั้ง")
    return error_page(request, 400, exception, reason=reason)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(request, 500)
