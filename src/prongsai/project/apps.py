"""The project room as a Django application, for its checks, commands and templates."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "prongsai.project"
    label = "project"

    def ready(self) -> None:
        from prongsai.project import checks  # noqa: F401  (registers itself)
