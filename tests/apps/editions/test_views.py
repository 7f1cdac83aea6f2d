"""The pages of the editions: what each year uses, what it asks, a file of one's own."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.apps.editions.models import EditionChoice, OwnEdition
from prongsai.apps.editions.services import take_file
from tests.apps.editions.test_services import own_file
from tests.factories.people import House

pytestmark = pytest.mark.django_db
OURS, ALL = "/suan-tan/settings/editions/", "/platform/editions/"


def _client(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_everybody_of_the_agency_reads_what_a_year_asks(house: House) -> None:
    client = _client(house.malee)
    page = client.get(f"{OURS}2566/", {"shown": "1", "per": "200"})
    assert len(page.context["table"].body) == len(page.context["edition"].items)
    assert "o42" in page.content.decode()
    assert client.post(f"{OURS}2566/choose/", {"edition_year": 2565}).status_code == 403
    assert client.post(f"{OURS}file/").status_code == 403


def test_unconfirmed_wording_is_shown_as_such(house: House) -> None:
    page = _client(house.malee).get(f"{OURS}2567/", {"shown": "1", "sure": "wording"})
    rows = page.context["table"].rows
    assert rows
    assert all(not row.item.wording_known for row in rows)
    assert "หัวเรื่องเท่านั้น ไม่ใช่ถ้อยคำทางการ" in page.content.decode()


def test_a_year_without_an_edition_says_which_one_it_uses(house: House) -> None:
    page = _client(house.malee).get(f"{OURS}2570/").content.decode()
    assert "แสดงเกณฑ์ของปี 2569" in page


@pytest.mark.parametrize("year", [1, 2562, 2999])
def test_a_year_beyond_the_editions_has_no_page(house: House, year: int) -> None:
    assert _client(house.malee).get(f"{OURS}{year}/").status_code == 404


@pytest.mark.parametrize("where", [OURS, ALL])
def test_a_file_is_taken_used_and_withdrawn(house: House, where: str) -> None:
    client = _client(house.agency_admin if where == OURS else house.anna)
    file = SimpleUploadedFile("own.toml", own_file())
    assert client.post(f"{where}file/", {"file": file}).headers["Location"] == f"{where}2566/"
    assert "ฉบับหน่วยงาน" in client.get(f"{where}2566/").content.decode()
    kept = OwnEdition.objects.get()
    assert client.post(f"{where}files/{kept.pk}/withdraw/").status_code == 302
    assert client.post(f"{where}files/{kept.pk}/withdraw/").status_code == 404
    assert "ฉบับหน่วยงาน" not in client.get(f"{where}2566/").content.decode()


def test_what_is_wrong_with_a_file_is_said_with_its_place(house: House) -> None:
    spoilt = own_file().replace(b"title_th", b"titel_th", 1)
    file = SimpleUploadedFile("own.toml", spoilt)
    page = _client(house.agency_admin).post(f"{OURS}file/", {"file": file})
    assert page.context["problems"][0].startswith("ที่ instruments[0].title_th:")
    assert OwnEdition.objects.count() == 0


def test_an_agency_does_not_withdraw_what_is_not_its_own(house: House) -> None:
    for_all = take_file(actor=house.anna, name="all.toml", data=own_file())
    theirs = take_file(actor=house.nok, name="own.toml", data=own_file(), agency=house.other_agency)
    client = _client(house.agency_admin)
    for file in (for_all, theirs):
        assert client.post(f"{OURS}files/{file.pk}/withdraw/").status_code == 404
    page = client.get(OURS).content.decode()
    assert "all.toml" in page
    assert "own.toml" not in page


def test_another_shipped_year_is_chosen(house: House) -> None:
    client = _client(house.agency_admin)
    assert client.post(f"{OURS}2570/choose/", {"edition_year": 2568}).status_code == 302
    assert EditionChoice.objects.get().agency == house.agency
    assert client.post(f"{OURS}2570/choose/", {"edition_year": 1999}).status_code == 404


def test_the_years_ask_as_much_with_many_files(
    house: House, django_assert_max_num_queries: Any
) -> None:
    client = _client(house.agency_admin)
    take_file(actor=house.anna, name="0.toml", data=own_file())
    with django_assert_max_num_queries(8) as few:
        client.get(OURS)
    for n in range(8):
        take_file(actor=house.anna, name=f"{n}.toml", data=own_file())
    with django_assert_max_num_queries(len(few)):
        client.get(OURS)
