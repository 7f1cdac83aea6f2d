"""How far a reading agrees with the reading that a person made of the same document.

Every value of every field counts once on each side.  Numbers, codes, dates and names match or do
not; sentences match by degree, and under a half not at all.  White space, markup, list marks and
the script of the digits are no differences.  The score is the F1 of the matched values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

Values = list[Any]
Row = Mapping[str, Any]

EXACT = ("ordinal", "table", "instrument", "indicator", "item_code", "cadence", "status")
BY_DEGREE = ("item_title", "text", "steps", "follow_up", "results", "outcomes", "suggestions")
FACTS = (
    "agency_name",
    "agency_type",
    "tambon",
    "amphoe",
    "changwat",
    "fiscal_year",
    "round",
    "period_start",
    "period_end",
    "prior_ita_year",
    "prepared_by",
    "prepared_date",
    "overall_result",
    "aliases",
    "changwat_aliases",
    "foreign_names",
)
WORDS_AROUND = ("preface", "notes")

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MARKUP = re.compile(r"<[^>]*>")
_MARK = re.compile(r"^(?:(?:\(?\d{1,2}\)|\d{1,2}(?:\.\d{1,2})*\.+|[-–•*])\s*)+")
_HALF = 0.5
_SAME_ROW = 0.45


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values a person and the program named, and how far they are the same."""

    matched: float = 0.0
    expected: int = 0
    found: int = 0

    @property
    def f1(self) -> float:
        both = self.expected + self.found
        return 2 * self.matched / both if both else 1.0

    @property
    def whole(self) -> bool:
        return self.matched > max(self.expected, self.found) - 1e-9

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.matched + other.matched, self.expected + other.expected, self.found + other.found
        )


@dataclass(frozen=True, slots=True)
class Difference:
    place: str
    expected: Values
    found: Values

    def __str__(self) -> str:
        return f"{self.place}: expected {self.expected}, found {self.found}"


@dataclass(frozen=True, slots=True)
class Comparison:
    measures: Tally
    about: Tally  # the facts and the words around the tables
    differences: tuple[Difference, ...]


def compare(expected: Mapping[str, Any], found: Mapping[str, Any]) -> Comparison:
    """Both in the published JSON shape; what is absent and what is empty are the same."""
    measures = list(_of_measures(expected.get("measures", []), found.get("measures", [])))
    about = list(_about(expected, found))
    return Comparison(
        sum((tally for tally, _ in measures), Tally()),
        sum((tally for tally, _ in about), Tally()),
        tuple(difference for tally, difference in measures + about if not tally.whole),
    )


def levelled(value: object) -> str:
    """What of a text is compared: no markup, no white space, no list mark, ASCII digits."""
    text = unicodedata.normalize("NFC", str(value)).translate(_DIGITS).replace("\u0e4d\u0e32", "ำ")
    bare = _MARK.sub("", _MARKUP.sub(" ", text).strip())
    return "".join(bare.split()).casefold()


def _likeness(one: str, other: str) -> float:
    return fuzz.ratio(levelled(one), levelled(other)) / 100


def _pairs(
    left: Sequence[Any],
    right: Sequence[Any],
    likeness: Callable[[Any, Any], float],
    floor: float,
) -> list[tuple[int, int, float]]:
    """The pairs, in the order of both lists, whose likeness has the greatest sum."""
    best: list[list[tuple[float, tuple[tuple[int, int, float], ...]]]] = [
        [(0.0, ())] * (len(right) + 1) for _ in range(len(left) + 1)
    ]
    for i, one in enumerate(left, 1):
        for j, other in enumerate(right, 1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], key=lambda cell: cell[0])
            like = likeness(one, other)
            before, chain = best[i - 1][j - 1]
            if like >= floor and before + like > best[i][j][0]:
                best[i][j] = (before + like, (*chain, (i - 1, j - 1, like)))
    return list(best[-1][-1][1])


def _same(expected: Values, found: Values) -> Tally:
    left, matched = list(found), 0
    for value in expected:
        if value in left:
            left.remove(value)
            matched += 1
    return Tally(matched, len(expected), len(found))


def _alike(expected: Values, found: Values) -> Tally:
    pairs = _pairs(expected, found, _likeness, _HALF)
    return Tally(sum(like for _, _, like in pairs), len(expected), len(found))


