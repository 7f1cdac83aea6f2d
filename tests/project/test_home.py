"""The first page of an agency."""

import pytest
from django.test import Client

from prongsai.apps.measures.services import store_reading
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections
from tests.factories.people import House


@pytest.mark.django_db
def test_the_years_to_choose_from_begin_with_the_latest(house: House) -> None:
    for year in (2569, 2570, 2568):
        reading = Reading("x", Meta(fiscal_year=year), Sections(), (Row(1, issue="ก"),))
        store_reading(actor=house.malee, agency=house.agency, reading=reading)
    client = Client()
    client.force_login(house.malee)
    years = client.get("/suan-tan/").context["shell"].switches[0]
    assert [choice.label for choice in years.choices] == ["2570", "2569", "2568"]
