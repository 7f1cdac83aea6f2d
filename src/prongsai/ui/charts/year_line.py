"""The fiscal year as one line from October to September, with what is due on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.domain.thai.months import SHORT
from prongsai.ui.charts.chart import drawing, rule, text
from prongsai.ui.wording import ENGLISH_MONTHS, in_english, say_date, say_fiscal_year

_WIDTH, _HEIGHT, _LINE = 720, 100, 46
_STEP = _WIDTH / 12
_SHAPES = {
    "done": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "soon": "M0-7 7 6H-7z",
    "late": "M-6-6H6V6H-6z",
    "waiting": "M0-7 7 0 0 7-7 0z",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line: `state` as of a status, `word` says it, `label` what is due."""

    day: date
    label: str
    state: str
    word: str
    url: str = ""


class YearLine:
    """The line of the fiscal year `year` (Buddhist era), its marks, and `today` if it is in it."""

    def __init__(self, year: int, marks: list[Mark], today: date) -> None:
        self.year = year
        self.marks = sorted(marks, key=lambda mark: mark.day)
        self.today = today

    @cached_property
    def svg(self) -> SafeString:
        title = _("กำหนดเวลาใน%(year)s") % {"year": say_fiscal_year(self.year)}
        return drawing(_WIDTH, _HEIGHT, title, self._parts())

    def at(self, day: date) -> float:
        """Where a day lies on the line; days outside the year lie at its ends."""
        year = FiscalYear(self.year)
        if day < year.first_day:
            return 0.0
        if day > year.last_day:
            return float(_WIDTH)
        first, last = year.month_span(day.month)
        month = (day.month - 10) % 12
        return (month + (day - first).days / ((last - first).days + 1)) * _STEP

    def _parts(self) -> Iterator[SafeString]:
        yield from self._months()
        here = self.at(self.today)
        yield rule(0, _LINE, _WIDTH, _LINE, "line")
        yield rule(0, _LINE, here, _LINE, "gone")
        if FiscalYear(self.year).contains(self.today):
            yield from self._today(here)
        for mark in self.marks:
            yield self._mark(mark)

    def _months(self) -> Iterator[SafeString]:
        names = [name[:3] for name in ENGLISH_MONTHS] if in_english() else SHORT
        for quarter in (0, 2):
            yield format_html(
                '<rect class="band" x="{}" y="20" width="{}" height="52"/>',
                f"{quarter * 3 * _STEP:.1f}", f"{3 * _STEP:.1f}",
            )  # fmt: skip
        for i, month in enumerate(FiscalYear(self.year).months):
            yield text(
                (i + 0.5) * _STEP, _HEIGHT - 8, names[month - 1], anchor="middle", css="month"
            )

    def _today(self, here: float) -> Iterator[SafeString]:
        anchor = "start" if here < _STEP else "end" if here > _WIDTH - _STEP else "middle"
        yield rule(here, 18, here, 72, "today")
        yield text(here, 12, _("วันนี้"), anchor=anchor, css="today-word")

    def _mark(self, mark: Mark) -> SafeString:
        return format_html(
            '<path class="mark st-{}" transform="translate({} {})" d="{}"><title>{}</title></path>',
            mark.state,
            f"{min(max(self.at(mark.day), 8), _WIDTH - 8):.1f}",
            _LINE,
            _SHAPES.get(mark.state, _SHAPES["done"]),
            f"{say_date(mark.day)} {mark.label} ({mark.word})",
        )
