"""Writes of plans and measures: each with its actor, one transaction, one line of the journal."""

from prongsai.apps.measures.services.changes import (
    MOVED,
    NotUndoable,
    ReasonMissing,
    change_measure,
    undo_change,
)
from prongsai.apps.measures.services.order import (
    add_measure,
    assign_unit,
    move_measure,
    remove_measure,
)
from prongsai.apps.measures.services.plans import (
    PlanChanged,
    YearMissing,
    YearTaken,
    open_plan,
    start_next_year,
    store_reading,
)
from prongsai.apps.measures.services.rounds import (
    declare_status,
    record_progress,
)
from prongsai.apps.measures.services.words import change_words, seen_words, words_of

__all__ = [
    "MOVED",
    "NotUndoable",
    "PlanChanged",
    "ReasonMissing",
    "YearMissing",
    "YearTaken",
    "add_measure",
    "assign_unit",
    "change_measure",
    "change_words",
    "declare_status",
    "move_measure",
    "open_plan",
    "record_progress",
    "remove_measure",
    "seen_words",
    "start_next_year",
    "store_reading",
    "undo_change",
    "words_of",
]
