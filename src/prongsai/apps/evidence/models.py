"""What the store holds, and the files of an agency."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import OfAgency
from prongsai.apps.evidence.naming import address_of


class StoredFile(models.Model):
    """Bytes that the store keeps. No page leads here but through a file of one's own agency."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.sha256[:12]


class EvidenceFile(OfAgency):
    """A file of an agency under the name it came with; `thumb` is the small picture of a photo."""

    content = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    thumb = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("ชื่อไฟล์"), max_length=255)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=("agency", "-added_at"), name="evidence_file_latest")]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The address by which rows of a reading name the file."""
        return address_of(self.content_id)
