"""Bars that lie: Thai labels are long, and lines of text lie too."""

from collections.abc import Iterator, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from prongsai.ui.charts.chart import (
    Chart,
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

_WIDTH, _LABEL_LINE, _BAR, _GAP = 640, 20, 16, 14
_RIGHT = 64


def bar_chart(title: str, first: str, labels: Sequence[str], series: Sequence[Series]) -> Chart:
    """A group of bars for each label, one bar for each series; `first` heads the labels' column.

    All values are 0 or more; a missing one has no bar and is said as –.
    """
    top = max((value or 0 for one in series for value in one.values), default=0)
    headings, rows = table_of(labels, series, first)
    group = _LABEL_LINE + _BAR * len(series) + _GAP
    height = group * len(labels) + 24
    marks = ticks(top)
    parts = [*_grid(marks, height), *_groups(labels, series, group, marks[-1])]
    return Chart(
        "bars", title, drawing(_WIDTH, height, title, parts), headings, rows, key_of(series)
    )


def _grid(marks: Sequence[float], height: int) -> Iterator[SafeString]:
    for mark in marks:
        x = mark / marks[-1] * (_WIDTH - _RIGHT)
        yield rule(x, 0, x, height - 22, "axis" if mark == 0 else "grid")
        value = int(mark) if mark == int(mark) else mark
        yield text(x, height - 6, shown(value), anchor="start" if mark == 0 else "middle")


def _groups(
    labels: Sequence[str], series: Sequence[Series], group: int, top: float
) -> Iterator[SafeString]:
    for i, label in enumerate(labels):
        yield text(6, i * group + 14, label, css="strong")
        for j, one in enumerate(series):
            value, y = one.values[i], i * group + _LABEL_LINE + j * _BAR
            length = (value or 0) / top * (_WIDTH - _RIGHT)
            yield format_html(
                '<rect class="chart-{}" x="0" y="{}" width="{}" height="{}" rx="2"/>',
                colour(j),
                y,
                f"{length:.1f}",
                _BAR - 3,
            )
            yield text(length + 6, y + 11, shown(value))
