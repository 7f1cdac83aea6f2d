"""A list of a measure as a form: items are written, added, removed and moved without scripts.

Every button sends the whole form back. `do` says which was pressed: `save`, `add`, `up-2`,
`down-2` or `drop-2`; only `save` writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.apps.measures.choices import EntryKind
from prongsai.apps.measures.models import shown
from prongsai.domain.plan.reading import Action, Evidence, Row
from prongsai.domain.thai.dates import Precision, ThaiDate
from prongsai.ui.forms import ThaiDateField
from prongsai.ui.wording import say_date

_SHOWN_OF_ISO = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_MOST = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """One input of an item."""

    name: str
    label: str | Promise
    long: bool = True
    kind: str = "text"


@dataclass(slots=True)
class Item:
    """`was` is the place the item had when the form was opened; empty for a new one."""

    was: str
    values: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()

    @property
    def shown(self) -> list[tuple[Cell, str, str]]:
        """Each input with its value and what is wrong with it."""
        return [
            (cell, self.values.get(cell.name, ""), self.errors.get(cell.name, ""))
            for cell in self.cells
        ]


CELLS: dict[str, tuple[Cell, ...]] = {
    **{str(kind.value): (Cell("text", kind.label),) for kind in EntryKind},
    "responsible": (Cell("text", gettext_lazy("ผู้รับผิดชอบ"), long=False),),
    "actions": (
        Cell("text", gettext_lazy("การดำเนินการ")),
        Cell("date", gettext_lazy("วันที่ดำเนินการ"), long=False, kind="date"),
    ),
    "evidence": (
        Cell("url", gettext_lazy("ลิงก์"), long=False, kind="url"),
        Cell("note", gettext_lazy("คำอธิบาย"), long=False),
    ),
}


class ItemList:
    """The items of one list, from the row or as a person sent them."""

    def __init__(self, part: str, row: Row, data: QueryDict | None = None) -> None:
        self.part = part
        self.row = row
        self.cells = CELLS[part]
        self.items = self._sent(data) if data is not None else self._stored()

    def _stored(self) -> list[Item]:
        found: Sequence[Any] = getattr(self.row, self.part)
        return [
            self._item(str(place), {cell.name: _shown(value, cell) for cell in self.cells})
            for place, value in enumerate(found)
        ] or [self._empty()]

    def _sent(self, data: QueryDict) -> list[Item]:
        columns = {cell.name: data.getlist(cell.name) for cell in self.cells}
        return [
            self._item(
                was, {name: sent[n] if n < len(sent) else "" for name, sent in columns.items()}
            )
            for n, was in enumerate(data.getlist("was")[:_MOST])
        ]

    def _empty(self) -> Item:
        return self._item("", {cell.name: "" for cell in self.cells})

    def _item(self, was: str, values: dict[str, str]) -> Item:
        return Item(was, values, cells=self.cells)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Each item with its number, for a page that only shows them."""
        return [
            (str(number), " · ".join(filter(None, item.values.values())))
            for number, item in enumerate(self.items, 1)
        ]

    def rearrange(self, what: str) -> bool:
        """Do what a button says, and whether it said anything but to save."""
        verb, _sep, number = what.partition("-")
        place = int(number) if number.isdecimal() and len(number) < 4 else -1
        if verb == "add":
            self.items.append(self._empty())
        elif verb == "drop" and 0 <= place < len(self.items):
            del self.items[place]
        elif verb == "up" and 0 < place < len(self.items):
            self._swap(place - 1)
        elif verb == "down" and 0 <= place < len(self.items) - 1:
            self._swap(place)
        return verb in ("add", "drop", "up", "down")

    def _swap(self, place: int) -> None:
        self.items[place : place + 2] = reversed(self.items[place : place + 2])

    def values(self) -> tuple[Any, ...] | None:
        """The list as a row holds it, empty items left out; None where an item is wrong."""
        told = [item for item in self.items if any(v.strip() for v in item.values.values())]
        made = [self._value(item, number) for number, item in enumerate(told, 1)]
        return None if any(item.errors for item in told) else tuple(made)

    def _value(self, item: Item, number: int) -> Any:
        old = self._old(item)
        if self.part == "actions":
            return self._action(item, old)
        if self.part == "evidence":
            return self._evidence(item, old, number)
        # A browser sends line ends of its own; the words are the same.
        return item.values["text"].replace("\r\n", "\n").strip()

    def _old(self, item: Item) -> Any:
        stored: Sequence[Any] = getattr(self.row, self.part)
        place = int(item.was) if item.was.isdecimal() and len(item.was) < 6 else -1
        return stored[place] if 0 <= place < len(stored) else None

    def _action(self, item: Item, old: Action | None) -> Action:
        text = item.values["text"].replace("\r\n", "\n").strip()
        words = item.values["date"].strip()
        if not text:
            item.errors["text"] = _("บอกด้วยว่าวันนั้นทำอะไร")
        if old and words == _shown(old, self.cells[1]):
            return replace(old, text=text)
        return Action(old.no if old else None, text, self._day(item, words))

    def _day(self, item: Item, words: str) -> str | None:
        try:
            said = ThaiDateField(to_the_day=False, required=False).clean(words)
        except ValidationError as wrong:
            item.errors["date"] = wrong.messages[0]
            return None
        if not isinstance(said, ThaiDate):
            return None
        return said.value.isoformat()[: _SHOWN_OF_ISO[said.precision]]

    def _evidence(self, item: Item, old: Evidence | None, number: int) -> Evidence:
        url, note = item.values["url"].strip(), item.values["note"].strip() or None
        if not url.startswith(("http://", "https://")):
            item.errors["url"] = _("ลิงก์ขึ้นต้นด้วย https:// หรือ http://")
        if old and old.url == url:
            return replace(old, no=number, note=note)
        return Evidence(number, url, url, old.action if old else None, note=note)


def _shown(value: Any, cell: Cell) -> str:
    if isinstance(value, str):
        return value
    found = getattr(value, cell.name)
    if cell.kind != "date":
        return found or ""
    known = shown(found)
    return say_date(known) if known else found or ""
