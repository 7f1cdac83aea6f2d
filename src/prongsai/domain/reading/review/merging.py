"""A document that comes when there is a plan of its year: what differs, and what is taken of it.

Measures are known again by code and title, fields are compared by their words.  What the document
has no column for it does not tell, so it differs in nothing there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from rapidfuzz import fuzz

from prongsai.domain.plan.document import Measure, pair
from prongsai.domain.plan.reading import Action, Evidence, Meta, Reading
from prongsai.domain.thai.text import fold

Choice = Literal["keep", "take", "both"]
PLANNED = (
    "instrument", "indicator", "indicator_title", "item_code", "item_title", "item_options",
    "issue", "measure", "responsible", "steps", "follow_up", "timeline_raw", "cadence",
)  # fmt: skip
TOLD = ("status", "actions", "results", "outcomes", "suggestions", "evidence", "links")
COMPARED = (*PLANNED, *TOLD)
#: facts of a document that are its own and never those of another one
_OF_THE_FILE = ("source_file", "layout", "fiscal_year_basis", "period_basis")
#: facts that tell of the latest round, and are taken from it
_OF_THE_ROUND = (
    "round", "period_start", "period_end", "period_raw", "prepared_by", "prepared_date",
)  # fmt: skip
_ALIKE, _ALIKE_OF_ONE_CODE, _NEVER = 0.8, 0.4, 2.0


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs; ``old`` and ``new`` are its values, ``default`` what is proposed."""

    field: str
    old: Any
    new: Any
    default: Choice

    @property
    def choices(self) -> tuple[Choice, ...]:
        listed = isinstance(self.old, tuple) and self.old and self.new
        return ("keep", "take", "both") if listed else ("keep", "take")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A measure of the plan and the one of the document that is the same; either may be missing.

    ``old`` and ``new`` are positions among the measures of plan and document.
    """

    old: int | None
    new: int | None
    title: str
    code: str
    changes: tuple[Change, ...] = ()

    @property
    def name(self) -> str:
        """Its name in a form."""
        return f"n{self.new}" if self.old is None else f"m{self.old}"

    @property
    def kind(self) -> Literal["new", "changed", "same", "gone"]:
        if self.old is None:
            return "new"
        if self.new is None:
            return "gone"
        return "changed" if self.changes else "same"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``around`` says whether the words around the tables differ."""

    meetings: tuple[Meeting, ...]
    facts: tuple[Change, ...]
    around: bool

    @property
    def differs(self) -> bool:
        return bool(self.facts or self.around) or any(
            one.kind in ("new", "changed") for one in self.meetings
        )


def compared(old: Reading, new: Reading, same: Mapping[int, int] | None = None) -> Comparison:
    """The plan against the document.  ``same`` names measures of the document (position) that a
    person says to be those of the plan."""
    olds, news = pair(old).measures, pair(new).measures
    met = met_measures(olds, news, same or {})
    silent = {name for name in COMPARED if all(told_value(one, name) in (None, ()) for one in news)}
    told = [name for name in COMPARED if name not in silent]
    later = old.meta.round != new.meta.round
    taken = set(met.values())
    positions: list[tuple[int | None, int | None]] = [(met.get(n), n) for n in range(len(news))]
    positions += [(k, None) for k in range(len(olds)) if k not in taken]
    meetings = [_meeting(olds, news, *each, told, later=later) for each in positions]
    around = new.sections != old.sections and any(_worded(new))
    return Comparison(tuple(meetings), tuple(_facts(old.meta, new.meta)), around)


def _meeting(
    olds: Sequence[Measure],
    news: Sequence[Measure],
    old: int | None,
    new: int | None,
    names: Iterable[str],
    *,
    later: bool,
) -> Meeting:
    mine = olds[old] if old is not None else None
    other = news[new] if new is not None else None
    shown = mine or other
    assert shown is not None
    changes = tuple(_changes(mine, other, names, later=later)) if mine and other else ()
    return Meeting(old, new, shown.title, code_of(shown), changes)


def _worded(reading: Reading) -> Iterator[bool]:
    around = reading.sections
    yield from map(bool, (around.preface, around.analysis.text, around.headings, around.notes))


