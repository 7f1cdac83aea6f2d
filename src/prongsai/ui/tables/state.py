"""What the reader chose of a table: read from the address, remembered in the session."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

MARK = "shown"
SIZES = (25, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen: everything else in an address is ignored. Lead columns always show."""

    columns: tuple[str, ...]
    usual: tuple[str, ...]
    sortable: frozenset[str]
    filters: Mapping[str, Collection[str]]
    sort: str
    size: int


@dataclass(frozen=True, slots=True)
class State:
    """A choice; `sort` is a column's name, with a minus before it for the reverse."""

    sort: str
    columns: tuple[str, ...]
    size: int
    filters: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    page: int = 1

    def query(self, usual: Offer) -> QueryDict:
        """The choice as parameters of an address."""
        query = QueryDict(mutable=True)
        query[MARK] = "1"
        if self.words:
            query["q"] = self.words
        query.update({name: value for name, value in self.filters.items() if value})
        if self.sort != usual.sort:
            query["sort"] = self.sort
        if self.columns != usual.usual:
            query.setlist("cols", list(self.columns))
        if self.size != usual.size:
            query["per"] = str(self.size)
        if self.page > 1:
            query["page"] = str(self.page)
        return query

    def kept(self) -> dict[str, Any]:
        """What the session remembers: not the words searched for, and not the page."""
        return {
            "sort": self.sort,
            "cols": list(self.columns),
            "per": self.size,
            "filters": dict(self.filters),
        }


def from_query(query: QueryDict, offer: Offer) -> State:
    """The choice that an address makes."""
    wanted = query.getlist("cols")
    return State(
        sort=_sort(query.get("sort", ""), offer),
        columns=_columns(wanted, offer),
        size=_size(query.get("per", ""), offer),
        filters=_filters(query, offer),
        words=query.get("q", "").strip()[:200],
        page=_page(query.get("page", "")),
    )


def from_memory(kept: Mapping[str, Any], offer: Offer) -> State:
    """The choice that the session remembers; what is no longer offered falls away."""
    return State(
        sort=_sort(str(kept.get("sort", "")), offer),
        columns=_columns(kept.get("cols", []), offer),
        size=_size(str(kept.get("per", "")), offer),
        filters=_filters(kept.get("filters", {}), offer),
    )


def _sort(asked: str, offer: Offer) -> str:
    return asked if asked.removeprefix("-") in offer.sortable else offer.sort


def _columns(asked: Collection[str], offer: Offer) -> tuple[str, ...]:
    return tuple(name for name in offer.columns if name in asked) or offer.usual


def _size(asked: str, offer: Offer) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked) in SIZES else offer.size


def _page(asked: str) -> int:
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1


def _filters(asked: Mapping[str, Any], offer: Offer) -> dict[str, str]:
    chosen = {name: str(asked.get(name, "")) for name in offer.filters}
    return {name: value for name, value in chosen.items() if value in offer.filters[name]}
