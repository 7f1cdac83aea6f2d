"""The reader's own choices that are kept in the browser: the theme."""

from django.http import HttpRequest, HttpResponseBase

THEMES = ("system", "light", "dark")
THEME_COOKIE = "prongsai-theme"
_ONE_YEAR_S = 365 * 24 * 3600


def chosen_theme(request: HttpRequest) -> str:
    """The theme of the cookie; `system` where there is none, or one that we do not know."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else "system"


def remember_theme(response: HttpResponseBase, theme: str, *, secure: bool) -> None:
    """Keep the theme for a year; `system` is kept by forgetting."""
    if theme == "system" or theme not in THEMES:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
        return
    response.set_cookie(
        THEME_COOKIE, theme, max_age=_ONE_YEAR_S, secure=secure, httponly=True, samesite="Lax"
    )
