"""Every view says whose page it is and which question opens it.

    @public_page
    def about(request): ...

    @account_page()
    def my_account(request): ...

    @platform_page(can_administer_platform)
    def agencies(request): ...

Pages of an agency: `prongsai.apps.agencies.pages`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django_htmx.http import HttpResponseClientRedirect

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.rules import anyone, can_administer_platform, is_signed_in

View = Callable[..., HttpResponseBase]
Question = Callable[..., bool]
AnyView = TypeVar("AnyView", bound=View)

SCOPES = ("public", "account", "agency", "platform")


class SignedInRequest(HttpRequest):
    """A request behind one of the doors below: its user is a person."""

    user: User


def marked(view: AnyView, scope: str, question: Question) -> AnyView:
    """Note on the view what `prongsai manage routes` and the access matrix read."""
    slice_name = question.__module__.removeprefix("prongsai.").split(".")[-2]
    view.scope = scope  # type: ignore[attr-defined]
    view.question = f"{slice_name}.{question.__name__}"  # type: ignore[attr-defined]
    view.asks = question  # type: ignore[attr-defined]
    return view


def public_page(view: AnyView) -> AnyView:
    """A page for everybody."""
    return marked(view, "public", anyone)


def account_page(question: Question = is_signed_in) -> Callable[[View], View]:
    """A page about the signed-in person alone; others are led to the sign-in."""

    def door(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            if not question(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return marked(inner, "account", question)

    return door


def platform_page(question: Question = can_administer_platform) -> Callable[[View], View]:
    """A page of the installation; for who may not see it, it does not exist."""

    def door(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            if not question(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return marked(inner, "platform", question)

    return door


def ask_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in, and back here afterwards; a form that was sent is not sent again."""
    back = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
    response = redirect_to_login(back)
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(response.url)
    return response
