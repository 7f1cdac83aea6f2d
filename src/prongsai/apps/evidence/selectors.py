"""Reads of evidence; all start from the agency."""

from __future__ import annotations

from django.db import models

from prongsai.apps.agencies.models import Agency
from prongsai.apps.evidence.models import EvidenceFile, EvidenceLink


def files_for_agency(agency: Agency) -> models.QuerySet[EvidenceFile]:
    """The agency's files, the latest first."""
    found = EvidenceFile.objects.filter(agency=agency).select_related("content")
    return found.order_by("-added_at", "-pk")


def links_for_agency(agency: Agency) -> models.QuerySet[EvidenceLink]:
    """The agency's links, the latest first."""
    return EvidenceLink.objects.filter(agency=agency).order_by("-added_at", "-pk")
