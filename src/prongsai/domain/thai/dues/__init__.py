"""When a thing is due, and how often: read from an officer's words, printed back as it was said."""

from prongsai.domain.thai.dues.cadence import (
    Cadence,
    FoundCadence,
    cadence_occurrences,
    find_cadence,
    find_cadences,
)
from prongsai.domain.thai.dues.occurrence import Occurrence, occurrences
from prongsai.domain.thai.dues.prose import FoundDue, find_dues
from prongsai.domain.thai.dues.rule import (
    After,
    DueKind,
    DueRule,
    Event,
    FiscalRound,
    Monthly,
    Point,
    Quarters,
    Said,
    Span,
    Year,
    Yearly,
)
from prongsai.domain.thai.dues.timeline import parse_timeline
from prongsai.domain.thai.dues.wording import format_due

__all__ = [
    "After",
    "Cadence",
    "DueKind",
    "DueRule",
    "Event",
    "FiscalRound",
    "FoundCadence",
    "FoundDue",
    "Monthly",
    "Occurrence",
    "Point",
    "Quarters",
    "Said",
    "Span",
    "Year",
    "Yearly",
    "cadence_occurrences",
    "find_cadence",
    "find_cadences",
    "find_dues",
    "format_due",
    "occurrences",
    "parse_timeline",
]
