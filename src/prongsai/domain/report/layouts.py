"""The official layouts, each a declaration of columns.

Five are in use for the report on the measures for integrity and transparency: A (five columns),
B1 (plan, five) and B2 (result, six) printed one after the other, C (six, with outcome) and D
(twelve, one table per instrument).  A column says its header, its share of the width and its parts;
what a part prints is said once, in ``cells``, and which fields of a row it shows, in ``PARTS``.
A further layout is one more declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prongsai.domain.report.tree import Orientation

Part = Literal[
    "sequence",
    "indicator",
    "item",
    "measure",
    "issue_and_measure",
    "measure_or_issue",
    "responsible",
    "steps",
    "follow_up",
    "timeline",
    "deadline",
    "cadence",
    "actions",
    "results",
    "outcomes",
    "suggestions",
    "status_words",
    "not_started",
    "in_progress",
    "done",
]

_CONTEXT = ("instrument", "indicator", "indicator_title")
_ITEM = ("item_code", "item_title", "item_options", "issue")
_DUE = ("timeline_raw", "due")

#: The fields of a row that each part shows.
PARTS: dict[Part, tuple[str, ...]] = {
    "sequence": ("printed_no",),
    "indicator": _CONTEXT,
    "item": _ITEM,
    "measure": ("measure",),
    "issue_and_measure": (*_CONTEXT, *_ITEM, "measure"),
    "measure_or_issue": (*_CONTEXT, *_ITEM, "measure", "printed_no"),
    "responsible": ("responsible", "responsible_raw"),
    "steps": ("steps",),
    "follow_up": ("follow_up",),
    "timeline": _DUE,
    "deadline": _DUE,
    "cadence": ("cadence", "cadence_raw"),
    "actions": ("actions", "evidence"),
    "results": ("results", "actions", "evidence"),
    "outcomes": ("outcomes",),
    "suggestions": ("suggestions",),
    "status_words": ("status", "status_basis"),
    "not_started": ("status", "status_basis"),
    "in_progress": ("status", "status_basis"),
    "done": ("status", "status_basis"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """``header`` may hold ``{instrument}`` and ``{plan_item}``; ``width`` is a share."""

    header: str
    width: float
    parts: tuple[Part, ...]
    align: Literal["start", "centre"] = "start"

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for part in self.parts for name in PARTS[part])


@dataclass(frozen=True, slots=True)
class Layout:
    """``rows`` is the kind of row it is for, where a document keeps plan and report apart."""

    name: str
    columns: tuple[Column, ...]
    rows: Literal["plan", "report", "joined"] = "joined"
    per_instrument: bool = False
    orientation: Orientation = "landscape"

    @property
    def parts(self) -> frozenset[Part]:
        return frozenset(part for column in self.columns for part in column.parts)

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(name for column in self.columns for name in column.fields)


A = Layout(
    "A",
    (
        Column("ประเด็นที่ต้องปรับปรุงแก้ไข/ ประเด็นที่ต้องพัฒนา", 21, ("issue_and_measure",)),
        Column("ผู้รับผิดชอบ", 12, ("responsible",)),
        Column("ขั้นตอนหรือวิธีการ/มาตรการ", 25, ("steps",)),
        Column(
            "การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ",
            23,
            ("follow_up", "deadline", "cadence"),
        ),
        Column("การดำเนินการ", 19, ("actions", "status_words")),
    ),
)

B1 = Layout(
    "B1",
    (
        Column("มาตรการ/แนวทาง", 24, ("measure_or_issue",)),
        Column("ขั้นตอนและวิธีการ/ปฏิบัติ", 32, ("steps",)),
        Column("ผู้รับผิดชอบ", 13, ("responsible",)),
        Column("ระยะเวลา ดำเนินการ", 11, ("timeline",)),
        Column("การกำกับ ติดตาม", 20, ("follow_up", "cadence")),
    ),
    rows="plan",
)

B2 = Layout(
    "B2",
    (
        Column("มาตรการ/แนวทาง", 20, ("measure_or_issue",)),
        Column("ขั้นตอนและวิธีการ", 22, ("steps",)),
        Column("ผู้รับผิดชอบ", 12, ("responsible",)),
        Column("ระยะเวลาดำเนินการ", 10, ("timeline", "cadence")),
        Column("ผลการดำเนินการ", 22, ("results", "status_words")),
        Column("ข้อเสนอแนะ", 14, ("suggestions",)),
    ),
    rows="report",
)

C = Layout(
    "C",
    (
        Column("มาตรการ/แนวทาง", 18, ("measure_or_issue",)),
        Column("ขั้นตอน/วิธีการปฏิบัติ", 22, ("steps",)),
        Column("หน่วยงานผู้รับผิดชอบ", 11, ("responsible",)),
        Column("ระยะเวลาดำเนินการ", 11, ("timeline", "cadence")),
        Column("สรุปผลการดำเนินการ", 20, ("results", "status_words")),
        Column("ผลลัพธ์/ความสำเร็จ", 18, ("outcomes",)),
    ),
)

D = Layout(
    "D",
    (
        Column("ลำดับที่", 1.1, ("sequence",), "centre"),
        Column("ตัวชี้วัดการประเมิน {instrument}", 1.9, ("indicator",)),
        Column("หัวข้อย่อยการประเมิน", 2.8, ("item",)),
        Column("การกำหนดแนวทางฯ หรือมาตรการเพื่อขับเคลื่อนตามข้อ {plan_item}", 2.4, ("measure",)),
        Column("(1) ผู้รับผิดชอบหรือผู้เกี่ยวข้อง", 2.3, ("responsible",)),
        Column("ระยะเวลาดำเนินการ กำหนดแล้วเสร็จ", 1.8, ("timeline",)),
        Column("(2) การกำหนดขั้นตอนหรือวิธีการปฏิบัติ", 2.9, ("steps",)),
        Column("(3) แนวทางการกำกับติดตามให้นำไปสู่การปฏิบัติ", 2.5, ("follow_up",)),
        Column("ยังไม่ดำเนินการ", 1.6, ("not_started",), "centre"),
        Column("อยู่ระหว่างดำเนินการ", 1.6, ("in_progress",), "centre"),
        Column("ดำเนินการแล้ว", 1.6, ("done",), "centre"),
        Column("(4) การรายงานผลการดำเนินการ", 2.6, ("cadence", "results")),
    ),
    per_instrument=True,
)

LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in (A, B1, B2, C, D)}

#: What ``--layout`` names: B is the plan and then the result.
CHOICES: dict[str, tuple[Layout, ...]] = {
    **{name: (layout,) for name, layout in LAYOUTS.items()},
    "B": (B1, B2),
}


def layouts_named(choice: str) -> tuple[Layout, ...]:
    """The tables that a choice prints, in order.  Raises ``KeyError`` for an unknown name."""
    return CHOICES[choice.upper()]


def shown_fields(choice: str) -> frozenset[str]:
    """The fields of a row that the layout shows (all of its tables together)."""
    return frozenset().union(*(layout.fields for layout in layouts_named(choice)))
