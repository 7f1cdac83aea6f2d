"""Signing in and out."""

from __future__ import annotations

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts import founding, services
from prongsai.apps.accounts.forms import SignInForm
from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.pages import public_page
from prongsai.ui.preferences import remember_theme

TOO_MANY_REQUESTS = 429


@public_page
@sensitive_post_parameters("password")
@csrf_protect
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; who is signed in already goes on."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(_next_page(request))
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        return let_in(request, user, _next_page(request))
    waiting = any(error.code == "wait" for error in form.non_field_errors().as_data())
    return render(
        request,
        "accounts/sign_in.html",
        {"form": form, "next": _wanted_page(request), "nobody_yet": founding.is_open()},
        status=TOO_MANY_REQUESTS if waiting else 200,
    )


@public_page
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the answer tells the browser to forget what it kept."""
    user = request.user
    auth.logout(request)
    if isinstance(user, User):
        services.note_sign_out(user=user)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def let_in(request: HttpRequest, user: User, address: str) -> HttpResponse:
    """Begin the session of a person who has proved to be it, and lead on."""
    auth.login(request, user)
    services.note_sign_in(request=request, user=user)
    return remember_choices(HttpResponseRedirect(address), user)


def remember_choices(response: HttpResponse, user: User) -> HttpResponse:
    """The account's language and theme become the browser's."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        user.locale,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    remember_theme(response, user.theme, secure=settings.SESSION_COOKIE_SECURE)
    return response


def _wanted_page(request: HttpRequest) -> str:
    """The page that was asked for before the sign-in, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours and wanted != reverse("accounts:sign_in") else ""


def _next_page(request: HttpRequest) -> str:
    return _wanted_page(request) or resolve_url(settings.LOGIN_REDIRECT_URL)
