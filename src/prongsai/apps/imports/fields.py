"""The fields of a reading as forms show them: their names, their words, how they are entered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.apps.imports.forms import words_of_value
from prongsai.domain.plan.reading import Meta, Row
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.review.values import CHOICES, META_WHOLE, shape_of

Words = str | Promise

ROW_FIELDS: dict[str, Words] = {
    "kind": _("เป็นแถวของ"),
    "printed_no": _("ลำดับที่พิมพ์"),
    "instrument": _("เครื่องมือ"),
    "indicator": _("ตัวชี้วัดที่"),
    "indicator_title": _("ชื่อตัวชี้วัด"),
    "item_code": _("รหัสข้อ"),
    "item_title": _("หัวข้อ"),
    "item_options": _("ตัวเลือกของข้อ"),
    "issue": _("ประเด็นที่ต้องปรับปรุง"),
    "measure": _("มาตรการ"),
    "responsible": _("ผู้รับผิดชอบ"),
    "steps": _("ขั้นตอน"),
    "follow_up": _("การกำกับติดตาม"),
    "timeline_raw": _("ระยะเวลา"),
    "cadence": _("รอบการรายงาน"),
    "status": _("สถานะ"),
    "actions": _("การดำเนินการ"),
    "results": _("ผลการดำเนินการ"),
    "outcomes": _("ผลลัพธ์"),
    "suggestions": _("ข้อเสนอแนะ"),
    "evidence": _("หลักฐาน"),
}
META_FIELDS: dict[str, Words] = {
    "agency_name": _("ชื่อหน่วยงาน"),
    "tambon": _("ตำบล"),
    "amphoe": _("อำเภอ"),
    "changwat": _("จังหวัด"),
    "report_title": _("ชื่อเอกสาร"),
    "fiscal_year": _("ปีงบประมาณ"),
    "round": _("รอบ (เดือน)"),
    "prior_ita_year": _("ปีที่ประเมิน"),
    "prepared_by": _("ผู้จัดทำ"),
}
ROLE_WORDS: dict[str, Words] = {
    "unknown": _("ไม่ใช้คอลัมน์นี้"),
    "seq": _("ลำดับ"),
    "instrument": _("เครื่องมือ"),
    "indicator": _("ตัวชี้วัด"),
    "item": _("หัวข้อ"),
    "issue": _("ประเด็น"),
    "measure": _("มาตรการ"),
    "responsible": _("ผู้รับผิดชอบ"),
    "timeline": _("ระยะเวลา"),
    "steps": _("ขั้นตอน"),
    "follow_up": _("การกำกับติดตาม"),
    "not_started": _("ช่อง ยังไม่ดำเนินการ"),
    "in_progress": _("ช่อง อยู่ระหว่างดำเนินการ"),
    "done": _("ช่อง ดำเนินการแล้ว"),
    "status": _("สถานะ"),
    "actions": _("การดำเนินการ"),
    "results": _("ผลการดำเนินการ"),
    "outcomes": _("ผลลัพธ์"),
    "suggestions": _("ข้อเสนอแนะ"),
    "evidence": _("หลักฐาน"),
}
CHOICE_WORDS: dict[str, Words] = {
    "measure": _("แผนและผลในแถวเดียว"),
    "plan": _("แผน"),
    "report": _("รายงานผล"),
    "monthly": _("ทุกเดือน"),
    "quarterly": _("ทุกไตรมาส"),
    "semiannual": _("ทุก 6 เดือน"),
    "annual": _("ทุกปี"),
    "not_started": _("ยังไม่ดำเนินการ"),
    "in_progress": _("อยู่ระหว่างดำเนินการ"),
    "done": _("ดำเนินการแล้ว"),
}
#: fields that take words moved from another one
MOVED_TO = [
    (name, ROW_FIELDS[name])
    for name in ROW_FIELDS
    if shape_of(name) in ("text", "lines", "actions")
]
ROLE_CHOICES = [(role, ROLE_WORDS[role]) for role in get_args(Role) if role in ROLE_WORDS]


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: keyed place, name, words as a form takes them, and its shape.

    ``choices`` are set where the value is one of a few; ``items`` are the words of a list.
    """

    at: str
    name: str
    label: Words
    words: str
    shape: str
    items: tuple[str, ...] = ()
    choices: tuple[tuple[str, Words], ...] = ()
    current: bool = False
    marked: tuple[bool, ...] = ()  # of the items, those at the places in question

    @property
    def lines(self) -> list[tuple[str, bool]]:
        """Each item with whether it is in question."""
        return list(zip(self.items, self.marked, strict=True))

    @property
    def moves(self) -> bool:
        """Whether its words can go to another field."""
        return self.shape in ("text", "lines", "actions") and self.name != "due"

    @property
    def is_list(self) -> bool:
        return self.shape in ("lines", "actions")

    @property
    def height(self) -> int:
        return min(12, max(2, self.words.count("\n") + 1 + len(self.words) // 60))


def fields_of_row(row: Row, key: str, places: Sequence[str]) -> list[FieldView]:
    """The fields of a row, then its deadlines one by one."""
    at = f"/measures/@{key}"
    found = [
        _view(f"{at}/{name}", name, label, getattr(row, name), str(shape_of(name)), places)
        for name, label in ROW_FIELDS.items()
    ]
    dues = (
        _view(f"{at}/due/{n}", "due", _("กำหนด"), due, "text", places)
        for n, due in enumerate(row.due)
    )
    return [*found, *dues]


def fields_of_meta(meta: Meta, places: Sequence[str]) -> list[FieldView]:
    """The facts of the document."""
    return [
        _view(
            f"/meta/{name}",
            name,
            label,
            getattr(meta, name),
            "whole" if name in META_WHOLE else "text",
            places,
        )
        for name, label in META_FIELDS.items()
    ]


def _view(
    at: str, name: str, label: Words, value: Any, shape: str, places: Sequence[str]
) -> FieldView:
    items: Iterable[Any] = value if isinstance(value, tuple) else ()
    known = CHOICES.get(name, ()) if shape == "choice" else ()
    return FieldView(
        at=at,
        name=name,
        label=label,
        words=words_of_value(value),
        shape=shape,
        items=tuple(words_of_value(item) for item in items),
        choices=tuple((one, CHOICE_WORDS.get(one, one)) for one in known),
        current=any(place == at or place.startswith(f"{at}/") for place in places),
        marked=tuple(f"{at}/{n}" in places for n in range(len(value)))
        if isinstance(value, tuple)
        else (),
    )
