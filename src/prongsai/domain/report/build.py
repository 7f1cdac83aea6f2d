"""From a reading to the tree of its report: cover, preface, analysis, tables, remarks, signature.

Nothing is invented: what the reading does not hold is not printed.  Words keep the wording of the
source; the digits are chosen, and a layout decides which fields of a row are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields

from prongsai.domain.plan.reading import Reading, Row
from prongsai.domain.report.annex import annex
from prongsai.domain.report.cells import Scope, cell, prose, spell
from prongsai.domain.report.cover import cover_of, preface_of, prepared_lines
from prongsai.domain.report.groups import Context, Piece, context_lines
from prongsai.domain.report.layouts import CHOICES, Layout, layouts_named, shown_fields
from prongsai.domain.report.outline import outline
from prongsai.domain.report.rows import rows_for
from prongsai.domain.report.tree import (
    Block,
    Digits,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    ReportTree,
    Section,
    Signature,
    Table,
    TableColumn,
)
from prongsai.domain.thai.digits import code_spans

_THAI_DIGIT = re.compile("[๐-๙]")
_ARABIC_DIGIT = re.compile("[0-9]")
SIGNATURE = (
    "(ลงชื่อ) ................................................ ผู้รายงาน",
    "(................................................)",
    "ตำแหน่ง ................................................",
)


@dataclass(frozen=True, slots=True)
class Options:
    """``plan_item`` is the code of the item on measures in the edition that applies.

    ``pictures``: the photos of an annex, by the ordinal of their row.
    """

    plan_item: str = "O42"
    signature: bool = True
    pictures: Mapping[int, tuple[Picture, ...]] = field(default_factory=dict)


def choice_for(reading: Reading) -> str:
    """The layout of the source, or the one that shows most of what the reading holds."""
    if reading.meta.layout in CHOICES:
        return reading.meta.layout
    if {"plan", "report"} <= {row.kind for row in reading.measures}:
        return "B"
    used = _used_fields(reading)
    return max("ACD", key=lambda name: (len(used & shown_fields(name)), name == "A"))


def _used_fields(reading: Reading) -> frozenset[str]:
    names = [each.name for each in fields(Row)]
    return frozenset(n for n in names if any(getattr(row, n) for row in reading.measures))


def fields_not_shown(reading: Reading, choice: str) -> frozenset[str]:
    """The fields that hold something and that no column of the layout shows."""
    shown = shown_fields(choice)
    if "actions" in shown:
        shown |= {"results"}  # printed among the deeds
    content = {name for layout in CHOICES for name in shown_fields(layout)} | {"unread"}
    return (_used_fields(reading) & content) - shown


def digits_of(reading: Reading) -> Digits:
    """The digits that most of the source's words use; Thai when it uses none."""
    thai = arabic = 0
    for text in _texts(reading):
        inside = sum(len(_ARABIC_DIGIT.findall(text[a:b])) for a, b in code_spans(text))
        thai += len(_THAI_DIGIT.findall(text))
        arabic += len(_ARABIC_DIGIT.findall(text)) - inside
    return "arabic" if arabic > thai else "thai"


def _texts(reading: Reading) -> Iterator[str]:
    sections = reading.sections
    yield from (*sections.preface, *sections.analysis.text, *sections.headings, *sections.notes)
    for row in reading.measures:
        yield from (row.issue or "", row.measure or "", row.timeline_raw or "")
        yield from (*row.steps, *row.follow_up, *row.results, *row.outcomes, *row.suggestions)
        yield from (action.text for action in row.actions)


