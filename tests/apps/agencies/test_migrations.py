"""What a migration makes of rows that were there before it."""

from importlib import import_module

import pytest
from django.apps import apps

from prongsai.apps.agencies.models import Agency
from tests.factories.people import make_agency


@pytest.mark.django_db
def test_agencies_of_before_are_found_by_their_names() -> None:
    agency = make_agency()
    kept = agency.sought
    Agency.objects.update(sought="")
    import_module("prongsai.apps.agencies.migrations.0002_settings").fill_sought(apps, None)
    assert Agency.objects.get().sought == kept
    assert Agency.objects.sought_by("อบต. บ้านสวนตาล").get() == agency
