"""Which of the known layouts the tables of a document have."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import STATUS_BOXES
from prongsai.domain.reading.outline import LogicalTable


def layout_of(tables: Sequence[LogicalTable]) -> str | None:
    """A, B1, B2, B (plan and report in one file), C, D, or None for a layout not met before."""
    found = {_of({column.role for column in table.columns}) for table in tables}
    if found == {"B1", "B2"}:
        return "B"
    return found.pop() if len(found) == 1 else None


def _of(roles: set[Role]) -> str | None:
    if roles >= {"item", "measure", "steps", *STATUS_BOXES}:
        return "D"
    if roles >= {"issue", "responsible", "steps", "follow_up", "actions"}:
        return "A"
    if roles >= {"measure", "steps", "responsible", "results", "outcomes"}:
        return "C"
    if roles >= {"measure", "steps", "responsible", "results", "suggestions"}:
        return "B2"
    if (
        roles >= {"measure", "steps", "responsible", "timeline", "follow_up"}
        and "results" not in roles
    ):
        return "B1"
    return None
