"""Doorbells of this slice."""

from django_tasks import task

from prongsai.apps.imports import services


@task(most_attempts=3, backoff_s=5)
def read_import(import_id: int) -> None:
    """Read an uploaded file; read twice, it is the same."""
    services.read_file(import_id=import_id)
