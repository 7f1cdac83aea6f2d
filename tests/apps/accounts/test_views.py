"""The pages of accounts: what a sign-in brings along, and what the own page keeps."""

import pytest
from django.test import Client

from prongsai.apps.accounts.models import User
from tests.factories.people import PASSWORD, House

pytestmark = pytest.mark.django_db
ME = "/accounts/me/"


def _sign_in(username: str = "malee") -> Client:
    client = Client()
    client.post("/accounts/sign-in/", {"username": username, "password": PASSWORD})
    return client


def test_a_sign_in_brings_the_own_language_and_theme(house: House) -> None:
    User.objects.filter(pk=house.malee.pk).update(locale="en", theme="dark")
    client = _sign_in()
    assert client.cookies["django_language"].value == "en"
    assert client.cookies["prongsai-theme"].value == "dark"
    assert 'data-theme="dark"' in client.get(ME).content.decode()


def test_the_theme_is_kept_with_the_account(house: House) -> None:
    client = _sign_in()
    facts = {"full_name": "มาลี ใจดี", "email": "", "locale": "th", "theme": "light"}
    assert client.post(ME, facts).status_code == 302
    assert User.objects.get(pk=house.malee.pk).theme == "light"
    assert _sign_in().cookies["prongsai-theme"].value == "light"


@pytest.mark.parametrize("facts", [{"theme": "pink"}, {"locale": "xx"}, {"full_name": ""}])
def test_a_choice_that_is_not_offered_is_refused(house: House, facts: dict[str, str]) -> None:
    good = {"full_name": "มาลี ใจดี", "email": "", "locale": "th", "theme": "light"}
    answer = _sign_in().post(ME, good | facts)
    assert list(answer.context["form"].errors) == list(facts)


def test_signing_out_everywhere_says_when_there_is_nowhere_else(house: House) -> None:
    page = _sign_in().post("/accounts/me/sessions/", follow=True)
    assert "ไม่มีที่อื่นที่ยังลงชื่อเข้าใช้อยู่" in page.content.decode()


def test_the_first_pages_are_closed_to_get_where_they_change(house: House) -> None:
    assert _sign_in().get("/accounts/me/sessions/").status_code == 405
