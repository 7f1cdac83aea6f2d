"""Items of a list that part and join, and words that belong to another field or row.

No word is lost or made: what leaves one place arrives at another, and its source goes with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from prongsai.domain.plan.reading import Action, Reading, Row
from prongsai.domain.reading.review.structure import Draft, with_notes
from prongsai.domain.reading.review.values import LINES, TEXTS, NotAValue, with_value
from prongsai.domain.thai.dates import Precision, find_dates
from prongsai.domain.thai.fiscal import FiscalYear

_LISTS = (*LINES, "actions")


def item_parted(draft: Draft, place: int, field: str, index: int | None, parts: Any) -> Draft:
    """One item of a list as several; their words are the item's.  Raises `NotAValue`."""
    row = draft.reading.measures[place]
    items = _items(row, field, index)
    here = index or 0
    said = [" ".join(one.split()) for one in parts if isinstance(one, str) and one.strip()]
    if len(said) < 2 or _letters("".join(said)) != _letters(_text(items[here])):
        raise NotAValue("review.not_its_words")
    fresh = [_like(items[here], said[0]), *(_new(field, one) for one in said[1:])]
    row = _with_items(row, field, [*items[:here], *fresh, *items[here + 1 :]], _year(draft))
    by = len(fresh) - 1
    if field == "actions":
        row = _evidence_moved(row, here + 1, by)
    draft = _noted(_put(draft, place, row), place, field, lambda n: n + by if n > here else n)
    return replace(draft, reading=_copied(draft.reading, place, field, here, by))


def item_joined(draft: Draft, place: int, field: str, index: int | None) -> Draft:
    """An item and the next as one.  Raises `NotAValue` for the last of its list."""
    row = draft.reading.measures[place]
    items = _items(row, field, index)
    here = index or 0
    if here + 1 >= len(items):
        raise NotAValue("review.no_such_field", field=f"{field}/{here + 1}")
    words = f"{_text(items[here])} {_text(items[here + 1])}"
    whole = _like(items[here], words)
    if isinstance(whole, Action) and whole.date is None:
        whole = replace(whole, date=items[here + 1].date)
    row = _with_items(row, field, [*items[:here], whole, *items[here + 2 :]], _year(draft))
    if field == "actions":
        row = _evidence_moved(row, here + 1, -1)
    return _noted(_put(draft, place, row), place, field, lambda n: n - 1 if n > here else n)


def words_moved(
    draft: Draft, place: int, field: str, index: int | None, to: tuple[int, str]
) -> Draft:
    """The words of a field, or of one item, at the end of another field of this or another row.

    ``to`` is the position of that row and the name of its field.  Raises `NotAValue`.
    """
    row, year = draft.reading.measures[place], _year(draft)
    there, target = to
    if target not in (*TEXTS, *_LISTS) or (place, field) == (there, target):
        raise NotAValue("review.no_such_field", field=target)
    if field in TEXTS:
        taken: Sequence[Any] = [value] if (value := getattr(row, field)) else []
        left = with_value(row, field, None, None, year)
    else:
        items = _items(row, field, index, whole=True)
        taken = items if index is None else [items[index]]
        rest = [] if index is None else [*items[:index], *items[index + 1 :]]
        left = _with_items(row, field, rest, year)
        if field == "actions":
            left = _evidence_left(left, row, index)
    if not taken:
        raise NotAValue("review.no_words_there")
    moved = _put(draft, place, left)
    base = moved.reading.measures[there]
    first = 0 if target in TEXTS else len(getattr(base, target))
    moved = _put(moved, there, _appended(base, target, taken, year))
    return _notes_follow(moved, (place, field, index), (there, target, first))


def _appended(row: Row, field: str, taken: Sequence[Any], year: FiscalYear | None) -> Row:
    if field in TEXTS:
        words = [getattr(row, field) or "", *map(_text, taken)]
        return with_value(row, field, None, " ".join(words), year)
    fresh = [one if _is(field, one) else _new(field, _text(one)) for one in taken]
    return _with_items(row, field, [*getattr(row, field), *fresh], year)


