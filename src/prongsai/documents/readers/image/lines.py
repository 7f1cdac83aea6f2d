"""Cells cut into their printed lines.

Thai has marks on two floors above the letters and vowels below, and recognisers take the marks of
tight lines for lines of their own.  The distance of lines is the same all over a table, so it is
measured there once, and each cell is cut at that distance where the least ink is.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Sequence

from PIL import Image

_PITCHES = range(24, 130)  # pixels: type of 5 to 26 points at 300 dots an inch
_USUAL_PITCH = 56  # pixels
_CLEAN = 0.6  # ink of a row, of 255, that counts as none
_BELOW = (0.18, 0.28)  # of the pitch: from the baseline to the cut
_STIFFNESS = 60.0  # what a line at an odd distance costs, in ink


def profile(ink: Image.Image) -> list[float]:
    """The mean ink (0 to 255) of each row of pixels."""
    narrow = ink.convert("F").resize((1, ink.height), Image.Resampling.BOX)
    return list(array("f", narrow.tobytes()))


def pitch_of(profiles: Sequence[Sequence[float]]) -> float:
    """The distance of lines in pixels: the shift at which the rows are most like themselves."""
    scores = dict.fromkeys(_PITCHES, 0.0)
    weights = dict.fromkeys(_PITCHES, 0.0)
    for rows in profiles:
        if len(rows) < 2 * _PITCHES[0]:
            continue
        mean = sum(rows) / len(rows)
        bent = [value - mean for value in rows]
        power = sum(value * value for value in bent) / len(bent)
        for shift in _PITCHES:
            if shift * 2 < len(rows) and power:
                scores[shift] += (
                    sum(a * b for a, b in zip(bent[::2], bent[shift::2], strict=False)) / power
                )
                weights[shift] += len(bent) / 2
    # A shift of two lines is as like as one of one line, so the first good peak counts.
    likeness = {s: scores[s] / weights[s] for s in _PITCHES if weights[s] > 200}
    if not likeness or max(likeness.values()) < 0.1:
        return _USUAL_PITCH
    best = max(likeness.values())
    peaks = [
        s
        for s, value in likeness.items()
        if value > 0.8 * best
        and value >= likeness.get(s - 1, -1.0)
        and value >= likeness.get(s + 1, -1.0)
    ]
    return float(min(peaks))


def cuts(rows: Sequence[float], pitch: float) -> list[tuple[int, int]]:
    """The lines of a cell as (first, last + 1) rows of pixels."""
    dark = [index for index, value in enumerate(rows) if value > _CLEAN]
    if not dark:
        return []
    first, last = dark[0], dark[-1] + 1
    if last - first < 1.4 * pitch:
        return [(first, last)]
    ends = _ends(rows[first:last], pitch)
    edges = [first, *(first + end for end in ends)]
    lines = [_trimmed(rows, a, b) for a, b in itertools.pairwise(edges)]
    return [line for line in lines if line[1] - line[0] > 0.15 * pitch]


def _ends(rows: Sequence[float], pitch: float) -> list[int]:
    """Where the lines end, so that ink cut through and odd distances cost the least."""
    height = len(rows)
    through = _through(rows, pitch)
    least, most = max(2, round(0.6 * pitch)), round(1.7 * pitch)
    cost: list[float] = [float("inf")] * (height + 1)
    came: list[int] = [0] * (height + 1)
    cost[0] = 0.0
    for end in range(least // 2, height + 1):
        cut = 0.0 if end == height else through[end]
        for start in range(max(0, end - most), end - least // 2 + 1):
            length = end - start
            edge = start == 0 or end == height
            if cost[start] == float("inf") or (length < least and not edge):
                continue
            odd = min(0.0, length - pitch) if edge else length - pitch
            odd = odd / 2 if edge else odd
            total = cost[start] + cut + _STIFFNESS * (odd / pitch) ** 2
            total += _STIFFNESS * max(0.0, length - pitch) / pitch if edge else 0.0
            if total < cost[end]:
                cost[end], came[end] = total, start
    ends, at = [], height
    while at > 0:
        ends.append(at)
        at = came[at]
    return ends[::-1]


def _through(rows: Sequence[float], pitch: float) -> list[float]:
    """What a cut above each row costs: the ink it hits, less where a baseline is just as far above
    as the vowels below the letters reach."""
    scale = max(rows) or 1.0
    drops = [_drop(rows, at) / scale for at in range(len(rows))]
    near, far = round(_BELOW[0] * pitch), round(_BELOW[1] * pitch)
    return [
        100 * rows[at] / scale - 80 * max(drops[max(0, at - far) : max(1, at - near + 1)])
        for at in range(len(rows))
    ]


def _drop(rows: Sequence[float], at: int) -> float:
    """How much less ink there is under a row than over it: most at the baseline."""
    above, below = rows[max(0, at - 4) : at], rows[at : at + 4]
    return sum(above) / 4 - sum(below) / 4 if above and below else 0.0


def _trimmed(rows: Sequence[float], start: int, end: int) -> tuple[int, int]:
    while start < end and rows[start] <= _CLEAN:
        start += 1
    while end > start and rows[end - 1] <= _CLEAN:
        end -= 1
    return start, end
