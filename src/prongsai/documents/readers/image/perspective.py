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
_STEP = 60  # pixels between two points of a rule
_FEW = 40  # points; fewer tell nothing
_SAMPLE = 4000  # points
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
    """By how much the rules rise or fall for each pixel: where most of them fall on few lines."""
    points = [
        (rule.at, place - along / 2)
        for rule in rules
        for place in range(round(rule.start), round(rule.end), _STEP)
    ]
    if len(points) < _FEW:
        return None
    points = points[:: max(1, len(points) // _SAMPLE)]
    best = max(_LEANS, key=lambda lean: (_agreement(points, lean), -abs(lean)))
    near = [best + fine / 2000 for fine in range(-4, 5)]
    return max(near, key=lambda lean: (_agreement(points, lean), -abs(lean)))


def _agreement(points: Sequence[tuple[float, float]], lean: float) -> int:
    lines = Counter(round(at - lean * place) for at, place in points)
    return sum(count * count for count in lines.values())
