"""A file of points, CSV or JSON, as pairs of code and value; what they mean is decided elsewhere.

CSV: a line ``year,2566`` (ปี,๒๕๖๖), then ``code,points`` lines; or a header that names the columns;
comma, semicolon or tab; UTF-8 or Windows-874.  JSON: ``{"year": …, "points": {code: value}}``, the
codes beside the year, or a list of objects.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from prongsai.domain.ita.codes import fold_code
from prongsai.domain.ita.problems import AnswerError, Problem, quoted

_LARGEST = 4_000_000  # bytes; the longest edition has 150 codes
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_YEAR = re.compile(r"(?:ปีงบประมาณ|ปี)?(?:พ\.?ศ\.?)?(25[0-9]{2})")
_ANY_YEAR = re.compile(r"[0-9]{4}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_YEAR_NAMES = {"year", "fiscalyear", "fiscal_year", "itayear", "ita_year", "พ.ศ.", "พ.ศ", "ปี"}
_YEAR_NAMES |= {"ปีงบประมาณ", "ปีพ.ศ.", "ปีงบประมาณพ.ศ.", "ปีที่ประเมิน"}
_CODE_NAMES = {"code", "item", "indicator", "row", "รหัส", "ข้อ", "รหัสข้อ", "ตัวชี้วัด", "รายการ"}
_POINT_NAMES = {"points", "point", "score", "scores", "value", "คะแนน", "ค่า", "ผล", "ร้อยละ"}
_LIST_NAMES = _POINT_NAMES | {"items", "answers", "รายการ"}


@dataclass(frozen=True, slots=True)
class PointsFile:
    """``year`` is None where the file names none."""

    year: int | None
    entries: tuple[tuple[str, object], ...]


def _refusal(code: str, path: Path, **params: str) -> AnswerError:
    return AnswerError((Problem(code, path.name, {"file": quoted(path.name, 80), **params}),))


def read_points(path: Path) -> PointsFile:
    """Read a file of points.  Raises `AnswerError` for one that holds none."""
    text = _text(path)
    if not text.strip():
        raise _refusal("score.file_empty", path)
    if path.suffix.lower() == ".json" or text.lstrip()[:1] in ("{", "["):
        return _from_json(path, text)
    return _from_csv(path, text)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise _refusal("score.file_too_big", path)
        data = path.read_bytes()
    except OSError:
        raise _refusal("score.file_unreadable", path) from None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data or data.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise _refusal("score.file_binary", path)
    else:
        encodings = ["utf-8-sig", "cp874"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise _refusal("score.file_binary", path)


def _year_in(path: Path, written: object) -> int:
    text = "".join(str(written).split()).translate(_DIGITS)
    found = _YEAR.fullmatch(text)
    if not found:
        raise _refusal("score.year_unreadable", path, value=quoted(written))
    return int(found[1])


def _single_year(path: Path, years: Iterable[int]) -> int | None:
    different = sorted(set(years))
    if len(different) > 1:
        raise _refusal("score.years_many", path, years=", ".join(map(str, different)))
    return different[0] if different else None


def _bare(name: object) -> str:
    return "".join(str(name).split()).casefold()


# JSON


class _Pairs(list[tuple[str, Any]]):
    """A JSON object with its repeated keys kept."""


def _from_json(path: Path, text: str) -> PointsFile:
    try:
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):
        raise _refusal("score.file_not_json", path) from None
    years: list[int] = []
    entries = list(_json_entries(path, data, years))
    return PointsFile(_single_year(path, years), tuple(entries))


def _json_entries(path: Path, data: object, years: list[int]) -> Iterator[tuple[str, object]]:
    if isinstance(data, _Pairs):
        yield from _json_object(path, data, years)
    elif isinstance(data, list):
        for each in data:
            if not isinstance(each, _Pairs):
                raise _refusal("score.file_shape", path)
            yield from _json_object(path, each, years)
    else:
        raise _refusal("score.file_shape", path)


def _json_object(path: Path, pairs: _Pairs, years: list[int]) -> Iterator[tuple[str, object]]:
    names = {_bare(name): value for name, value in pairs}
    code = next((names[name] for name in names if name in _CODE_NAMES), None)
    if isinstance(code, str | int | Decimal):
        years.extend(_year_in(path, names[name]) for name in names if name in _YEAR_NAMES)
        points = (names[name] for name in names if name in _POINT_NAMES)
        yield str(code), _plain(next(points, None))
        return
    for name, value in pairs:
        if _bare(name) in _YEAR_NAMES:
            years.append(_year_in(path, value))
        elif isinstance(value, list) and (_bare(name) in _LIST_NAMES or _is_nested(value)):
            yield from _json_entries(path, value, years)
        else:
            yield name, _plain(value)


def _is_nested(value: object) -> bool:
    """Codes below a code, as ``{"OIT": {"o1": 100}}``; not people by answer."""
    return isinstance(value, _Pairs) and bool(value) and all(fold_code(name) for name, _ in value)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, _Pairs) else value


# CSV


def _from_csv(path: Path, text: str) -> PointsFile:
    rows = list(_rows(path, text))
    columns = _columns(rows[0]) if rows else None
    years: list[int] = []
    entries = [
        entry
        for row in (rows[1:] if columns else rows)
        for entry in _row_entries(path, row, columns, years)
    ]
    return PointsFile(_single_year(path, years), tuple(entries))


def _rows(path: Path, text: str) -> Iterator[list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    delimiter = next((mark for mark in "\t;" if any(mark in line for line in lines)), ",")
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            cells = [cell.strip() for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells and not cells[0].startswith("#"):
                yield cells
    except csv.Error:
        raise _refusal("score.file_shape", path) from None


def _columns(row: list[str]) -> Mapping[str, int] | None:
    """Where year, code and points stand, if the row is a header; None if it is not."""
    kinds = {"code": _CODE_NAMES, "points": _POINT_NAMES, "year": _YEAR_NAMES}
    found = {
        kind: place
        for kind, names in kinds.items()
        for place, cell in reversed(list(enumerate(row)))
        if _bare(cell) in names
    }
    return found if {"code", "points"} <= set(found) else None


def _row_entries(
    path: Path, row: list[str], columns: Mapping[str, int] | None, years: list[int]
) -> Iterator[tuple[str, object]]:
    if len(row) == 1 and not fold_code(row[0]) and not any(map(str.isdecimal, row[0])):
        raise _refusal("score.file_shape", path)
    if _bare(row[0]) in _YEAR_NAMES or (len(row) == 1 and not fold_code(row[0])):
        years.append(_year_in(path, row[-1]))
    elif _columns(row):
        return  # the header comes after the line of the year
    elif columns and len(row) > columns["code"]:
        if "year" in columns:
            years.append(_year_in(path, row[columns["year"]]))
        place = columns["points"]
        yield row[columns["code"]], row[place] if place < len(row) else None
    elif len(row) > 2 and _ANY_YEAR.fullmatch(row[0].translate(_DIGITS)):
        years.append(_year_in(path, row[0]))
        yield row[1], row[-1]
    else:
        yield row[0], row[-1] if len(row) > 1 else None
