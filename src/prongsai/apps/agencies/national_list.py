"""The national list of local governments, as the department's open data gives it.

Data set ``dlads_05_01``: one row for each tambon that an agency covers, so an agency has many
rows; UTF-8 with a byte order mark; codes of seven digits have lost their leading zero.  Reading
decides nothing about the database: it gives the agencies, and a remark for each row in doubt.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prongsai.apps.agencies.choices import AgencyType

CODE_DIGITS = 8
_COLUMNS = {
    "changwat": "จังหวัด",
    "amphoe": "อำเภอ",
    "code": "รหัส อปท.",
    "type": "ประเภท อปท.",
    "name": "อปท.",
    "website": "เว็ปไซต์ของอปท.",
}
_NEEDED = ("changwat", "code", "name")
_TYPES = [kind for kind in AgencyType if kind.official]
_BY_WORDS = {kind.official: kind for kind in _TYPES} | {
    kind.short.rstrip("."): kind for kind in _TYPES
}
_WORDS = "|".join(re.escape(words) for kind in _TYPES for words in (kind.official, kind.short))
_TITLES = re.compile(rf"\A(?:{_WORDS})\s*")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a row, counted from 1 with the header: a code with its parameters."""

    row: int
    code: str
    params: Mapping[str, str]
    refused: bool


@dataclass(frozen=True, slots=True)
class ListedAgency:
    """One agency of the list, all its rows taken together; the first row's facts hold."""

    code: str
    type: str
    name: str
    amphoe: str
    changwat: str
    website: str


@dataclass(frozen=True, slots=True)
class NationalList:
    """What a file held. `rows` counts the rows below the header."""

    agencies: tuple[ListedAgency, ...]
    remarks: tuple[Remark, ...]
    rows: int


class NotTheList(ValueError):
    """The file lacks columns of the list; `missing` names them."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def read_national_list(lines: Iterable[str]) -> NationalList:
    """The agencies of a CSV text in the order of their first rows; raises `NotTheList`."""
    reader = csv.reader(lines)
    header = [_plain(cell) for cell in next(reader, [])]
    places = {key: header.index(_plain(t)) for key, t in _COLUMNS.items() if _plain(t) in header}
    missing = tuple(_COLUMNS[key] for key in _NEEDED if key not in places)
    if missing:
        raise NotTheList(missing)
    found: dict[str, ListedAgency] = {}
    remarks: list[Remark] = []
    rows = 0
    for number, cells in enumerate(reader, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        rows += 1
        row = {key: cells[at].strip() if at < len(cells) else "" for key, at in places.items()}
        remarks += _take(number, row, found)
    return NationalList(tuple(found.values()), tuple(remarks), rows)


def _take(number: int, row: Mapping[str, str], found: dict[str, ListedAgency]) -> Iterator[Remark]:
    """Add the row's agency; what is odd about it is said."""
    code = row["code"].zfill(CODE_DIGITS) if row["code"].isascii() else row["code"]
    if not (code.isascii() and code.isdigit() and len(code) == CODE_DIGITS):
        yield Remark(number, "agencies.bad_code", {"code": row["code"]}, refused=True)
        return
    type_ = _type_of(code, row)
    name = _TITLES.sub("", row["name"])
    if not name or not row["changwat"] or type_ is None:
        yield Remark(number, "agencies.incomplete", {"code": code}, refused=True)
        return
    listed = ListedAgency(
        code, type_.value, name, row.get("amphoe", ""), row["changwat"], row.get("website", "")
    )
    first = found.setdefault(code, listed)
    if (first.name, first.changwat) != (listed.name, listed.changwat):
        params = {"code": code, "first": first.name, "other": listed.name}
        yield Remark(number, "agencies.differs", params, refused=False)


def _type_of(code: str, row: Mapping[str, str]) -> AgencyType | None:
    """By the words of the list; the first two digits of the code where there are none."""
    for said in (row.get("type", ""), row["name"]):
        for words, type_ in _BY_WORDS.items():
            if said.startswith(words):
                return type_
    try:
        return AgencyType(code[:2])
    except ValueError:
        return AgencyType.SPECIAL if "พิเศษ" in row.get("type", "") else None


def _plain(cell: str) -> str:
    return re.sub(r"[\s\ufeff]+", "", cell)
