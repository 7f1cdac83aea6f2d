"""The file on its way in, the decisions upon its reading, and what an agency taught us."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import OfAgency
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.imports.choices import DECISION_KINDS, ImportState


class Import(OfAgency):
    """One file that an agency brought in. `sha256` is that of its bytes.

    `reading` and `source` are written once, when the file has been read: the published JSON of the
    reading, and the raw document. What a person changes are decisions.
    """

    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("ชื่อไฟล์"), max_length=255)
    state = models.CharField(
        _("สถานะ"), max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED
    )
    job = models.UUIDField(null=True)
    reading = models.TextField(blank=True)
    source = models.TextField(blank=True)
    refusal = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(default=0)
    doubts = models.PositiveIntegerField(default=0)
    fiscal_year = models.PositiveSmallIntegerField(null=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "sha256"),
                condition=~Q(state__in=[ImportState.DISCARDED]),
                name="import_once_a_file",
            )
        ]
        indexes = [models.Index(fields=("agency", "-added_at"), name="import_latest")]

    def __str__(self) -> str:
        return self.name


class Decision(models.Model):
    """One line of the append-only list; see `prongsai.domain.reading.review.decisions`."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=DECISION_KINDS)
    at = models.CharField(max_length=300, blank=True)
    value = models.JSONField(null=True)
    doubt = models.CharField(max_length=12, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("of", "number"), name="decision_once")]
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.at}"


class TypedWords(models.Model):
    """What a person has typed for a place and not sent yet; no part of the reading."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="typed")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.CharField(max_length=300)
    words = models.TextField()
    typed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("of", "person", "at"), name="typed_once_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.at}: {self.words}"


class KnownWords(OfAgency):
    """Words of a name or a unit that this agency reads otherwise; offered, never applied alone."""

    field = models.CharField(max_length=30)
    as_read = models.CharField(max_length=300)
    should_read = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "field", "as_read"), name="known_words_once_an_agency"
            )
        ]

    def __str__(self) -> str:
        return f"{self.as_read} → {self.should_read}"


class KnownLayout(OfAgency):
    """What the columns under a header are in this agency's documents, as a person once said."""

    header = models.CharField(max_length=1000)
    roles = models.JSONField()
    header_rows = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("agency", "header"), name="known_layout_once_an_agency")
        ]

    def __str__(self) -> str:
        return self.header
