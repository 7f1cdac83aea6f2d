"""The closed lists of this slice; their values are those of `prongsai.domain.plan.reading`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Instrument(models.TextChoices):
    """The three instruments of the assessment."""

    IIT = "IIT", _("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)")
    EIT = "EIT", _("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)")
    OIT = "OIT", _("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)")


class RowKind(models.TextChoices):
    """Which table a row stands in: one of plan and deeds together, of the plan, of the report."""

    MEASURE = "measure", _("แผนและผล")
    PLAN = "plan", _("แผน")
    REPORT = "report", _("รายงานผล")


class Status(models.TextChoices):
    """What the agency declares of a measure."""

    NOT_STARTED = "not_started", _("ยังไม่ดำเนินการ")
    IN_PROGRESS = "in_progress", _("อยู่ระหว่างดำเนินการ")
    DONE = "done", _("ดำเนินการแล้ว")


class StatusBasis(models.TextChoices):
    """What a status rests on."""

    CHECKBOX = "checkbox", _("ช่องที่ทำเครื่องหมาย")
    DECLARED = "declared", _("คำในเอกสาร")
    DATED_ACTIONS = "dated_actions", _("การดำเนินการที่มีวันที่")
    OFFICER = "officer", _("เจ้าหน้าที่บันทึก")


class Cadence(models.TextChoices):
    """How often a thing is followed up."""

    MONTHLY = "monthly", _("ทุกเดือน")
    QUARTERLY = "quarterly", _("ทุกไตรมาส")
    SEMIANNUAL = "semiannual", _("ทุก 6 เดือน")
    ANNUAL = "annual", _("ทุกปี")


class EntryKind(models.TextChoices):
    """The lists of texts of a plan's row, by their names in a reading."""

    STEP = "steps", _("ขั้นตอนหรือวิธีการปฏิบัติ")
    FOLLOW_UP = "follow_up", _("การกำกับติดตาม")


class ToldKind(models.TextChoices):
    """The lists of texts that a report tells, by their names in a reading."""

    RESULT = "results", _("ผลการดำเนินการ")
    OUTCOME = "outcomes", _("ผลลัพธ์หรือความสำเร็จ")
    SUGGESTION = "suggestions", _("ข้อเสนอแนะ")


class Part(models.TextChoices):
    """What one of several responsible parties does."""

    LEAD = "lead", _("เจ้าภาพหลัก")
    CONTRIBUTES = "contributes", _("ร่วมดำเนินการ")
    COMPILES = "compiles", _("รวบรวมข้อมูล")
    PUBLISHES = "publishes", _("เผยแพร่")


#: the rounds that a person can record; a document without a round is 0
ROUNDS = (3, 6, 12)


class NoteKind(models.TextChoices):
    """What a source note tells of a value."""

    PROVENANCE = "provenance", _("ที่มา")
    DOUBT = "doubt", _("ข้อสงสัย")
    CORRECTION = "correction", _("การแก้คำ")
