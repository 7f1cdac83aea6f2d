"""The closed lists of this slice, and the words of a row's fields."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.domain.report.layouts import PARTS
from prongsai.domain.report.wanted import ReportRound, Wording
from prongsai.domain.thai.digits import Digits


class Ending(models.TextChoices):
    """The forms in which a document can be had."""

    DOCX = "docx", _("Word (DOCX)")
    PDF = "pdf", _("PDF")
    XLSX = "xlsx", _("ตาราง (XLSX)")
    HTML = "html", _("หน้าเว็บ (HTML)")
    JSON = "json", _("ข้อมูล (JSON)")


MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}

LAYOUTS = (
    ("A", _("A ประเด็นและขั้นตอน (5 ช่อง)")),
    ("B", _("B แผนและผล (สองตาราง)")),
    ("B1", _("B1 เฉพาะแผน (5 ช่อง)")),
    ("B2", _("B2 เฉพาะผล (6 ช่อง)")),
    ("C", _("C ผลและผลลัพธ์ (6 ช่อง)")),
    ("D", _("D แยกตามเครื่องมือ (12 ช่อง)")),
)

FIELDS = {
    "instrument": _("เครื่องมือ"),
    "indicator": _("ตัวชี้วัด"),
    "indicator_title": _("ชื่อตัวชี้วัด"),
    "item_code": _("รหัสข้อ"),
    "item_title": _("ชื่อข้อ"),
    "item_options": _("ตัวเลือกของข้อคำถาม"),
    "issue": _("ประเด็น"),
    "measure": _("มาตรการ"),
    "printed_no": _("ลำดับที่"),
    "responsible": _("ผู้รับผิดชอบ"),
    "responsible_raw": _("ผู้รับผิดชอบ"),
    "steps": _("ขั้นตอน"),
    "follow_up": _("การกำกับติดตาม"),
    "timeline_raw": _("ระยะเวลา"),
    "due": _("กำหนดเวลา"),
    "cadence": _("รอบการรายงาน"),
    "cadence_raw": _("รอบการรายงาน"),
    "actions": _("การดำเนินการ"),
    "results": _("ผลการดำเนินการ"),
    "outcomes": _("ผลลัพธ์"),
    "suggestions": _("ข้อเสนอแนะ"),
    "status": _("สถานะ"),
    "status_basis": _("สถานะ"),
    "evidence": _("หลักฐาน"),
    "unread": _("ช่องที่ยังไม่เข้าใจ"),
}
assert {name for fields in PARTS.values() for name in fields} <= set(FIELDS)


def field_words(names: frozenset[str]) -> list[str]:
    """The words of some fields in the order in which a row has them, each once."""
    return list(dict.fromkeys(str(words) for name, words in FIELDS.items() if name in names))


@dataclass(frozen=True, slots=True)
class Choices:
    """What changes a document; None is the plan's own way."""

    round: ReportRound | None = None
    layout: str | None = None
    digits: Digits | None = None
    signature: bool = True
    photos: bool = True
    title: str | None = None
    prepared_by: str | None = None
    prepared_date: str | None = None

    @property
    def wording(self) -> Wording:
        return Wording(
            title=self.title, prepared_by=self.prepared_by, prepared_date=self.prepared_date
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Choices:
        return cls(**kept)


State = Literal["waiting", "made", "failed"]


def round_of(value: str) -> ReportRound | None:
    """The round of a form's value; None where it says nothing."""
    return cast(ReportRound, int(value)) if value in ("0", "3", "6", "12") else None
