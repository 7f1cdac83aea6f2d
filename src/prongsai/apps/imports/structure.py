"""What the pages of the structure show: all rows, the tables of the file, the pairs."""

from __future__ import annotations

from typing import Any

from prongsai.apps.accounts.models import User
from prongsai.apps.imports.fields import MOVED_TO, ROLE_CHOICES
from prongsai.apps.imports.pages import shown_fields, undone_next
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.source import cell_key, source_view
from prongsai.domain.plan.reading import Row
from prongsai.domain.reading.grid import columns_seen
from prongsai.domain.reading.raw import RawTable
from prongsai.domain.reading.review.structure import PARTED

MOST_ROWS = 80


def rows_page(review: Review, *, row: str = "", person: User | None = None) -> dict[str, Any]:
    """All rows by title, and all fields of one of them or of the document."""
    keys = review.applied.keys
    place = keys.index(row) if row in keys else None
    measures = review.reading.measures
    rows = [
        {"key": key, "row": each, "current": n == place, "number": n + 1}
        for n, (key, each) in enumerate(zip(keys, measures, strict=True))
    ]
    source = review.provenance_at(f"/measures/@{keys[place]}") if place is not None else None
    return {
        "one": review.one,
        "review": review,
        "seen": review.last_number,
        "undoes": undone_next(review, person),
        "rows": rows,
        "key": keys[place] if place is not None else "",
        "chosen_row": measures[place] if place is not None else None,
        "next_key": keys[place + 1] if place is not None and place + 1 < len(keys) else "",
        "fields": shown_fields(review, place, []),
        "targets": MOVED_TO,
        "splits": _splits(measures[place]) if place is not None else [],
        "pairs": _pair_of(review, place),
        "has_pairs": bool(pairs_of(review)),
        "source": source_view(review, source),
        "tables": _tables(review),
    }


def _splits(row: Row) -> list[dict[str, Any]]:
    """Where each list may be cut: before each of its items."""
    return [
        {"name": name, "choices": list(enumerate(getattr(row, name)))}
        for name in PARTED
        if len(getattr(row, name)) > 1
    ]


def _pair_of(review: Review, place: int | None) -> dict[str, Any] | None:
    """The report row of a plan row, and the report rows to choose from."""
    if place is None:
        return None
    key = review.applied.keys[place]
    return next((one for one in pairs_of(review) if one["key"] == key), None)


def pairs_of(review: Review) -> list[dict[str, Any]]:
    """Each plan row with the report row that tells of it, where the file has both."""
    measures, keys = review.reading.measures, review.applied.keys
    told = {link.plan: link for link in review.reading.links}
    reports = [(key, row) for key, row in zip(keys, measures, strict=True) if row.kind == "report"]
    if not reports:
        return []
    found = []
    for key, row in zip(keys, measures, strict=True):
        if row.kind == "plan":
            link = told.get(row.ordinal)
            choices = [
                {"key": other, "row": each, "current": bool(link and link.report == each.ordinal)}
                for other, each in reports
            ]
            found.append({"key": key, "row": row, "link": link, "reports": choices})
    return found


def pairs_page(review: Review) -> dict[str, Any]:
    """Plan rows and report rows of one file, to be confirmed or changed."""
    pairs = pairs_of(review)
    told = {link.report for link in review.reading.links}
    alone = [
        row for row in review.reading.measures if row.kind == "report" and row.ordinal not in told
    ]
    return {
        "one": review.one,
        "seen": review.last_number,
        "pairs": pairs,
        "alone": alone if pairs else [],
        "open_pairs": sum(not one["link"] or one["link"].basis != "confirmed" for one in pairs),
    }


def _tables(review: Review) -> list[dict[str, Any]]:
    mended = review.mended
    if mended is None:
        return []
    counts: dict[int, int] = {}
    for row in review.reading.measures:
        for number in row.tables:
            counts[number] = counts.get(number, 0) + 1
    return [
        {"number": table.number, "page": table.place.page, "rows": counts.get(table.number, 0)}
        for table in mended.document.tables
        if table.width > 1
    ]


