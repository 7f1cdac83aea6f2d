"""The choice of an edition for a fiscal year, where it is not the one shipped for that year."""

from django.db import models


class EditionChoice(models.Model):
    """Without a row, a year uses the edition shipped for it, else the nearest earlier one."""

    fiscal_year = models.PositiveSmallIntegerField(primary_key=True)
    edition_year = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.fiscal_year} → {self.edition_year}"
