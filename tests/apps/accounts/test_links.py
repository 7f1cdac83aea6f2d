"""One-time links: handed over, used once, and never written down."""

from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.test import Client

from prongsai.apps.accounts.links import issue_link, person_of_link
from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.services import set_active
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM
from tests.factories.people import PASSWORD, House

pytestmark = pytest.mark.django_db
NEW = {"new_password1": "ทุ่งนา-สีทอง-ยามเย็น", "new_password2": "ทุ่งนา-สีทอง-ยามเย็น"}


def _parts(path: str) -> tuple[str, str]:
    key, token = path.strip("/").split("/")[2:]
    return key, token


def test_a_link_leads_to_a_password_of_ones_own_and_into_the_system(house: House) -> None:
    client = Client()
    path = issue_link(actor=house.agency_admin, user=house.malee)
    shown = client.get(path)
    assert "มาลี ใจดี" in shown.content.decode()
    answer = client.post(path, NEW)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/accounts/me/").status_code == 200
    assert User.objects.get(username="malee").check_password(NEW["new_password1"])


def test_a_link_opens_once(house: House) -> None:
    path = issue_link(actor=house.agency_admin, user=house.malee)
    assert Client().post(path, NEW).status_code == 302
    again = Client().post(path, {**NEW, "new_password1": PASSWORD, "new_password2": PASSWORD})
    assert again.status_code == 410
    assert not User.objects.get(username="malee").check_password(PASSWORD)


def test_a_newer_link_ends_the_older_one(house: House) -> None:
    older = issue_link(actor=house.agency_admin, user=house.malee)
    newer = issue_link(actor=house.agency_admin, user=house.malee)
    assert (Client().get(older).status_code, Client().get(newer).status_code) == (410, 200)


def test_a_link_ends_after_a_day(house: House) -> None:
    path = issue_link(actor=house.agency_admin, user=house.malee)
    tomorrow = datetime.now() + timedelta(hours=25)
    with mock.patch("prongsai.apps.accounts.links._signer._now", return_value=tomorrow):
        assert Client().get(path).status_code == 410


def test_a_link_ends_the_password_and_every_session_before_it(house: House) -> None:
    client = Client()
    client.force_login(house.malee)
    issue_link(actor=house.agency_admin, user=house.malee)
    assert client.get("/accounts/me/").status_code == 302
    assert house.malee.sessions.count() == 0
    assert not User.objects.get(username="malee").check_password(PASSWORD)


def test_a_closed_account_has_no_way_in(house: House) -> None:
    path = issue_link(actor=house.agency_admin, user=house.malee)
    set_active(actor=SYSTEM, user=house.malee, is_active=False)
    assert Client().get(path).status_code == 410


@pytest.mark.parametrize("key", ["MQ", "x", "____", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk"])
def test_an_invented_link_is_nobody_s(house: House, key: str) -> None:
    assert person_of_link(key, "c0ffee-0123456789abcdef0123456789abcdef") is None


def test_no_line_of_the_journal_holds_the_link(house: House) -> None:
    path = issue_link(actor=house.agency_admin, user=house.malee, book=house.agency.code)
    line = Line.objects.get()
    assert (line.book, line.what, line.after) == (
        house.agency.code, "accounts.link_issued", {"username": "malee"},
    )  # fmt: skip
    assert not any(part in line.after_json for part in _parts(path))


def test_a_weak_password_keeps_the_link(house: House) -> None:
    path = issue_link(actor=house.agency_admin, user=house.malee)
    weak = Client().post(path, {"new_password1": "password12", "new_password2": "password12"})
    assert weak.status_code == 200
    assert Client().get(path).status_code == 200
