"""The reader's own choices, and the pages of errors."""

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils.translation import override

from prongsai.ui.views import error_page

pytestmark = pytest.mark.django_db


def test_the_chosen_theme_is_kept_and_the_reader_is_where_they_were(client: Client) -> None:
    answer = client.post("/_ui/theme/", {"theme": "dark", "next": "/accounts/?x=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/?x=1")
    assert client.cookies["prongsai-theme"].value == "dark"
    client.post("/_ui/theme/", {"theme": "system", "next": "/"})
    assert client.cookies["prongsai-theme"].value == ""


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "", "javascript:x"])
def test_nobody_is_led_elsewhere(client: Client, place: str) -> None:
    for view in ("theme", "language"):
        assert client.post(f"/_ui/{view}/", {"next": place})["Location"] == "/"


def test_an_unknown_choice_is_no_choice(client: Client) -> None:
    client.post("/_ui/theme/", {"theme": "pink"})
    client.post("/_ui/language/", {"language": "xx"})
    assert (
        client.cookies.get("prongsai-theme", None) is None
        or not client.cookies["prongsai-theme"].value
    )
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


def test_the_chosen_language_is_kept(client: Client) -> None:
    client.post("/_ui/language/", {"language": "en", "next": "/"})
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_choices_are_made_by_post_alone(client: Client) -> None:
    assert [client.get(f"/_ui/{view}/").status_code for view in ("theme", "language")] == [405, 405]


@pytest.fixture
def request_of_nobody() -> HttpRequest:
    return RequestFactory().get("/somewhere/")


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
def test_every_error_has_its_page_in_both_languages(
    request_of_nobody: HttpRequest, status: int
) -> None:
    said = []
    for language in ("th", "en"):
        with override(language):
            answer = error_page(request_of_nobody, status)
        assert answer.status_code == status
        said.append(answer.content.decode().partition("<h1>")[2].partition("</h1>")[0])
        assert f'<html lang="{language}"' in answer.content.decode()
    assert said[0]
    assert said[0] != said[1]
