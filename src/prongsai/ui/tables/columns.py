"""What a table is declared with: columns, filters, actions on picked rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from prongsai.domain.thai.collation import collation_key
from prongsai.domain.thai.dates import ThaiDate
from prongsai.ui.wording import say_date

Words = str | Promise
Kind = Literal["text", "short", "number", "date"]


class Column:
    """One fact of every row.

    `value`: an attribute path of the row (`unit.name`) or a function of it; the column's own name
    where it is left out. `cell`: a template with `row` and `value`. `link`: a function of the row.
    `sort`: a lookup for `order_by`, True for the value path, False for none. `lead`: the row's
    heading, always shown. `hidden`: not shown until chosen.
    """

    name = ""

    def __init__(
        self,
        title: Words,
        *,
        value: str | Callable[[Any], Any] = "",
        kind: Kind = "text",
        cell: str = "",
        link: Callable[[Any], str] | None = None,
        sort: str | bool = True,
        lead: bool = False,
        hidden: bool = False,
    ) -> None:
        self.title = title
        self.value = value
        self.kind = kind
        self.cell = cell
        self.link = link
        self.sort = sort
        self.lead = lead
        self.hidden = hidden

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @property
    def lookup(self) -> str:
        """What a query set is ordered by; empty where it cannot be."""
        if isinstance(self.sort, str):
            return self.sort
        if not self.sort or callable(self.value):
            return ""
        return (self.value or self.name).replace(".", "__")

    @property
    def css(self) -> str:
        kind = "" if self.kind == "text" else f"is-{self.kind}"
        return f"{kind} is-lead".strip() if self.lead else kind

    def of(self, row: Any) -> Any:
        """The value of a row."""
        if callable(self.value):
            return self.value(row)
        found = row
        for step in (self.value or self.name).split("."):
            found = found.get(step) if isinstance(found, Mapping) else getattr(found, step, None)
        return found

    def text(self, row: Any) -> str:
        """The value in words, as it is exported."""
        return in_words(self.of(row))

    def html(self, row: Any) -> str:
        """The cell as it is shown."""
        if self.cell:
            drawn = render_to_string(self.cell, {"row": row, "value": self.of(row)})
            return SafeString(drawn.strip())
        words = self.text(row)
        if self.link and words:
            return format_html('<a href="{}">{}</a>', self.link(row), words)
        return format_html("{}", words)

    def order(self, row: Any) -> tuple[bool, Any]:
        """The place of a row in a list: by value, Thai words as in the dictionary, none last."""
        value = self.of(row)
        return value is None, collation_key(str(value)) if isinstance(value, str) else value


class Filter:
    """One part of the sentence above a table: `ของ [ทุกหน่วยงาน ▾]`; `name` is its parameter.

    `choices`: pairs of value and words, or a function that gives them. `field`: what the rows are
    filtered by; or `apply`, a function of rows and the chosen value that gives rows.
    """

    def __init__(
        self,
        name: str,
        before: Words,
        *,
        every: Words,
        choices: Iterable[tuple[str, Words]] | Callable[[], Iterable[tuple[str, Words]]],
        field: str = "",
        apply: Callable[[Any, str], Any] | None = None,
    ) -> None:
        self.name = name
        self.before = before
        self.every = every
        self._choices = choices
        self.field = field
        self._apply = apply

    def choices(self) -> list[tuple[str, Words]]:
        given = self._choices() if callable(self._choices) else self._choices
        return [(str(value), words) for value, words in given]

    def apply(self, rows: Any, chosen: str) -> Any:
        """The rows that the chosen value leaves."""
        if self._apply:
            return self._apply(rows, chosen)
        field = self.field or self.name
        if hasattr(rows, "order_by"):
            return rows.filter(**{field: chosen})
        return [row for row in rows if str(Column("", value=field).of(row)) == chosen]


@dataclass(frozen=True, slots=True)
class BulkAction:
    """Something to do with all picked rows: posted as `action`, the rows as `pick`."""

    name: str
    label: Words
    kind: str = "plain"
    icon: str = ""


def in_words(value: Any) -> str:
    """A value as people read it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ใช่") if value else _("ไม่ใช่")
    if isinstance(value, date | ThaiDate):
        return say_date(value)
    return f"{value:,}" if isinstance(value, int) else str(value)
