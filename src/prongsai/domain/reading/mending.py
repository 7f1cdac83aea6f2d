"""Mending the rows of a logical table: continued, merged, split and shifted cells.

Each mend leaves a note with both readings, so that a person can take it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from prongsai.domain.reading.calendar_columns import time_of
from prongsai.domain.reading.grid import SUBJECTS, GridRow, subject_text
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import Column
from prongsai.domain.reading.lists import level_space, split_items
from prongsai.domain.reading.notebook import Mend
from prongsai.domain.reading.raw import RawCell
from prongsai.domain.reading.shifting import unshift
from prongsai.domain.reading.subject import begins_measure, is_continued, without_continued
from prongsai.domain.thai.text import fold, similarity

_INHERITING: frozenset[Role] = frozenset(
    {"responsible", "timeline", "follow_up", "indicator", "instrument"}
)
_LISTED: frozenset[Role] = frozenset({"steps", "follow_up", "actions", "results", "outcomes"})
_IDENTITY: frozenset[Role] = frozenset({"seq", "indicator", "instrument", *SUBJECTS})
_ALIKE = 0.92


@dataclass(slots=True)
class MendedTable:
    rows: list[GridRow]
    mends: list[Mend] = field(default_factory=list)


def mend(rows: Sequence[GridRow], columns: Sequence[Column], *, merges_known: bool) -> MendedTable:
    """``merges_known``: the file format tells merged cells, so that a blank cell is blank."""
    roles = [column.role for column in columns]
    table = MendedTable(_join_continued(rows, roles))
    for n, row in enumerate(table.rows):
        if shifted := unshift(row, roles, n):
            table.rows[n], found = shifted
            table.mends.append(found)
    _complete_issues(table.rows, roles)
    for column, role in enumerate(roles):
        if role in _INHERITING and not time_of(columns[column].header):
            _join_split_merge(table, column)
            _inherit(table, column, merges_known)
        elif role in ("issue", "item") and "measure" in roles:
            _inherit(table, column, merges_known, beside=roles.index("measure"))
        elif role == "measure" and (beside := _own_subject(roles)) is not None:
            _inherit(table, column, merges_known, beside=beside)
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
    subject = subject_text(row, roles)
    if is_continued(subject) or (not subject and any(is_continued(text) for text in row.texts)):
        return not _begins_a_measure_of(row, above, roles)
    if above.spans_all:
        return False
    seq = "".join(row.cells[n].text for n, role in enumerate(roles) if role == "seq")
    if not subject:
        return not seq.strip()
    new_page = row.table != above.tables[-1] or (row.place.page or 0) > (above.place.page or 0)
    return new_page and _page_start_goes_on(row, above, roles)


def _begins_a_measure_of(row: GridRow, above: GridRow, roles: Sequence[Role]) -> bool:
    """Whether only the issue goes on, with another measure beside it."""
    if above.spans_all or "measure" not in roles or _own_subject(roles) is None:
        return False
    column = roles.index("measure")
    measure = row.cells[column].text.strip()
    if not measure or is_continued(measure):
        return False
    return fold(measure) not in fold(above.cells[column].text)


def _page_start_goes_on(row: GridRow, above: GridRow, roles: Sequence[Role]) -> bool:
    """The first row of a page may be the rest of the row that the page end cut.

    A number in the sequence column, a code or a title number says that it begins a measure.  Else
    the lists decide: one that goes on has no item 1 and takes up the count of the row above.
    """
    if "seq" in roles:
        column = roles.index("seq")
        return not row.cells[column].text.strip() and bool(above.cells[column].text.strip())
    if begins_measure(subject_text(row, roles)):
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
    begins = begins or role == "responsible"
    glue = "\n" if begins or not new_page or not above.text.strip() else _glue(above.text, text)
    return replace(above, text=f"{above.text.rstrip()}{glue}{text}".strip())


def _glue(above: str, below: str) -> str:
    """Thai runs on over a page end without a space, unless a space stood there."""
    thai = "ก" <= above[-1] <= "๎" and "ก" <= below[0] <= "๎"
    return "" if thai else " "


def _complete_issues(rows: Sequence[GridRow], roles: Sequence[Role]) -> None:
    """An issue "… (ต่อ)" of another measure has the whole words of the issue above."""
    column = _own_subject(roles)
    if column is None or "measure" not in roles:
        return
    standing = ""
    for row in rows:
        cell = row.cells[column]
        if row.spans_all:
            standing = ""
        elif is_continued(cell.text) and fold(standing).startswith(
            fold(without_continued(cell.text))
        ):
            row.cells[column] = replace(cell, text=standing)
        else:
            standing = cell.text or standing


# --- cells that a merge left blank or cut


def _inherit(
    table: MendedTable, column: int, merges_known: bool, beside: int | None = None
) -> None:
    """A blank takes the words above; with ``beside`` only in rows that say something there."""
    for n in range(1, len(table.rows)):
        above, row = table.rows[n - 1], table.rows[n]
        cell = row.cells[column]
        if cell.text.strip() or above.spans_all or row.spans_all:
            continue
        if beside is not None and not row.cells[beside].text.strip():
            continue
        if merges_known and not cell.continues_above:
            continue
        text = above.cells[column].text
        if text.strip():
            row.cells[column] = replace(cell, text=text)
            table.mends.append(Mend("cell.inherited", n, column, "", level_space(text)))


def _own_subject(roles: Sequence[Role]) -> int | None:
    """The column that says for what a measure was set: its cell is never the rest of one above."""
    return next((n for n, role in enumerate(roles) if role in ("issue", "item")), None)


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
