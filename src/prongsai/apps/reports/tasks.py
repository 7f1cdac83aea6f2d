"""Doorbells of this slice."""

from __future__ import annotations

from django_tasks import task


@task(most_attempts=3, backoff_s=5)
def make_report(file_id: int) -> None:
    """Make a document that was asked for; one that is there already stays."""
    from prongsai.apps.reports import services
    from prongsai.apps.reports.models import ReportFile

    services.make_report(file=ReportFile.objects.select_related("agency").get(pk=file_id))
