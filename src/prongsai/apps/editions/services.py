"""Writes of the choice of editions."""

from __future__ import annotations

from django.db import transaction

from prongsai.apps.editions.models import EditionChoice
from prongsai.apps.editions.selectors import edition_year_for
from prongsai.apps.journal.services import Actor, record
from prongsai.library.editions import YEARS


class UnknownEdition(ValueError):
    """No edition of that year ships with us."""


def choose_edition(*, actor: Actor, fiscal_year: int, edition_year: int) -> EditionChoice:
    """From now on the fiscal year is read by that edition; raises `UnknownEdition`."""
    if edition_year not in YEARS:
        raise UnknownEdition(edition_year)
    with transaction.atomic():
        before = {"edition_year": edition_year_for(fiscal_year)}
        choice, _ = EditionChoice.objects.update_or_create(
            fiscal_year=fiscal_year, defaults={"edition_year": edition_year}
        )
        record(
            actor=actor,
            what="editions.edition_chosen",
            target=choice,
            before=before,
            after={"edition_year": edition_year},
        )
    return choice
