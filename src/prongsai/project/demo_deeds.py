"""What has happened this year in the demo: something is done, due, late and lacking on any day.

The days are counted from today, so that the demo is as lively in July as in November.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from prongsai.apps.accounts.models import User
from prongsai.apps.measures import services as measures
from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.progress import Line
from prongsai.apps.measures.selectors import lines_of
from prongsai.domain.thai.dates import DateStyle, ThaiDate
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.project.working import running_round

#: days from today on which the measures without a deadline become due: this week, overdue, soon
DUE_IN = (5, -9, 18)
_BEGUN = "ประชุมผู้รับผิดชอบและเริ่มดำเนินการตามขั้นตอนแรกแล้ว"
_FINISHED = "ดำเนินการครบทุกขั้นตอนและเผยแพร่ผลบนเว็บไซต์แล้ว"
_RESULT = "ผู้รับบริการเข้าถึงข้อมูลได้ครบถ้วน"


def live_through(plan: Plan, *, officer: User, today: date, website: str) -> None:
    """Work on the plan until today, through the services of every day."""
    desk = _Desk(plan, officer, today, website)
    open_ones = desk.set_deadlines()
    if running_round(today, plan.fiscal_year) == 12:
        for line in lines_of(plan, today=today):
            desk.tell(line, 6, "in_progress", _BEGUN, 150)
    desk.work(open_ones)


@dataclass(frozen=True, slots=True)
class _Desk:
    """The officer at work on one plan."""

    plan: Plan
    officer: User
    today: date
    website: str

    def set_deadlines(self) -> set[int]:
        """Give a deadline to what has none, and take its owner from one; gives those left open."""
        lines = lines_of(self.plan, today=self.today)
        undated = [line for line in lines if not line.standing.due][: len(DUE_IN)]
        for line, days in zip(undated, DUE_IN, strict=False):
            day = ThaiDate(self.today + timedelta(days)).format(DateStyle.FULL, digits="arabic")
            self._change(line, timeline_raw=f"ภายในวันที่ {day}")
        self._change(lines[-1], responsible=())
        return {line.measure.pk for line in undated}

    def work(self, open_ones: set[int]) -> None:
        """What else is due has been done, one thing without proof; the rest is under way."""
        months = running_round(self.today, self.plan.fiscal_year)
        ways, proofs = cycle(("done", "in_progress", "")), cycle((False, True, True))
        for place, line in enumerate(lines_of(self.plan, today=self.today)):
            if line.measure.pk in open_ones:
                continue
            way = "done" if line.standing.state == "late" else next(ways)
            if way == "in_progress":
                self.tell(line, months, way, _BEGUN, 30)
            elif way == "done":
                link = f"{self.website}/news.php?id={200 + place}" if next(proofs) else ""
                self.tell(line, months, way, _FINISHED, 20, result=_RESULT, url=link)

    def tell(
        self,
        line: Line,
        months: int,
        status: str,
        deed: str,
        days_ago: int,
        result: str = "",
        url: str = "",
    ) -> None:
        """Record a deed of some days ago, but inside the fiscal year."""
        first = FiscalYear(self.plan.fiscal_year).first_day
        measures.record_progress(
            actor=self.officer,
            measure=line.measure,
            months=months,
            status=status,
            deed=deed,
            deed_on=max(self.today - timedelta(days_ago), first),
            result=result,
            url=url,
        )

    def _change(self, line: Line, **changes: object) -> None:
        measures.change_measure(actor=self.officer, measure=line.measure, changes=changes)
