"""The reports on a plan: one for each round, and in it one entry for each measure.

A report that was made later still says what was recorded for its round: nothing here is shared
between two rounds.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.measures.choices import Status, StatusBasis, ToldKind
from prongsai.apps.measures.models.plan import Measure, OfMeasure, Plan, nothing, shown
from prongsai.domain.thai.dates import ThaiDate


class Report(models.Model):
    """The report of a round of 3, 6 or 12 months; 0 is the plan itself, or a report of no round.

    `doc`, `meta`, `sections`: what the document says of itself and around its tables, as a reading
    has it. `changed_at`: when something of this round was last stored or recorded.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reports")
    months = models.PositiveSmallIntegerField()
    doc = models.CharField(max_length=255, blank=True)
    meta = models.JSONField(default=nothing)
    sections = models.JSONField(default=nothing)
    source = models.ForeignKey(
        EvidenceFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("plan", "months"), name="report_once_a_round")
        ]
        ordering = ("months",)

    def __str__(self) -> str:
        return str(self.months)


class ReportEntry(models.Model):
    """What a report tells of one measure.

    `printed` is the report's own row of it (title, number, owner, time as printed there), where
    the document kept plan and report in two tables; `place` is that row's place among all rows,
    `basis` and `certainty` say how the two rows were found to belong together, and `of_plan` is
    what the plan's row told in such a document.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="entries")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="reports")
    months = models.PositiveSmallIntegerField()  # of the report, so that no join is needed
    status = models.CharField(
        _("สถานะ"), max_length=12, choices=Status.choices, null=True, blank=True
    )
    status_basis = models.CharField(
        _("ที่มาของสถานะ"), max_length=14, choices=StatusBasis.choices, null=True, blank=True
    )
    printed = models.JSONField(null=True, blank=True)
    of_plan = models.JSONField(default=nothing, blank=True)
    place = models.PositiveIntegerField(default=0)
    basis = models.CharField(max_length=10, blank=True)
    certainty = models.FloatField(default=1.0)
    link_place = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("measure", "months"), name="entry_once_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.months} {self.status or ''}"


class OfEntry(OfMeasure):
    """A part of an entry at its place in the list, from 0."""

    class Meta(OfMeasure.Meta):
        abstract = True


class Telling(OfEntry):
    """A result, an outcome or a suggestion, with its printed number."""

    entry = models.ForeignKey(ReportEntry, on_delete=models.CASCADE, related_name="tellings")
    kind = models.CharField(max_length=12, choices=ToldKind.choices)
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class Action(OfEntry):
    """A deed that was told, with its date where one is known."""

    entry = models.ForeignKey(ReportEntry, on_delete=models.CASCADE, related_name="actions")
    no = models.IntegerField(null=True, blank=True)
    text = models.TextField()
    date = models.CharField(max_length=10, null=True, blank=True)

    def __str__(self) -> str:
        return self.text

    @property
    def shown_date(self) -> ThaiDate | None:
        """The day, the month or the year of it."""
        return shown(self.date)


class Proof(OfEntry):
    """A link or a file that proves a deed; `action` is the position (from 1) of that deed.

    The fields are those of a reading's `Evidence`. A file has the address of its content
    (`prongsai.apps.evidence.naming`) as its `url`, and the agency's file itself beside it.
    """

    entry = models.ForeignKey(ReportEntry, on_delete=models.CASCADE, related_name="evidence")
    no = models.IntegerField()
    raw = models.TextField()
    url = models.TextField()
    action = models.IntegerField(null=True, blank=True)
    alt = models.JSONField(default=list, blank=True)
    note = models.TextField(null=True, blank=True)
    file = models.ForeignKey(
        EvidenceFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.note or self.raw or self.url
