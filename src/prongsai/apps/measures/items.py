"""A list of a measure as a form: items are written, added, removed and moved without scripts.

Every button sends the whole form back. `do` says which was pressed: `save`, `add`, `sub-2`,
`up-2`, `down-2` or `drop-2`; only `save` writes.
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

from prongsai.apps.evidence.naming import checksum_of
from prongsai.apps.measures.choices import EntryKind, Part, ToldKind
from prongsai.apps.measures.models import shown
from prongsai.apps.measures.numbering import apart, is_sub, joined, next_mark
from prongsai.domain.plan.reading import Action, Evidence, Row
from prongsai.domain.thai.dates import Precision, ThaiDate
from prongsai.ui.forms import ThaiDateField
from prongsai.ui.wording import say_date

_SHOWN_OF_ISO = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_MOST = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """One input of an item; `kind`: text, short, date, url or choice."""

    name: str
    label: str | Promise
    long: bool = True
    kind: str = "text"
    choices: tuple[tuple[str, str | Promise], ...] = ()


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

    @property
    def sub(self) -> bool:
        """Whether it stands one level below the item before it."""
        return bool(self.values.get("no")) and is_sub(joined(self.values["no"], "x"))

    @property
    def file(self) -> str:
        """The name of the file that it is, where it is one: its address is not to be typed."""
        return self.values.get("raw", "") if checksum_of(self.values.get("url", "")) else ""


_NUMBERED = (
    Cell("no", gettext_lazy("เลขข้อ"), long=False, kind="short"),
    Cell("text", gettext_lazy("ข้อความ")),
)
NUMBERED = (*EntryKind.values, *ToldKind.values)
CELLS: dict[str, tuple[Cell, ...]] = {
    **dict.fromkeys(NUMBERED, _NUMBERED),
    "responsible": (
        Cell("text", gettext_lazy("ผู้รับผิดชอบ"), long=False),
        Cell(
            "duty",
            gettext_lazy("หน้าที่"),
            long=False,
            kind="choice",
            choices=(("", gettext_lazy("ไม่ระบุ")), *Part.choices),
        ),
    ),
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
    """The items of one list, from the row or as a person sent them.

    `duties`: what each responsible party does, by name.
    """

    def __init__(
        self,
        part: str,
        row: Row,
        data: QueryDict | None = None,
        duties: dict[str, str] | None = None,
    ) -> None:
        self.part = part
        self.row = row
        self.cells = CELLS[part]
        self.known_duties = duties or {}
        self.items = self._sent(data) if data is not None else self._stored()

    @property
    def numbered(self) -> bool:
        return self.part in NUMBERED

    def _stored(self) -> list[Item]:
        found: Sequence[Any] = getattr(self.row, self.part)
        return [
            self._item(str(place), self._values_of(value)) for place, value in enumerate(found)
        ] or [self._empty()]

    def _values_of(self, value: Any) -> dict[str, str]:
        if self.numbered:
            mark, words = apart(value)
            return {"no": mark, "text": words}
        if self.part == "responsible":
            return {"text": value, "duty": self.known_duties.get(value, "")}
        shown_values = {cell.name: _shown(value, cell) for cell in self.cells}
        return shown_values | ({"raw": value.raw} if self.part == "evidence" else {})

    def _sent(self, data: QueryDict) -> list[Item]:
        columns = {cell.name: data.getlist(cell.name) for cell in self.cells}
        items = [
            self._item(
                was, {name: sent[n] if n < len(sent) else "" for name, sent in columns.items()}
            )
            for n, was in enumerate(data.getlist("was")[:_MOST])
        ]
        for item in items if self.part == "evidence" else ():
            old = self._old(item)
            item.values["raw"] = old.raw if old is not None else ""
        return items

    def _empty(self, mark: str = "") -> Item:
        return self._item(
            "", {cell.name: "" for cell in self.cells} | ({"no": mark} if mark else {})
        )

    def _item(self, was: str, values: dict[str, str]) -> Item:
        return Item(was, values, cells=self.cells)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Each item with its number, for a page that only shows them."""
        return [
            (str(number), " ".join(filter(None, (item.values.get(c.name) for c in self.cells))))
            for number, item in enumerate(self.items, 1)
        ]

    def rearrange(self, what: str) -> bool:
        """Do what a button says, and whether it said anything but to save."""
        verb, _sep, number = what.partition("-")
        place = int(number) if number.isdecimal() and len(number) < 4 else -1
        if verb == "add":
            self.items.append(self._empty(next_mark(self._marks())))
        elif verb == "sub" and self.numbered and 0 <= place < len(self.items):
            mark = next_mark(self._marks()[: place + 1], sub=True)
            self.items.insert(place + 1, self._empty(mark))
        elif verb == "drop" and 0 <= place < len(self.items):
            del self.items[place]
        elif verb == "up" and 0 < place < len(self.items):
            self._swap(place - 1)
        elif verb == "down" and 0 <= place < len(self.items) - 1:
            self._swap(place)
        return verb in ("add", "sub", "drop", "up", "down")

    def _marks(self) -> list[str]:
        return [item.values.get("no", "").strip() for item in self.items]

    def _swap(self, place: int) -> None:
        self.items[place : place + 2] = reversed(self.items[place : place + 2])

    def values(self) -> tuple[Any, ...] | None:
        """The list as a row holds it, empty items left out; None where an item is wrong."""
        told = [item for item in self.items if self._says_something(item)]
        made = [self._value(item, number) for number, item in enumerate(told, 1)]
        return None if any(item.errors for item in told) else tuple(made)

    def _says_something(self, item: Item) -> bool:
        words = (item.values.get(cell.name, "") for cell in self.cells if cell.kind != "choice")
        if self.numbered:  # a number alone is no item
            return bool(item.values.get("text", "").strip())
        return any(one.strip() for one in words)

    @property
    def duties(self) -> dict[str, str] | None:
        """What each party does; None for other lists."""
        if self.part != "responsible":
            return None
        duties = {_plain(item.values["text"]): item.values.get("duty", "") for item in self.items}
        return {name: duty for name, duty in duties.items() if duty in Part.values}

    def _value(self, item: Item, number: int) -> Any:
        old = self._old(item)
        if self.part == "actions":
            return self._action(item, old)
        if self.part == "evidence":
            return self._evidence(item, old, number)
        if self.numbered:
            return _numbered(item, old)
        return _plain(item.values["text"])

    def _old(self, item: Item) -> Any:
        stored: Sequence[Any] = getattr(self.row, self.part)
        place = int(item.was) if item.was.isdecimal() and len(item.was) < 6 else -1
        return stored[place] if 0 <= place < len(stored) else None

    def _action(self, item: Item, old: Action | None) -> Action:
        text = _plain(item.values["text"])
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
        if old and old.url == url:
            return replace(old, no=number, note=note)
        if not url.startswith(("http://", "https://")):
            item.errors["url"] = _("ลิงก์ขึ้นต้นด้วย https:// หรือ http://")
        return Evidence(number, url, url, old.action if old else None, note=note)


def _plain(words: str) -> str:
    """A browser sends line ends of its own; the words are the same."""
    return words.replace("\r\n", "\n").strip()


def _numbered(item: Item, old: str | None) -> str:
    """The item as it is printed: exactly as it was where neither number nor words changed."""
    mark, words = item.values.get("no", "").strip(), _plain(item.values["text"])
    if old is not None and apart(old) == (mark, words):
        return old
    if old is not None and apart(old)[0] == mark:  # the way that the number was set stays
        return old[: len(old) - len(apart(old)[1])] + words
    return joined(mark, words)


def _shown(value: Any, cell: Cell) -> str:
    if isinstance(value, str):
        return value
    found = getattr(value, cell.name)
    if cell.kind != "date":
        return found or ""
    known = shown(found)
    return say_date(known) if known else found or ""
