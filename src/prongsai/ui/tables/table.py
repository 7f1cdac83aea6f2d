"""A table bound to its rows and to what the reader chose of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, ClassVar

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from prongsai.ui.memory import keep, recall
from prongsai.ui.tables import export
from prongsai.ui.tables.columns import BulkAction, Column, Filter, Words
from prongsai.ui.tables.pages import Pages
from prongsai.ui.tables.state import MARK, SIZES, Offer, State, from_memory, from_query

_KEPT_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Cell:
    """A drawn cell."""

    column: Column
    html: str


@dataclass(frozen=True, slots=True)
class Row:
    """A drawn row; `pick` is what a bulk action is told of it."""

    pick: str
    name: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: where pressing it leads, and how it is sorted now (up, down, none)."""

    column: Column
    url: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with what is chosen of it."""

    filter: Filter
    options: list[tuple[str, Words]]
    chosen: str


class Table:
    """Declare columns, filters and bulk actions in a subclass; see the package's example.

    `rows`: a query set, a list, or a function that gives one of them when it is needed. `scope`
    keeps what is remembered apart for each agency; `bulk_url` is where bulk actions are posted.
    `version` names the state of everything that rows show: under it the drawn rows are kept, and
    nobody reads or draws them again until it changes. `search` gives rows for searched words;
    without it there is no search field.
    """

    key: ClassVar[str] = ""
    caption: ClassVar[Words] = ""
    default_sort: ClassVar[str] = ""
    page_size: ClassVar[int] = 50
    bulk: ClassVar[tuple[BulkAction, ...]] = ()
    empty_title: ClassVar[Words] = ""
    empty_body: ClassVar[Words] = ""
    columns: ClassVar[tuple[Column, ...]] = ()
    filters: ClassVar[tuple[Filter, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {name: one for name, one in vars(cls).items() if isinstance(one, Column)}
        if taken := [name for name in own if hasattr(Table, name)]:
            raise TypeError(f"{cls.__name__}: {taken} cannot be names of columns; use value=…")
        cls.columns = (*cls.columns, *own.values())

    def __init__(
        self,
        rows: Any,
        request: HttpRequest,
        *,
        scope: str = "",
        bulk_url: str = "",
        version: str = "",
    ) -> None:
        self._rows = rows
        self.request = request
        self.scope = scope
        self.bulk_url = bulk_url
        self.version = version
        self.state = self._choose()

    @cached_property
    def _given(self) -> Any:
        return self._rows() if callable(self._rows) else self._rows

    # what is offered and chosen

    @cached_property
    def choices(self) -> list[Choice]:
        """The filters with their options, asked for once."""
        return [Choice(one, one.choices(), "") for one in self.filters]

    @cached_property
    def offer(self) -> Offer:
        return Offer(
            columns=tuple(one.name for one in self.columns if not one.lead),
            usual=tuple(one.name for one in self.columns if not (one.lead or one.hidden)),
            sortable=frozenset(one.name for one in self.columns if self._can_sort(one)),
            filters={one.filter.name: [value for value, _ in one.options] for one in self.choices},
            sort=self.default_sort,
            size=self.page_size,
        )

    def search(self, rows: Any, words: str) -> Any:
        """Rows for searched words; a subclass that has it shows a search field."""
        return rows

    @property
    def can_search(self) -> bool:
        return type(self).search is not Table.search

    def _can_sort(self, column: Column) -> bool:
        return bool(column.lookup) if self._is_query else bool(column.sort)

    @property
    def _is_query(self) -> bool:
        """A function gives rows that are no query set."""
        return not callable(self._rows) and hasattr(self._given, "order_by")

    def _choose(self) -> State:
        place = f"table/{self.scope}/{self.key}"
        if "reset" in self.request.GET:
            chosen = from_memory({}, self.offer)
        elif MARK in self.request.GET:
            chosen = from_query(self.request.GET, self.offer)
        else:
            return from_memory(recall(self.request, place), self.offer)
        keep(self.request, place, chosen.kept())
        return chosen

    # addresses

    def address(self, **changes: Any) -> str:
        """This table with another choice; back to the first page unless a page is named."""
        state = replace(self.state, **{"page": 1, **changes})
        return f"{self.request.path}?{state.query(self.offer).urlencode()}"

    def page_address(self, number: int) -> str:
        return self.address(page=number)

    @property
    def is_narrowed(self) -> bool:
        """Whether filters or searched words hide rows."""
        return bool(self.state.words or any(self.state.filters.values()))

    @property
    def reset_address(self) -> str:
        return f"{self.request.path}?reset=1"

    # what the template draws

    @property
    def id(self) -> str:
        return f"table-{self.key}"

    @property
    def target(self) -> str:
        return f"#{self.id}"

    @property
    def sentence(self) -> list[Choice]:
        return [
            replace(one, chosen=self.state.filters.get(one.filter.name, "")) for one in self.choices
        ]

    @property
    def shown_columns(self) -> list[Column]:
        return [one for one in self.columns if one.name in self.state.columns or one.lead]

    @property
    def optional_columns(self) -> list[tuple[Column, bool]]:
        return [(one, one.name in self.state.columns) for one in self.columns if not one.lead]

    @property
    def headings(self) -> Iterator[Heading]:
        for column in self.shown_columns:
            if column.name not in self.offer.sortable:
                yield Heading(column, "", "")
                continue
            is_up, is_down = self.state.sort == column.name, self.state.sort == f"-{column.name}"
            turned = f"-{column.name}" if is_up else column.name
            way = "ascending" if is_up else "descending" if is_down else ""
            yield Heading(column, self.address(sort=turned), way)

    @cached_property
    def rows(self) -> Any:
        """All rows that the filters leave, in order; a query set stays one."""
        rows = self._given
        for one in self.filters:
            if chosen := self.state.filters.get(one.name):
                rows = one.apply(rows, chosen)
        if self.state.words:
            rows = self.search(rows, self.state.words)
        return self._sorted(rows)

    def _sorted(self, rows: Any) -> Any:
        name, down = self.state.sort.removeprefix("-"), self.state.sort.startswith("-")
        column = next((one for one in self.columns if one.name == name), None)
        if column is None:
            return rows if self._is_query else list(rows)
        if self._is_query:
            return rows.order_by(f"{'-' if down else ''}{column.lookup}", "pk")
        return sorted(rows, key=column.order, reverse=down)

    @cached_property
    def pages(self) -> Pages:
        count, _grid = self._drawn
        return self._pages(count)

    def _pages(self, count: int) -> Pages:
        return Pages.at(self.state.page, count, self.state.size, self.page_address)

    @property
    def grid(self) -> SafeString:
        """Headings and the rows of this page, drawn."""
        _count, grid = self._drawn
        return SafeString(grid)

    @cached_property
    def _drawn(self) -> tuple[int, str]:
        """How many rows the filters leave, and the grid; what was searched for is not kept."""
        if not self.version or self.state.words:
            return self._draw()
        parts = (
            self.version,
            get_language(),
            self.id,
            self.address(page=self.state.page),
            self.bulk,
        )
        name = f"ui.table/{sha256(repr(parts).encode()).hexdigest()}"
        kept: tuple[int, str] | None = caches["tables"].get(name)
        if kept is None:
            kept = self._draw()
            caches["tables"].set(name, kept, _KEPT_S)
        return kept

    def _draw(self) -> tuple[int, str]:
        if not self.body:
            return 0, ""
        return self._count, str(render_to_string("ui/table/grid.html", {"table": self}))

    @cached_property
    def _count(self) -> int:
        return self.rows.count() if self._is_query else len(self.rows)

    @cached_property
    def body(self) -> list[Row]:
        """The rows of this page, each with its drawn cells."""
        pages = self._pages(self._count)
        start = (pages.number - 1) * pages.size
        return [self._row(row) for row in self.rows[start : start + pages.size]]

    def _row(self, row: Any) -> Row:
        lead = next((one for one in self.columns if one.lead), self.columns[0])
        cells = [Cell(column, column.html(row)) for column in self.shown_columns]
        return Row(str(getattr(row, "pk", "")), lead.text(row), cells)

    @property
    def sizes(self) -> tuple[int, ...]:
        return SIZES

    # export and bulk

    @property
    def exports(self) -> Iterator[tuple[str, str]]:
        """Format and address of each file that this table can be."""
        for kind in export.formats():
            yield kind, f"{self.address()}&export={kind}"

    def export(self) -> HttpResponse | None:
        """The file, where the address asks for one: the rows and columns as they are shown."""
        kind = self.request.GET.get("export", "")
        if kind not in export.formats():
            return None
        shown = self.shown_columns
        headings = [str(one.title) for one in shown]
        return export.response(kind, str(self.caption), headings, self._texts(shown))

    def _texts(self, shown: Iterable[Column]) -> Iterator[list[str]]:
        for row in self.rows:
            yield [column.text(row) for column in shown]


def picked(request: HttpRequest) -> list[str]:
    """The rows that a bulk action was told of."""
    return request.POST.getlist("pick")
