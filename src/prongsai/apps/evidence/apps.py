from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "prongsai.apps.evidence"
    label = "evidence"
    verbose_name = "Evidence"
