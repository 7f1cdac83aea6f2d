"""The theme of the cookie."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from prongsai.ui.preferences import chosen_theme, remember_theme


@pytest.mark.parametrize(
    ("kept", "theme"), [("dark", "dark"), ("light", "light"), ("x", "system"), ("", "system")]
)
def test_an_unknown_theme_is_that_of_the_machine(kept: str, theme: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["prongsai-theme"] = kept
    assert chosen_theme(request) == theme


def test_the_cookie_is_safe_and_lasts_a_year() -> None:
    response = HttpResponse()
    remember_theme(response, "dark", secure=True)
    cookie = response.cookies["prongsai-theme"]
    assert (cookie["max-age"], cookie["samesite"], cookie["secure"], cookie["httponly"]) == (
        365 * 24 * 3600,
        "Lax",
        True,
        True,
    )
