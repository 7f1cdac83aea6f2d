"""The values of one edition of the assessment: what one fiscal year asks, and how sure we are.

Every fact that is not beyond doubt carries a mark of confidence.  Years are of the Buddhist era,
points run from 0 to 100, weights are percent of the total.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from prongsai.domain.ita.codes import ITEM_LETTERS
from prongsai.domain.ita.ratings import RatingRule
from prongsai.domain.ita.words import Words

Confidence = Literal["confirmed", "one_source", "name_only", "inferred", "memory"]
RequirementsConfidence = Literal[
    "sourced", "carried", "mixed", "inferred", "one_source_practice", "memory"
]
ListConfidence = Literal[
    "confirmed", "one_source", "name_only", "inferred", "memory", "mixed", "not_found"
]
Status = Literal["substantiated", "partly_substantiated", "carried", "provisional"]
Polarity = Literal["positive", "negative", "mixed"]
ScaleKind = Literal["ordinal", "binary", "disclosure"]
PeriodKind = Literal[
    "point_in_time",
    "in_force",
    "not_time_bound",
    "current_year",
    "first_6_months",
    "previous_year",
    "unknown",
]

CONFIDENCE_MARKS: tuple[Confidence, ...] = get_args(Confidence)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about an edition or an item: a change, a warning, a note."""

    words: Words
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    name: str
    use: Words


@dataclass(frozen=True, slots=True)
class Passport:
    """Who made this edition, of what, when, and under which terms."""

    id: str
    fiscal_year: int
    first_day: date
    last_day: date
    version: str
    date: date
    variant: str
    variant_words: Words
    owner: Words
    status: Status
    status_words: Words
    licence: Words


@dataclass(frozen=True, slots=True)
class Instrument:
    """IIT, EIT or OIT.  ``item_count`` is None where the list of items was not found."""

    code: str
    title: Words
    weight: int
    weight_confidence: Confidence
    item_count: int | None
    list_confidence: ListConfidence


@dataclass(frozen=True, slots=True)
class Indicator:
    number: int
    instrument: str
    title: Words
    confidence: Confidence | None = None

    @property
    def code(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Subindicator:
    """A group of OIT items; ``first`` and ``last`` are the codes it runs between."""

    code: str
    indicator: int
    title: Words
    first: str
    last: str
    item_count: int
    title_confidence: Confidence
    range_confidence: Confidence
    count_confidence: Confidence


@dataclass(frozen=True, slots=True)
class Option:
    """One answer and its points; ``negative`` are those of a row that asks for something bad."""

    key: str
    positive: int
    negative: int | None = None
    label: Words | None = None

    def points(self, polarity: str) -> int:
        return self.positive if polarity != "negative" or self.negative is None else self.negative


@dataclass(frozen=True, slots=True)
class Scale:
    name: str
    kind: ScaleKind
    options: tuple[Option, ...]
    points_confidence: Confidence
    labels_confidence: Confidence
    labels_by_item: bool = False


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row of an item that asks several things.  The direction belongs to the row."""

    code: str
    title: Words
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Requirement:
    words: str
    confidence: RequirementsConfidence


@dataclass(frozen=True, slots=True)
class Period:
    """Which time the disclosed data must cover; ``year`` is of the Buddhist era."""

    kind: PeriodKind
    confidence: Confidence
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A question (IIT, EIT) or a disclosure (OIT).

    ``wording_known`` is False where only the subject of a question is known: ``title`` is then
    that subject and never the official words.
    """

    code: str
    indicator: int
    title: Words
    scale: str
    polarity: Polarity
    confidence: Confidence
    subindicator: str | None = None
    wording_known: bool = True
    group: str | None = None
    topics: tuple[str, ...] = ()
    rows: tuple[ItemRow, ...] = ()
    rows_rule_confidence: Confidence | None = None
    labels: tuple[str, ...] = ()
    labels_confidence: Confidence | None = None
    polarity_confidence: Confidence | None = None
    requirements: tuple[Requirement, ...] = ()
    requirements_confidence: RequirementsConfidence | None = None
    period: Period | None = None
    notes: tuple[Remark, ...] = ()

    @property
    def instrument(self) -> str:
        return ITEM_LETTERS[self.code[0]]


@dataclass(frozen=True, slots=True)
class Edition:
    """One year of the assessment.  ``support`` names the sources behind each part."""

    passport: Passport
    instruments: tuple[Instrument, ...]
    indicators: tuple[Indicator, ...]
    subindicators: tuple[Subindicator, ...]
    scales: Mapping[str, Scale]
    items: tuple[Item, ...]
    sources: tuple[Source, ...] = ()
    support: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changes: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    rating: RatingRule | None = None

    @property
    def year(self) -> int:
        return self.passport.fiscal_year

    def item(self, code: str) -> Item | None:
        return next((item for item in self.items if item.code == code), None)

    def items_of(self, instrument: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.instrument == instrument)

    def instrument_of_indicator(self, number: int) -> str | None:
        return next((each.instrument for each in self.indicators if each.number == number), None)
