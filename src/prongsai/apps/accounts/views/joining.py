"""The first steps into the system: by a one-time link, or as the first administrator of all."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from prongsai.apps.accounts import founding, links
from prongsai.apps.accounts.forms import FirstPasswordForm, FoundingForm
from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.pages import public_page
from prongsai.apps.accounts.views.signing import let_in

GONE = 410


@public_page
@sensitive_post_parameters()
@never_cache
def welcome(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Choose the own password by a one-time link, and be signed in with it."""
    user = links.person_of_link(key, token)
    if user is None:
        return render(request, "accounts/link_over.html", status=GONE)
    form = FirstPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        links.use_link(user=user, password=form.cleaned_data["new_password1"])
        return let_in(request, user, resolve_url(settings.LOGIN_REDIRECT_URL))
    return render(request, "accounts/welcome.html", {"form": form, "person": user})


@public_page
@sensitive_post_parameters()
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """The first administrator of an installation in which there is nobody; gone afterwards."""
    if not founding.is_open():
        raise Http404
    form = FoundingForm(User(), request.POST or None, initial={"key": request.GET.get("key", "")})
    if request.method == "POST" and form.is_valid():
        try:
            user = founding.found(
                username=form.cleaned_data["username"],
                password=form.cleaned_data["new_password1"],
                full_name=form.cleaned_data["full_name"],
            )
        except founding.NotEmpty as error:
            raise Http404 from error
        except ValidationError as error:  # too like the name that was given
            form.add_error("new_password1", error)
        else:
            return let_in(request, user, resolve_url(settings.LOGIN_REDIRECT_URL))
    return render(request, "accounts/start.html", {"form": form})
