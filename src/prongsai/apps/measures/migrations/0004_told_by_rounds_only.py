import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0003_move_what_was_told"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="evidencelink",
            name="measure",
        ),
        migrations.RemoveField(
            model_name="pair",
            name="plan",
        ),
        migrations.RemoveField(
            model_name="pair",
            name="planned",
        ),
        migrations.RemoveField(
            model_name="pair",
            name="told",
        ),
        migrations.RemoveField(
            model_name="action",
            name="measure",
        ),
        migrations.RemoveField(
            model_name="measure",
            name="status",
        ),
        migrations.RemoveField(
            model_name="measure",
            name="status_basis",
        ),
        migrations.RemoveField(
            model_name="plan",
            name="doc",
        ),
        migrations.RemoveField(
            model_name="plan",
            name="meta",
        ),
        migrations.RemoveField(
            model_name="plan",
            name="sections",
        ),
        migrations.RemoveField(
            model_name="plan",
            name="source",
        ),
        migrations.RemoveField(
            model_name="sourcenote",
            name="plan",
        ),
        migrations.AlterField(
            model_name="entry",
            name="kind",
            field=models.CharField(
                choices=[("steps", "ขั้นตอนหรือวิธีการปฏิบัติ"), ("follow_up", "การกำกับติดตาม")],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="sourcenote",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notes",
                to="measures.report",
            ),
        ),
        migrations.AlterField(
            model_name="action",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="actions",
                to="measures.reportentry",
            ),
        ),
        migrations.DeleteModel(
            name="Declaration",
        ),
        migrations.DeleteModel(
            name="EvidenceLink",
        ),
        migrations.DeleteModel(
            name="Pair",
        ),
    ]
