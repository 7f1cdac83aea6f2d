"""Migrations say what the models say."""

from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_no_model_waits_for_a_migration() -> None:
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected\n"


def test_a_fresh_database_lacks_no_migration() -> None:
    call_command("migrate", check=True, plan=True, verbosity=0, stdout=StringIO())
