"""Where values came from."""

from __future__ import annotations

from django.db import models

from prongsai.apps.measures.choices import NoteKind
from prongsai.apps.measures.models.plan import Measure, OfMeasure, nothing
from prongsai.apps.measures.models.reports import Report


class SourceNote(OfMeasure):
    """Where a value came from, what is doubtful about it, or how its words were mended.

    `measure` is empty for what the note tells of the document as a whole; `of_report` is true for
    the row of the report where the document printed plan and report apart. `at` is the JSON
    Pointer below the row, or into the reading; `facts` are the other fields of the reading's value.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="notes")
    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, null=True, blank=True, related_name="notes"
    )
    of_report = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=NoteKind.choices)
    at = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=nothing)

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"
