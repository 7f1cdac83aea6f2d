"""What stands on a page, whoever saw it there: glyphs, strokes and boxes with their places.

Lengths are points (1/72 inch); ``x`` grows to the right and ``y`` downward from the upper left
corner of the page as it is read, whichever way it was stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """A base character with its marks, a space, or a whole word of the recogniser.

    ``base`` is the baseline, ``size`` the type size.  ``turn`` is the direction of the writing in
    quarter turns counter-clockwise, 0 for the rest of the page.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    link: str = ""
    turn: int = 0
    certainty: float | None = None

    @property
    def x(self) -> float:
        """The middle, across."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle of the small letters, down; of turned writing, the middle of its run."""
        return self.base - self.size * 0.3 if not self.turn else self.base

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical stroke: at ``at``, from ``start`` to ``end``."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start

    def covers(self, start: float, end: float, slack: float = 0.0) -> bool:
        return self.start - slack <= start and end <= self.end + slack


@dataclass(frozen=True, slots=True)
class Area:
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def contains(self, other: Area, slack: float = 1.0) -> bool:
        return (
            self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


def hull(areas: Iterable[Area]) -> Area:
    """The smallest area that contains all of *areas* (at least one)."""
    known = list(areas)
    return Area(
        min(area.x0 for area in known),
        min(area.top for area in known),
        max(area.x1 for area in known),
        max(area.bottom for area in known),
    )


@dataclass(frozen=True, slots=True)
class Page:
    """One page.  ``across`` are its horizontal rules, ``down`` its vertical ones."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
