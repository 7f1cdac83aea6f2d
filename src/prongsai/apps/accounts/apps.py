from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "prongsai.apps.accounts"
    label = "accounts"
    verbose_name = "Accounts"
