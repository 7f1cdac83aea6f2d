"""What the store holds, and the files and links of an agency."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import OfAgency


class StoredFile(models.Model):
    """Bytes that the store keeps. No page leads here but through a file of one's own agency."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.sha256[:12]


class EvidenceFile(OfAgency):
    """A file of an agency under the name it came with."""

    content = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("ชื่อไฟล์"), max_length=255)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=("agency", "-added_at"), name="evidence_file_latest")]

    def __str__(self) -> str:
        return self.name


class EvidenceLink(OfAgency):
    """An address on the web that proves something; `raw` is the address as it was printed."""

    url = models.CharField(_("ลิงก์"), max_length=2000)
    raw = models.CharField(max_length=2000, blank=True)
    title = models.CharField(_("คำอธิบาย"), max_length=500, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title or self.url
