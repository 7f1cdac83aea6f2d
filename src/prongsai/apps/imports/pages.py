"""What the pages of a review show, made from the reading as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from prongsai.apps.imports.differences import differences
from prongsai.apps.imports.fields import ROLE_CHOICES, FieldView, fields_of_meta, fields_of_row
from prongsai.apps.imports.forms import words_of_value
from prongsai.apps.imports.review import OpenDoubt, Review
from prongsai.domain.plan.reading import Provenance
from prongsai.domain.reading.grid import columns_seen
from prongsai.domain.reading.raw import RawParagraph, RawTable
from prongsai.domain.reading.review.decisions import placed
from prongsai.domain.reading.review.draft import row_of, value_at
from prongsai.domain.reading.review.structure import PARTED
from prongsai.library.messages import text

ROWS_AROUND = 6
LINES_AROUND = 4


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A doubt as the list shows it: its sentence, where, and what was decided."""

    key: str
    sentence: str
    where: str
    state: str
    severity: str
    at: str
    current: bool


@dataclass(frozen=True, slots=True)
class CellView:
    text: str
    columns: int
    marked: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """The source around a place: rows of its table or lines of prose; None marks are plain."""

    title: dict[str, Any]
    rows: tuple[tuple[CellView, ...], ...] = ()
    lines: tuple[tuple[str, bool], ...] = ()
    raw: str = ""


def review_page(review: Review, *, doubt: str = "", at: str = "") -> dict[str, Any]:
    """Doubts, source and reading for one doubt or place; without one, the first open doubt."""
    chosen = _chosen(review, doubt, at)
    place = at or (chosen.at if chosen else _first_row(review))
    resolved = placed(place, review.applied.keys) or ""
    row = row_of(resolved)
    if row is not None and row >= len(review.reading.measures):
        row = None
    return {
        "one": review.one,
        "review": review,
        "reading": review.reading,
        "doubts": [_doubt_view(review, each, chosen) for each in review.doubts],
        "chosen": chosen,
        "sentence": say(chosen) if chosen else "",
        "place": place,
        "editable": editable(place),
        "words": words_of_value(value_at(review.reading, resolved)) if resolved else "",
        "source": source_view(review, review.provenance_at(place)),
        "row": row,
        "fields": shown_fields(review, row, place),
        "decided": len(review.doubts) - review.open_count,
        "total": len(review.doubts),
        "can_undo": bool(review.decisions),
    }


def _first_row(review: Review) -> str:
    keys = review.applied.keys
    return f"/measures/@{keys[0]}" if keys else ""


def shown_fields(review: Review, row: int | None, place: str) -> list[FieldView]:
    """The fields of the row in question, or of the document."""
    if row is None:
        return fields_of_meta(review.reading.meta, place)
    return fields_of_row(review.reading.measures[row], review.applied.keys[row], place)


def editable(place: str) -> bool:
    """Whether a place holds one value that a form can take."""
    from prongsai.apps.imports.forms import asked, is_meta
    from prongsai.domain.reading.review.values import NotAValue, shape_of

    try:
        found = asked(place)
    except NotAValue:
        return False
    if place.startswith("/meta/"):
        return is_meta(found.field)
    shape = shape_of(found.field)
    return shape is not None and (shape != "due" or found.index is not None)


def _chosen(review: Review, doubt: str, at: str) -> OpenDoubt | None:
    if at and not doubt:
        return next((one for one in review.doubts if one.at == at), None)
    known = review.doubt(doubt) if doubt else None
    return (
        known
        or next((one for one in review.doubts if one.is_open), None)
        or (review.doubts[0] if review.doubts else None)
    )


def next_open(review: Review, after: str) -> str:
    """The key of the next open doubt below a decided one, else the first open one."""
    keys = [one.key for one in review.doubts]
    start = keys.index(after) + 1 if after in keys else 0
    ordered = [*review.doubts[start:], *review.doubts[:start]]
    return next((one.key for one in ordered if one.is_open), after)


def say(one: OpenDoubt) -> str:
    """The sentence of a doubt in the reader's language."""
    return text(one.doubt.code, get_language() or "th", **one.doubt.params)


def _doubt_view(review: Review, one: OpenDoubt, chosen: OpenDoubt | None) -> DoubtView:
    row = row_of(one.doubt.at)
    where = ""
    if row is not None and row < len(review.reading.measures):
        measure = review.reading.measures[row]
        where = measure.item_title or measure.measure or measure.issue or f"{row + 1}"
    return DoubtView(
        key=one.key,
        sentence=say(one),
        where=where,
        state=one.state,
        severity=one.doubt.severity,
        at=one.at,
        current=chosen is not None and one.key == chosen.key,
    )


def source_view(review: Review, source: Provenance | None) -> SourceView | None:
    """The raw table or lines around the place; the raw words alone where there is no source."""
    if source is None:
        return None
    title = {"page": source.page, "line": source.line, "sheet": source.sheet, "table": source.table}
    document = review.source
    if document is None:
        return SourceView(title, raw=source.raw)
    if source.table is not None:
        found = next((one for one in document.tables if one.number == source.table), None)
        if found is not None:
            return SourceView(title, rows=_rows_around(found, source), raw=source.raw)
    lines = [one for one in document.blocks if isinstance(one, RawParagraph)]
    at = next((n for n, one in enumerate(lines) if one.place.line == source.line), None)
    if at is None:
        return SourceView(title, raw=source.raw)
    near = lines[max(0, at - LINES_AROUND) : at + LINES_AROUND + 1]
    return SourceView(title, lines=tuple((one.text, one is lines[at]) for one in near))


