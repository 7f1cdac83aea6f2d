"""Reads of evidence; all start from the agency."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from prongsai.apps.agencies.models import Agency
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.evidence.naming import address_of, checksum_of


def files_for_agency(agency: Agency) -> models.QuerySet[EvidenceFile]:
    """The agency's files, the latest first."""
    found = EvidenceFile.objects.filter(agency=agency).select_related("content")
    return found.order_by("-added_at", "-pk")


def files_by_address(agency: Agency, addresses: Iterable[str]) -> dict[str, int]:
    """The agency's own files that the addresses name, the latest of the same content."""
    files = _named(agency, addresses).order_by("pk")
    return {address_of(sha256): pk for pk, sha256 in files.values_list("pk", "content_id")}


def pictures_by_address(agency: Agency, addresses: Iterable[str]) -> dict[str, str]:
    """The checksums of the agency's own pictures that the addresses name."""
    pictures = _named(agency, addresses).filter(content__media_type__startswith="image/")
    return {address_of(sha256): sha256 for sha256 in pictures.values_list("content_id", flat=True)}


def _named(agency: Agency, addresses: Iterable[str]) -> models.QuerySet[EvidenceFile]:
    sums = {found for one in addresses if (found := checksum_of(one))}
    return EvidenceFile.objects.filter(agency=agency, content_id__in=sums)
