"""The measure of the small plan, stored."""

import pytest

from prongsai.apps.measures import services
from prongsai.apps.measures.models import Measure
from tests.factories.measures import READING
from tests.factories.people import House


@pytest.fixture
def measure(house: House) -> Measure:
    plan = services.store_reading(actor=house.malee, agency=house.agency, reading=READING)
    return plan.measures.get()
