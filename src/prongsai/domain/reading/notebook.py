"""Where a reading notes, beside each value, its provenance, its doubts and its corrections."""

from __future__ import annotations

from dataclasses import dataclass, field

from prongsai.domain.plan.reading import Correction, Doubt, Provenance, Severity
from prongsai.domain.reading.raw import Place


@dataclass(frozen=True, slots=True)
class Mend:
    """What was mended in which row and column, with both readings."""

    code: str
    row: int
    column: int
    as_read: str
    mended: str
    certain: bool = True


@dataclass(slots=True)
class Notebook:
    """Collects while the reading is made; ``at`` is a JSON Pointer into it."""

    doubts: list[Doubt] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    provenance: list[Provenance] = field(default_factory=list)

    def doubt(
        self, code: str, /, at: str = "", severity: Severity = "check", **params: object
    ) -> None:
        found = Doubt(code, at, {name: str(value) for name, value in params.items()}, severity)
        if found not in self.doubts:
            self.doubts.append(found)

    def correct(
        self,
        at: str,
        as_read: str,
        should_read: str | None,
        why: str,
        place: Place,
        *,
        certain: bool = True,
    ) -> None:
        found = Correction(at, as_read, should_read, certain, why, place.line, place.page)
        if found not in self.corrections:
            self.corrections.append(found)

    def source(self, at: str, raw: str, place: Place, certainty: float | None = None) -> None:
        self.provenance.append(
            Provenance(
                at,
                raw,
                page=place.page,
                line=place.line,
                sheet=place.sheet,
                table=place.table,
                row=place.row,
                column=place.column,
                certainty=1.0 if certainty is None else certainty,
            )
        )
