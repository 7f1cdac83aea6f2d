"""Source and reading, linked both ways, on pages and in tables."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.apps.imports.models import Import
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.source import cell_key, places_read_from, source_of_cell, source_view
from prongsai.apps.jobs.worker import run_waiting_jobs
from prongsai.documents.intake import take_in
from prongsai.documents.writers import write
from prongsai.library.knowledge import knowledge
from tests.factories.people import House
from tests.factories.short_report import SHORT_REPORT


@pytest.fixture
def client(house: House) -> Client:
    client = Client()
    client.force_login(house.malee)
    return client


def bring_in(client: Client, name: str, data: bytes) -> Import:
    client.post("/suan-tan/imports/new/", {"documents": [SimpleUploadedFile(name, data)]})
    run_waiting_jobs()
    return Import.objects.latest("pk")


def as_pdf() -> bytes:
    return write(take_in("a.txt", SHORT_REPORT.encode(), knowledge).reading, ".pdf")


def test_a_cell_leads_to_its_fields_and_a_field_to_its_cell(client: Client) -> None:
    one = bring_in(client, "ก.txt", SHORT_REPORT.encode())
    review = Review(one)
    at = f"/measures/@{review.applied.keys[0]}/measure"
    source = review.provenance_at(at)
    assert source is not None
    cell = (source.table or 0, source.row or 0, source.column or 0)
    assert at in places_read_from(review, cell)
    key = ".".join(map(str, cell))
    page = client.get(f"/suan-tan/imports/{one.pk}/", {"cell": key})
    assert at in [field.at for field in page.context["fields"] if field.current]
    marked = [each.key for row in page.context["source"].rows for each in row if each.marked]
    assert marked == [key]
    back = client.get(f"/suan-tan/imports/{one.pk}/", {"at": at})
    assert f'href="?cell={key}" aria-current="true"' in back.content.decode()


def test_a_cell_from_which_nothing_was_read_says_so_and_offers_to_read_its_row(
    client: Client,
) -> None:
    one = bring_in(client, "ก.txt", SHORT_REPORT.encode())
    header = client.get(f"/suan-tan/imports/{one.pk}/", {"cell": "1.1.1"}).content.decode()
    assert "ช่องนี้ไม่ได้อ่านเข้าที่ใด" in header
    assert "อ่านแถวนี้เป็นมาตรการ" in header
    for nowhere in ("9.9.9", "x", "1.1", "1.1.1.1", "²"):
        assert client.get(f"/suan-tan/imports/{one.pk}/", {"cell": nowhere}).status_code == 200
    assert (cell_key("1.2"), source_of_cell(Review(one), (9, 9, 9))) == (None, None)
    assert source_view(Review(one), None) is None


def test_a_page_is_shown_with_its_cells_framed(client: Client) -> None:
    one = bring_in(client, "ก.pdf", as_pdf())
    review = Review(one)
    at = f"/measures/@{review.applied.keys[0]}/measure"
    page = client.get(f"/suan-tan/imports/{one.pk}/", {"at": at})
    source = page.context["source"]
    (marked,) = [box for box in source.boxes if box.marked]
    assert marked.width > 20
    assert marked.height > 10
    assert source.page in (1, 2)
    picture = client.get(f"/suan-tan/imports/{one.pk}/pages/{source.page}.png")
    assert picture.headers["Content-Type"] == "image/png"
    assert "immutable" in picture.headers["Cache-Control"]
    assert client.get(f"/suan-tan/imports/{one.pk}/pages/99.png").status_code == 404
    text = bring_in(client, "ก.txt", SHORT_REPORT.encode())
    assert client.get(f"/suan-tan/imports/{text.pk}/pages/1.png").status_code == 404


def test_pages_of_another_agency_are_not_there(client: Client, house: House) -> None:
    one = bring_in(client, "ก.pdf", as_pdf())
    stranger = Client()
    stranger.force_login(house.nok)
    for agency in ("suan-tan", "nong-bua"):
        assert stranger.get(f"/{agency}/imports/{one.pk}/pages/1.png").status_code == 404


@pytest.mark.parametrize("rest", ["", "rows/", "store/", "pairs/", "tables/1/"])
def test_every_page_asks_few_questions_of_the_database(
    client: Client, rest: str, django_assert_max_num_queries: Any
) -> None:
    one = bring_in(client, "ก.txt", SHORT_REPORT.encode())
    with django_assert_max_num_queries(8):
        assert client.get(f"/suan-tan/imports/{one.pk}/{rest}").status_code == 200
