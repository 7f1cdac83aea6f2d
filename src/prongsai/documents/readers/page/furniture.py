"""What belongs to the paper and not to the document: running headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from .sheet import Sheet
from .writing import Line

_DIGITS = "0-9๐-๙"
_NUMBER = re.compile(
    rf"[-–—~•|(\[]*\s*(?:หน้า(?:ที่)?|page|p\.)?\s*[{_DIGITS}]{{1,3}}"
    rf"(?:\s*(?:/|จาก|of)\s*[{_DIGITS}]{{1,3}})?\s*[-–—~•|)\]]*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[-–(]?\s*(?:[ivx]{1,5}|[ก-จ])\s*[-–)]?", re.IGNORECASE)
_EDGE = 0.13  # of the page's height: page numbers
_MARGIN = 62.0  # points: running heads and feet, above 2.2 cm
_LINES = 3  # at each edge


def without_furniture(sheets: Sequence[Sheet]) -> list[list[Line]]:
    """The lines of each sheet that belong to the document."""
    repeated = _repeated(sheets)
    return [
        [line for line in sheet.lines if not _is_furniture(line, sheet, repeated)]
        for sheet in sheets
    ]


def _is_furniture(line: Line, sheet: Sheet, repeated: set[tuple[str, int]]) -> bool:
    edge = _edge(line, sheet)
    if edge is None:
        return False
    if _key(line, edge) in repeated:
        return True
    return (_NUMBER.fullmatch(line.text) is not None) or (
        _ROMAN.fullmatch(line.text) is not None and _centred(line, sheet)
    )


def _edge(line: Line, sheet: Sheet) -> int | None:
    """-1 for a line at the head of the page, 1 at its foot, None for one inside."""
    outside = [grid.area for grid in sheet.grids]
    if line.base < _EDGE * sheet.height:
        clear = all(area.bottom > line.base for area in outside)
        before = sum(1 for other in sheet.lines if other.base < line.base - 1)
        return -1 if clear and before < _LINES else None
    if line.base > (1 - _EDGE) * sheet.height:
        clear = all(area.top < line.base for area in outside)
        after = sum(1 for other in sheet.lines if other.base > line.base + 1)
        return 1 if clear and after < _LINES else None
    return None


def _centred(line: Line, sheet: Sheet) -> bool:
    return abs((line.x0 + line.x1) / 2 - sheet.width / 2) < 0.06 * sheet.width


def _key(line: Line, edge: int) -> tuple[str, int]:
    number = re.sub(rf"(?<=หน้า)[{_DIGITS}]+|(?<=page)[{_DIGITS}]+", "#", "".join(line.text.split()))
    return number, edge


def _repeated(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """Lines that stand at the same edge and height of most pages."""
    seen: dict[tuple[str, int], list[tuple[int, float]]] = defaultdict(list)
    for sheet in sheets:
        for line in sheet.lines:
            edge = _edge(line, sheet)
            if edge is None:
                continue
            height = line.base if edge < 0 else sheet.height - line.base
            if height < _MARGIN:
                seen[_key(line, edge)].append((sheet.number, height))
    least = max(3, len(sheets) // 2)
    return {key for key, places in seen.items() if _pages(places) >= least}


def _pages(places: Iterable[tuple[int, float]]) -> int:
    """On how many pages at the most the line stands at one height."""
    heights = Counter(round(height / 6) for _, height in places)
    best, _ = heights.most_common(1)[0]
    return len({page for page, height in places if abs(height / 6 - best) <= 1})
