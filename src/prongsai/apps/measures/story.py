"""What the page of a measure tells: chapters in time, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.apps.jobs.clock import today
from prongsai.apps.measures import selectors
from prongsai.apps.measures.choices import ROUNDS, EntryKind, ToldKind
from prongsai.apps.measures.deadlines import Deadline, checks, deadlines
from prongsai.apps.measures.history import events
from prongsai.apps.measures.models import Measure, Proof, ReportEntry
from prongsai.apps.measures.numbering import apart, is_sub
from prongsai.apps.measures.progress import WORDS, Declared, Standing, latest, standing_of
from prongsai.apps.measures.sources import Source, sources_by_part
from prongsai.domain.thai.dates import ThaiDate
from prongsai.domain.thai.fiscal import FiscalYear, Round
from prongsai.ui.charts import Mark, YearLine
from prongsai.ui.shell import Link


@dataclass(frozen=True, slots=True)
class Fact:
    """One item of a chapter, as it is shown."""

    words: str
    mark: str = ""
    sub: bool = False
    day: ThaiDate | None = None
    url: str = ""
    thumb: str = ""
    shared: Sequence[Measure] = ()
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the story; `months` is the round it is told in, none for the plan's own."""

    part: str
    title: str | Promise
    items: list[Fact] = field(default_factory=list)
    months: int | None = None
    sources: Sequence[Source] = ()

    @property
    def state(self) -> str:
        """What was done or proved is marked on the line."""
        return "done" if self.items and self.months is not None else "none"


_PLANNED: tuple[tuple[str, str | Promise], ...] = tuple(
    (kind.value, kind.label) for kind in EntryKind
)
_TOLD: tuple[tuple[str, str | Promise], ...] = (
    ("actions", gettext_lazy("การดำเนินการ")),
    ("evidence", gettext_lazy("หลักฐาน")),
    *((kind.value, kind.label) for kind in ToldKind),
)


def round_shown(asked: str, measure: Measure) -> int:
    """The round that is asked for, else the last one that tells of the measure, else that of
    today.
    """
    if asked.isdecimal() and int(asked) in (0, *ROUNDS):
        return int(asked)
    told = [one.months for one in measure.reports.all() if one.status or one.months]
    return max(told, default=round_of_today(measure.plan.fiscal_year))


def round_of_today(fiscal_year: int) -> int:
    """The round that an officer works on: of 6 months until it is over, then of 12."""
    half = Round(FiscalYear(fiscal_year), 6)
    return 6 if today() <= half.end else 12


def story_of(measure: Measure, months: int) -> dict[str, Any]:
    """The context of the record page, with the report of one round."""
    entries = selectors.entries_of(measure)
    entry = entries.get(months)
    remarks = selectors.remarks_of(measure.plan, months, only=measure)
    sources = sources_by_part(selectors.sources_of(measure))
    declared = latest(list(entries.values()))
    return {
        "entry": entry,
        "rounds": _rounds(measure, entries, months),
        "standing": _standing(measure, declared),
        "planned": _with_sources(_planned(measure), sources),
        "told": _with_sources(_told(measure, entry, months), sources),
        "year_line": _year_line(measure, entry),
        "due_changes": list(measure.due_changes.select_related("by")),
        "remarks": [one for one in remarks if one.measure],
        "sources": sources,
        "history": events(measure),
        "neighbours": _neighbours(measure),
    }


def _standing(measure: Measure, declared: Declared | None) -> Standing:
    found = deadlines(measure.dues.all(), measure.plan.fiscal_year)
    status, months = (declared.status, declared.months) if declared else (None, None)
    return standing_of(status, found, today(), months)


def _rounds(measure: Measure, entries: Mapping[int, ReportEntry], shown: int) -> list[Link]:
    """The rounds to choose from: the two of every year, and what else was told."""
    here = reverse(
        "measures:record",
        args=[measure.agency.slug, measure.plan.fiscal_year, measure.key],
    )
    extra = {months for months, one in entries.items() if one.status or one.tellings.all()}
    wanted = sorted({6, 12, shown} | extra)
    return [
        Link(round_words(months), f"{here}?round={months}#told", current=months == shown)
        for months in wanted
    ]


def round_words(months: int) -> str:
    """What a round is called."""
    return _("รอบ %(months)d เดือน") % {"months": months} if months else _("ไม่ระบุรอบ")


def _with_sources(
    chapters: list[Chapter], sources: Mapping[str, Sequence[Source]]
) -> list[Chapter]:
    return [replace(one, sources=sources.get(one.part, ())) for one in chapters]


def _planned(measure: Measure) -> list[Chapter]:
    texts = [(one.kind, one.text) for one in measure.entries.all()]
    return [
        Chapter(part, title, [_numbered(text) for kind, text in texts if kind == part])
        for part, title in _PLANNED
    ]


def _numbered(text: str) -> Fact:
    mark, words = apart(text)
    return Fact(words, mark=mark, sub=is_sub(text))


def _told(measure: Measure, entry: ReportEntry | None, months: int) -> list[Chapter]:
    if entry is None:
        return [Chapter(part, title, [], months) for part, title in _TOLD]
    shared = selectors.shared_with(measure.agency, measure)
    items: dict[str, list[Fact]] = {
        "actions": [Fact(one.text, day=one.shown_date) for one in entry.actions.all()],
        "evidence": [_proof(measure, one, shared) for one in entry.evidence.all()],
    }
    for kind in ToldKind.values:
        items[kind] = [_numbered(one.text) for one in entry.tellings.all() if one.kind == kind]
    return [Chapter(part, title, items[part], months) for part, title in _TOLD]


def _proof(measure: Measure, proof: Proof, shared: Mapping[str, list[Measure]]) -> Fact:
    url, thumb = proof.url, ""
    if proof.file:
        slug = measure.agency.slug
        url = reverse("evidence:file", args=[slug, proof.file.pk])
        thumb = reverse("evidence:thumb", args=[slug, proof.file.pk]) if proof.file.thumb_id else ""
    return Fact(
        proof.note or (proof.raw if proof.file else proof.url),
        url=url if proof.file or proof.url.startswith(("http://", "https://")) else "",
        thumb=thumb,
        shared=shared.get(proof.url, ()),
        is_file=proof.file is not None,
    )


def _year_line(measure: Measure, entry: ReportEntry | None) -> YearLine:
    year, day = measure.plan.fiscal_year, today()
    status = entry.status if entry else None
    marks = [_mark(one.day, one.words, status, day) for one in deadlines(measure.dues.all(), year)]
    if measure.cadence and not marks:
        words = str(measure.get_cadence_display())
        marks = [_mark(one, words, status, day) for one in checks(measure.cadence, year)]
    return YearLine(year, marks, day)


def _mark(day: date, words: str, status: str | None, now: date) -> Mark:
    state = standing_of(status, [Deadline(day, words)], now).state
    if state == "none":
        return Mark(day, words, "waiting", _("รอถึงกำหนด"))
    return Mark(day, words, state, str(WORDS[state]))


def _neighbours(measure: Measure) -> dict[str, Any]:
    """The measures before and after, to read on."""
    order = list(Measure.standing.filter(plan=measure.plan).values_list("key", flat=True))
    if measure.key not in order:
        return {"place": 0, "all": len(order), "before": "", "after": ""}
    place = order.index(measure.key)
    return {
        "place": place + 1,
        "all": len(order),
        "before": order[place - 1] if place else "",
        "after": order[place + 1] if place + 1 < len(order) else "",
    }
