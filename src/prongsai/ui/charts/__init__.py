"""Charts as SVG drawn on the server, each with its numbers as a table; no script, no style."""

from prongsai.ui.charts.bars import bar_chart
from prongsai.ui.charts.chart import Chart, KeyEntry, Series
from prongsai.ui.charts.lines import line_chart
from prongsai.ui.charts.ring import ring_chart
from prongsai.ui.charts.states import Share, StateBar
from prongsai.ui.charts.year_line import Mark, YearLine

__all__ = [
    "Chart",
    "KeyEntry",
    "Mark",
    "Series",
    "Share",
    "StateBar",
    "YearLine",
    "bar_chart",
    "line_chart",
    "ring_chart",
]
