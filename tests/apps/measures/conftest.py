"""The measure of the small plan, stored."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from prongsai.apps.measures.models import Measure
    from tests.factories.people import House


@pytest.fixture
def measure(house: "House") -> "Measure":
    # Django is not set up while this file is loaded, where only this folder's tests are run
    from prongsai.apps.measures import services
    from tests.factories.measures import READING

    plan = services.store_reading(actor=house.malee, agency=house.agency, reading=READING)
    return plan.measures.get()
