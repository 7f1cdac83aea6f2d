"""What a migration makes of rows that were there before it."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from prongsai.apps.editions.models import EditionChoice

BEFORE = [("editions", "0001_initial")]


@pytest.mark.django_db(transaction=True)
def test_choices_of_before_become_those_of_the_installation() -> None:
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes("editions")
    executor.migrate(BEFORE)
    try:
        old = executor.loader.project_state(BEFORE).apps.get_model("editions", "EditionChoice")
        old.objects.create(fiscal_year=2570, edition_year=2568)
    finally:
        MigrationExecutor(connection).migrate(latest)
    kept = EditionChoice.objects.get()
    assert (kept.agency, kept.fiscal_year, kept.edition_year) == (None, 2570, 2568)
