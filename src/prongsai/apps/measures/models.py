"""The plan of a year and its measures. A date is kept as it is known: a day or only a month."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import OfAgency, OrgUnit
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.measures.choices import (
    Cadence,
    EntryKind,
    Instrument,
    NoteKind,
    RowKind,
    Status,
    StatusBasis,
)
from prongsai.domain.thai.dates import Precision, ThaiDate

_KEY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


def new_key() -> str:
    """A public key of a measure: short enough to be read out over the telephone."""
    return get_random_string(8, _KEY_LETTERS)


_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def shown(words: str | None) -> ThaiDate | None:
    """A date of the database, known to the day, the month or the year; None for anything else."""
    precision = _PRECISIONS.get(len(words or ""))
    if precision is None:
        return None
    try:
        return ThaiDate(date.fromisoformat(f"{words}-01-01"[:10]), precision)
    except ValueError:
        return None


def nothing() -> dict[str, Any]:
    return {}


class Plan(OfAgency):
    """The measures of one agency and one fiscal year (Buddhist era).

    `doc`, `meta`, `sections`: what the document says of itself and around its tables, as a reading
    has it. `version` counts every change of the plan or of one of its measures.
    """

    fiscal_year = models.PositiveSmallIntegerField(_("ปีงบประมาณ"))
    prior_ita_year = models.PositiveSmallIntegerField(_("ปีที่ประเมิน"), null=True, blank=True)
    doc = models.CharField(max_length=255, blank=True)
    meta = models.JSONField(default=nothing)
    sections = models.JSONField(default=nothing)
    source = models.ForeignKey(
        EvidenceFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    started_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("agency", "fiscal_year"), name="plan_once_a_year")
        ]
        ordering = ("-fiscal_year",)

    def __str__(self) -> str:
        return str(self.fiscal_year)


class Measure(OfAgency):
    """One row of the plan, of the report, or of both. `key` stays when all else changes.

    `position` is the place among the plan's rows; `ordinal` the number that links refer to.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    key = models.CharField(max_length=12, unique=True, default=new_key)
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)

    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=RowKind.choices, default=RowKind.MEASURE)
    table = models.IntegerField(null=True, blank=True)
    tables = models.JSONField(default=list, blank=True)
    logical_table = models.IntegerField(null=True, blank=True)
    source_lines = models.JSONField(default=list, blank=True)
    printed_no = models.IntegerField(_("ลำดับที่พิมพ์"), null=True, blank=True)
    instrument = models.CharField(
        _("เครื่องมือ"), max_length=3, choices=Instrument.choices, null=True, blank=True
    )
    indicator = models.CharField(_("ตัวชี้วัดที่"), max_length=40, null=True, blank=True)
    indicator_title = models.TextField(_("ชื่อตัวชี้วัด"), null=True, blank=True)
    item_code = models.CharField(_("รหัสข้อ"), max_length=40, null=True, blank=True)
    item_code_raw = models.TextField(null=True, blank=True)
    item_title = models.TextField(_("ชื่อข้อ"), null=True, blank=True)
    item_options = models.JSONField(default=list, blank=True)
    issue = models.TextField(_("ประเด็นที่ต้องปรับปรุงหรือพัฒนา"), null=True, blank=True)
    measure = models.TextField(_("มาตรการหรือแนวทาง"), null=True, blank=True)
    responsible_raw = models.TextField(null=True, blank=True)
    timeline_raw = models.TextField(_("ระยะเวลาดำเนินการ"), null=True, blank=True)
    cadence = models.CharField(
        _("รอบการติดตาม"), max_length=12, choices=Cadence.choices, null=True, blank=True
    )
    cadence_raw = models.TextField(null=True, blank=True)
    status = models.CharField(
        _("สถานะ"), max_length=12, choices=Status.choices, null=True, blank=True
    )
    status_basis = models.CharField(
        max_length=14, choices=StatusBasis.choices, null=True, blank=True
    )
    links = models.JSONField(default=list, blank=True)
    unread = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("position", "pk")
        indexes = [models.Index(fields=("plan", "position"), name="measure_in_its_plan")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What a list calls it: the item's title, else the measure or the issue itself."""
        return self.item_title or self.measure or self.issue or ""


class OfMeasure(models.Model):
    """A part of a measure at its place in the list, from 0."""

    place = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ("place", "pk")


class Entry(OfMeasure):
    """A step, a follow-up, a result, an outcome or a suggestion, with its printed number."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    text = models.TextField()

    class Meta(OfMeasure.Meta):
        constraints = [
            models.UniqueConstraint(fields=("measure", "kind", "place"), name="entry_once_a_place")
        ]

    def __str__(self) -> str:
        return self.text


class Responsible(OfMeasure):
    """Who answers for a measure, as written; `unit` where the agency has that unit."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="responsible")
    name = models.TextField(_("ผู้รับผิดชอบ"))
    unit = models.ForeignKey(
        OrgUnit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.name


class Due(OfMeasure):
    """A deadline or period; the fields are those of a reading's `Due`."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="dues")
    raw = models.TextField()
    kind = models.CharField(max_length=12)
    start = models.CharField(max_length=10, null=True, blank=True)
    end = models.CharField(max_length=10, null=True, blank=True)
    month = models.CharField(max_length=7, null=True, blank=True)
    months = models.JSONField(null=True, blank=True)
    days = models.IntegerField(null=True, blank=True)
    year_inferred = models.BooleanField(default=False)
    at = models.CharField(max_length=40, default="timeline")

    def __str__(self) -> str:
        return self.raw

    @property
    def shown_end(self) -> ThaiDate | None:
        """The last day of it, or the month."""
        return shown(self.end)


class Action(OfMeasure):
    """A deed that was told, with its date where one is known."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="actions")
    no = models.IntegerField(null=True, blank=True)
    text = models.TextField()
    date = models.CharField(max_length=10, null=True, blank=True)

    def __str__(self) -> str:
        return self.text

    @property
    def shown_date(self) -> ThaiDate | None:
        """The day, the month or the year of it."""
        return shown(self.date)


class EvidenceLink(OfMeasure):
    """A link that proves a deed; `action` is the position (from 1) of that deed."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="evidence")
    no = models.IntegerField()
    raw = models.TextField()
    url = models.TextField()
    action = models.IntegerField(null=True, blank=True)
    alt = models.JSONField(default=list, blank=True)
    note = models.TextField(null=True, blank=True)

    def __str__(self) -> str:
        return self.url


class Pair(OfMeasure):
    """A row of the plan and the row of the report that tells of the same measure."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="pairs")
    planned = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="told_by")
    told = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="tells_of")
    basis = models.CharField(max_length=10)
    certainty = models.FloatField(default=1.0)

    def __str__(self) -> str:
        return f"{self.planned_id}-{self.told_id}"


class SourceNote(OfMeasure):
    """Where a value came from, what is doubtful about it, or how its words were mended.

    `measure` is empty for what the note tells of the document as a whole. `at` is the JSON Pointer
    below the measure, or into the reading; `facts` are the other fields of the reading's value.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="notes")
    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, null=True, blank=True, related_name="notes"
    )
    kind = models.CharField(max_length=12, choices=NoteKind.choices)
    at = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=nothing)

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"


class Declaration(models.Model):
    """What was declared of a measure for the round of 6 or 12 months; each round keeps its own."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="declarations")
    months = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=Status.choices)
    status_basis = models.CharField(max_length=14, choices=StatusBasis.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("measure", "months"), name="declared_once_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.months} {self.status}"
