"""Which edition a fiscal year uses, where it is not the one that ships with us."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency


class OfSomebody(models.Model):
    """A row of one agency, or without one of the whole installation."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    fiscal_year = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class EditionChoice(OfSomebody):
    """Without a row, a year uses the edition shipped for it, else the nearest earlier one."""

    edition_year = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "fiscal_year"), name="edition_choice_once_an_agency"
            ),
            models.UniqueConstraint(
                fields=("fiscal_year",),
                condition=Q(agency__isnull=True),
                name="edition_choice_once_an_installation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} → {self.edition_year}"


class OwnEdition(OfSomebody):
    """An edition file that somebody put in place of ours; the newest that was not withdrawn counts.

    Its bytes are kept as they came, and they passed every check of a shipped file.
    """

    name = models.CharField(max_length=200)
    version = models.CharField(max_length=100)
    data = models.BinaryField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=("fiscal_year", "agency"), name="own_edition_of_year")]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.name}"