def build_report(
    reading: Reading,
    choice: str | None = None,
    digits: Digits | None = None,
    options: Options | None = None,
) -> ReportTree:
    """The report in a layout (``A``, ``B``, ``B1``, ``B2``, ``C``, ``D``; the source's by default).

    Without ``digits`` the source's words keep theirs, each as printed, and what the report adds
    takes those that most of them use.  Raises ``KeyError`` for an unknown layout.
    """
    build = _Build(
        reading,
        choice or choice_for(reading),
        digits or digits_of(reading),
        digits,
        options or Options(),
    )
    front = tuple(build.front())
    body = tuple(build.body())
    orientation = layouts_named(build.choice)[0].orientation
    photos = tuple(annex(reading, build.options.pictures, build.digits, digits))
    sections = [Section("portrait", front)] if front else []
    behind = [Section("portrait", photos)] if photos else []
    return ReportTree(
        title=spell(reading.meta.report_title or "", build.digits),
        author=reading.meta.agency_name or "",
        digits=build.digits,
        sections=(*sections, Section(orientation, body), *behind),
    )


@dataclass(frozen=True, slots=True)
class _Build:
    reading: Reading
    choice: str
    digits: Digits
    chosen: Digits | None
    options: Options

    def front(self) -> Iterator[Block]:
        cover = cover_of(self.reading.meta, self.digits)
        if cover.lines:
            yield cover
        preface = preface_of(self.reading, self.digits, self.chosen)
        if cover.lines and preface:
            yield PageBreak()
        yield from preface

    def body(self) -> Iterator[Block]:
        pieces = outline(self.reading)
        for layout in layouts_named(self.choice):
            rows = rows_for(self.reading, layout)
            if rows:
                last = max(row.ordinal for row in rows)
                mine = [piece for piece in pieces if piece.ordinal <= last]
                pieces = [piece for piece in pieces if piece not in mine]
                yield from self.tables(layout, rows, mine)
        yield from self.prose(pieces)
        for note in self.reading.sections.notes:
            yield Paragraph(prose(note, self.chosen), "note")
        if not self.reading.sections.preface:
            yield from prepared_lines(self.reading.meta, self.digits)
        if self.options.signature:
            yield Signature(tuple(spell(line, self.digits) for line in SIGNATURE))

    def prose(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        for piece in pieces:
            if piece.heading:
                yield Heading(spell(piece.text, self.chosen), piece.level)
            else:
                yield Paragraph(prose(piece.text, self.chosen))

    def tables(self, layout: Layout, rows: tuple[Row, ...], pieces: list[Piece]) -> Iterator[Block]:
        """The rows in tables, broken where words stand between them or the instrument changes."""
        context = Context()
        source = self.reading.sections.headings
        numbers: dict[str | None, int] = {}
        held: list[Row] = []
        for row in rows:
            before = [piece for piece in pieces if piece.ordinal <= row.ordinal]
            pieces = [piece for piece in pieces if piece not in before]
            headings, context = context_lines(row, context, layout, source, self.digits)
            turned = layout.per_instrument and held and held[-1].instrument != row.instrument
            if held and (before or headings or turned):
                yield self.table(layout, held, numbers)
                held = []
            yield from self.prose([*before, *headings])
            held.append(row)
        yield self.table(layout, held, numbers)
        yield from self.prose(pieces)

    def table(self, layout: Layout, rows: list[Row], numbers: dict[str | None, int]) -> Table:
        columns = tuple(
            TableColumn(self.header(column.header, rows[0]), column.width, column.align)
            for column in layout.columns
        )
        printed = []
        for row in rows:
            scope = self.scope(layout, row, numbers)
            printed.append(tuple(cell(row, column.parts, scope) for column in layout.columns))
        return Table(columns, tuple(printed))

    def scope(self, layout: Layout, row: Row, numbers: dict[str | None, int]) -> Scope:
        """The row's number restarts with each instrument; the source's own number goes first."""
        own = (self.reading.meta.layout or " ")[0] == layout.name[0]
        number = numbers.get(row.instrument, 0) + 1
        if own and row.printed_no is not None:
            number = row.printed_no
        numbers[row.instrument] = number
        return Scope(layout, self.digits, self.chosen, number, own)

    def header(self, words: str, row: Row) -> str:
        named = words.format(
            instrument=row.instrument or "", plan_item=self.options.plan_item
        ).strip()
        return spell(named, self.digits)
