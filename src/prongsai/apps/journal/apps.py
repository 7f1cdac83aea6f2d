from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "prongsai.apps.journal"
    label = "journal"
    verbose_name = "Journal"