def met_measures(
    olds: Sequence[Measure], news: Sequence[Measure], same: Mapping[int, int]
) -> dict[int, int]:
    """Position in the document → position in the plan, one to one; the surest first."""
    met = {n: k for n, k in same.items() if 0 <= n < len(news) and 0 <= k < len(olds)}
    if len(set(met.values())) < len(met):
        met = {}
    keys = {k: (code_of(one), fold(one.title)) for k, one in enumerate(olds)}
    for n, one in enumerate(news):
        free = [k for k in keys if k not in met.values()]
        mine = code_of(one), fold(one.title)
        found = next((k for k in free if keys[k] == mine), None)
        if n not in met and found is not None:
            met[n] = found
    old_names, new_names = _names(olds), _names(news)
    ranked = sorted(
        (-alike, n, k)
        for n, new in enumerate(news)
        for k, old in enumerate(olds)
        if n not in met and k not in met.values()
        if (alike := _alike(old_names[k], new_names[n])) >= _least(old, new)
    )
    for _, n, k in ranked:
        if n not in met and k not in met.values():
            met[n] = k
    return met


def _names(measures: Sequence[Measure]) -> list[list[str]]:
    """What each measure may be known by: not every layout prints the title of the item, and what
    several measures have in common names none of them."""
    every = [
        {
            fold(words)
            for row in (one.plan, one.report)
            if row
            for words in (row.item_title, row.measure, row.issue)
            if words
        }
        for one in measures
    ]
    count = Counter(name for names in every for name in names)
    return [[name for name in sorted(names) if count[name] == 1] for names in every]


def _alike(old: Sequence[str], new: Sequence[str]) -> float:
    return max((fuzz.ratio(one, other) / 100 for one in old for other in new), default=0.0)


def _least(old: Measure, new: Measure) -> float:
    """How alike two measures must be to be one; those of different codes never are."""
    mine, other = code_of(old), code_of(new)
    if mine and other and mine != other:
        return _NEVER
    return _ALIKE_OF_ONE_CODE if mine and mine == other else _ALIKE


def code_of(measure: Measure) -> str:
    row = measure.plan or measure.report
    return (row.item_code or "") if row else ""


def told_value(measure: Measure, name: str) -> Any:
    """The value of a field of a measure: of its deeds as the report has it, where it tells them."""
    if name in TOLD and measure.report and getattr(measure.report, name) not in (None, ()):
        return getattr(measure.report, name)
    row = measure.plan or measure.report
    return getattr(row, name) if row else None


def _changes(old: Measure, new: Measure, names: Iterable[str], *, later: bool) -> Iterator[Change]:
    for name in names:
        before, after = told_value(old, name), told_value(new, name)
        if comparable(before) != comparable(after):
            yield Change(name, before, after, proposed(name, before, after, later=later))


def _facts(old: Meta, new: Meta) -> Iterator[Change]:
    for one in fields(Meta):
        before, after = getattr(old, one.name), getattr(new, one.name)
        told = after not in (None, ()) and one.name not in _OF_THE_FILE
        if told and comparable(before) != comparable(after):
            newest = before in (None, ()) or one.name in _OF_THE_ROUND
            yield Change(one.name, before, after, "take" if newest else "keep")


def proposed(name: str, old: Any, new: Any, *, later: bool) -> Choice:
    """Words stay where the document has none.  Deeds that it does not repeat stay beside its own,
    where it is of another round (``later``) or tells fewer; in a list of deeds nothing is new that
    the plan has already."""
    if new in (None, ()):
        return "keep"
    if old in (None, ()) or name not in TOLD or not isinstance(old, tuple):
        return "take"
    mine, other = {comparable(one) for one in old}, {comparable(one) for one in new}
    if other <= mine:
        return "keep"
    if mine <= other:
        return "take"
    return "both" if later or len(new) < len(old) else "take"


def comparable(value: Any) -> Any:
    """A value by its words: white space, letter forms and printed numbers of deeds do not count."""
    if isinstance(value, str):
        return fold(value).replace(" ", "")
    if isinstance(value, tuple):
        return tuple(comparable(one) for one in value)
    if isinstance(value, Action):
        return comparable(value.text), value.date
    if isinstance(value, Evidence):
        return value.url
    return value
