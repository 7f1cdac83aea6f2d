"""The ticks of the jobs themselves."""

from datetime import timedelta

from django_tasks import task

from prongsai.apps.jobs import services
from prongsai.apps.jobs.ticks import tick


@tick(every=timedelta(minutes=1))
@task(most_attempts=1)
def pulse() -> None:
    """Proof that ticks go: its absence is the alarm."""


@tick(every=timedelta(hours=1))
@task(most_attempts=1)
def forget_old_jobs() -> None:
    """Keep the table small."""
    services.forget_old_jobs()
