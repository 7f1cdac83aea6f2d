"""Status boxes inside a cell: "☑ ดำเนินการแล้ว ☐ อยู่ระหว่างดำเนินการ ☐ ยังไม่ดำเนินการ".

Boxes stand as boxes, or as brackets with a tick, a cross, a stroke or nothing in them.  They are a
status only where each box is followed by the words of a status; boxes before other words are
choices of a question and stay where they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.domain.plan.reading import Status
from prongsai.domain.reading.raw import BOX_EMPTY, BOX_TICKED

_BOX = rf"(?P<box>[{BOX_EMPTY}{BOX_TICKED}☒□■]|[\[(]\s*[✓✔√/xX✗]?\s*[\])])"
_STATUS = (
    r"(?P<not_started>(?:ยังไม่|ไม่)(?:ได้|มีการ)?(?:เริ่ม)?ดำเนินการ)"
    r"|(?P<in_progress>(?:อยู่)?(?:ใน)?ระหว่าง(?:การ)?ดำเนินการ|กำลังดำเนินการ)"
    r"|(?P<done>ดำเนินการ(?:แล้วเสร็จ|แล้ว|เสร็จสิ้น|เรียบร้อยแล้ว|เรียบร้อย)|แล้วเสร็จ)"
)
_PAIR = re.compile(rf"{_BOX}\s*(?:{_STATUS})")
_LEAST = 2  # one box alone is no choice between states
_NAMES: tuple[Status, ...] = ("not_started", "in_progress", "done")


@dataclass(frozen=True, slots=True)
class InnerBoxes:
    """``ticked`` are the states whose box is ticked; ``rest`` the cell without its boxes."""

    ticked: tuple[Status, ...]
    rest: str


def inner_boxes(text: str) -> InnerBoxes | None:
    """The status boxes of a cell, or None where it has none."""
    pairs = list(_PAIR.finditer(text))
    if len(pairs) < _LEAST:
        return None
    ticks = [pair for pair in pairs if _is_ticked(pair.group("box"))]
    ticked = tuple(name for pair in ticks for name in _NAMES if pair.group(name))
    return InnerBoxes(ticked, _PAIR.sub("", text).strip())


def _is_ticked(box: str) -> bool:
    return box not in (BOX_EMPTY, "□") and bool(box.strip("[]() "))
