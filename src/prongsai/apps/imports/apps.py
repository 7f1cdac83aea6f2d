from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "prongsai.apps.imports"
    label = "imports"
    verbose_name = "Imports"
