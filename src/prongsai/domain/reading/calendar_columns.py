"""Columns of a chart of time: one for each quarter or month, with a mark where work goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.domain.reading.lists import level_space

_MONTH = r"(?:(?:ม|มี|เม|มิ|ก|พ|ส|ต|ธ)\.?\s?[คพย]\.?)"
_TIME = re.compile(
    r"(?:^|\s)(?P<time>ไตรมาส\s?(?:ที่)?\s?[1-4๑-๔](?:\s?\(.*\))?"
    rf"|{_MONTH}(?:\s?[0-9๐-๙]{{2}}|\s?[0-9๐-๙]{{4}})?)$"
)
_MARK = re.compile(r"^(?=.*[^\-–—\s])[☑☒✓✔√xX/*•●■▲◆←→↔⟷<>\-–—\s]{1,12}$")
LEAST = 2  # columns that make a chart


def time_of(header: str) -> str | None:
    """The quarter or month that a header names and nothing else."""
    found = _TIME.search(level_space(header))
    return found.group("time") if found else None


def is_mark(text: str) -> bool:
    """A tick, a dot or an arrow; a dash alone is none."""
    return bool(_MARK.match(text.strip()))


def marked_times(headers: Sequence[str], texts: Sequence[str]) -> str | None:
    """What the marks of a row say, as a time column would: "ไตรมาส ๑ - ไตรมาส ๒, ไตรมาส ๔".

    None where the headers make no chart or the row has no mark in it.
    """
    pairs = zip(map(time_of, headers), texts, strict=False)
    chart = [(time, text) for time, text in pairs if time]
    if len(chart) < LEAST:
        return None
    spans: list[list[str]] = []
    before = False
    for time, text in chart:
        marked = is_mark(text)
        if marked and before:
            spans[-1] = [spans[-1][0], time]
        elif marked:
            spans.append([time])
        before = marked
    return ", ".join(" - ".join(span) for span in spans) or None
