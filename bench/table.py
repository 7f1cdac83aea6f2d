"""The one table that the bench prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prongsai.cli.terminal import table


def section(title: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A titled part of the table; columns after the first are figures."""
    drawn = table(headers, rows, right=frozenset(range(1, len(headers))))
    return f"\n## {title}\n\n{drawn}"


def share(value: float) -> str:
    return f"{value:.4f}"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds >= 0.02 else f"{seconds * 1000:.1f} ms"
