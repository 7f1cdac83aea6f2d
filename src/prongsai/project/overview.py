"""The year at a glance on the first page: how the measures stand, and when what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.progress import SOON, WORDS, Line
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.ui.charts import Mark, Share, StateBar, YearLine
from prongsai.ui.wording import say_date

_ORDER = ("done", "waiting", "soon", "late", "none")


@dataclass(frozen=True, slots=True)
class Overview:
    """`why`: the lines that explain how the states are told apart."""

    bar: StateBar
    line: YearLine
    why: tuple[str, ...]


def overview_of(plan: Plan, lines: Sequence[Line], day: date) -> Overview:
    """From the lines of the plan alone, without another statement."""
    url = reverse("measures:year", args=[plan.agency.slug, plan.fiscal_year])
    shares = [
        Share(
            state,
            str(WORDS[state]),
            sum(line.standing.state == state for line in lines),
            f"{url}?shown=1&state={state}",
        )
        for state in _ORDER
    ]
    marks = [mark for line in lines for mark in _marks(line, plan.fiscal_year, day)]
    return Overview(
        StateBar(_("มาตรการตามสถานะ"), shares), YearLine(plan.fiscal_year, marks, day), _why(day)
    )


def _marks(line: Line, year: int, day: date) -> list[Mark]:
    """The deadlines of a measure inside the year; only the one that decides is in its state."""
    state, due = line.standing.state, line.standing.due
    ends = [deadline.day for deadline in line.deadlines]
    within = [end for end in ends if FiscalYear(year).contains(end)]
    return [
        Mark(end, line.measure.title, own, str(WORDS[own]), line.address)
        for end in within
        for own in ["done" if state == "done" else state if end == due else "none"]
    ]


def _why(day: date) -> tuple[str, ...]:
    return (
        _("ดูจากสถานะที่ประกาศและกำหนดเวลาของแต่ละมาตรการ ณ %(day)s") % {"day": say_date(day)},
        _("ดำเนินการแล้ว คือมาตรการที่ประกาศว่าดำเนินการแล้ว"),
        _("เลยกำหนด คือกำหนดสุดท้ายผ่านไปแล้ว หรือกำหนดแรกผ่านไปโดยยังไม่เริ่ม"),
        _("ใกล้กำหนด คือมีกำหนดภายใน %(days)d วัน") % {"days": SOON.days},
        _("กำลังดำเนินการ คือเริ่มแล้วและยังไม่ใกล้กำหนด นอกนั้นคือยังไม่เริ่ม"),
    )
