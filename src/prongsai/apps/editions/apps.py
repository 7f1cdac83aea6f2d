from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "prongsai.apps.editions"
    label = "editions"
    verbose_name = "Editions"