def _items(row: Row, field: str, index: int | None, *, whole: bool = False) -> list[Any]:
    items = list(getattr(row, field)) if field in _LISTS else []
    if field not in _LISTS or (index is None and not whole):
        raise NotAValue("review.not_a_list")
    if index is not None and index >= len(items):
        raise NotAValue("review.no_such_field", field=f"{field}/{index}")
    return items


def _with_items(row: Row, field: str, items: Sequence[Any], year: FiscalYear | None) -> Row:
    if field == "actions":
        return replace(row, actions=tuple(items))
    return with_value(row, field, None, list(items), year)


def _text(item: Any) -> str:
    return item.text if isinstance(item, Action) else str(item)


def _is(field: str, item: Any) -> bool:
    return isinstance(item, Action) == (field == "actions")


def _like(item: Any, words: str) -> Any:
    return replace(item, text=words) if isinstance(item, Action) else words


def _new(field: str, words: str) -> Any:
    """The words as an item; a deed with the one day that they name."""
    if field != "actions":
        return words
    days = {
        found.date.value.isoformat()
        for found in find_dates(words)
        if found.date and found.date.precision == Precision.DAY
    }
    return Action(None, words, days.pop() if len(days) == 1 else None)


def _letters(words: str) -> str:
    return "".join(words.split())


def _year(draft: Draft) -> FiscalYear | None:
    year = draft.reading.meta.fiscal_year
    return FiscalYear(year) if year else None


def _put(draft: Draft, place: int, row: Row) -> Draft:
    rows = list(draft.reading.measures)
    rows[place] = row
    return replace(draft, reading=replace(draft.reading, measures=tuple(rows)))


# --- what was noted of the words


def _evidence_moved(row: Row, after: int, by: int) -> Row:
    """Links of deeds that stand further on, or back, now; ``after`` counts from 1."""
    links = tuple(
        replace(link, action=link.action + by) if link.action and link.action > after else link
        for link in row.evidence
    )
    return replace(row, evidence=links)


def _evidence_left(left: Row, before: Row, index: int | None) -> Row:
    """Links of a deed that went stay with the row, of no deed."""
    gone = None if index is None else index + 1
    links = tuple(
        replace(link, action=None) if gone is None or link.action == gone else link
        for link in before.evidence
    )
    left = replace(left, evidence=links)
    return left if gone is None else _evidence_moved(left, gone, -1)


def _noted(draft: Draft, place: int, field: str, where: Any) -> Draft:
    head = f"/measures/{place}/{field}/"

    def move(at: str) -> str | None:
        number, slash, rest = at.removeprefix(head).partition("/")
        if not at.startswith(head) or not number.isdecimal():
            return at
        return f"{head}{where(int(number))}{slash}{rest}"

    return replace(draft, reading=with_notes(draft.reading, move))


def _copied(reading: Reading, place: int, field: str, index: int, count: int) -> Reading:
    """The parts of an item have its source."""
    at = f"/measures/{place}/{field}/"
    copies = [
        replace(one, at=f"{at}{index + n}")
        for one in reading.provenance
        if one.at == f"{at}{index}"
        for n in range(1, count + 1)
    ]
    return replace(reading, provenance=(*reading.provenance, *copies))


def _notes_follow(
    draft: Draft, source: tuple[int, str, int | None], target: tuple[int, str, int]
) -> Draft:
    place, field, index = source
    there, name, first = target
    head = f"/measures/{place}/{field}"
    goal = f"/measures/{there}/{name}"

    def move(at: str) -> str | None:
        if at != head and not at.startswith(f"{head}/"):
            return at
        number = at.removeprefix(head).removeprefix("/").partition("/")[0]
        if index is not None:
            if not number.isdecimal() or int(number) < index:
                return at
            if int(number) > index:
                return f"{head}/{int(number) - 1}"
        if name in TEXTS:
            return goal
        step = int(number) if index is None and number.isdecimal() else 0
        return f"{goal}/{first + step}"

    return replace(draft, reading=with_notes(draft.reading, move))
