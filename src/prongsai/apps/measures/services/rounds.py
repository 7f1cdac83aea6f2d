"""What is recorded for a round: status with its basis, deeds, results, proof."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import Actor
from prongsai.apps.measures.changing import look_at
from prongsai.apps.measures.choices import StatusBasis
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.services.changes import change_measure
from prongsai.domain.plan.reading import Action, Evidence, Row

RECORDED = "measures.progress_recorded"
#: what a form of a round shows and changes
FIELDS = (
    "status", "status_basis", "actions", "results", "outcomes", "suggestions", "evidence",
)  # fmt: skip


def record_progress(
    *,
    actor: Actor,
    measure: Measure,
    months: int,
    status: str,
    basis: str = StatusBasis.OFFICER,
    deed: str = "",
    deed_on: date | None = None,
    result: str = "",
    outcome: str = "",
    suggestion: str = "",
    url: str = "",
    file: EvidenceFile | None = None,
    seen: str | None = None,
) -> Line | None:
    """What is declared of a measure for a round: its status and what that rests on, and perhaps a
    deed with its day, a result, an outcome, a suggestion, a link, a file. Only as declared: none of
    it is worked out. Gives the line of the journal. Raises `ChangedMeanwhile`.
    """
    row = look_at(measure, months).row
    changes: dict[str, Any] = {"status": status or None, "status_basis": basis if status else None}
    said = (("results", result), ("outcomes", outcome), ("suggestions", suggestion))
    for name, words in said:
        changes[name] = (*getattr(row, name), words) if words else getattr(row, name)
    on = deed_on.isoformat() if deed_on else None
    changes["actions"] = (*row.actions, Action(None, deed, on)) if deed else row.actions
    changes["evidence"] = _proofs(row, url, file, len(changes["actions"]) if deed else None)
    return change_measure(
        actor=actor, measure=measure, changes=changes, months=months, seen=seen, what=RECORDED
    )


def _proofs(
    row: Row, url: str, file: EvidenceFile | None, action: int | None
) -> tuple[Evidence, ...]:
    proofs = list(row.evidence)
    if url:
        proofs.append(Evidence(len(proofs) + 1, url, url, action))
    if file:
        proofs.append(Evidence(len(proofs) + 1, file.name, file.url, action))
    return tuple(proofs)


def declare_status(*, actor: Actor, measures: Iterable[Measure], months: int, status: str) -> int:
    """The same status for several measures in a round, on an officer's word; how many changed."""
    count = 0
    with transaction.atomic():
        for measure in measures:
            line = change_measure(
                actor=actor,
                measure=measure,
                changes={"status": status, "status_basis": StatusBasis.OFFICER},
                months=months,
                what=RECORDED,
            )
            count += line is not None
    return count
