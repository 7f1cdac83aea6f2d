"""Ruled tables: strokes that meet are a lattice, and what they enclose are its cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .marks import Area, Rule, hull

_SNAP = 2.6  # points between two strokes that are one rule
_GAP = 4.0  # points between two strokes that go on
_REACH = 3.0  # points by which a stroke may miss the one it meets
_NARROWEST = 4.0  # points


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the lattice with the rows and columns it covers, counted from 0."""

    area: Area
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Lattice:
    """``xs`` and ``ys`` are the places of its rules."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]

    @property
    def area(self) -> Area:
        return Area(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def lattices(across: Iterable[Rule], down: Iterable[Rule]) -> list[Lattice]:
    """The lattices of a page, from top to bottom.  One with a single cell is a frame."""
    flat, steep = straightened(across), straightened(down)
    found = [_lattice(*part) for part in _connected(flat, steep)]
    return sorted((one for one in found if one), key=lambda one: (one.area.top, one.area.x0))


def straightened(rules: Iterable[Rule]) -> list[Rule]:
    """Strokes on one line are one rule: dashes, cell borders, double lines."""
    ordered = sorted(rules, key=lambda rule: rule.at)
    levels: list[list[Rule]] = []
    for rule in ordered:
        if (
            levels
            and rule.at - levels[-1][-1].at <= _SNAP
            and rule.at - levels[-1][0].at <= 2 * _SNAP
        ):
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return [rule for level in levels for rule in _chained(level)]


def _chained(level: list[Rule]) -> list[Rule]:
    total = sum(rule.length for rule in level)
    at = sum(rule.at * rule.length for rule in level) / total if total else level[0].at
    spans: list[list[float]] = []
    for rule in sorted(level, key=lambda rule: rule.start):
        if spans and rule.start - spans[-1][1] <= _GAP:
            spans[-1][1] = max(spans[-1][1], rule.end)
        else:
            spans.append([rule.start, rule.end])
    return [Rule(at, start, end) for start, end in spans if end - start > _NARROWEST]


def _connected(flat: list[Rule], steep: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules in groups that meet each other, each of at least one of both kinds."""
    parent = list(range(len(flat) + len(steep)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, rule in enumerate(flat):
        for j, other in enumerate(steep):
            if rule.covers(other.at, other.at, _REACH) and other.covers(rule.at, rule.at, _REACH):
                parent[root(i)] = root(len(flat) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(flat):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(steep):
        groups.setdefault(root(len(flat) + j), ([], []))[1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def _lattice(flat: list[Rule], steep: list[Rule]) -> Lattice | None:
    outline = hull(
        [Area(r.start, r.at, r.end, r.at) for r in flat]
        + [Area(r.at, r.start, r.at, r.end) for r in steep]
    )
    flat, steep = (
        _closed(flat, outline.top, outline.bottom, outline.x0, outline.x1),
        _closed(steep, outline.x0, outline.x1, outline.top, outline.bottom),
    )
    xs, ys = _places(steep), _places(flat)
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Lattice(tuple(xs), tuple(ys), tuple(_cells(xs, ys, flat, steep)))


def _closed(rules: list[Rule], first: float, last: float, start: float, end: float) -> list[Rule]:
    """With a rule at each end, for tables that are drawn open there."""
    places = [rule.at for rule in rules]
    closed = list(rules)
    if min(places) - first > _NARROWEST:
        closed.append(Rule(first, start, end))
    if last - max(places) > _NARROWEST:
        closed.append(Rule(last, start, end))
    return closed


def _places(rules: Iterable[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NARROWEST:
            places.append(at)
    return places


def _cells(
    xs: Sequence[float], ys: Sequence[float], flat: list[Rule], steep: list[Rule]
) -> list[Cell]:
    floors = _drawn(flat, ys, xs)
    walls = _drawn(steep, xs, ys)
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            wide = 1
            while (
                column + wide < len(xs) - 1
                and (column + wide, row) not in walls
                and (row, column + wide) not in taken
            ):
                wide += 1
            high = _height(row, column, wide, len(ys) - 1, floors, walls)
            taken.update((row + r, column + c) for r in range(high) for c in range(wide))
            area = Area(xs[column], ys[row], xs[column + wide], ys[row + high])
            cells.append(Cell(area, row, column, high, wide))
    return cells


def _drawn(
    rules: list[Rule], places: Sequence[float], crossing: Sequence[float]
) -> set[tuple[int, int]]:
    """(place, gap) for each gap between two crossing rules that a rule at that place closes."""
    closed: set[tuple[int, int]] = set()
    for rule in rules:
        place = _nearest(places, rule.at)
        for gap, (start, end) in enumerate(pairwise(crossing)):
            if min(end, rule.end) - max(start, rule.start) > 0.55 * (end - start):
                closed.add((place, gap))
    return closed


def _nearest(places: Sequence[float], at: float) -> int:
    index = bisect_left(places, at)
    return min(
        (i for i in (index - 1, index) if 0 <= i < len(places)), key=lambda i: abs(places[i] - at)
    )


def _height(
    row: int, column: int, wide: int, rows: int,
    floors: set[tuple[int, int]], walls: set[tuple[int, int]],
) -> int:  # fmt: skip
    """How many rows the cell reaches down: as long as no floor and no wall inside is drawn."""
    high = 1
    while row + high < rows:
        open_floor = all((row + high, column + c) not in floors for c in range(wide))
        walled = any((column + c, row + high) in walls for c in range(1, wide))
        if not open_floor or walled:
            break
        high += 1
    return high
