"""What the slice keeps: the plan, the reports on it round by round, and the notes on both."""

from prongsai.apps.measures.models.notes import SourceNote
from prongsai.apps.measures.models.plan import (
    Due,
    DueChange,
    Entry,
    Measure,
    Plan,
    Responsible,
    new_key,
    nothing,
    shown,
)
from prongsai.apps.measures.models.reports import Action, Proof, Report, ReportEntry, Telling

__all__ = [
    "Action",
    "Due",
    "DueChange",
    "Entry",
    "Measure",
    "Plan",
    "Proof",
    "Report",
    "ReportEntry",
    "Responsible",
    "SourceNote",
    "Telling",
    "new_key",
    "nothing",
    "shown",
]
