"""The fiscal year and the round that a person works on in an agency: the two switches on top.

A page whose address names a year is of that year. Every other page is of the year that was chosen,
and until one is chosen of the year that runs today, or of the latest that has a plan. A choice
holds until time makes another one natural: a plan of a newer year, or the end of the round.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.agencies.rules import is_member
from prongsai.apps.jobs.clock import today
from prongsai.apps.measures.selectors import for_agency as plans_of
from prongsai.domain.thai.fiscal import FiscalYear, Round, RoundMonths
from prongsai.ui.memory import keep, recall

ROUNDS: tuple[RoundMonths, ...] = (6, 12)


@dataclass(frozen=True, slots=True)
class Working:
    """`year` is of the Buddhist era; `years` are those that have a plan, the latest first."""

    year: int
    months: RoundMonths
    years: tuple[int, ...] = ()

    @property
    def round(self) -> Round:
        return Round(FiscalYear(self.year), self.months)


def running_round(day: date, year: int) -> RoundMonths:
    """The round of a fiscal year that is worked on: 6 months until March ends, then 12."""
    return 6 if day <= Round(FiscalYear(year), 6).end else 12


def working_in(
    request: HttpRequest, agency: Agency, years: tuple[int, ...] | None = None
) -> Working:
    """Year and round of this page; asked for once a request. `years`: those that have a plan, the
    latest first, where a page knows them already."""
    found = getattr(request, "_working", None)
    if not isinstance(found, Working):
        if years is None:
            years = tuple(plans_of(agency).values_list("fiscal_year", flat=True))
        found = _working(request, agency.slug, years, today())
        request._working = found  # type: ignore[attr-defined]
    return found


def _working(request: HttpRequest, slug: str, years: tuple[int, ...], day: date) -> Working:
    running = FiscalYear.of(day).be
    chosen = recall(request, _place(slug))
    year = running if running in years or not years else years[0]
    if chosen.get("latest") == max(years, default=0) and chosen.get("year") in years:
        year = int(chosen["year"])
    named = request.resolver_match.kwargs if request.resolver_match else {}
    if named.get("year") in years:
        year = named["year"]
    months = running_round(day, year)
    if chosen.get("instead_of") == [year, months] and chosen.get("months") in ROUNDS:
        months = cast(RoundMonths, chosen["months"])
    asked = str(named.get("months") or request.GET.get("round", ""))
    if asked in map(str, ROUNDS):
        months = cast(RoundMonths, int(asked))
    return Working(year, months, years)


def _place(slug: str) -> str:
    return f"working/{slug}"


@agency_page(is_member)
@require_POST
def choose(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """Take another year or round, and go on where one was, in that year."""
    was = working_in(request, agency)
    wanted = request.POST.get("year", ""), request.POST.get("months", "")
    year = next((one for one in was.years if str(one) == wanted[0]), was.year)
    running = running_round(today(), year)
    months = next((one for one in ROUNDS if str(one) == wanted[1]), running)
    choice = {
        "year": year,
        "latest": max(was.years, default=0),
        "months": months,
        "instead_of": [year, running],
    }
    keep(request, _place(agency.slug), choice)
    return redirect(_there(request, agency, Working(year, months, was.years)))


def _there(request: HttpRequest, agency: Agency, now: Working) -> str:
    """The page that one came from, of the year and round chosen; the nearest above it where the
    page was of a thing that belongs to one year."""
    home = reverse("home", args=[agency.slug])
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    path = back.partition("?")[0]
    if not ours or not path.startswith(home):
        return home
    try:
        match = resolve(path)
    except Resolver404:
        return home
    kwargs = {**match.kwargs, "year": now.year} if "year" in match.kwargs else dict(match.kwargs)
    if "months" in kwargs:
        kwargs["months"] = now.months
    if "year" in kwargs and set(kwargs) - {"agency", "year", "months"}:
        above = path.partition(f"/{match.kwargs['year']}/")[0]
        return f"{above}/{now.year}/"
    return reverse(match.view_name, kwargs=kwargs)