def _links(expected: Values, found: Values) -> Tally:
    """One link may be mended in more than one way: any of them will do."""
    left, matched = [address for address, *_ in found], 0
    for ways in expected:
        if way := next((way for way in ways if way in left), None):
            left.remove(way)
            matched += 1
    return Tally(matched, len(expected), len(found))


def _of_measures(
    expected: Sequence[Row], found: Sequence[Row]
) -> Iterator[tuple[Tally, Difference]]:
    pairs = _pairs(expected, found, _row_likeness, _SAME_ROW)
    partner = {i: j for i, j, _ in pairs}
    for i, row in enumerate(expected):
        yield from _of_row(row, found[partner[i]] if i in partner else {}, f"measure {i + 1}")
    for j in sorted(set(range(len(found))) - set(partner.values())):
        yield from _of_row({}, found[j], f"no measure ({j + 1})")


def _row_likeness(one: Row, other: Row) -> float:
    likest = max(
        _likeness(_text(one), _text(other)),
        _likeness(one.get("item_title") or "", other.get("item_title") or ""),
    )
    same_place = one.get("table") == other.get("table")
    return likest + 0.05 * same_place


def _of_row(expected: Row, found: Row, place: str) -> Iterator[tuple[Tally, Difference]]:
    left, right = _fields(expected), _fields(found)
    for name, values in left.items():
        kind = _KINDS.get(name, _alike)
        yield kind(values, right[name]), Difference(f"{place}, {name}", values, right[name])


def _fields(row: Row) -> dict[str, Values]:
    due = _list(row.get("due"))
    actions = _list(row.get("actions"))
    return {
        **{name: [levelled(row[name])] if row.get(name) else [] for name in EXACT},
        **{name: _list(row.get(name)) for name in BY_DEGREE},
        "text": [_text(row)] if row else [],
        "responsible": [
            re.sub(r"[()]", "", levelled(name)) for name in _list(row.get("responsible"))
        ],
        "due words": [one["raw"] for one in due] or _list(row.get("timeline_raw")),
        "due": [_deadline(one) for one in due],
        "actions": [one["text"] for one in actions],
        "dates of actions": [one["date"] for one in actions if one.get("date")],
        "evidence": [_addresses(one) for one in _list(row.get("evidence"))],
    }


_KINDS: dict[str, Callable[[Values, Values], Tally]] = {
    **dict.fromkeys((*EXACT, "responsible", "due", "dates of actions"), _same),
    "evidence": _links,
}


def _unit(name: str) -> str:
    return re.sub(r"[()]", "", levelled(name))


def _text(row: Row) -> str:
    return " ".join(row[name] for name in ("issue", "measure") if row.get(name))


def _deadline(due: Row) -> tuple[str, ...]:
    if due.get("months"):
        return ("every year", *map(str, due["months"]))
    if due.get("days"):
        return ("after", str(due["days"]))
    if due.get("kind") == "day":
        return ("on", str(due.get("end")))
    return (str(due.get("start")), str(due.get("end")))


def _addresses(evidence: Row) -> tuple[str, ...]:
    every = (evidence["url"], *(evidence.get("alt") or ()))
    return tuple("".join(address.split()).translate(_DIGITS).rstrip("/") for address in every)


def _about(
    expected: Mapping[str, Any], found: Mapping[str, Any]
) -> Iterator[tuple[Tally, Difference]]:
    left, right = _facts(expected), _facts(found)
    for name, values in left.items():
        kind = _alike if name in (*WORDS_AROUND, "analysis") else _same
        yield kind(values, right[name]), Difference(name, values, right[name])


def _facts(document: Mapping[str, Any]) -> dict[str, Values]:
    meta, sections = document.get("meta") or {}, document.get("sections") or {}
    analysis = sections.get("analysis") or {}
    weak = _list(analysis.get("weak_indicators"))
    return {
        **{name: [levelled(value) for value in _list(meta.get(name))] for name in FACTS},
        **{name: _list(sections.get(name)) for name in WORDS_AROUND},
        "analysis": _list(analysis.get("text")),
        "weak indicators": [(one.get("no"), levelled(one["title"])) for one in weak],
    }


def _list(value: Any) -> Values:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
