"""What is noted beside the values of a row: where they came from, doubts, corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prongsai.domain.plan.reading import Row
from prongsai.domain.reading.deeds import Deeds, tells_status, ticked_status
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import Column
from prongsai.domain.reading.knowledge import CodesInForce
from prongsai.domain.reading.lists import level_space
from prongsai.domain.reading.notebook import Mend, Notebook
from prongsai.domain.reading.printed import PrintedRow
from prongsai.domain.reading.raw import RawCell
from prongsai.domain.reading.subject import Subject
from prongsai.domain.thai.text import similarity

_SOURCES: dict[str, tuple[Role, ...]] = {
    "printed_no": ("seq", "item", "issue", "measure"),
    "instrument": ("instrument",),
    "indicator": ("indicator", "instrument"),
    "item_code": ("item", "issue", "indicator", "measure"),
    "item_code_raw": ("item", "issue", "indicator", "measure"),
    "item_title": ("item", "issue", "measure", "indicator"),
    "item_options": ("item", "issue", "measure"),
    "issue": ("item", "issue", "indicator"),
    "measure": ("measure",),
    "responsible": ("responsible",),
    "responsible_raw": ("responsible",),
    "steps": ("steps",),
    "follow_up": ("follow_up",),
    "timeline_raw": ("timeline", "responsible"),  # who and when may share a column
    "cadence_raw": ("cadence",),
    "due": ("timeline", "follow_up", "steps", "responsible"),
    "status": ("done", "status", "actions", "in_progress", "not_started", "results"),
    "actions": ("actions", "results"),
    "results": ("results",),
    "outcomes": ("outcomes",),
    "suggestions": ("suggestions",),
    "evidence": ("evidence", "actions", "results"),
}

# Where the field has another name than the column.
_FIELDS: dict[Role, str] = {
    "timeline": "timeline_raw",
    "item": "item_title",
    "seq": "printed_no",
}
_SUBJECT: tuple[Role, ...] = ("item", "issue", "measure")
_TOLD: tuple[Role, ...] = ("actions", "results", "evidence")


_SURE = 0.8  # the recogniser's own certainty, under which a person should look
_EXACT = frozenset({"due", "actions", "item_code", "evidence", "timeline_raw", "indicator"})
_AGAIN = frozenset({"responsible_raw", "item_code_raw", "item_options"})  # asked about once
_NEAR, _SAME = 0.75, 0.97  # likeness of a printed title to the edition's


@dataclass(frozen=True, slots=True)
class RowNotes:
    """Writes into the notebook what a person may ask about a row."""

    notebook: Notebook
    codes: CodesInForce

    def note(self, row: Row, printed: PrintedRow, subject: Subject, deeds: Deeds) -> None:
        self._sources(row, printed)
        self._code(subject, printed)
        self._title(row, printed.at)
        self._indicator(row, printed.at)
        self._links(row, deeds, printed)
        self._dues(row, printed.at)
        if ticked_status(printed.boxes)[1]:
            self.notebook.doubt("status.many_ticked", f"{printed.at}/status", severity="error")
        for n, words in enumerate(row.unread):
            self.notebook.doubt("column.unread", f"{printed.at}/unread/{n}", words=words)

    def _sources(self, row: Row, printed: PrintedRow) -> None:
        for name, roles in _SOURCES.items():
            cell = printed.cell(roles, _fits(name, row)) or printed.cell(roles)
            if cell is None:
                continue
            value = getattr(row, name)
            if cell.certainty is not None and value and name not in _AGAIN:
                self._recognised(f"{printed.at}/{name}", cell, exact=name in _EXACT)
            at = f"{printed.at}/{name}"
            if isinstance(value, tuple):
                for n, part in enumerate(value):
                    self.notebook.source(f"{at}/{n}", _words(part), cell.place, cell.certainty)
            elif value is not None:
                self.notebook.source(at, cell.text.strip(), cell.place, cell.certainty)

    def _recognised(self, at: str, cell: RawCell, *, exact: bool) -> None:
        """Recognised words are looked at when unsure; figures and codes are in any case."""
        words, sure = level_space(cell.text), (cell.certainty or 0.0)
        if sure < _SURE:
            self.notebook.doubt("text.uncertain", at, percent=round(100 * sure), words=words)
        elif exact and any(letter.isdigit() for letter in words):
            self.notebook.doubt("text.figures_recognised", at, words=words)

    def _code(self, subject: Subject, printed: PrintedRow) -> None:
        code, cell = subject.code, printed.cell(_SUBJECT)
        if code is None or cell is None:
            return
        at = f"{printed.at}/item_code"
        if code.misread:
            self.notebook.correct(
                at,
                code.as_read,
                code.should_read,
                "code.misread",
                cell.place,
                certain=code.certain,
            )
        if not code.certain:
            self.notebook.doubt("code.not_in_edition", at, code=code.code)
        told = subject.instrument
        if told and told != code.instrument:
            self.notebook.doubt("code.other_instrument", at, code=code.code, instrument=told)

    def _title(self, row: Row, at: str) -> None:
        """A title near the edition's own but not the same may be misread into good words."""
        known = self.codes.title(row.item_code) if row.item_code else None
        if not known or not row.item_title:
            return
        if _NEAR <= similarity(row.item_title, known) < _SAME:
            self.notebook.doubt(
                "text.suspect",
                f"{at}/item_title",
                severity="note",
                as_read=row.item_title,
                sibling=known,
                item=row.item_code,
            )

    def _indicator(self, row: Row, at: str) -> None:
        """The print is kept where an item stands under another indicator than its edition's."""
        proper = self.codes.indicators_of(row.item_code) if row.item_code else {}
        told = row.indicator_title or ""
        if not proper or not (row.indicator or told):
            return
        if row.indicator:
            agrees = int(row.indicator.split(".")[0]) in proper
        else:
            agrees = any(similarity(told, title) >= _NEAR for title in proper.values())
        if not agrees:
            self.notebook.doubt(
                "code.other_indicator",
                f"{at}/indicator",
                code=row.item_code,
                indicator=f"{row.indicator or ''} {told}".strip(),
                proper=", ".join(f"{number} {title}" for number, title in proper.items()),
            )

    def _links(self, row: Row, deeds: Deeds, printed: PrintedRow) -> None:
        cell = printed.cell(_TOLD)
        if cell is None:
            return
        for n, (link, item) in enumerate(zip(deeds.links, row.evidence, strict=False)):
            if link.mended:
                at = f"{printed.at}/evidence/{n}"
                self.notebook.correct(at, item.raw, item.url, f"link.{link.mended[0]}", cell.place)

    def _dues(self, row: Row, at: str) -> None:
        for n, due in enumerate(row.due):
            place = f"{at}/due/{n}"
            if due.year_inferred:
                self.notebook.doubt(
                    "due.year_inferred", place, severity="note", raw=due.raw, end=due.end or ""
                )
            elif due.kind == "month" and due.end is None:
                self.notebook.doubt("due.year_unknown", place, raw=due.raw)

    def mends(
        self, mends: Sequence[Mend], columns: Sequence[Column], places: dict[int, int]
    ) -> None:
        """``places``: the position among the measures of each line of the table."""
        for found in mends:
            if found.row not in places:
                continue
            at = f"/measures/{places[found.row]}"
            if found.code != "row.shifted":
                role = columns[found.column].role
                at += f"/{_FIELDS.get(role, role)}"
            self.notebook.doubt(
                found.code,
                at,
                severity="note" if found.certain else "check",
                column=columns[found.column].header,
                as_read=found.as_read,
                mended=found.mended,
            )


def _fits(name: str, row: Row) -> Callable[[str], object]:
    """What the words of a value's cell must hold, where more than one cell may be its source."""
    if name == "status":
        return tells_status
    if name.startswith("item_code"):
        return lambda text: row.item_code_raw and row.item_code_raw in text
    return str


def _words(part: object) -> str:
    for name in ("raw", "text"):
        if hasattr(part, name):
            return str(getattr(part, name))
    return str(part)
