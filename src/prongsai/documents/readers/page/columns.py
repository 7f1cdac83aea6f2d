"""Tables without ruling: columns told by the gaps that go through several lines."""

from __future__ import annotations

from collections.abc import Sequence

from .marks import Glyph, Rule
from .tables import Grid


def unruled(glyphs: Sequence[Glyph], across: Sequence[Rule]) -> tuple[list[Grid], list[Glyph]]:
    return [], list(glyphs)
