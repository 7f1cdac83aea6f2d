from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "prongsai.apps.jobs"
    label = "jobs"
    verbose_name = "Jobs"

    def ready(self) -> None:
        # A tick is known as soon as its slice's `tasks` module is loaded.
        autodiscover_modules("tasks")
