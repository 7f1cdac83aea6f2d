"""Sessions know whose they are: seen and ended by their person."""

import pytest
from django.test import Client

from prongsai.apps.accounts.models import Session
from prongsai.apps.accounts.selectors import sessions_of
from prongsai.apps.journal.models import Line
from tests.factories.people import PASSWORD, House

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


def _browser(agent: str, address: str) -> Client:
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    client.post("/accounts/sign-in/", {"username": "malee", "password": PASSWORD})
    return client


def test_a_person_sees_where_she_is_signed_in(house: House) -> None:
    here = _browser(FIREFOX, "192.0.2.1")
    _browser(PHONE, "192.0.2.2")
    found = sessions_of(house.malee, here=here.session.session_key or "")
    assert [(one.browser, one.address, one.is_here) for one in found] == [
        ("Chrome · Android", "192.0.2.2", False),
        ("Firefox · Linux", "192.0.2.1", True),
    ]
    page = here.get("/accounts/me/").content.decode()
    assert "Chrome · Android" in page
    assert "192.0.2.2" in page


def test_signing_out_everywhere_leaves_this_browser_alone(house: House) -> None:
    here, there = _browser(FIREFOX, "192.0.2.1"), _browser(PHONE, "192.0.2.2")
    stranger = Client()
    stranger.force_login(house.nok)
    assert here.post("/accounts/me/sessions/").status_code == 302
    assert here.get("/accounts/me/").status_code == 200
    assert there.get("/accounts/me/").status_code == 302
    assert stranger.get("/accounts/me/").status_code == 200
    line = Line.objects.order_by("-number").first()
    assert line is not None
    assert (line.what, line.after) == ("accounts.sessions_ended", {"count": 1})


def test_a_new_password_ends_the_other_browsers(house: House) -> None:
    here, there = _browser(FIREFOX, "192.0.2.1"), _browser(PHONE, "192.0.2.2")
    new = "ทุ่งนา-สีทอง-ยามเย็น"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/accounts/me/password/", data).status_code == 302
    assert there.get("/accounts/me/").status_code == 302
    assert [
        one.is_here for one in sessions_of(house.malee, here=here.session.session_key or "")
    ] == [True]


def test_a_session_without_a_sign_in_is_nobody_s() -> None:
    client = Client()
    session = client.session
    session["x"] = 1
    session.save()
    assert Session.objects.get().user is None
    assert Session.get_session_store_class()(Session.objects.get().pk)["x"] == 1
