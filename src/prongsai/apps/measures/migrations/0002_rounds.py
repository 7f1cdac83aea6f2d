import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import prongsai.apps.measures.models.plan


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0002_photos"),
        ("measures", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="removed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="measure",
            name="started_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="measures.measure",
            ),
        ),
        migrations.AddField(
            model_name="responsible",
            name="part",
            field=models.CharField(
                blank=True,
                choices=[
                    ("lead", "เจ้าภาพหลัก"),
                    ("contributes", "ร่วมดำเนินการ"),
                    ("compiles", "รวบรวมข้อมูล"),
                    ("publishes", "เผยแพร่"),
                ],
                max_length=12,
                verbose_name="หน้าที่",
            ),
        ),
        migrations.AddField(
            model_name="sourcenote",
            name="of_report",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="DueChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.CharField(max_length=40)),
                ("before", models.CharField(max_length=10)),
                ("after", models.CharField(max_length=10)),
                ("reason", models.TextField(verbose_name="เหตุผลที่เลื่อน")),
                ("letter", models.CharField(blank=True, max_length=300, verbose_name="หนังสือ")),
                ("changed_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="due_changes",
                        to="measures.measure",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("months", models.PositiveSmallIntegerField()),
                ("doc", models.CharField(blank=True, max_length=255)),
                ("meta", models.JSONField(default=prongsai.apps.measures.models.plan.nothing)),
                ("sections", models.JSONField(default=prongsai.apps.measures.models.plan.nothing)),
                ("changed_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="measures.plan",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.evidencefile",
                    ),
                ),
            ],
            options={
                "ordering": ("months",),
            },
        ),
        migrations.AddField(
            model_name="sourcenote",
            name="report",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notes",
                to="measures.report",
            ),
        ),
        migrations.CreateModel(
            name="ReportEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("months", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "ยังไม่ดำเนินการ"),
                            ("in_progress", "อยู่ระหว่างดำเนินการ"),
                            ("done", "ดำเนินการแล้ว"),
                        ],
                        max_length=12,
                        null=True,
                        verbose_name="สถานะ",
                    ),
                ),
                (
                    "status_basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("checkbox", "ช่องที่ทำเครื่องหมาย"),
                            ("declared", "คำในเอกสาร"),
                            ("dated_actions", "การดำเนินการที่มีวันที่"),
                            ("officer", "เจ้าหน้าที่บันทึก"),
                        ],
                        max_length=14,
                        null=True,
                        verbose_name="ที่มาของสถานะ",
                    ),
                ),
                ("printed", models.JSONField(blank=True, null=True)),
                (
                    "of_plan",
                    models.JSONField(
                        blank=True, default=prongsai.apps.measures.models.plan.nothing
                    ),
                ),
                ("place", models.PositiveIntegerField(default=0)),
                ("basis", models.CharField(blank=True, max_length=10)),
                ("certainty", models.FloatField(default=1.0)),
                ("link_place", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="measures.measure",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="measures.report",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("no", models.IntegerField()),
                ("raw", models.TextField()),
                ("url", models.TextField()),
                ("action", models.IntegerField(blank=True, null=True)),
                ("alt", models.JSONField(blank=True, default=list)),
                ("note", models.TextField(blank=True, null=True)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.evidencefile",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="measures.reportentry",
                    ),
                ),
            ],
            options={
                "ordering": ("place", "pk"),
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="action",
            name="entry",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="actions",
                to="measures.reportentry",
            ),
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("results", "ผลการดำเนินการ"),
                            ("outcomes", "ผลลัพธ์หรือความสำเร็จ"),
                            ("suggestions", "ข้อเสนอแนะ"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tellings",
                        to="measures.reportentry",
                    ),
                ),
            ],
            options={
                "ordering": ("place", "pk"),
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("plan", "months"), name="report_once_a_round"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportentry",
            constraint=models.UniqueConstraint(
                fields=("measure", "months"), name="entry_once_a_round"
            ),
        ),
    ]
