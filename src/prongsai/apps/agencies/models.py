"""An agency, its names, its units and positions, and its members."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import AgencyType, NameKind, Role, UnitKind
from prongsai.domain.thai.text import fold

# First parts of addresses that are pages of the installation, never an agency.
RESERVED_SLUGS = frozenset(
    {"accounts", "api", "health", "media", "platform", "public", "static", "ui"}
)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,48}[a-z0-9]")


def check_slug(value: str) -> None:
    """Small Latin letters, digits and hyphens, and no word that the installation needs."""
    if not _SLUG.fullmatch(value) or value in RESERVED_SLUGS:
        raise ValidationError(_("ใช้อักษร a-z ตัวเลข และขีดกลาง 3 ถึง 50 ตัว และต้องไม่ใช่คำที่ระบบใช้"))


def sought(words: str) -> str:
    """Words as they are looked for: folded, one kind of digits, without spaces and full stops."""
    return re.sub(r"[\s.]+", "", fold(words)).casefold()


class AgencyQuerySet(models.QuerySet["Agency"]):
    def sought_by(self, words: str) -> AgencyQuerySet:
        """Those whose names, code or place hold the words; spaces and kinds of digits apart."""
        whole = sought(words)
        each = Q(*(Q(sought__contains=sought(word)) for word in words.split()))
        return self.filter(Q(sought__contains=whole) | each) if whole else self


class Agency(models.Model):
    """One local government. Every row of a tenant points here."""

    code = models.CharField(
        _("รหัส อปท."),
        max_length=8,
        unique=True,
        validators=[RegexValidator(r"\A[0-9]{8}\Z", _("รหัส อปท. เป็นตัวเลข 8 หลัก"))],
    )
    type = models.CharField(_("ประเภท"), max_length=2, choices=AgencyType.choices)
    name = models.CharField(_("ชื่อ"), max_length=200, help_text=_("ชื่อโดยไม่มีประเภทนำหน้า"))
    short_name = models.CharField(_("ชื่อย่อ"), max_length=100, blank=True)
    slug = models.CharField(_("ที่อยู่ในระบบ"), max_length=50, unique=True, validators=[check_slug])
    tambon = models.CharField(_("ตำบล"), max_length=100, blank=True)
    amphoe = models.CharField(_("อำเภอ"), max_length=100, blank=True)
    changwat = models.CharField(_("จังหวัด"), max_length=100)
    website = models.CharField(_("เว็บไซต์"), max_length=300, blank=True)
    # From this day on it is only read; nothing of it is removed.
    closed_on = models.DateField(null=True, blank=True)
    sought = models.CharField(max_length=700, editable=False, default="")

    objects = AgencyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=("changwat", "amphoe", "name"), name="agency_place")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sought = self.as_sought()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sought"}
        super().save(*args, **kwargs)

    def as_sought(self) -> str:
        """What `sought_by` looks into; `bulk_create` has to set it by itself."""
        said = AgencyType(self.type)
        place = (self.tambon, self.amphoe, self.changwat)
        return sought(
            "|".join((self.code, self.full_name, said.short + self.name, self.short_name, *place))
        )

    @property
    def full_name(self) -> str:
        """Type and name, as the agency signs: องค์การบริหารส่วนตำบลบ้านนา."""
        return f"{AgencyType(self.type).official}{self.name}"

    @property
    def place(self) -> str:
        tambon = f"ตำบล{self.tambon} " if self.tambon else ""
        amphoe = f"อำเภอ{self.amphoe} " if self.amphoe else ""
        return f"{tambon}{amphoe}จังหวัด{self.changwat}"


class OfAgency(models.Model):
    """A row that belongs to an agency; `for_agency` of the slice's selectors starts from it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ForATime(models.Model):
    """Something that holds from a day to a day; the last day is still one."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


class AgencyName(OfAgency):
    """Another name under which documents know the agency, or a name that is not its own."""

    text = models.CharField(_("ชื่อ"), max_length=300)
    kind = models.CharField(max_length=10, choices=NameKind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("agency", "text"), name="agency_name_once")]

    def __str__(self) -> str:
        return self.text


class OrgUnit(OfAgency, ForATime):
    """A bureau, division, section or working group of the agency, as a tree."""

    name = models.CharField(_("ชื่อ"), max_length=200)
    kind = models.CharField(_("ระดับ"), max_length=10, choices=UnitKind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    ordinal = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "parent", "name"), name="unit_once_below_its_parent"
            ),
            models.UniqueConstraint(
                fields=("agency", "name"),
                condition=Q(parent__isnull=True),
                name="unit_once_at_the_top",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """Another name of a unit: short, misread, or as a document once wrote it."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(_("ชื่อ"), max_length=200)
    kind = models.CharField(max_length=10, choices=NameKind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("unit", "text"), name="unit_name_once")]

    def __str__(self) -> str:
        return self.text


class Position(OfAgency):
    """A post of the agency, such as ปลัด; it may stand in a unit."""

    title = models.CharField(_("ตำแหน่ง"), max_length=200)
    unit = models.ForeignKey(
        OrgUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="positions"
    )
    is_political = models.BooleanField(_("ฝ่ายการเมือง"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "unit", "title"), name="position_once_in_its_unit"
            ),
            models.UniqueConstraint(
                fields=("agency", "title"),
                condition=Q(unit__isnull=True),
                name="position_once_without_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> MembershipQuerySet:
        """Those that hold on a day; the last day is still one."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        open_ended = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        return self.filter(begun & open_ended)


class Membership(OfAgency, ForATime):
    """A person's role in an agency, perhaps in one unit of it, for a time."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        OrgUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("agency", "user", "role", "unit"), name="membership_once_in_a_unit"
            ),
            models.UniqueConstraint(
                fields=("agency", "user", "role"),
                condition=Q(unit__isnull=True),
                name="membership_once_without_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class ListUpload(models.Model):
    """A national list that was uploaded and compared, and waits for the word to be taken over."""

    name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    agencies = models.JSONField()
    remarks = models.JSONField()

    def __str__(self) -> str:
        return self.name
