"""What a person decides about a reading, as an append-only list.

Nothing is ever taken out of the list: to undo is another decision, and it can be undone too.  A
row is named by a key that stays when other rows come and go, so a place reads
``/measures/@1.4/steps/0`` (the row that begins in row 4 of raw table 1) or ``/meta/agency_name``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from prongsai.domain.plan.reading import Doubt, Reading

Kind = Literal[
    "accept", "leave", "correct", "undo", "pair", "join", "split", "drop", "add", "move",
    "item_split", "item_join", "columns", "shift", "cell", "row", "table_join", "table_drop",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
#: those that change the source, of which the tables they touch are read again
OF_TABLES: frozenset[Kind] = frozenset(
    {"columns", "shift", "cell", "row", "table_join", "table_drop"}
)
DoubtState = Literal["open", "accepted", "corrected", "left"]
_STATES: dict[str, DoubtState] = {"accept": "accepted", "correct": "corrected", "leave": "left"}
_ROW = re.compile(r"^/measures/(?P<row>[^/]+)(?P<rest>/.*)?$")


@dataclass(frozen=True, slots=True)
class Decision:
    """``number`` counts from 1 within its review; ``value`` is plain JSON and depends on ``kind``.

    correct: the new value; undo: the number taken back; pair: the key of the report row or None;
    join: the key of the row that is joined to the one named; split: {"from": {list field: first
    index of the new row}, "measure"}; add: nothing, the new row follows the one named; move: the
    place that takes the words; item_split: the words of its parts; item_join: nothing, the next
    item joins.  Upon the source, at ``/tables/n`` and below it ``/rows/r`` and ``/cells/c`` (the
    column), all from 1: columns: {"roles": […], "header_rows": n}; table_join: the number of the
    table that goes on; table_drop and row (a measure of its own) nothing; shift: 1 or -1, the cell
    and all after it move; cell: {"table", "row", "column", "from_line"}, where its words go.
    ``doubt`` is the key of the doubt it answers.
    """

    number: int
    kind: Kind
    at: str = ""
    value: Any = None
    doubt: str = ""


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those that no later decision in force takes back; undoing leaves no trace but its line."""
    undone: set[int] = set()
    for decision in sorted(decisions, key=lambda one: -one.number):
        taken_back = decision.kind == "undo" and decision.number not in undone
        if taken_back and isinstance(decision.value, int) and decision.value < decision.number:
            undone.add(decision.value)
    return tuple(
        decision
        for decision in sorted(decisions, key=lambda one: one.number)
        if decision.kind != "undo" and decision.number not in undone
    )


def last_in_force(decisions: Sequence[Decision], doubt: str = "") -> Decision | None:
    """The newest decision that still counts, of one doubt or of all: what an undo takes back."""
    found = [one for one in in_force(decisions) if not doubt or one.doubt == doubt]
    return found[-1] if found else None


def states_of(decisions: Sequence[Decision]) -> dict[str, DoubtState]:
    """What was decided of each doubt, by its key; the last word counts."""
    return {
        one.doubt: _STATES[one.kind]
        for one in in_force(decisions)
        if one.doubt and one.kind in _STATES
    }


def row_keys(reading: Reading) -> tuple[str, ...]:
    """A key for each row: raw table and row where it begins, else its ordinal; none comes twice."""
    begins: dict[int, str] = {}
    for source in reading.provenance:
        at = _ROW.match(source.at)
        if at and at["row"].isdecimal() and source.table is not None and source.row is not None:
            begins.setdefault(int(at["row"]), f"{source.table}.{source.row}")
    keys: list[str] = []
    for n, row in enumerate(reading.measures):
        key = begins.get(n, f"o{row.ordinal}")
        while key in keys:
            key += "+"
        keys.append(key)
    return tuple(keys)


def keyed(at: str, keys: Sequence[str]) -> str:
    """A JSON Pointer of the reading with the row's key in place of its position."""
    found = _ROW.match(at)
    if not found or not found["row"].isdecimal() or int(found["row"]) >= len(keys):
        return at
    return f"/measures/@{keys[int(found['row'])]}{found['rest'] or ''}"


def placed(at: str, keys: Sequence[str]) -> str | None:
    """The JSON Pointer of a keyed place; None when that row is no more."""
    found = _ROW.match(at)
    if not found or not found["row"].startswith("@"):
        return at
    key = found["row"][1:]
    return f"/measures/{keys.index(key)}{found['rest'] or ''}" if key in keys else None


def moved(at: str, places: Mapping[int, int]) -> str | None:
    """A pointer after rows have moved from old to new positions; None for a row that is gone."""
    found = _ROW.match(at)
    if not found or not found["row"].isdecimal():
        return at
    place = places.get(int(found["row"]))
    return None if place is None else f"/measures/{place}{found['rest'] or ''}"


def doubt_key(doubt: Doubt, keys: Sequence[str]) -> str:
    """A short name of a doubt that stays the same while its row and its words do."""
    told = [doubt.code, keyed(doubt.at, keys), sorted(doubt.params.items())]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:12]
