"""Check boxes that are drawn: a small square is empty, one with anything inside is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.documents.readers.page.marks import Area, Glyph
from prongsai.domain.reading.raw import BOX_EMPTY, BOX_TICKED

from .strokes import Shape

_LEAST, _MOST = 5.0, 16.0  # points, the side of a box
_TICKS = frozenset("✓✔√/xX×✗✘vV")


def with_boxes(glyphs: Sequence[Glyph], shapes: Sequence[Shape]) -> list[Glyph]:
    """The glyphs and the drawn boxes, a tick inside of a box made one with it."""
    boxes = _boxes(shapes)
    if not boxes:
        return list(glyphs)
    others = [shape.area for shape in shapes if not shape.square]
    kept = list(glyphs)
    for box in boxes:
        inside = [glyph for glyph in kept if box.holds(glyph.x, glyph.y) and not glyph.blank]
        if any(glyph.text not in _TICKS for glyph in inside):
            continue  # a letter in a frame
        drawn = any(box.holds((a.x0 + a.x1) / 2, (a.top + a.bottom) / 2) for a in others)
        kept = [glyph for glyph in kept if glyph not in inside]
        text = BOX_TICKED if inside or drawn else BOX_EMPTY
        kept.append(Glyph(text, box.x0, box.x1, box.bottom - 0.1 * box.height, box.height))
    return kept


def _boxes(shapes: Sequence[Shape]) -> list[Area]:
    boxes: list[Area] = []
    for shape in shapes:
        area = shape.area
        fits = shape.square and min(area.width, area.height) >= _LEAST and area.width <= _MOST
        if fits and not any(other.contains(area, 2) or area.contains(other, 2) for other in boxes):
            boxes.append(area)
    return boxes
