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


def pictures_by_address(agency: Agency, addresses: Iterable[str]) -> dict[str, str]:
    """The checksums of those addresses that name a picture among the agency's own files."""
    sums = {found for one in addresses if (found := checksum_of(one))}
    if not sums:
        return {}
    pictures = EvidenceFile.objects.filter(
        agency=agency, content_id__in=sums, content__media_type__startswith="image/"
    )
    named = pictures.values_list("content_id", flat=True).distinct()
    return {address_of(sha256): sha256 for sha256 in named}


def files_by_address(agency: Agency, addresses: Iterable[str]) -> dict[str, int]:
    """The agency's own files that the addresses name, the latest of the same content."""
    sums = {found for one in addresses if (found := checksum_of(one))}
    if not sums:
        return {}
    files = EvidenceFile.objects.filter(agency=agency, content_id__in=sums).order_by("pk")
    return {address_of(sha256): pk for pk, sha256 in files.values_list("pk", "content_id")}
