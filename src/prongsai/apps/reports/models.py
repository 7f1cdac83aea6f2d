"""Documents that were asked for, and where the made ones lie."""

from __future__ import annotations

from django.db import models

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import OfAgency
from prongsai.apps.evidence.models import StoredFile
from prongsai.apps.reports.choices import MEDIA_TYPES, Ending


class ReportFile(OfAgency):
    """One document. `key` sums up all that it is made from, so the same is never made twice.

    `source` is the address in the store of the reading it is made from: what a person asked for is
    what they get, even when the plan changes meanwhile. `pages` are the sizes in points of a PDF.
    """

    fiscal_year = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=64)
    ending = models.CharField(max_length=5, choices=Ending.choices)
    choices = models.JSONField(default=dict)
    source = models.CharField(max_length=64)
    content = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    pages = models.JSONField(default=list)
    name = models.CharField(max_length=255)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    job_id = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("agency", "key"), name="report_file_once")]
        indexes = [
            models.Index(fields=("agency", "fiscal_year", "-made_at"), name="report_file_latest")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.ending]
