"""The source of what stands outside the cells of a row, noted once the reading is made.

`note_sources` is for the document: what it says of itself and the words around its tables.
`Origins` is for a row: instrument and indicator, which may stand in a heading far above, its
rhythm, and what no column was understood for.

`DERIVED` are the fields that no words were read for: they count, number or classify.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from prongsai.domain.plan.reading import Meta, Reading, Row, WeakIndicator
from prongsai.domain.reading.context import (
    Context,
    heading_context,
    indicator_cell,
    indicators_in,
    only_instrument,
)
from prongsai.domain.reading.cover import (
    Cover,
    join_thai,
    letter_unit,
    overall_result,
    period_of,
    prior_year,
    title_of_report,
)
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.outline import LogicalTable, Outline, Prose
from prongsai.domain.reading.printed import PrintedRow
from prongsai.domain.reading.raw import RawCell
from prongsai.domain.reading.sections import Words
from prongsai.domain.thai.dates import find_dates
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.domain.thai.text import fold

DERIVED = frozenset(
    {
        *("source_file", "layout", "fiscal_year_basis", "period_basis"),
        *("ordinal", "kind", "table", "tables", "logical_table", "source_lines", "status_basis"),
    }
)
Printed = Prose | RawCell
Test = Callable[[Printed], bool]
_SUBJECT: tuple[Role, ...] = ("item", "issue", "measure")
_TELLS_CONTEXT: tuple[Role, ...] = ("indicator", "instrument", *_SUBJECT)
_TELLS_CADENCE: tuple[Role, ...] = (
    *("cadence", "timeline", "follow_up", "steps", "results", "actions"),
    "responsible",  # where who and when share a column
)
_CONTEXT = ("instrument", "indicator", "indicator_title")


# --- the document


def note_sources(
    reading: Reading, outline: Outline, cover: Cover, words: Words, notebook: Notebook
) -> None:
    """Where the document's own facts and the words around its tables stood."""
    _Document(reading, outline, cover, words, notebook).note()


@dataclass(slots=True)
class _Document:
    reading: Reading
    outline: Outline
    cover: Cover
    words: Words
    notebook: Notebook
    cover_whole: Prose | None = None
    parts: list[Printed] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)

    def note(self) -> None:
        if self.cover.lines:
            lines = self.cover.lines
            self.cover_whole = Prose(join_thai(line.text for line in lines), lines[0].place)
        self.parts = [*self._lines(), *self._body(), *_cells(self.outline)]
        self._agency(self.reading.meta)
        self._times(self.reading.meta)
        self._told(self.reading.meta)
        self._sections()

    def _lines(self) -> Iterator[Printed]:
        """The lines of the cover, and then all of them as one."""
        yield from self.cover.lines
        if self.cover_whole:
            yield self.cover_whole

    def _body(self) -> Iterator[Printed]:
        for element in self.outline.elements[self.cover.size :]:
            if isinstance(element, Prose):
                yield element

    def _said(self) -> list[Printed]:
        return [*self._lines(), *self.words.headings]

    def _holding(self, *needles: str | None) -> Printed | None:
        """The first words that hold the first of the needles that is to be found."""
        for needle in filter(None, (fold(needle or "") for needle in needles)):
            for n, part in enumerate(self.parts):
                if n == len(self.folded):
                    self.folded.append(fold(part.text))
                if needle in self.folded[n]:
                    return part
        return None

    def _put(self, name: str, part: Printed | None) -> None:
        _put(self.notebook, f"/meta/{name}", part)

    def _agency(self, meta: Meta) -> None:
        """What the register of places adds to a name has the name as its source."""
        if meta.agency_name is None:
            return
        name = self._holding(meta.agency_name, *meta.aliases, meta.agency_short, meta.tambon)
        name = name or self.cover_whole or next(iter(self.parts), None)
        for each in ("agency_name", "agency_short", "agency_type"):
            if getattr(meta, each) is not None:
                self._put(each, name)
        for each in ("tambon", "amphoe", "changwat"):
            if value := getattr(meta, each):
                self._put(each, self._holding(value, *self._as_read(each)) or name)
        for each in ("aliases", "changwat_aliases", "foreign_names"):
            for n, value in enumerate(getattr(meta, each)):
                part = self._holding(value, value.removeprefix(meta.agency_type or ""))
                self._put(f"{each}/{n}", part or name)

    def _as_read(self, level: str) -> list[str]:
        at = f"/meta/{level}"
        return [each.as_read for each in self.notebook.corrections if each.at == at]

    def _times(self, meta: Meta) -> None:
        if meta.fiscal_year is not None:
            inferred = meta.fiscal_year_basis == "inferred"
            self._put("fiscal_year", self._year(meta.fiscal_year, inferred=inferred))
        if meta.prior_ita_year is not None:
            prior = meta.prior_ita_year
            told = _first(self._body(), lambda part: prior_year([part.text]) == prior)
            self._put("prior_ita_year", told or self._year(prior, inferred=False))
        said = self._said()
        year = meta.fiscal_year
        rounds = _first(said, lambda part: period_of([part.text], year).round == meta.round)
        if meta.round is not None:
            self._put("round", rounds)
        period = rounds
        if meta.period_raw is not None:
            period = _first(said, lambda part: period_of([part.text], None).raw == meta.period_raw)
        for each in ("period_start", "period_end", "period_raw"):
            if getattr(meta, each) is not None:
                self._put(each, period or rounds)

    def _year(self, year: int, *, inferred: bool) -> Printed | None:
        """The year in words; an inferred one has the first date in it as its source."""
        said = None if inferred else self._holding(str(year))
        return said or _first(self.parts, lambda part: _dated(part.text, year))

    def _told(self, meta: Meta) -> None:
        if meta.report_title is not None:
            begins = _first(self._said(), lambda part: title_of_report([part.text]) is not None)
            self._put("report_title", begins)
        if meta.overall_result is not None:
            result = meta.overall_result
            tells = _first(self.outline.prose, lambda part: overall_result([part.text]) == result)
            self._put("overall_result", tells)
        if meta.prepared_by is not None:
            head = _first(self.cover.lines, lambda part: letter_unit([part.text]) is not None)
            self._put("prepared_by", self.words.prepared_by or head)
        if meta.prepared_date is not None:
            day = meta.prepared_date
            self._put(
                "prepared_date",
                _first([*self._body(), *self._lines()], lambda part: _on_day(part.text, day)),
            )

    def _sections(self) -> None:
        for name, found in (
            ("preface", self.words.preface),
            ("analysis/text", self.words.analysis),
            ("headings", self.words.headings),
            ("notes", self.words.notes),
        ):
            for n, prose in enumerate(found):
                _put(self.notebook, f"/sections/{name}/{n}", prose)
        for n, weak in enumerate(self.reading.sections.analysis.weak_indicators):
            at = f"/sections/analysis/weak_indicators/{n}"
            _put(self.notebook, at, self._weak(weak))

    def _weak(self, weak: WeakIndicator) -> Printed | None:
        if weak.source == "analysis":
            named = (weak.no, weak.title)
            return _first(self.words.analysis, lambda part: named in indicators_in(part.text))
        heads: list[Printed] = [*self.words.headings, *_cells(self.outline)]
        return _first(heads, lambda part: _heads(part.text, weak))


