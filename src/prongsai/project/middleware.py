"""What holds for every page: the content policy of browsers, the reader's language, bodies that
were not taken in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from prongsai.project.reception import TOO_LARGE
from prongsai.ui.views import error_page

Answer = Callable[[HttpRequest], HttpResponse]

_POLICY = "; ".join(f"{name} {value}" for name, value in settings.CONTENT_SECURITY_POLICY.items())
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeaders:
    """Headers that Django does not set itself; a view that set one keeps its own."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class ReadersLanguage:
    """The language that the reader chose, else the one of the account, else Thai.

    The browser's own list is not asked: an English browser is no wish for English in an office.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = _chosen(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        return response


class RefusedBody:
    """The page that says why a body was not taken in; see `reception`."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        refused = getattr(request, "refused_body", 0)
        if not refused:
            return self.answer(request)
        return too_large(request) if refused == TOO_LARGE else error_page(request, refused)


def too_large(request: HttpRequest) -> HttpResponse:
    """The page of a body or a file beyond the limit."""
    limit = f"{settings.UPLOAD_LIMIT_BYTES // 1024**2} MB"
    return error_page(request, TOO_LARGE, limit=limit)


def _chosen(request: HttpRequest) -> str:
    known = dict(settings.LANGUAGES)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen not in known and settings.SESSION_COOKIE_NAME in request.COOKIES:
        chosen = getattr(request.user, "locale", "")
    return chosen if chosen in known else settings.LANGUAGE_CODE
