"""Which edition each year uses and what it asks: for an agency, and for the installation."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.pages import SignedInRequest, platform_page
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.agencies.rules import can_administer, is_member
from prongsai.apps.editions import services
from prongsai.apps.editions.forms import ChoiceForm, FileForm
from prongsai.apps.editions.models import OwnEdition
from prongsai.apps.editions.selectors import InUse, editions_in_use, files_of
from prongsai.apps.editions.tables import ItemTable, asked_by
from prongsai.apps.jobs.clock import today
from prongsai.domain.ita.problems import EditionError, Problem
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.library.editions import YEARS
from prongsai.library.messages import text

_WITH_PLACE = "editions.fault_at"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages stand: in an agency's settings, or among those of the installation."""

    agency: Agency | None = None

    @property
    def frame(self) -> str:
        return "agencies/settings_base.html" if self.agency else "editions/platform_base.html"

    def url(self, name: str, *args: object) -> str:
        if self.agency is None:
            return reverse(f"platform_editions:{name}", args=args)
        return reverse(f"editions:{name}", args=[self.agency.slug, *args])

    def context(self, **more: object) -> dict[str, object]:
        return {"agency": self.agency, "place": self, "frame": self.frame, **more}

    @property
    def years_url(self) -> str:
        return self.url("years")

    def is_own(self, file: OwnEdition) -> bool:
        return file.agency_id == (self.agency.pk if self.agency else None)


# In an agency


@agency_page(is_member)
def years(request: AgencyRequest, agency: Agency) -> HttpResponse:
    return _years(request, Place(agency), may_change=can_administer(request.standing))


@agency_page(is_member)
def year(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    return _year(request, Place(agency), year, may_change=can_administer(request.standing))


@agency_page(can_administer)
@require_POST
def take_file(request: AgencyRequest, agency: Agency) -> HttpResponse:
    return _take_file(request, request.user, Place(agency))


@agency_page(can_administer)
@require_POST
def choose(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse:
    return _choose(request, request.user, Place(agency), year)


@agency_page(can_administer)
@require_POST
def withdraw(request: AgencyRequest, agency: Agency, file: int) -> HttpResponse:
    return _withdraw(request, request.user, Place(agency), file)


# Of the installation


@platform_page()
def all_years(request: SignedInRequest) -> HttpResponse:
    return _years(request, Place(), may_change=True)


@platform_page()
def one_year(request: SignedInRequest, year: int) -> HttpResponse:
    return _year(request, Place(), year, may_change=True)


@platform_page()
@require_POST
def take_file_for_all(request: SignedInRequest) -> HttpResponse:
    return _take_file(request, request.user, Place())


@platform_page()
@require_POST
def choose_for_all(request: SignedInRequest, year: int) -> HttpResponse:
    return _choose(request, request.user, Place(), year)


@platform_page()
@require_POST
def withdraw_for_all(request: SignedInRequest, file: int) -> HttpResponse:
    return _withdraw(request, request.user, Place(), file)


# Both


def _shown_years() -> list[int]:
    """From the first edition to the year after this one, the latest first."""
    return list(range(FiscalYear.of(today()).be + 1, YEARS[0] - 1, -1))


def _years(
    request: HttpRequest,
    place: Place,
    *,
    may_change: bool,
    form: FileForm | None = None,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    """What each year uses, and the files that were put in place of ours."""
    files = list(files_of(place.agency).select_related("by").defer("data"))
    context = place.context(
        rows=[(one, place.url("year", one.fiscal_year)) for one in _in_use(place)],
        files=[
            (one, place.url("withdraw", one.pk) if may_change and place.is_own(one) else "")
            for one in files
        ],
        may_change=may_change,
        form=form or FileForm(),
        file_url=place.url("file"),
        problems=[_sentence(one) for one in problems],
    )
    return render(request, "editions/years.html", context)


def _in_use(place: Place) -> list[InUse]:
    return editions_in_use(_shown_years(), place.agency)


def _year(request: HttpRequest, place: Place, year: int, *, may_change: bool) -> HttpResponse:
    """The items of what a year uses, with their marks."""
    if year not in _shown_years():
        raise Http404
    used = editions_in_use([year], place.agency)[0]
    edition = used.edition
    language = get_language() or "th"
    scope = f"{place.agency.slug if place.agency else 'platform'}/{year}"
    table = ItemTable(asked_by(edition), request, scope=scope)
    if file := table.export():
        return file
    context = place.context(
        used=used,
        edition=edition,
        owner=edition.passport.owner.in_language(language),
        status=edition.passport.status_words.in_language(language),
        warnings=[one.words.in_language(language) for one in edition.warnings],
        table=table,
        may_change=may_change and used.file is None,
        form=ChoiceForm(initial={"edition_year": used.edition_year}),
        choose_url=place.url("choose", year),
    )
    return render(request, "editions/year.html", context)


def _take_file(request: HttpRequest, user: User, place: Place) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _years(request, place, may_change=True, form=form)
    file = form.cleaned_data["file"]
    try:
        kept = services.take_file(actor=user, name=file.name, data=file.read(), agency=place.agency)
    except EditionError as error:
        return _years(request, place, may_change=True, problems=error.problems)
    said = _("ใช้ไฟล์ “%(name)s” เป็นเกณฑ์ของปี %(year)d แล้ว")
    messages.success(request, said % {"name": kept.name, "year": kept.fiscal_year})
    return redirect(place.url("year", kept.fiscal_year))


def _choose(request: HttpRequest, user: User, place: Place, year: int) -> HttpResponse:
    form = ChoiceForm(request.POST)
    if year not in _shown_years() or not form.is_valid():
        raise Http404
    services.choose_edition(
        actor=user,
        fiscal_year=year,
        edition_year=form.cleaned_data["edition_year"],
        agency=place.agency,
    )
    messages.success(request, _("บันทึกเกณฑ์ที่ใช้แล้ว"))
    return redirect(place.url("year", year))


def _withdraw(request: HttpRequest, user: User, place: Place, file: int) -> HttpResponse:
    found = get_object_or_404(
        OwnEdition.objects.defer("data"), agency=place.agency, pk=file, withdrawn_at=None
    )
    services.withdraw_file(actor=user, file=found)
    messages.success(request, _("เลิกใช้ไฟล์ “%(name)s” แล้ว") % {"name": found.name})
    return redirect(place.years_url)


def _sentence(problem: Problem) -> str:
    language = get_language() or "th"
    fault = text(problem.code, language, **problem.params)
    return text(_WITH_PLACE, language, at=problem.at, fault=fault) if problem.at else fault
