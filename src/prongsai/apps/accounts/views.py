"""Signing in and out, and one's own account."""

from __future__ import annotations

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts import services
from prongsai.apps.accounts.forms import AccountForm, SignInForm
from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.pages import SignedInRequest, account_page, public_page

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
        auth.login(request, user)
        services.note_sign_in(user=user)
        return remember_language(HttpResponseRedirect(_next_page(request)), user)
    waiting = any(error.code == "wait" for error in form.non_field_errors().as_data())
    return render(
        request,
        "accounts/sign_in.html",
        {"form": form, "next": _wanted_page(request)},
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


@account_page()
def my_account(request: SignedInRequest) -> HttpResponse:
    """Name, e-mail and language of the signed-in person."""
    form = AccountForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        user = services.change_account(actor=request.user, user=form.instance, **form.cleaned_data)
        messages.success(request, _("บันทึกบัญชีของท่านแล้ว"))
        return remember_language(redirect("accounts:my_account"), user)
    return render(request, "accounts/my_account.html", {"form": form})


@account_page()
@sensitive_post_parameters()
def my_password(request: SignedInRequest) -> HttpResponse:
    """A new password, asked with the old one; other sessions of the account end."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.set_password(
            actor=request.user, user=request.user, password=form.cleaned_data["new_password1"]
        )
        auth.update_session_auth_hash(request, request.user)
        messages.success(request, _("เปลี่ยนรหัสผ่านแล้ว"))
        return redirect("accounts:my_account")
    return render(request, "accounts/my_password.html", {"form": form})


def remember_language(response: HttpResponse, user: User) -> HttpResponse:
    """The account's language becomes the browser's."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        user.locale,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
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
