"""Writes of what a year uses: choosing a shipped edition, taking in a file, withdrawing it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.editions.models import EditionChoice, OwnEdition
from prongsai.apps.editions.selectors import edition_year_for
from prongsai.apps.journal.services import Actor, record
from prongsai.library.editions import YEARS, read_own_edition


class UnknownEdition(ValueError):
    """No edition of that year ships with us."""


def choose_edition(
    *, actor: Actor, fiscal_year: int, edition_year: int, agency: Agency | None = None
) -> EditionChoice:
    """From now on the fiscal year is read by that edition; raises `UnknownEdition`."""
    if edition_year not in YEARS:
        raise UnknownEdition(edition_year)
    with transaction.atomic():
        before = {"edition_year": edition_year_for(fiscal_year, agency)}
        choice, _ = EditionChoice.objects.update_or_create(
            fiscal_year=fiscal_year, agency=agency, defaults={"edition_year": edition_year}
        )
        record(
            actor=actor,
            what="editions.edition_chosen",
            target=choice,
            book=_book(agency),
            before=before | {"fiscal_year": fiscal_year},
            after={"edition_year": edition_year, "fiscal_year": fiscal_year},
        )
    return choice


def take_file(*, actor: User, name: str, data: bytes, agency: Agency | None = None) -> OwnEdition:
    """Use a file for the year in its passport, in place of what was used. Raises `EditionError`
    with everything that is wrong with it; then nothing is kept."""
    edition = read_own_edition(name, data)
    with transaction.atomic():
        file = OwnEdition.objects.create(
            agency=agency,
            fiscal_year=edition.year,
            name=name[:200],
            version=edition.passport.version[:100],
            data=data,
            by=actor,
        )
        record(
            actor=actor,
            what="editions.file_taken",
            target=file,
            book=_book(agency),
            after={"fiscal_year": edition.year, "file": file.name, "version": file.version},
        )
    return file


def withdraw_file(*, actor: Actor, file: OwnEdition) -> None:
    """Back to what the year used before the file; the file itself stays on record."""
    with transaction.atomic():
        file.withdrawn_at = timezone.now()
        file.save(update_fields=["withdrawn_at"])
        record(
            actor=actor,
            what="editions.file_withdrawn",
            target=file,
            book=_book(file.agency),
            before={"fiscal_year": file.fiscal_year, "file": file.name, "version": file.version},
        )


def _book(agency: Agency | None) -> str:
    return agency.code if agency else ""
