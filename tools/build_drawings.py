"""The shapes that Sarabun lacks: boxes, ticks, bullets, and one for what cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

Contour = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Polygons in 1/1000 em; inner ones run the other way round."""

    name: str
    code: int
    advance: int
    contours: tuple[Contour, ...]


def drawings(pen: int) -> tuple[Drawing, ...]:
    """The shapes that Sarabun lacks, drawn with a stroke of ``pen`` units."""
    frame = _frame(60, -60, 640, pen)
    tick = _stroke(((180, 290), (310, 140), (530, 500)), pen)
    cross = (*_stroke(((190, 120), (510, 440)), pen), *_stroke(((190, 440), (510, 120)), pen))
    return (
        Drawing("ballotbox", 0x2610, 760, frame),
        Drawing("ballotboxchecked", 0x2611, 760, (*frame, *tick)),
        Drawing("ballotboxcrossed", 0x2612, 760, (*frame, *cross)),
        Drawing("tick", 0x2713, 700, tick),
        Drawing("cross", 0x2717, 700, cross),
        Drawing("circlewhite", 0x25CB, 700, _ring(350, 290, 260, pen)),
        Drawing("circleblack", 0x25CF, 700, (_round(350, 290, 260),)),
        Drawing("squarewhite", 0x25A1, 760, _frame(90, 0, 580, pen)),
        Drawing("squaresmall", 0x25AA, 460, (_square(80, 140, 300),)),
        Drawing("replacement", 0xFFFD, 640, (*_frame(60, -40, 520, pen), _square(290, 190, 60))),
    )


def _square(left: int, bottom: int, side: int) -> Contour:
    top, right = bottom + side, left + side
    return ((left, bottom), (left, top), (right, top), (right, bottom))


def _frame(left: int, bottom: int, side: int, pen: int) -> tuple[Contour, Contour]:
    inner = _square(left + pen, bottom + pen, side - 2 * pen)
    return (_square(left, bottom, side), inner[::-1])


def _round(x: int, y: int, radius: int, corners: int = 32) -> Contour:
    angles = (-2 * pi * k / corners for k in range(corners))
    return tuple((round(x + radius * cos(a)), round(y + radius * sin(a))) for a in angles)


def _ring(x: int, y: int, radius: int, pen: int) -> tuple[Contour, Contour]:
    return (_round(x, y, radius), _round(x, y, radius - pen)[::-1])


def _stroke(points: Contour, pen: int) -> tuple[Contour, ...]:
    """A line of the width ``pen``: one slim rectangle for each of its pieces."""
    return tuple(_piece(a, b, pen) for a, b in pairwise(points))


def _piece(a: tuple[int, int], b: tuple[int, int], pen: int) -> Contour:
    dx, dy = b[0] - a[0], b[1] - a[1]
    scale = pen / 2 / hypot(dx, dy)
    along, across = (dx * scale, dy * scale), (-dy * scale, dx * scale)

    def corner(base: tuple[int, int], end: int, side: int) -> tuple[int, int]:
        return (
            round(base[0] + end * along[0] + side * across[0]),
            round(base[1] + end * along[1] + side * across[1]),
        )

    return (corner(a, -1, -1), corner(a, -1, 1), corner(b, 1, 1), corner(b, 1, -1))