def _cells(outline: Outline) -> Iterator[RawCell]:
    for table in outline.tables:
        for row in table.rows:
            yield from (cell for cell in row.cells if cell.text.strip())


def _first(parts: Iterable[Printed], test: Test) -> Printed | None:
    return next((part for part in parts if test(part)), None)


def _dated(text: str, year: int) -> bool:
    return any(
        found.date and FiscalYear.of(found.date.value).be == year for found in find_dates(text)
    )


def _on_day(text: str, day: str) -> bool:
    found = [found.date for found in find_dates(text)]
    return any(date and date.value.isoformat().startswith(day) for date in found)


def _heads(text: str, weak: WeakIndicator) -> bool:
    told = heading_context(text) if "ตัวชี้วัด" in text[:60] else indicator_cell(text)
    return told.indicator == weak.no


def _put(notebook: Notebook, at: str, part: Printed | None) -> None:
    if part is not None:
        notebook.source(at, part.text.strip(), part.place, part.certainty)


# --- the rows


@dataclass(slots=True)
class Origins:
    """Where the instrument and the indicator that hold were printed, on the way down the tables.

    ``elements`` are the parts of the document in order.
    """

    notebook: Notebook
    elements: Sequence[object]
    held: dict[tuple[str, str], Printed] = field(default_factory=dict)
    _next: int = 0

    def table(self, table: LogicalTable) -> None:
        """The headings above a table; an instrument in its header stands at its first row."""
        while self._next < len(self.elements) and self.elements[self._next] is not table:
            element = self.elements[self._next]
            if isinstance(element, Prose) and element.is_context:
                self.heading(element)
            self._next += 1
        instrument = table.context.instrument
        if instrument and ("instrument", instrument) not in self.held and table.rows:
            self.held["instrument", instrument] = Prose(instrument, table.rows[0].place)

    def heading(self, part: Printed) -> None:
        self._hold(heading_context(part.text), part)

    def _hold(self, told: Context, part: Printed) -> None:
        for name in _CONTEXT:
            if value := getattr(told, name):
                self.held[name, value] = part

    def row(self, row: Row, printed: PrintedRow) -> None:
        own = [cell for role in _TELLS_CONTEXT if (cell := printed.cell((role,)))]
        known = {each.at for each in self.notebook.provenance if each.at.startswith(printed.at)}
        for cell in reversed(own):
            self._hold(_own_context(cell, printed), cell)
        for name in _CONTEXT:
            value, at = getattr(row, name), f"{printed.at}/{name}"
            if value and at not in known:
                part = self.held.get((name, value)) or _naming(value, own)
                _put(self.notebook, at, part or printed.cell(_SUBJECT))
        if row.cadence_raw:
            self._cadence(row.cadence_raw, printed, known)
        self._unread(row, printed)

    def _cadence(self, raw: str, printed: PrintedRow, known: set[str]) -> None:
        cells = (cell for role in _TELLS_CADENCE if (cell := printed.cell((role,))))
        told = _first(cells, lambda part: fold(raw) in fold(part.text))
        for at in (f"{printed.at}/cadence", f"{printed.at}/cadence_raw"):
            if at not in known:
                _put(self.notebook, at, told)

    def _unread(self, row: Row, printed: PrintedRow) -> None:
        """Words that no column could hold: the cell under their header, best the one with them."""
        for n, words in enumerate(row.unread):
            under = [
                (words.removeprefix(f"{column.header}: "), cell)
                for cell, column in zip(printed.line.cells, printed.columns, strict=False)
                if cell.text.strip() and words.startswith(f"{column.header}: ".removeprefix(": "))
            ]
            whole = (cell for rest, cell in under if fold(rest) in fold(cell.text))
            part = next(whole, under[0][1] if under else None)
            _put(self.notebook, f"{printed.at}/unread/{n}", part)


def _own_context(cell: RawCell, printed: PrintedRow) -> Context:
    """What a cell of the row tells, read as its column asks."""
    if cell is printed.cell(("indicator",)):
        return indicator_cell(cell.text)
    return heading_context(cell.text)


def _naming(instrument: str, cells: Sequence[RawCell]) -> Printed | None:
    return _first(cells, lambda part: only_instrument(part.text) == instrument)
