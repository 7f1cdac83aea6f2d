"""One printed row of a logical table: its line, its columns, its cells by what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prongsai.domain.plan.reading import RowKind
from prongsai.domain.reading.calendar_columns import is_mark, marked_times, time_of
from prongsai.domain.reading.grid import GridRow
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import STATUS_BOXES, Column
from prongsai.domain.reading.inner_boxes import inner_boxes
from prongsai.domain.reading.lists import split_items
from prongsai.domain.reading.raw import BOX_TICKED, RawCell
from prongsai.domain.thai.dues import find_cadences, parse_timeline

LISTS: tuple[Role, ...] = ("steps", "follow_up", "results", "outcomes", "suggestions")
_TOLD: tuple[Role, ...] = ("status", "actions", "results", "evidence")
_FROM = re.compile(r"เริ่ม|ตั้งแต่")
_TO = re.compile(r"สิ้นสุด|เสร็จ|ถึง")
_WHEN = re.compile(r"เวลา|กำหนด|เมื่อ(?:ไร|ใด)|ช่วง")
_NOTHING = re.compile(r"^[\s\-–—_.…]*$")  # a dash says that there is nothing


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """``at`` is the JSON Pointer of the row it becomes."""

    line: GridRow
    columns: Sequence[Column]
    cells: dict[Role, str]
    logical_table: int
    kind: RowKind
    at: str

    def text(self, role: Role) -> str:
        return self.cells.get(role, "")

    def texts(self, *roles: Role) -> dict[str, str]:
        return {role: self.text(role) for role in roles}

    def items(self, role: Role) -> tuple[str, ...]:
        """The items of a list; each column of the role is a list of its own."""
        return tuple(
            item.text for text in self._parts(role) for item in split_items(text) if item.text
        )

    def _parts(self, role: Role) -> Sequence[str]:
        whole = self.text(role)
        cells = [
            cell.text.strip()
            for cell, column in zip(self.line.cells, self.columns, strict=False)
            if column.role == role and not is_nothing(cell.text)
        ]
        return cells if "\n".join(cells) == whole else [whole]

    def time(self) -> str | None:
        """The time to be read: two columns "from" and "to" are one period."""
        parts = [
            (column.header, cell.text.strip())
            for cell, column in zip(self.line.cells, self.columns, strict=False)
            if column.role == "timeline" and not is_nothing(cell.text)
        ]
        if len(parts) == 2 and _FROM.search(parts[0][0]) and _TO.search(parts[1][0]):
            return f"{parts[0][1]} - {parts[1][1]}"
        return " ".join(self.text("timeline").split()) or None

    @property
    def boxes(self) -> dict[str, str]:
        return self.texts(*STATUS_BOXES)

    def cell(self, roles: Sequence[Role], fits: Callable[[str], object] = str) -> RawCell | None:
        """The first cell with words that fit among the columns of these roles, in their order."""
        for role in roles:
            for cell, column in zip(self.line.cells, self.columns, strict=False):
                if column.role == role and cell.text.strip() and fits(cell.text):
                    return cell
        return None


def is_nothing(text: str) -> bool:
    return bool(_NOTHING.match(text))


def cells_by_role(line: GridRow, columns: Sequence[Column]) -> dict[Role, str]:
    """The words of each role; columns of one role are put together."""
    marked = marked_times([column.header for column in columns], line.texts)
    texts: dict[Role, str] = {"timeline": marked} if marked else {}
    for cell, column in zip(line.cells, columns, strict=False):
        if marked and time_of(column.header) and is_mark(cell.text):
            continue
        text = "" if is_nothing(cell.text) else cell.text.strip()
        known = texts.get(column.role, "")
        texts[column.role] = f"{known}\n{text}" if known and text else known or text
    for role in _TOLD:
        if told := texts.get(role):
            _take_boxes_out(texts, role, told)
    if "timeline" not in texts and any(_names_both(column) for column in columns):
        texts |= _time_apart(texts["responsible"])
    return texts


def _names_both(column: Column) -> bool:
    """ "ผู้รับผิดชอบ/กำหนดเวลา": who and when in one column."""
    return column.role == "responsible" and bool(_WHEN.search(column.header))


def _time_apart(text: str) -> dict[Role, str]:
    """The owner and the time of a cell that says both, whichever stands first."""
    words = " ".join(text.split())
    said = [rule.raw for rule in parse_timeline(words)] or [
        found.raw for found in find_cadences(words)
    ]
    places = [(at, at + len(raw)) for raw in said if (at := words.find(raw)) >= 0]
    if not places:
        return {}
    start, end = min(places)[0], max(end for _, end in places)
    pattern = r"\s+".join(map(re.escape, words[start:end].split()))
    found = re.search(pattern, text)
    if not found:
        return {}
    owner = f"{text[: found.start()]}\n{text[found.end() :]}".strip(" \n()/,:")
    return {"responsible": owner, "timeline": words[start:end]}


def _take_boxes_out(texts: dict[Role, str], role: Role, text: str) -> None:
    """Status boxes printed inside a cell become ticks of the status columns."""
    found = inner_boxes(text)
    if found is None:
        return
    texts[role] = found.rest
    for status in found.ticked:
        texts[status] = texts.get(status) or BOX_TICKED
