"""The kit as a Django application."""

from django.apps import AppConfig

from prongsai.ui import bundle, catalogs


class UiConfig(AppConfig):
    """Brings joined styles, scripts and catalogs up to date where a checkout is worked on."""

    name = "prongsai.ui"
    label = "ui"
    verbose_name = "Interface kit"

    def ready(self) -> None:
        bundle.refresh()
        catalogs.refresh()
