"""The ruling of a page: straight strokes, thin bars and small boxes among its drawings."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.documents.readers.page.marks import Area, Rule

from .glyphs import Upright

_THIN = 3.5  # points; a filled bar up to this is a line
_DEEPEST = 8  # forms within forms
_MOST = 60_000  # drawings of one page; beyond that it is a picture, not a table

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawings:
    """What is drawn on a page.  ``shapes`` are the small figures that may be boxes and ticks,
    ``pictures`` the places of images, ``paths`` the number of all drawings."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    paths: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """A figure of the size of a letter; ``square`` when it is an upright box."""

    area: Area
    square: bool


def drawings(page: Any, upright: Upright) -> Drawings:
    """The drawings of a pdfium page, on the upright page."""
    found = Drawings()
    for item, kind, matrix in _objects(page.raw):
        if found.paths > _MOST:
            break
        found.paths += 1
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(_area(_unit(matrix, upright)))
        else:
            _Drawing(found, upright).add(item, matrix)
    return found


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _inner(pdfium.FPDFPage_GetObject(page, index), _SAME, 0)


def _inner(item: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind not in (
        pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM
    ):  # fmt: skip
        return
    matrix = _product(_matrix(item), outer)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, kind, matrix
    elif depth < _DEEPEST:
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _inner(pdfium.FPDFFormObj_GetObject(item, index), matrix, depth + 1)


def _matrix(item: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, raw)
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _product(m: Matrix, n: Matrix) -> Matrix:
    if n is _SAME:
        return m
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _placed(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


Points = list[tuple[float, float]]


def _unit(matrix: Matrix, upright: Upright) -> Points:
    return [upright.point(*_placed(x, y, matrix)) for x in (0, 1) for y in (0, 1)]


def _area(points: Points) -> Area:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Area(min(across), min(down), max(across), max(down))


class _Drawing:
    """Sorts one path into rules and shapes."""

    def __init__(self, found: Drawings, upright: Upright) -> None:
        self._found = found
        self._upright = upright

    def add(self, item: Any, matrix: Matrix) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
        if not mode.value and not stroked.value:
            return
        outlines = list(self._outlines(item, matrix))
        if not any(outlines):
            return
        for points, straight in outlines:
            if straight and stroked.value:
                self._edges(points)
            elif straight and not self._bar(_area(points)):
                continue
        self._shape([point for points, _ in outlines for point in points], outlines)

    def _outlines(self, item: Any, matrix: Matrix) -> Iterator[tuple[Points, bool]]:
        """The corners of each stroke of the path, and whether it is made of straight lines."""
        points: Points = []
        straight = True
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(min(pdfium.FPDFPath_CountSegments(item), 4000)):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                if len(points) > 1:
                    yield points, straight
                points, straight = [], True
            straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(self._upright.point(*_placed(x.value, y.value, matrix)))
            if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
                points.append(points[0])
        if len(points) > 1:
            yield points, straight

    def _edges(self, points: Points) -> None:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            self._rule(x0, y0, x1, y1)

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if high <= 1 and wide > high:
            self._found.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif wide <= 1 and high > wide:
            self._found.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _bar(self, area: Area) -> bool:
        """A line that is drawn as a thin filled rectangle."""
        if area.height <= _THIN and area.width > area.height:
            middle = (area.top + area.bottom) / 2
            self._found.across.append(Rule(middle, area.x0, area.x1))
        elif area.width <= _THIN and area.height > area.width:
            middle = (area.x0 + area.x1) / 2
            self._found.down.append(Rule(middle, area.top, area.bottom))
        else:
            return False
        return True

    def _shape(self, points: Points, outlines: list[tuple[Points, bool]]) -> None:
        area = _area(points)
        if not (3 <= area.width <= 18 and 3 <= area.height <= 18):
            return
        square = (
            all(straight for _, straight in outlines)
            and 0.75 <= area.width / area.height <= 1.33
            and all(_on_edge(point, area) for point in points)
            and len({(x < area.x0 + 1, y < area.top + 1) for x, y in points}) == 4
        )
        self._found.shapes.append(Shape(area, square))


def _on_edge(point: tuple[float, float], area: Area) -> bool:
    x, y = point
    across = min(abs(x - area.x0), abs(x - area.x1)) < 1.2
    return across and min(abs(y - area.top), abs(y - area.bottom)) < 1.2
