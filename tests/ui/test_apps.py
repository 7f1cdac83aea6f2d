"""What the kit makes when it starts in a checkout."""

from django.apps import apps

from prongsai.ui import bundle, catalogs


def test_joined_files_and_catalogs_are_there_once_the_kit_has_started() -> None:
    apps.get_app_config("ui").ready()
    assert [(bundle.STATIC / name).is_file() for name in (bundle.STYLE, bundle.SCRIPT)] == [
        True,
        True,
    ]
    assert (catalogs.LOCALE / "en/LC_MESSAGES/django.mo").is_file()
