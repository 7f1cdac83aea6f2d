"""`Reading`: a document as it was printed, row by row.

This is the published JSON (``docs/reference/reading.md``): plain values under the field names
below, and beside them the links, doubts, corrections and the provenance of every value.  Dates are
ISO 8601 strings, years are of the Buddhist era, months are ``"YYYY-MM"`` of the common era, texts
are the source's own words with white space levelled.  A place inside the reading is a JSON
Pointer (RFC 6901), such as ``/measures/3/steps/0``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Instrument = Literal["IIT", "EIT", "OIT"]
RowKind = Literal["measure", "plan", "report"]
DueKind = Literal["day", "range", "month", "quarter", "year", "recurring", "relative", "event"]
CadenceValue = Literal["monthly", "quarterly", "semiannual", "annual"]
Status = Literal["not_started", "in_progress", "done"]
StatusBasis = Literal["checkbox", "declared", "dated_actions"]


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline or period.  ``at`` names its cell: ``timeline``, ``steps:2``,
    ``follow_up:1``, ``actions:1``.

    ``month``/``end``: "within April" has month ``2023-04`` and end ``2023-04-30``; ``months``: the
    months (1..12) of a rule of every year; ``days``: n days after an event.
    """

    raw: str
    kind: DueKind
    start: str | None = None
    end: str | None = None
    month: str | None = None
    months: tuple[int, ...] | None = None
    days: int | None = None
    year_inferred: bool = False
    at: str = "timeline"


@dataclass(frozen=True, slots=True)
class Action:
    """A deed that the report tells: its printed number, its words, its date if it gives one."""

    no: int | None
    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link.  ``url`` is mended (ASCII digits, no spaces), ``raw`` as printed.

    ``action`` is the position (1..) in the row's actions it belongs to; ``alt`` are other
    addresses that the same print may mean.
    """

    no: int
    raw: str
    url: str
    action: int | None = None
    alt: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measure as one row of the document, after its pages were joined."""

    ordinal: int
    kind: RowKind = "measure"
    table: int | None = None
    tables: tuple[int, ...] = ()
    logical_table: int | None = None
    source_lines: tuple[int, ...] = ()
    printed_no: int | None = None
    instrument: Instrument | None = None
    indicator: str | None = None
    indicator_title: str | None = None
    item_code: str | None = None
    item_code_raw: str | None = None
    item_title: str | None = None
    item_options: tuple[str, ...] = ()
    issue: str | None = None
    measure: str | None = None
    responsible: tuple[str, ...] = ()
    responsible_raw: str | None = None
    steps: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    timeline_raw: str | None = None
    due: tuple[Due, ...] = ()
    cadence: CadenceValue | None = None
    cadence_raw: str | None = None
    status: Status | None = None
    status_basis: StatusBasis | None = None
    actions: tuple[Action, ...] = ()
    results: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    links: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()  # "header: words" of columns that were not understood


@dataclass(frozen=True, slots=True)
class Meta:
    """What the document says of itself as a whole."""

    source_file: str | None = None
    layout: str | None = None  # A, B1, B2, B, C, D; None: a layout not met before
    agency_name: str | None = None
    agency_short: str | None = None
    agency_type: str | None = None
    tambon: str | None = None
    amphoe: str | None = None
    changwat: str | None = None
    aliases: tuple[str, ...] = ()
    changwat_aliases: tuple[str, ...] = ()
    foreign_names: tuple[str, ...] = ()
    report_title: str | None = None
    fiscal_year: int | None = None
    fiscal_year_basis: str | None = None  # stated | inferred
    round: int | None = None
    period_start: str | None = None
    period_end: str | None = None
    period_basis: str | None = None  # stated | derived
    period_raw: str | None = None
    prior_ita_year: int | None = None
    overall_result: str | None = None
    prepared_by: str | None = None
    prepared_date: str | None = None


@dataclass(frozen=True, slots=True)
class WeakIndicator:
    instrument: Instrument | None
    no: str | None
    title: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    text: tuple[str, ...] = ()
    weak_indicators: tuple[WeakIndicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """The words around the tables, in document order within each list."""

    preface: tuple[str, ...] = ()
    analysis: Analysis = Analysis()
    headings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two rows that tell of the same measure; ``plan`` and ``report`` are ordinals."""

    plan: int
    report: int
    basis: Literal["title", "confirmed"]
    certainty: float


Severity = Literal["note", "check", "error"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at: a code of ``library/messages`` and its parameters.

    ``at`` is a JSON Pointer into the reading ("" for the document).
    """

    code: str
    at: str = ""
    params: dict[str, str] = field(default_factory=dict)
    severity: Severity = "check"


@dataclass(frozen=True, slots=True)
class Correction:
    """Words that were read one way and should be read another; the original stays."""

    at: str
    as_read: str
    should_read: str | None
    certain: bool
    why: str  # a code of ``library/messages``
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value came from: the raw words and their place; ``certainty`` from 0 to 1."""

    at: str
    raw: str
    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    doc: str
    meta: Meta
    sections: Sections
    measures: tuple[Row, ...]
    links: tuple[Link, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    corrections: tuple[Correction, ...] = ()
    provenance: tuple[Provenance, ...] = ()
