"""Every route with whose page it is and which question opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Route:
    """`scope` is public, account, agency or platform; both are empty when the view says nothing."""

    pattern: str
    name: str
    scope: str
    question: str
    view: Callable[..., Any]


def all_routes() -> list[Route]:
    """In the order in which addresses are tried."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, namespace: str) -> Iterator[Route]:
    for one in patterns:
        pattern = prefix + str(one.pattern).removeprefix("^")
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, pattern, inner)
        else:
            view = one.callback
            yield Route(
                pattern=f"/{pattern}",
                name=f"{namespace}{one.name or ''}",
                scope=getattr(view, "scope", ""),
                question=getattr(view, "question", ""),
                view=view,
            )
