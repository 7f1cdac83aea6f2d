"""The page of the search."""

from typing import Any

import pytest
from django.test import Client

from prongsai.apps.measures.services import store_reading
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections
from tests.factories.people import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(house: House) -> Client:
    rows = (
        Row(1, item_code="o11", item_title="แผน <b>ปี</b> ๒๕๖๙"),
        Row(2, item_code="o12", item_title="อื่น", issue=f"{'ก ' * 200}ลำธาร{' ข' * 200}"),
    )
    reading = Reading("x", Meta(fiscal_year=2569), Sections(), rows)
    store_reading(actor=house.malee, agency=house.agency, reading=reading)
    desk = Client()
    desk.force_login(house.executive)
    return desk


def _found(client: Client, words: str) -> list[Any]:
    return list(client.get("/suan-tan/search/", {"q": words}).context["found"])


def test_words_are_marked_as_they_are_printed_and_nothing_else_is_markup(client: Client) -> None:
    (one,) = _found(client, "ปี</b>2569")
    assert one.title == "แผน &lt;b&gt;<mark>ปี&lt;/b&gt; ๒๕๖๙</mark>"


def test_a_long_text_is_cut_around_the_words(client: Client) -> None:
    (one,) = _found(client, "ลำธาร")
    assert "<mark>ลำธาร</mark>" in one.where
    assert one.where.startswith("…")
    assert one.where.endswith("…")
    assert len(one.where) < 220


def test_a_line_leads_to_its_measure(client: Client) -> None:
    (one,) = _found(client, "ลำธาร")
    assert client.get(one.url).status_code == 200


def test_nothing_found_says_so_and_no_words_ask_for_some(client: Client) -> None:
    nothing = client.get("/suan-tan/search/", {"q": "<ไม่มี>"}).content.decode()
    assert "ไม่พบ “&lt;ไม่มี&gt;”" in nothing
    assert _found(client, " ") == []


def test_the_words_stay_in_the_field_of_the_frame(client: Client) -> None:
    shell = client.get("/suan-tan/search/", {"q": "ลำธาร"}).context["shell"]
    assert (shell.search_url, shell.search_words) == ("/suan-tan/search/", "ลำธาร")
