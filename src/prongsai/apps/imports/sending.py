"""Decisions as forms send them: the kind, the place, and the plain value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prongsai.apps.imports.forms import value_of_words
from prongsai.apps.imports.source import cell_key
from prongsai.domain.reading.review.decisions import KINDS, Kind
from prongsai.domain.reading.review.structure import PARTED
from prongsai.domain.reading.review.values import NotAValue

_LONGEST_AT, _LONGEST_KEY = 300, 12
Sent = Mapping[str, Any]


def seen_by(sent: Sent) -> int | None:
    """The number of the last decision that the page showed, where it says so."""
    words = str(sent.get("seen", ""))
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 9 else None


def doubt_of(sent: Sent) -> str:
    return str(sent.get("doubt", ""))[:_LONGEST_KEY]


def kind_of(sent: Sent) -> Kind:
    """Raises `NotAValue` for a decision that a form cannot send."""
    kind = next((one for one in KINDS if one == sent.get("kind")), None)
    if kind is None or kind in ("undo", "columns"):
        raise NotAValue("review.no_such_decision")
    return kind


def place_of(sent: Sent, kind: Kind) -> str:
    """The place that a decision is about; an item of a list is chosen beside it."""
    at = str(sent.get("at", ""))[:_LONGEST_AT]
    item = str(sent.get("item", ""))
    return f"{at}/{item}" if kind in ("move", "item_join") and item else at


def value_of(sent: Sent, kind: Kind, at: str) -> Any:
    """The value of a decision.  Raises `NotAValue`."""
    words = str(sent.get("words", ""))
    if kind == "correct":
        return value_of_words(at, words)
    if kind == "split":
        return split_value(sent)
    if kind == "item_split":
        return [line.strip() for line in words.split("\n") if line.strip()]
    if kind == "move":
        return f"/measures/@{sent.get('to_row', '')}/{sent.get('to_field', '')}"[:_LONGEST_AT]
    if kind in ("join", "pair"):
        return sent.get("value") or None
    if kind in ("shift", "table_join"):
        return _whole(sent.get("value"))
    if kind == "cell":
        to = cell_key(str(sent.get("to", "")))
        if to is None:
            raise NotAValue("review.no_such_cell")
        line = _whole(sent.get("from_line") or "0")
        return {"table": to[0], "row": to[1], "column": to[2], "from_line": line}
    return None


def _whole(words: Any) -> int:
    told = str(words).removeprefix("-")
    if not told.isascii() or not told.isdecimal() or len(told) > 6:
        raise NotAValue("review.not_a_number", words=str(words))
    return -int(told) if str(words).startswith("-") else int(told)


def split_value(sent: Sent) -> dict[str, Any]:
    """The value of a split: where the new row begins in each list."""
    cuts = {}
    for name in PARTED:
        words = str(sent.get(f"from_{name}", ""))
        if words.isascii() and words.isdecimal():
            cuts[name] = int(words[:6])
    return {"from": cuts, "measure": str(sent.get("measure", ""))[:2000]}


def columns_value(sent: Sent) -> dict[str, Any]:
    """The value of a decision on columns."""
    roles: list[str] = []
    while f"role_{len(roles)}" in sent and len(roles) < 200:
        roles.append(str(sent[f"role_{len(roles)}"]))
    rows = str(sent.get("header_rows", "1"))
    return {"roles": roles, "header_rows": int(rows) if rows.isdecimal() else 1}


def pairs_of(sent: Sent) -> list[tuple[str, str | None]]:
    """Plan row and report row of each pair on the page of pairs."""
    return [
        (name.removeprefix("pair."), str(value) or None)
        for name, value in sent.items()
        if name.startswith("pair.")
    ]


def choices_of(sent: Sent) -> dict[str, str]:
    """What is taken of a document, as `domain.reading.review.taking` names it."""
    return {
        name.removeprefix("take."): str(value)
        for name, value in sent.items()
        if name.startswith("take.")
    }


def same_of(sent: Sent) -> dict[int, int]:
    """Measures of the document that a person says to be in the plan: ``as.n2`` is ``m5``."""
    said = {}
    for name, value in sent.items():
        new, old = name.removeprefix("as.n"), str(value).removeprefix("m")
        numbers = all(one.isascii() and one.isdecimal() for one in (new, old))
        if name.startswith("as.n") and str(value).startswith("m") and numbers:
            said[int(new[:6])] = int(old[:6])
    return said
