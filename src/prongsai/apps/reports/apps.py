from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "prongsai.apps.reports"
    label = "reports"
    verbose_name = "Reports"
