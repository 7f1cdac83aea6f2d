"""The closed lists of this slice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.domain.reading.review.decisions import KINDS


class ImportState(models.TextChoices):
    """Where a file is on its way in."""

    UPLOADED = "uploaded", _("รออ่าน")
    READING = "reading", _("กำลังอ่าน")
    REVIEW = "review", _("รอตรวจ")
    STORED = "stored", _("บันทึกเข้าแผนแล้ว")
    DISCARDED = "discarded", _("ไม่ใช้")
    REFUSED = "refused", _("อ่านไม่ได้")


DECISION_KINDS = [(kind, kind) for kind in KINDS]
ON_THE_WAY = (ImportState.UPLOADED, ImportState.READING)
