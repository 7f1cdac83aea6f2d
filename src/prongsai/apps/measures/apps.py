from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "prongsai.apps.measures"
    label = "measures"
    verbose_name = "Measures"
