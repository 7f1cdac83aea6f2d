"""One value of a row or of the document's facts set anew, and what follows from it.

Only what hangs on the changed words is read again: the deadlines that stand in a changed item,
the deadlines of a changed time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal, get_args

from prongsai.domain.plan.reading import (
    Action,
    CadenceValue,
    Due,
    Evidence,
    Instrument,
    Meta,
    Row,
    RowKind,
    Status,
)
from prongsai.domain.reading.rows import due_of
from prongsai.domain.thai.dues import find_dues, parse_timeline
from prongsai.domain.thai.fiscal import FiscalYear

Shape = Literal["text", "whole", "choice", "lines", "actions", "evidence", "due"]

TEXTS = (
    "indicator", "indicator_title", "item_code", "item_title", "issue", "measure",
    "responsible_raw", "timeline_raw", "cadence_raw",
)  # fmt: skip
LINES = (
    "item_options", "responsible", "steps", "follow_up", "results", "outcomes", "suggestions",
    "links", "unread",
)  # fmt: skip
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(RowKind),
    "instrument": get_args(Instrument),
    "status": get_args(Status),
    "cadence": get_args(CadenceValue),
}
META_WHOLE = {"fiscal_year": (2540, 2640), "prior_ita_year": (2540, 2640), "round": (3, 12)}
META_TEXTS = (
    "agency_name", "agency_short", "agency_type", "tambon", "amphoe", "changwat", "report_title",
    "overall_result", "prepared_by", "prepared_date",
)  # fmt: skip
ROUNDS = (3, 6, 9, 12)
_IN_ITEMS = ("steps", "follow_up")


class NotAValue(ValueError):
    """The value does not fit its place; ``code`` is a message code."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def shape_of(field: str) -> Shape | None:
    """What kind of value a field of a row holds; None for a field that a person does not set."""
    if field in TEXTS:
        return "text"
    if field in LINES:
        return "lines"
    if field in CHOICES:
        return "choice"
    known: dict[str, Shape] = {
        "printed_no": "whole", "actions": "actions", "evidence": "evidence", "due": "due",
    }  # fmt: skip
    return known.get(field)


def with_value(
    row: Row, field: str, index: int | None, value: Any, year: FiscalYear | None = None
) -> Row:
    """The row with one field, or one item of a list, set anew.  Raises `NotAValue`."""
    shape = shape_of(field)
    if shape in ("text", "choice", "whole"):
        changed: dict[str, Any] = {field: _one_value(field, str(shape), value)}
        row = replace(row, **changed)
        return with_timeline(row, year) if field == "timeline_raw" else row
    if shape == "lines":
        return _with_lines(row, field, _changed(getattr(row, field), index, value, _line), year)
    if shape == "actions":
        return replace(row, actions=_changed(row.actions, index, value, _action))
    if shape == "evidence":
        links = _changed(row.evidence, index, value, _evidence)
        return replace(row, evidence=tuple(replace(one, no=n) for n, one in enumerate(links, 1)))
    if shape == "due" and index is not None and index < len(row.due):
        return _with_due(row, index, _text(value), year)
    raise NotAValue("review.no_such_field", field=field)


def _one_value(field: str, shape: str, value: Any) -> str | int | None:
    if shape == "whole":
        return _whole(value, 0, 999)
    return _choice(value, CHOICES[field]) if shape == "choice" else _text(value)


def with_meta(meta: Meta, field: str, value: Any) -> Meta:
    """The facts of the document with one set anew.  Raises `NotAValue`."""
    if field in META_TEXTS:
        told: dict[str, Any] = {field: _text(value)}
        return replace(meta, **told)
    if field not in META_WHOLE:
        raise NotAValue("review.no_such_field", field=field)
    number = _whole(value, *META_WHOLE[field])
    if field == "round" and number not in (None, *ROUNDS):
        raise NotAValue("review.not_a_number", words=str(value))
    if field == "fiscal_year":
        return replace(meta, fiscal_year=number, fiscal_year_basis="stated" if number else None)
    changed: dict[str, Any] = {field: number}
    return replace(meta, **changed)


def with_timeline(row: Row, year: FiscalYear | None) -> Row:
    """The deadlines of the time cell read again from its words."""
    read = [due_of(rule, "timeline") for rule in parse_timeline(row.timeline_raw or "", year)]
    return replace(row, due=(*read, *(due for due in row.due if due.at != "timeline")))


def _with_due(row: Row, index: int, words: str | None, year: FiscalYear | None) -> Row:
    """One deadline in other words; without words it is taken out."""
    rules = parse_timeline(words or "", year)
    if words and not rules:
        raise NotAValue("review.not_a_due", words=words)
    put = tuple(due_of(rule, row.due[index].at) for rule in rules)
    return replace(row, due=(*row.due[:index], *put, *row.due[index + 1 :]))


def _with_lines(row: Row, field: str, lines: tuple[str, ...], year: FiscalYear | None) -> Row:
    before: tuple[str, ...] = getattr(row, field)
    changed: dict[str, Any] = {field: lines}
    row = replace(row, **changed)
    return replace(row, due=_dues_after(row, field, before, year)) if field in _IN_ITEMS else row


def _dues_after(
    row: Row, field: str, before: Sequence[str], year: FiscalYear | None
) -> tuple[Due, ...]:
    """Deadlines of unchanged items move with them; those of changed items are read again."""
    known: dict[str, list[Due]] = {}
    for due in row.due:
        place, _, number = due.at.partition(":")
        if place == field and number.isdecimal() and int(number) <= len(before):
            known.setdefault(before[int(number) - 1], []).append(due)
    read: list[Due] = []
    for n, words in enumerate(getattr(row, field), 1):
        at = f"{field}:{n}"
        if words in before:
            read.extend(replace(due, at=at) for due in known.get(words, ()))
        else:
            read.extend(due_of(found.rule, at) for found in find_dues(words, year))
    ranks = {"timeline": 0, "steps": 1, "follow_up": 2}
    kept = [due for due in row.due if due.at.partition(":")[0] != field]
    return tuple(sorted([*kept, *read], key=lambda due: ranks.get(due.at.partition(":")[0], 3)))


def _changed(items: Sequence[Any], index: int | None, value: Any, one: Any) -> tuple[Any, ...]:
    """All items, or the one at *index*; an empty item is taken out."""
    if index is None:
        if not isinstance(value, list):
            raise NotAValue("review.not_a_list")
        made = [one(item) for item in value]
    elif index < len(items):
        made = [*items[:index], one(value), *items[index + 1 :]]
    else:
        raise NotAValue("review.no_such_field", field=str(index))
    return tuple(item for item in made if item is not None)


def _text(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise NotAValue("review.not_words")
    return " ".join(value.split()) or None if value else None


_line = _text


def _choice(value: Any, known: Sequence[str]) -> str | None:
    if value in (None, ""):
        return None
    if value not in known:
        raise NotAValue("review.no_such_choice", words=str(value))
    return str(value)


def _whole(value: Any, least: int, most: int) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise NotAValue("review.not_a_number", words=str(value))
    return value


def _action(value: Any) -> Action | None:
    if not isinstance(value, dict) or not isinstance(value.get("text", ""), str):
        raise NotAValue("review.not_words")
    words = _text(value.get("text"))
    return Action(value.get("no"), words, value.get("date")) if words else None


def _evidence(value: Any) -> Evidence | None:
    if not isinstance(value, dict) or not isinstance(value.get("url", ""), str):
        raise NotAValue("review.not_words")
    url = (value.get("url") or "").strip()
    return Evidence(1, value.get("raw") or url, url, value.get("action")) if url else None