def _rows_around(table: RawTable, source: Provenance) -> tuple[tuple[CellView, ...], ...]:
    """The header row and the rows around the marked cell; ten thousand cells are not sent."""
    wanted = source.row or 1
    kept = [
        n
        for n in range(len(table.rows))
        if n == 0 or wanted - ROWS_AROUND <= n + 1 <= wanted + ROWS_AROUND
    ]
    return tuple(
        tuple(
            CellView(cell.text, cell.columns, (n + 1, cell.place.column) == (wanted, source.column))
            for cell in table.rows[n].cells[:60]
        )
        for n in kept
    )


def rows_page(review: Review, *, row: str = "") -> dict[str, Any]:
    """All rows by title, and all fields of one of them or of the document."""
    keys = review.applied.keys
    place = keys.index(row) if row in keys else None
    measures = review.reading.measures
    return {
        "one": review.one,
        "review": review,
        "rows": [
            {"key": key, "row": each, "current": n == place, "number": n + 1}
            for n, (key, each) in enumerate(zip(keys, measures, strict=True))
        ],
        "key": keys[place] if place is not None else "",
        "chosen_row": measures[place] if place is not None else None,
        "next_key": keys[place + 1] if place is not None and place + 1 < len(keys) else "",
        "fields": shown_fields(review, place, ""),
        "splits": _splits(measures[place]) if place is not None else [],
        "pairs": _pairs(review, place),
        "source": source_view(review, review.provenance_at(f"/measures/@{keys[place]}"))
        if place is not None
        else None,
        "tables": _tables(review),
        "can_undo": bool(review.decisions),
    }


def _splits(row: Any) -> list[dict[str, Any]]:
    """Where each list may be cut: before each of its items."""
    return [
        {"name": name, "choices": list(enumerate(getattr(row, name)))}
        for name in PARTED
        if len(getattr(row, name)) > 1
    ]


def split_value(sent: Mapping[str, Any]) -> dict[str, Any]:
    """The value of a split from a form: where the new row begins in each list."""
    cuts = {}
    for name in PARTED:
        words = str(sent.get(f"from_{name}", ""))
        if words.isdecimal():
            cuts[name] = int(words)
    return {"from": cuts, "measure": str(sent.get("measure", ""))[:2000]}


def _pairs(review: Review, place: int | None) -> dict[str, Any] | None:
    """The report row of a plan row, and the report rows to choose from."""
    if place is None or review.reading.measures[place].kind != "plan":
        return None
    measures, keys = review.reading.measures, review.applied.keys
    own = next((one for one in review.reading.links if one.plan == measures[place].ordinal), None)
    reports = [
        {"key": key, "row": row, "current": own is not None and own.report == row.ordinal}
        for key, row in zip(keys, measures, strict=True)
        if row.kind == "report"
    ]
    return {"link": own, "reports": reports} if reports else None


def _tables(review: Review) -> list[dict[str, Any]]:
    if review.source is None:
        return []
    counts: dict[int, int] = {}
    for row in review.reading.measures:
        for number in row.tables:
            counts[number] = counts.get(number, 0) + 1
    return [
        {"number": table.number, "rows": counts.get(table.number, 0)}
        for table in review.source.tables
        if table.width > 1
    ]


def columns_page(review: Review, table: int) -> dict[str, Any] | None:
    """A raw table with the field of each column as it is understood now; None without it."""
    mended = review.mended
    tables = mended.document.tables if mended else ()
    found = next((one for one in tables if one.number == table), None)
    if found is None or mended is None:
        return None
    seen = columns_seen(found, mended.chosen.get(table))
    return {
        "one": review.one,
        "table": table,
        "columns": [
            {"number": n, "header": column.header, "role": column.role}
            for n, column in enumerate(seen.columns)
        ],
        "header_rows": seen.header_rows,
        "rows": [[cell.text for cell in row.cells] for row in seen.rows[:5]],
        "roles": ROLE_CHOICES,
        "counts": range(4),
    }


def columns_value(sent: Mapping[str, Any]) -> dict[str, Any]:
    """The value of a decision on columns from a form."""
    roles: list[str] = []
    while f"role_{len(roles)}" in sent and len(roles) < 200:
        roles.append(str(sent[f"role_{len(roles)}"]))
    rows = str(sent.get("header_rows", "1"))
    return {"roles": roles, "header_rows": int(rows) if rows.isdecimal() else 1}


def store_page(review: Review) -> dict[str, Any]:
    """What storing would write: the year, and each measure as new, changed or the same."""
    found = differences(review.one.agency, review.reading)
    changes = [one.change for one in found]
    return {
        "one": review.one,
        "review": review,
        "reading": review.reading,
        "year": review.reading.meta.fiscal_year,
        "open_count": review.open_count,
        "differences": found,
        "counts": {change: changes.count(change) for change in ("new", "changed", "same", "gone")},
    }
