"""The door of every page of an agency: scope from the address, the right from a named question.

    @agency_page(can_work)
    def edit(request: AgencyRequest, agency: Agency, year: int) -> HttpResponse: ...

with the route `path("plan/<int:year>/edit/", views.edit)` below `/<agency>/`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.pages import View, ask_to_sign_in, marked
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.selectors import standing_in
from prongsai.apps.agencies.standing import Standing
from prongsai.apps.jobs.clock import today

AgencyQuestion = Callable[[Standing], bool]


class AgencyRequest(HttpRequest):
    """A request inside an agency, by someone who may make it."""

    user: User
    agency: Agency
    standing: Standing


def agency_page(question: AgencyQuestion) -> Callable[[View], View]:
    """Open a view to those for whom the question is answered with yes.

    The view gets `agency` as an argument, and `request.agency` and `request.standing`.
    Signed out: to the sign-in. In another agency, or in none: 404, as if there were no such
    agency. Inside one's own without the right: 403.
    """

    def door(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, agency: str, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return ask_to_sign_in(request)
            standing = standing_in(agency, request.user, day=today())
            if standing is None:
                raise Http404
            request.agency = standing.agency  # type: ignore[attr-defined]
            request.standing = standing  # type: ignore[attr-defined]
            if not question(standing):
                raise PermissionDenied
            return view(request, agency=standing.agency, **kwargs)

        return marked(inner, "agency", question)

    return door