def table_page(review: Review, number: int, person: User | None = None) -> dict[str, Any] | None:
    """A table with the field of each column as it is understood now, and its rows; None without.

    Words are shown where they stand after what was moved.
    """
    mended = review.mended
    tables = list(mended.document.tables) if mended else []
    found = next((one for one in tables if one.number == number), None)
    if found is None or mended is None:
        return None
    seen = columns_seen(found, mended.chosen.get(number))
    return {
        "one": review.one,
        "seen": review.last_number,
        "undoes": undone_next(review, person),
        "table": number,
        "columns": [
            {"number": n, "header": column.header, "role": column.role}
            for n, column in enumerate(seen.columns)
        ],
        "header_rows": seen.header_rows,
        "lines": _lines(review, found),
        "more": max(0, len(found.rows) - MOST_ROWS),
        "others": [one.number for one in tables if one.number != number and one.width > 1],
        "roles": ROLE_CHOICES,
        "counts": range(4),
    }


def _lines(review: Review, table: RawTable) -> list[dict[str, Any]]:
    """The rows of a table, each with the row of the reading that begins in it."""
    begins = {key.split("/")[0].rstrip("+"): key for key in review.applied.keys}
    read = {(one.table, one.row) for one in review.reading.provenance if one.at.startswith("/me")}
    lines = []
    for n, row in enumerate(table.rows[:MOST_ROWS]):
        at = (row.place.table or table.number, row.place.row or n + 1)
        name = f"{at[0]}.{at[1]}"
        cells = [
            {
                "key": f"{cell.place.table or at[0]}.{cell.place.row or at[1]}"
                f".{cell.place.column or k + 1}",
                "text": cell.text,
                "columns": cell.columns,
            }
            for k, cell in enumerate(row.cells)
        ]
        lines.append(
            {
                "place": f"/tables/{at[0]}/rows/{at[1]}",
                "cells": cells,
                "key": begins.get(name, ""),
                "goes_on": at in read and name not in begins,
                "number": n + 1,
            }
        )
    return lines


def cell_page(review: Review, cell: str) -> dict[str, Any] | None:
    """What can be done with a cell: where its words may go; None where there is no such cell."""
    key = cell_key(cell)
    mended = review.mended
    if key is None or mended is None:
        return None
    for table in mended.document.tables:
        seen = columns_seen(table, mended.chosen.get(table.number))
        for n, row in enumerate(table.rows):
            held = [
                (one.place.table or table.number, one.place.row or n + 1, one.place.column or k + 1)
                for k, one in enumerate(row.cells)
            ]
            if key in held:
                near = table.rows[max(0, n - 2) : n + 3]
                return {
                    "at": "/tables/{}/rows/{}/cells/{}".format(*key),
                    "row_at": "/tables/{}/rows/{}".format(*key),
                    "table": table.number,
                    "lines": list(enumerate(row.cells[held.index(key)].text.split("\n"))),
                    "targets": _targets(near, [one.header for one in seen.columns], key),
                    "is_first": held.index(key) == 0,
                }
    return None


def _targets(
    rows: Any, headers: list[str], own: tuple[int, int, int]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Cells of this row and of those near it, by row: address and header of each."""
    found = []
    for row in rows:
        first = " ".join(" ".join(row.texts).split())[:50]
        cells = []
        for k, cell in enumerate(row.cells):
            place = cell.place
            if place.table and place.row and place.column and (place.table, place.row, place.column) != own:  # fmt: skip  # noqa: E501
                header = headers[k] if k < len(headers) and headers[k] else str(k + 1)
                cells.append((f"{place.table}.{place.row}.{place.column}", header))
        found.append((first, cells))
    return found
