"""The kit as a Django application."""

from django.apps import AppConfig

from prongsai.ui import bundle


class UiConfig(AppConfig):
    """Brings the joined style and script up to date where a checkout is being worked on."""

    name = "prongsai.ui"
    label = "ui"
    verbose_name = "Interface kit"

    def ready(self) -> None:
        bundle.refresh()
