"""Lines over time."""

from collections.abc import Iterator, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from prongsai.ui.charts.chart import (
    Chart,
    Number,
    Series,
    colour,
    drawing,
    key_of,
    rule,
    shown,
    table_of,
    text,
    ticks,
)

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 640, 280, 44, 28, 12


def line_chart(title: str, first: str, labels: Sequence[str], series: Sequence[Series]) -> Chart:
    """A line for each series over the labels, which stand in time; a missing value breaks it."""
    top = max((value or 0 for one in series for value in one.values), default=0)
    marks = ticks(top)
    headings, rows = table_of(labels, series, first)
    parts = [*_grid(labels, marks)]
    for i, one in enumerate(series):
        parts += _line(one, i, marks[-1], len(labels))
    return Chart(
        "lines", title, drawing(_WIDTH, _HEIGHT, title, parts), headings, rows, key_of(series)
    )


def _x(i: int, count: int) -> float:
    return _LEFT + 16 + i * (_WIDTH - _LEFT - 48) / max(1, count - 1)


def _y(value: float, top: float) -> float:
    return _HEIGHT - _BOTTOM - value / top * (_HEIGHT - _BOTTOM - _TOP)


def _grid(labels: Sequence[str], marks: Sequence[float]) -> Iterator[SafeString]:
    for mark in marks:
        y = _y(mark, marks[-1])
        yield rule(_LEFT, y, _WIDTH, y, "axis" if mark == 0 else "grid")
        value = int(mark) if mark == int(mark) else mark
        yield text(_LEFT - 8, y + 4, shown(value), anchor="end")
    for i, label in enumerate(labels):
        yield text(_x(i, len(labels)), _HEIGHT - 8, label, anchor="middle")


def _line(one: Series, index: int, top: float, count: int) -> Iterator[SafeString]:
    points = [
        None if value is None else (_x(i, count), _y(value, top))
        for i, value in enumerate(one.values)
    ]
    path, pen_up = "", True
    for point in points:
        if point:
            path += f"{'M' if pen_up else 'L'}{point[0]:.1f} {point[1]:.1f}"
        pen_up = point is None
    yield format_html('<path class="chart-{} chart-line" d="{}"/>', colour(index), path)
    for point, value in zip(points, one.values, strict=True):
        if point:
            yield _point(point, value, index)


def _point(at: tuple[float, float], value: Number | None, index: int) -> SafeString:
    return format_html(
        '<circle class="chart-{}" cx="{}" cy="{}" r="4"><title>{}</title></circle>',
        colour(index),
        f"{at[0]:.1f}",
        f"{at[1]:.1f}",
        shown(value),
    )
