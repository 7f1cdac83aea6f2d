"""A ring of parts, with the whole in its middle."""

from collections.abc import Iterator, Sequence
from math import pi

from django.utils.html import format_html
from django.utils.safestring import SafeString

from prongsai.ui.charts.chart import Chart, KeyEntry, Series, colour, drawing, shown, table_of, text

_SIZE, _RADIUS, _WIDTH = 200, 76, 26
_ROUND = 2 * pi * _RADIUS


def ring_chart(
    title: str, first: str, parts: Sequence[tuple[str, int]], *, middle: str, below: str = ""
) -> Chart:
    """Parts of a whole, clockwise from the top; `middle` and `below` are the words inside."""
    labels = [name for name, _ in parts]
    values = Series(title, tuple(value for _, value in parts))
    headings, rows = table_of(labels, [values], first)
    drawn = [
        format_html(
            '<circle class="ring" cx="{0}" cy="{0}" r="{1}" fill="none" stroke-width="{2}"/>',
            _SIZE / 2, _RADIUS, _WIDTH,
        ),
        *_arcs([value for _, value in parts]),
        text(_SIZE / 2, _SIZE / 2 + (2 if below else 9), middle, anchor="middle", css="big"),
        text(_SIZE / 2, _SIZE / 2 + 22, below, anchor="middle"),
    ]  # fmt: skip
    key = tuple(KeyEntry(colour(i), f"{name} {shown(v)}") for i, (name, v) in enumerate(parts))
    return Chart(
        "ring",
        title,
        drawing(_SIZE, _SIZE, f"{title}: {middle} {below}", drawn),
        headings,
        rows,
        key,
    )


def _arcs(values: Sequence[int]) -> Iterator[SafeString]:
    whole, before = sum(values), 0.0
    for i, value in enumerate(values):
        if not value:
            continue
        length = value / whole * _ROUND
        yield format_html(
            '<circle class="chart-{} chart-arc" cx="{c}" cy="{c}" r="{r}" stroke-width="{w}" '
            'stroke-dasharray="{length} {rest}" stroke-dashoffset="{offset}" '
            'transform="rotate(-90 {c} {c})"/>',
            colour(i),
            c=_SIZE / 2,
            r=_RADIUS,
            w=_WIDTH,
            length=f"{max(0.0, length - 1.5):.2f}",
            rest=f"{_ROUND:.2f}",
            offset=f"{-before:.2f}",
        )
        before += length
