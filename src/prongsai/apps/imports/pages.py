"""What the page of a review shows, made from the reading as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from prongsai.apps.accounts.models import User
from prongsai.apps.imports.fields import FieldView, fields_of_meta, fields_of_row
from prongsai.apps.imports.forms import asked, is_meta, words_of_value
from prongsai.apps.imports.review import OpenDoubt, Review
from prongsai.apps.imports.selectors import typed_by
from prongsai.apps.imports.source import (
    cell_key,
    places_read_from,
    source_of_cell,
    source_of_words,
    source_view,
)
from prongsai.domain.reading.review.decisions import in_force, placed
from prongsai.domain.reading.review.draft import row_of, value_at
from prongsai.domain.reading.review.values import NotAValue, shape_of
from prongsai.library.messages import text
from prongsai.library.values import spoken_values


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A doubt as the list shows it: its sentence, where, and what was decided."""

    key: str
    sentence: str
    where: str
    state: str
    severity: str
    at: str
    current: bool


def review_page(
    review: Review, *, doubt: str = "", at: str = "", cell: str = "", person: User | None = None
) -> dict[str, Any]:
    """Doubts, source and reading for one doubt, place or cell; else for the first open doubt."""
    from_cell = cell_key(cell)
    read = places_read_from(review, from_cell) if from_cell else []
    at = at or (read[0] if read else "")
    chosen = None if from_cell else _chosen(review, doubt, at)
    place = at or (chosen.at if chosen else "" if from_cell else _first_row(review))
    resolved = placed(place, review.applied.keys) or ""
    row = row_of(resolved)
    if row is not None and row >= len(review.reading.measures):
        row = None
    source = source_of_cell(review, from_cell) if from_cell else review.provenance_at(place)
    if source is None and chosen is not None:
        source = source_of_words(review, chosen.doubt.params)
    typed = typed_by(person, review.one).get(place) if person and place else None
    words = words_of_value(value_at(review.reading, resolved)) if resolved else ""
    position = [one.key for one in review.doubts].index(chosen.key) + 1 if chosen else 0
    return {
        **_state(review, person),
        "doubts": [_doubt_view(review, each, chosen) for each in review.doubts],
        "chosen": chosen,
        "position": position,
        "sentence": say(chosen) if chosen else "",
        "place": place,
        "editable": editable(place),
        "words": words,
        "typed": typed if typed is not None and typed != words else None,
        "source": source_view(review, source),
        "from_cell": cell if from_cell else "",
        "cell_is_read": bool(read),
        "row": row,
        "row_key": review.applied.keys[row] if row is not None else "",
        "fields": shown_fields(review, row, [place, *read]),
        "decided": len(review.doubts) - review.open_count,
        "total": len(review.doubts),
    }


def _state(review: Review, person: User | None) -> dict[str, Any]:
    """What every page of a review needs: whose turn it is, and what can be undone."""
    return {
        "one": review.one,
        "review": review,
        "reading": review.reading,
        "seen": review.last_number,
        "undoes": undone_next(review, person),
    }


def undone_next(review: Review, person: User | None) -> int | None:
    """The decision that "undo" takes back: the last of the person's own, else the last of all."""
    active = in_force(review.decisions)
    own = [one for one in active if person and review.makers.get(one.number) == person.pk]
    found = own or list(active)
    return found[-1].number if found else None


def _first_row(review: Review) -> str:
    keys = review.applied.keys
    return f"/measures/@{keys[0]}" if keys else ""


def shown_fields(review: Review, row: int | None, places: list[str]) -> list[FieldView]:
    """The fields of the row in question, or of the document; those at the places are marked."""
    if row is None:
        return fields_of_meta(review.reading.meta, places)
    return fields_of_row(review.reading.measures[row], review.applied.keys[row], places)


def editable(place: str) -> bool:
    """Whether a place holds one value that a form can take."""
    try:
        found = asked(place)
    except NotAValue:
        return False
    if place.startswith("/meta/"):
        return is_meta(found.field)
    shape = shape_of(found.field)
    return shape is not None and (shape != "due" or found.index is not None)


def _chosen(review: Review, doubt: str, at: str) -> OpenDoubt | None:
    if at and not doubt:
        return next((one for one in review.doubts if one.at == at), None)
    known = review.doubt(doubt) if doubt else None
    return (
        known
        or next((one for one in review.doubts if one.is_open), None)
        or (review.doubts[0] if review.doubts else None)
    )


def next_open(review: Review, after: str) -> str:
    """The key of the next open doubt below a decided one, else the first open one."""
    keys = [one.key for one in review.doubts]
    start = keys.index(after) + 1 if after in keys else 0
    ordered = [*review.doubts[start:], *review.doubts[:start]]
    return next((one.key for one in ordered if one.is_open), after)


def say(one: OpenDoubt) -> str:
    """The sentence of a doubt in the reader's language."""
    language = get_language() or "th"
    return text(one.doubt.code, language, **spoken_values(one.doubt.params, language))


def _doubt_view(review: Review, one: OpenDoubt, chosen: OpenDoubt | None) -> DoubtView:
    row = row_of(one.doubt.at)
    where = ""
    if row is not None and row < len(review.reading.measures):
        measure = review.reading.measures[row]
        where = measure.item_title or measure.measure or measure.issue or f"{row + 1}"
    return DoubtView(
        key=one.key,
        sentence=say(one),
        where=where,
        state=one.state,
        severity=one.doubt.severity,
        at=one.at,
        current=chosen is not None and one.key == chosen.key,
    )
