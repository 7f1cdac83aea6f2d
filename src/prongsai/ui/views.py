"""The kit's own pages: the reader's choices, error pages, what was understood of a date.

What they show and change is the reader's own browser's alone.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_GET, require_POST

from prongsai.ui.forms.understood import understood
from prongsai.ui.preferences import remember_theme
from prongsai.ui.rules import anyone, marked


@marked("public", anyone)
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme in a cookie and go back to where the reader was."""
    response = HttpResponseRedirect(_back(request))
    remember_theme(response, request.POST.get("theme", ""), secure=request.is_secure())
    return response


@marked("public", anyone)
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in Django's language cookie and go back."""
    response = HttpResponseRedirect(_back(request))
    language = request.POST.get("language", "")
    if check_for_language(language):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            secure=request.is_secure(),
            samesite="Lax",
        )
    return response


@marked("public", anyone)
@require_GET
def read_words(request: HttpRequest, kind: str) -> HttpResponse:
    """How a date or period would be understood, as a line beneath its field."""
    words = request.GET.get("words", "")[:300]
    return render(request, "ui/forms/understood.html", {"understood": understood(kind, words)})


def error_page(
    request: HttpRequest, status: int, exception: BaseException | None = None, **said: object
) -> HttpResponse:
    """The page of an error, 400 to 500, in the reader's language; `said` is the page's context."""
    return render(request, f"{status}.html", said, status=status)


def _back(request: HttpRequest) -> str:
    """The page to return to, if it is one of ours."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours and asked else "/"
