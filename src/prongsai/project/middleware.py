"""What holds for every page: the content policy of browsers, and the reader's language."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

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


def _chosen(request: HttpRequest) -> str:
    known = dict(settings.LANGUAGES)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen not in known and settings.SESSION_COOKIE_NAME in request.COOKIES:
        chosen = getattr(request.user, "locale", "")
    return chosen if chosen in known else settings.LANGUAGE_CODE
