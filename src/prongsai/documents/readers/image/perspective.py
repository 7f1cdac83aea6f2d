"""Photos of ruled pages taken from the side: the ruling made square again.

Rules that are parallel on paper lean differently at opposite edges of the photo.  Their lean is
measured in both halves, and the page is stretched until it is the same everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PIL import Image

from prongsai.documents.readers.page.marks import Rule

from .ruling import Strips

_LEANS = [step / 1000 for step in range(-40, 41, 2)]
_FEW = 10  # runs; fewer tell nothing
_SAMPLE = 3000  # runs
_NOTHING = 0.0015  # a lean that does no harm


def squared(page: Image.Image, ink: Image.Image) -> Image.Image:
    """The page with its rules upright and level; itself where they are, or where there are none."""
    width, height = page.size
    level = list(Strips(ink).rules())
    steep = list(Strips(ink.transpose(Image.Transpose.TRANSPOSE)).rules())
    top, bottom = _leans(level, height, width)
    left, right = _leans(steep, width, height)
    if max(map(abs, (top, bottom, left, right))) < _NOTHING:
        return page

    def source(x: float, y: float) -> tuple[float, float]:
        tilt = left + (right - left) * (x / width - 0.25) * 2
        slope = top + (bottom - top) * (y / height - 0.25) * 2
        return x + tilt * (y - height / 2), y + slope * (x - width / 2)

    corners = [source(x, y) for x, y in ((0, 0), (0, height), (width, height), (width, 0))]
    quad = [value for corner in corners for value in corner]
    return page.transform(
        page.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=255
    )


def _leans(rules: Sequence[Rule], across: int, along: int) -> tuple[float, float]:
    """The lean of the rules of the first and of the second half."""
    first = [rule for rule in rules if rule.at < across / 2]
    second = [rule for rule in rules if rule.at >= across / 2]
    leans = [_lean(half, along) for half in (first, second)]
    known = [lean for lean in leans if lean is not None]
    if not known:
        return 0.0, 0.0
    return tuple(known[0] if lean is None else lean for lean in leans)  # type: ignore[return-value]


def _lean(rules: Sequence[Rule], along: int) -> float | None:
    """By how much the rules rise or fall for each pixel, found where most of them fall on one line."""
    if len(rules) < _FEW:
        return None
    step = max(1, len(rules) // _SAMPLE)
    runs = [(rule.at, (rule.start + rule.end - along) / 2, rule.length) for rule in rules[::step]]
    best = max(_LEANS, key=lambda lean: _agreement(runs, lean))
    return max(
        (best + fine / 2000 for fine in range(-4, 5)), key=lambda lean: _agreement(runs, lean)
    )


def _agreement(runs: Sequence[tuple[float, float, float]], lean: float) -> float:
    lines: Counter[int] = Counter()
    for at, middle, length in runs:
        lines[round(at - lean * middle)] += round(length)
    return sum(weight * weight for weight in lines.values())
