"""What the kit keeps of a person goes with the person."""

import pytest

from prongsai.ui.models import Kept
from tests.factories.people import House


@pytest.mark.django_db
def test_choices_go_with_their_person(house: House) -> None:
    kept = Kept.objects.create(person=house.anna, choices={"a": {"per": 50}})
    assert str(kept) == str(house.anna.pk)
    house.anna.delete()
    assert not Kept.objects.exists()
