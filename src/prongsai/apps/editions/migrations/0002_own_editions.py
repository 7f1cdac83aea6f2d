"""Choices of an agency beside those of the installation, and files of one's own.

The year was the key of a choice; a row needs one of its own now, so the table is made anew.
"""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

AGENCY: dict[str, Any] = {
    "blank": True,
    "null": True,
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
    "to": "agencies.agency",
}


def bring_over(apps: Any, schema_editor: Any) -> None:
    choices = apps.get_model("editions", "EditionChoice").objects
    for old in apps.get_model("editions", "ChoiceOfYear").objects.all():
        choices.create(fiscal_year=old.fiscal_year, edition_year=old.edition_year)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_settings"),
        ("editions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("EditionChoice", "ChoiceOfYear"),
        migrations.CreateModel(
            name="EditionChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField()),
                ("edition_year", models.PositiveSmallIntegerField()),
                ("agency", models.ForeignKey(**AGENCY)),
            ],
        ),
        migrations.RunPython(bring_over, migrations.RunPython.noop),
        migrations.DeleteModel("ChoiceOfYear"),
        migrations.AddConstraint(
            model_name="editionchoice",
            constraint=models.UniqueConstraint(
                fields=("agency", "fiscal_year"), name="edition_choice_once_an_agency"
            ),
        ),
        migrations.AddConstraint(
            model_name="editionchoice",
            constraint=models.UniqueConstraint(
                condition=models.Q(agency__isnull=True),
                fields=("fiscal_year",),
                name="edition_choice_once_an_installation",
            ),
        ),
        migrations.CreateModel(
            name="OwnEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("version", models.CharField(max_length=100)),
                ("data", models.BinaryField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("agency", models.ForeignKey(**AGENCY)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["fiscal_year", "agency"], name="own_edition_of_year")
                ]
            },
        ),
    ]
