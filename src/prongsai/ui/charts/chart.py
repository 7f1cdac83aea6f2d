"""What every chart is, and the few shapes that it is drawn with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Number = int | float


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers with its name; None where there is no number."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A colour of the chart (1..6) and what it stands for."""

    colour: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and the same numbers as a table; `kind` is bars, lines or ring."""

    kind: str
    title: str
    svg: SafeString
    headings: tuple[str, ...]
    rows: tuple[tuple[str | Number | None, ...], ...]
    key: tuple[KeyEntry, ...] = ()


def table_of(
    labels: Sequence[str], series: Sequence[Series], first: str
) -> tuple[tuple[str, ...], tuple[tuple[str | Number | None, ...], ...]]:
    """Headings and rows of the numbers."""
    rows = ((label, *(one.values[i] for one in series)) for i, label in enumerate(labels))
    return (first, *(one.name for one in series)), tuple(rows)


def key_of(series: Sequence[Series]) -> tuple[KeyEntry, ...]:
    """The key, where there is more than one colour."""
    if len(series) < 2:
        return ()
    return tuple(KeyEntry(colour(i), one.name) for i, one in enumerate(series))


def colour(index: int) -> int:
    """The colour of the n-th series; there are six."""
    return index % 6 + 1


def drawing(width: int, height: int, title: str, parts: Iterable[str]) -> SafeString:
    """The whole drawing; it is heard as its title, the numbers are in the table."""
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        width,
        height,
        title,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def text(x: float, y: float, words: object, *, anchor: str = "start", css: str = "") -> SafeString:
    """Words at a point; `anchor` is start, middle or end."""
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" class="{}">{}</text>',
        f"{x:.1f}",
        f"{y:.1f}",
        anchor,
        css,
        words,
    )


def rule(x1: float, y1: float, x2: float, y2: float, css: str = "grid") -> SafeString:
    """A straight line."""
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"/>',
        *(f"{value:.1f}" for value in (x1, y1, x2, y2)),
        css,
    )


def shown(value: Number | None) -> str:
    """A number as a label."""
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")


def ticks(top: float) -> list[float]:
    """Round numbers from 0 to at least `top`, four or five of them."""
    if top <= 0:
        return [0, 1]
    step: float = 1.0
    while top / step > 50:
        step *= 10
    while top / step < 5:
        step /= 10
    factor = next(f for f in (1, 2, 5, 10) if top / (step * f) <= 5)
    count = -int(-top // (step * factor))
    return [step * factor * i for i in range(count + 1)]
