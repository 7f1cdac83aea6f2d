"""The kit as a Django application."""

from django.apps import AppConfig

from prongsai.ui import bundle, catalogs


class UiConfig(AppConfig):
    """Brings joined styles, scripts and catalogs up to date where a checkout is worked on."""

    name = "prongsai.ui"
    label = "ui"
    verbose_name = "Interface kit"

    def ready(self) -> None:
        # Models can be loaded only once all applications are known.
        from django.contrib.auth.signals import user_logged_in

        from prongsai.ui.memory import bring

        bundle.refresh()
        catalogs.refresh()
        user_logged_in.connect(bring, dispatch_uid="ui.memory")
