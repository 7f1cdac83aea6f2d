"""What of a plan is overdue, due soon, or lacks what every measure must have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.apps.measures.progress import Line
from prongsai.project.agenda import Item, State, Todo
from prongsai.ui.wording import say_date

WEEK = timedelta(days=7)
_NAMED = 3  # measures by name
_LONGEST = 90  # letters of a name

#: a thing without its address, the measures it is about, and the filters that show them
Group = tuple[Todo, Sequence[Line], str]


def late_and_soon(lines: Sequence[Line], day: date) -> Iterator[Group]:
    """Overdue first, then this week, then the rest of thirty days."""
    late = [line for line in lines if line.standing.state == "late"]
    soon = [line for line in lines if line.standing.state == "soon"]
    week = [line for line in soon if line.standing.due and line.standing.due <= day + WEEK]
    later = [line for line in soon if line not in week]
    yield from _group(
        late, day, "late", "state=late",
        _("เลยกำหนด"), _("เลยกำหนด"),
        _("พ้นกำหนดแล้วและยังไม่ประกาศว่าดำเนินการแล้ว"),
    )  # fmt: skip
    yield from _group(
        week, day, "soon", "state=soon",
        _("สัปดาห์นี้"), _("ครบกำหนดใน 7 วัน"), _("ทำให้เสร็จ แล้วบันทึกผลพร้อมหลักฐาน"),
    )  # fmt: skip
    yield from _group(
        later, day, "soon", "state=soon",
        _("เดือนนี้"), _("ครบกำหนดใน 30 วัน"), _("ทำให้เสร็จ แล้วบันทึกผลพร้อมหลักฐาน"),
    )  # fmt: skip


def lacking(lines: Sequence[Line]) -> Iterator[Group]:
    """What every measure of a plan must have and these have not."""
    done = [line for line in lines if line.standing.state == "done"]
    groups = (
        (_("ยังไม่มีผู้รับผิดชอบ"), _("ไม่มีใครรู้ว่าเป็นงานของตน"), "responsible", lines, ""),
        (_("ยังไม่มีกำหนดเวลา"), _("ระบบเตือนไม่ได้จนกว่าจะรู้กำหนด"), "due", lines, ""),
        (
            _("ทำแล้วแต่ยังไม่มีหลักฐาน"),
            _("ผลที่ไม่มีหลักฐานแสดงต่อผู้ตรวจไม่ได้"),
            "evidence",
            done,
            "&state=done",
        ),
    )
    for title, reason, missing, of, state in groups:
        found = [line for line in of if missing in line.missing]
        filters = f"without={missing}{state}"
        yield from _group(found, None, "none", filters, _("ยังขาด"), title, reason)


def _group(
    lines: Sequence[Line],
    day: date | None,
    state: State,
    filters: str,
    word: str,
    title: str,
    reason: str,
) -> Iterator[Group]:
    if not lines:
        return
    first = sorted(lines, key=lambda line: line.standing.due or date.max)[:_NAMED]
    items = tuple(
        Item(_short(line.measure.title), line.address, _when(line, day) if day else "")
        for line in first
    )
    more = len(lines) - len(items)
    yield Todo(state, word, title, reason, "", _("เปิดดู"), items, more), lines, filters


def _when(line: Line, day: date) -> str:
    """The deadline, and how far it is."""
    due = line.standing.due
    if due is None:
        return ""
    days = abs((due - day).days)
    if due < day:
        far = ngettext("เลยมา %(days)d วัน", "เลยมา %(days)d วัน", days)
    elif due > day:
        far = ngettext("อีก %(days)d วัน", "อีก %(days)d วัน", days)
    else:
        far = _("วันนี้")
    return f"{say_date(due)} · {far % {'days': days}}"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
