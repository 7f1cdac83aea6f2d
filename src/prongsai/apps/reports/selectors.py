"""Reads of documents; all start from the agency."""

from __future__ import annotations

from django.db import models

from prongsai.apps.agencies.models import Agency
from prongsai.apps.jobs.models import FAILED
from prongsai.apps.jobs.selectors import job_by_id
from prongsai.apps.reports.choices import State
from prongsai.apps.reports.models import ReportFile


def files_for_agency(agency: Agency) -> models.QuerySet[ReportFile]:
    """The agency's documents, asked for and made."""
    return ReportFile.objects.filter(agency=agency).select_related("content")


def latest_files(agency: Agency) -> models.QuerySet[ReportFile]:
    """The made documents, the latest first."""
    made = files_for_agency(agency).filter(content__isnull=False)
    return made.order_by("-made_at", "-pk")


def state_of(file: ReportFile) -> State:
    """Whether a document lies there, is being made, or could not be made."""
    if file.content_id:
        return "made"
    job = job_by_id(file.job_id)
    return "failed" if job is None or job.state == FAILED else "waiting"
