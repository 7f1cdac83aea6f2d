"""Mending the rows of a logical table: continued, merged, split and shifted cells.

Each mend leaves a note with both readings, so that a person can take it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from prongsai.domain.reading.grid import GridRow
from prongsai.domain.reading.headers import STATUS_BOXES, Column, Role
from prongsai.domain.reading.lists import level_space, split_items
from prongsai.domain.reading.raw import RawCell
from prongsai.domain.reading.subject import begins_measure, is_continued, without_continued
from prongsai.domain.reading.words import LONG, begins_with_owner, is_owner, is_time
from prongsai.domain.thai.text import fold, similarity

_INHERITING: frozenset[Role] = frozenset(
    {"responsible", "timeline", "follow_up", "indicator", "instrument"}
)
_LISTED: frozenset[Role] = frozenset({"steps", "follow_up", "actions", "results", "outcomes"})
_SUBJECTS: tuple[Role, ...] = ("item", "issue", "measure")
_IDENTITY: frozenset[Role] = frozenset({"seq", "indicator", "instrument", *_SUBJECTS})
_ALIKE = 0.92
_GAIN = 1.5


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
class MendedTable:
    rows: list[GridRow]
    mends: list[Mend] = field(default_factory=list)


def mend(rows: Sequence[GridRow], columns: Sequence[Column], *, merges_known: bool) -> MendedTable:
    """``merges_known``: the file format tells merged cells, so that a blank cell is blank."""
    roles = [column.role for column in columns]
    table = MendedTable(_join_continued(rows, roles))
    for n, row in enumerate(table.rows):
        if shifted := _unshift(row, roles, n):
            table.rows[n], found = shifted
            table.mends.append(found)
    for column, role in enumerate(roles):
        if role in _INHERITING:
            _join_split_merge(table, column)
            _inherit(table, column, merges_known)
    return table


# --- rows that go on


def _join_continued(rows: Sequence[GridRow], roles: Sequence[Role]) -> list[GridRow]:
    joined: list[GridRow] = []
    for row in rows:
        if joined and not row.spans_all and _goes_on(row, joined[-1], roles):
            joined[-1] = _join(joined[-1], row, roles)
        else:
            joined.append(row)
    return joined


def _goes_on(row: GridRow, above: GridRow, roles: Sequence[Role]) -> bool:
    subject = _subject_text(row, roles)
    if is_continued(subject) or (not subject and any(is_continued(text) for text in row.texts)):
        return True
    if above.spans_all:
        return False
    seq = "".join(row.cells[n].text for n, role in enumerate(roles) if role == "seq")
    if not subject:
        return not seq.strip()
    new_page = row.table != above.tables[-1] or (row.place.page or 0) > (above.place.page or 0)
    return new_page and _page_start_goes_on(row, above, roles)


def _page_start_goes_on(row: GridRow, above: GridRow, roles: Sequence[Role]) -> bool:
    """The first row of a page may be the rest of the row that the page end cut.

    A number in the sequence column, a code or a title number says that it begins a measure.  Else
    the lists decide: one that goes on has no item 1 and takes up the count of the row above.
    """
    if "seq" in roles:
        column = roles.index("seq")
        return not row.cells[column].text.strip() and bool(above.cells[column].text.strip())
    if begins_measure(_subject_text(row, roles)):
        return False
    votes = 0
    for n, role in enumerate(roles):
        if role in _LISTED:
            votes += _takes_up(above.cells[n].text, row.cells[n].text)
        elif role in ("responsible", "timeline"):
            votes += 1 if not row.cells[n].text.strip() and above.cells[n].text.strip() else -1
    return votes > 0


def _takes_up(above: str, text: str) -> int:
    """1 where a list goes on under the page, -1 where a new one begins, 0 where nothing tells."""
    if not text.strip() or not above.strip():
        return 0
    numbers = [item.no for item in split_items(above) if item.no is not None]
    items = split_items(text)
    first = next((item.no for item in items if item.no is not None), None)
    if items[0].no == 1 or (first == 1 and numbers):
        return -2
    if numbers and (first is None or first == numbers[-1] + 1):
        return 2
    return 0


def _subject_text(row: GridRow, roles: Sequence[Role]) -> str:
    found = " ".join(row.cells[n].text for n, role in enumerate(roles) if role in _SUBJECTS).strip()
    if any(role in _SUBJECTS for role in roles):
        return found
    return " ".join(
        row.cells[n].text for n, role in enumerate(roles) if role == "indicator"
    ).strip()


def _join(above: GridRow, row: GridRow, roles: Sequence[Role]) -> GridRow:
    new_page = row.table != above.tables[-1] or row.place.page != above.place.page
    cells = [
        _join_cell(one, other, role, new_page)
        for one, other, role in zip(above.cells, row.cells, roles, strict=False)
    ]
    return GridRow(
        cells,
        above.table,
        above.place,
        tables=[*above.tables, *(n for n in row.tables if n not in above.tables)],
        lines=[*above.lines, *row.lines],
        printed_width=above.printed_width,
    )


def _join_cell(above: RawCell, below: RawCell, role: Role, new_page: bool) -> RawCell:
    text = below.text.strip()
    if not text or below.continues_above:
        return above
    if role in _IDENTITY:
        text = without_continued(text)
        known = fold(above.text)
        if not text or fold(text) in known or similarity(text, above.text) > _ALIKE:
            return above
    begins = split_items(text)[0].no is not None or text.startswith(("-", "•", "☐", "☑", "http"))
    glue = " " if new_page and not begins and above.text.strip() else "\n"
    return replace(above, text=f"{above.text.rstrip()}{glue}{text}".strip())


# --- cells that a merge left blank or cut


def _inherit(table: MendedTable, column: int, merges_known: bool) -> None:
    for n in range(1, len(table.rows)):
        above, row = table.rows[n - 1], table.rows[n]
        cell = row.cells[column]
        if cell.text.strip() or above.spans_all or row.spans_all:
            continue
        if merges_known and not cell.continues_above:
            continue
        text = above.cells[column].text
        if text.strip():
            row.cells[column] = replace(cell, text=text)
            table.mends.append(Mend("cell.inherited", n, column, "", level_space(text)))


def _join_split_merge(table: MendedTable, column: int) -> None:
    """One merged cell that the next page shows in pieces, a piece in each row."""
    standing = ""
    n = 0
    while n < len(table.rows):
        text = table.rows[n].cells[column].text.strip()
        end = _pieces_of(table.rows, column, n, standing)
        if end > n + 1:
            for at in range(n, end):
                cell = table.rows[at].cells[column]
                table.mends.append(
                    Mend("cell.split_merge", at, column, cell.text, level_space(standing))
                )
                table.rows[at].cells[column] = replace(cell, text=standing)
            n = end
            continue
        standing = text or standing
        n += 1


def _pieces_of(rows: Sequence[GridRow], column: int, start: int, standing: str) -> int:
    """The end of the run of rows whose texts together are the standing text; start if none."""
    whole = fold(standing)
    if not whole or start == 0 or rows[start].table == rows[start - 1].table:
        return start
    joined = ""
    for n in range(start, len(rows)):
        piece = fold(rows[n].cells[column].text)
        if rows[n].table != rows[start].table or not piece or len(piece) >= len(whole):
            return start
        joined += piece
        if n > start and similarity(joined, whole) >= _ALIKE:
            return n + 1
    return start


# --- rows whose cells stand in the wrong columns


def _unshift(row: GridRow, roles: Sequence[Role], number: int) -> tuple[GridRow, Mend] | None:
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
    subject = fold(_subject_text(row, roles))
    repeat = subject + fold(lead)
    for n in range(first, len(row.cells)):
        text = fold(row.cells[n].text)
        if roles[n] in STATUS_BOXES or roles[n] == "suggestions":
            continue
        if not text or similarity(text, repeat) > 0.85 or text == subject:
            return n
    return None


def _shift_back(row: GridRow, roles: Sequence[Role], number: int) -> tuple[GridRow, Mend] | None:
    """One blank cell too many and one too few: move what lies between, if that fits far better."""
    count = min(len(row.cells), len(roles))
    blanks = [
        n
        for n, cell in enumerate(row.cells[:count])
        if not cell.text.strip() and not cell.continues_above
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
        return -0.5 if role in ("steps", "measure", "issue") else 0.0
    if role == "responsible":
        return 1.0 if is_owner(text) else -1.0
    if role == "timeline":
        return 1.0 if is_time(text) else -1.0
    if role == "seq":
        return 1.0 if size <= 4 and text[:1].isdigit() else -1.0
    if role in STATUS_BOXES:
        return 1.0 if size <= 3 else -1.0
    if role == "steps":
        return -1.0 if size < 25 and (is_owner(text) or is_time(text)) else 0.0
    return 0.0


def _shift_mend(row: GridRow, mended: GridRow, number: int, column: int) -> Mend:
    return Mend(
        "row.shifted", number, column, _shown(row.cells), _shown(mended.cells), certain=False
    )


def _shown(cells: Sequence[RawCell]) -> str:
    return " | ".join(level_space(cell.text) for cell in cells)
