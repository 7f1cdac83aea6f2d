"""The plan of a year and its measures. A date is kept as it is known: a day or only a month."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import OfAgency, OrgUnit
from prongsai.apps.measures.choices import Cadence, EntryKind, Instrument, Part, RowKind
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

    `version` counts every change of the plan or of one of its measures.
    """

    fiscal_year = models.PositiveSmallIntegerField(_("ปีงบประมาณ"))
    prior_ita_year = models.PositiveSmallIntegerField(_("ปีที่ประเมิน"), null=True, blank=True)
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


class StandingMeasures(models.Manager["Measure"]):
    """Measures that were not taken out of their plan."""

    def get_queryset(self) -> models.QuerySet[Measure]:
        return super().get_queryset().filter(removed_at=None)


class Measure(OfAgency):
    """One measure of a plan. `key` stays when all else changes.

    What a report tells of it is kept apart, round by round, in its entries. `kind` says in which
    table it stands; `report` is a measure that only a report tells of. `position` is its place
    among the plan's rows, `ordinal` the number that links refer to. One that was taken out of the
    plan has `removed_at` and keeps all its parts.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    key = models.CharField(max_length=12, unique=True, default=new_key)
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)
    started_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

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
    links = models.JSONField(default=list, blank=True)
    unread = models.JSONField(default=list, blank=True)

    objects = models.Manager()
    standing = StandingMeasures()

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
    """A step or a follow-up, with its printed number."""

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
    """Who answers for a measure, as written, and for which part; `unit` where the agency has it."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="responsible")
    name = models.TextField(_("ผู้รับผิดชอบ"))
    part = models.CharField(_("หน้าที่"), max_length=12, choices=Part.choices, blank=True)
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


class DueChange(models.Model):
    """A deadline that was moved: from which day to which, and why; `letter` is what it cites."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="due_changes")
    at = models.CharField(max_length=40)
    before = models.CharField(max_length=10)
    after = models.CharField(max_length=10)
    reason = models.TextField(_("เหตุผลที่เลื่อน"))
    letter = models.CharField(_("หนังสือ"), max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.before} {self.after}"

    @property
    def shown_before(self) -> ThaiDate | None:
        return shown(self.before)

    @property
    def shown_after(self) -> ThaiDate | None:
        return shown(self.after)
