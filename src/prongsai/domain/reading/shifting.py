"""Rows whose cells stand in the wrong columns, and how they should stand.

A cell may have swallowed its neighbour while a repeat or a blank fills the hole, so that the count
of cells is right and only their meaning tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.domain.reading.grid import SUBJECTS, GridRow, subject_text
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import STATUS_BOXES
from prongsai.domain.reading.lists import level_space, split_items
from prongsai.domain.reading.notebook import Mend
from prongsai.domain.reading.raw import RawCell
from prongsai.domain.reading.words import LONG, begins_with_owner, is_owner, is_time
from prongsai.domain.thai.text import fold, similarity

_FROM_AND_TO = 2  # columns of time that are no chart
_GAIN = 1.5  # how much better moved cells must fit
_WIDEST = 24  # columns; a table of measures has 12 at most, and the search grows with the cube


def unshift(row: GridRow, roles: Sequence[Role], number: int) -> tuple[GridRow, Mend] | None:
    """The row as it should stand, and what was mended; None when it stands well."""
    if row.spans_all:
        return None
    swallowed = _split_swallowed(row, roles, number)
    return swallowed or _shift_back(row, roles, number)


def _split_swallowed(
    row: GridRow, roles: Sequence[Role], number: int
) -> tuple[GridRow, Mend] | None:
    """The owner's cell has swallowed the steps and a repeat (or a blank) fills the hole."""
    if "responsible" not in roles or "steps" not in roles:
        return None
    owner, steps = roles.index("responsible"), roles.index("steps")
    if steps != owner + 1:
        return None
    items = split_items(row.cells[owner].text)
    numbered = [item for item in items if item.no is not None]
    lead = [item.text for item in items if item.no is None]
    long_items = sum(len(fold(item.text)) for item in numbered) > LONG
    if not (lead and numbered and long_items and begins_with_owner(lead[0])):
        return None
    hole = _hole(row, roles, steps, " ".join(lead))
    if hole is None:
        return None
    cells = list(row.cells)
    moved = [
        replace(cells[owner], text="\n".join(lead)),
        replace(cells[owner], text="\n".join(item.text for item in numbered)),
        *cells[steps:hole],
    ]
    mended = GridRow(
        [*cells[:owner], *moved, *cells[hole + 1 :]],
        row.table,
        row.place,
        row.tables,
        row.lines,
        printed_width=row.printed_width,
    )
    return mended, _shift_mend(row, mended, number, owner)


def _hole(row: GridRow, roles: Sequence[Role], first: int, lead: str) -> int | None:
    """The cell that only repeats subject and owner, or is blank."""
    subject = fold(subject_text(row, roles))
    repeat = subject + fold(lead)
    for n in range(first, len(row.cells)):
        text = fold(row.cells[n].text)
        if roles[n] in STATUS_BOXES or roles[n] == "suggestions":
            continue
        if not text or text == subject or _repeats(text, subject, fold(lead), repeat):
            return n
    return None


def _repeats(text: str, subject: str, owner: str, repeat: str) -> bool:
    """Title and owner once more, whole or with parts of the title left out."""
    if similarity(text, repeat) > 0.85:
        return True
    if not owner or owner not in text:
        return False
    title = text.replace(owner, "", 1)
    return len(title) > 8 and (title in subject or similarity(title, subject) > 0.6)


def _shift_back(row: GridRow, roles: Sequence[Role], number: int) -> tuple[GridRow, Mend] | None:
    """One blank cell too many and one too few: move what lies between, if that fits far better."""
    count = min(len(row.cells), len(roles))
    if count > _WIDEST:
        return None
    chart = roles.count("timeline") > _FROM_AND_TO  # where a blank says that nothing is due
    blanks = [
        n
        for n, cell in enumerate(row.cells[:count])
        if not cell.text.strip()
        and not cell.continues_above
        and not (chart and roles[n] == "timeline")
    ]
    if not blanks:
        return None
    fits = _fits(row.cells[:count], roles)
    as_printed = list(range(count))
    best, order = sum(fits[n][n] for n in as_printed) + _GAIN, None
    for hole in blanks:
        for to in range(count):
            moved = [n for n in as_printed if n != hole]
            moved.insert(to, hole)
            fit = sum(fits[cell][column] for column, cell in enumerate(moved))
            if fit > best:
                best, order = fit, moved
    if order is None:
        return None
    cells = [row.cells[n] for n in order] + row.cells[count:]
    mended = GridRow(
        cells, row.table, row.place, row.tables, row.lines, printed_width=row.printed_width
    )
    return mended, _shift_mend(row, mended, number, blanks[0])


def _fits(cells: Sequence[RawCell], roles: Sequence[Role]) -> list[list[float]]:
    """How well each cell (first index) suits each column (second)."""
    texts = [cell.text.strip() for cell in cells]
    sizes = [len(fold(text)) for text in texts]
    return [
        [_cell_fit(text, size, role) for role in roles]
        for text, size in zip(texts, sizes, strict=True)
    ]


def _cell_fit(text: str, size: int, role: Role) -> float:
    """How well words suit a column: 1 clearly, -1 clearly not, 0 nothing to say."""
    if not text:
        return -1.0 if role in SUBJECTS else -0.5 if role == "steps" else 0.0
    if role == "responsible":
        return 1.0 if is_owner(text) else -1.0
    if role == "timeline":
        return 1.0 if is_time(text) else -1.0
    if role == "seq":
        return 1.0 if size <= 4 and text[:1].isdigit() else -1.0
    if role in STATUS_BOXES:
        return 1.0 if size <= 3 else -1.0
    if role == "unknown":
        return -0.25  # rather in a column that has a name
    if role == "steps":
        return -1.0 if size < 25 and (is_owner(text) or is_time(text)) else 0.0
    return 0.0


def _shift_mend(row: GridRow, mended: GridRow, number: int, column: int) -> Mend:
    return Mend(
        "row.shifted", number, column, _shown(row.cells), _shown(mended.cells), certain=False
    )


def _shown(cells: Sequence[RawCell]) -> str:
    return " | ".join(level_space(cell.text) for cell in cells)
