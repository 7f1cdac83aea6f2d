"""Writes of a review: decisions, what is undone, what an agency taught us, words half typed.

Two people may review one import. A decision says up to which one its page had seen; when what it
is about has changed since, nothing is written and `ChangedMeanwhile` says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.imports.choices import ImportState
from prongsai.apps.imports.models import Decision, Import, KnownLayout, KnownWords, TypedWords
from prongsai.apps.imports.review import NAMES, REMEMBERED, Review
from prongsai.apps.jobs import clock
from prongsai.apps.journal.services import Actor, record
from prongsai.domain.reading.grid import header_of
from prongsai.domain.reading.review import decisions as domain
from prongsai.domain.reading.review.decisions import in_force, last_in_force, placed
from prongsai.domain.reading.review.draft import check, value_at
from prongsai.domain.reading.review.values import NotAValue

_LONGEST_WORDS = 20_000


class NotUnderReview(ValueError):
    """The import is not read yet, or has come to its end."""


class ChangedMeanwhile(ValueError):
    """Somebody decided upon the same place after the page was made; nothing was written."""


def locked_for_review(one: Import) -> Import:
    """The import, held until the transaction ends; raises `NotUnderReview`."""
    locked = Import.objects.select_for_update(of=("self",)).select_related("agency").get(pk=one.pk)
    if locked.state != ImportState.REVIEW:
        raise NotUnderReview(locked.state)
    return locked


def decide(
    *,
    actor: Actor,
    one: Import,
    kind: domain.Kind,
    at: str = "",
    value: Any = None,
    doubt: str = "",
    seen: int | None = None,
) -> Decision | None:
    """Add a decision to the list; it is kept when this returns.

    `seen` is the number of the last decision that the page showed. None is given, and nothing
    written, when the same was decided since. Raises `NotUnderReview`, `ChangedMeanwhile`, and
    `NotAValue` for a decision that does not fit the reading as it stands.
    """
    with transaction.atomic():
        locked = locked_for_review(one)
        review = Review(locked)
        made = domain.Decision(review.last_number + 1, kind, at, value, doubt)
        if seen is not None and seen < review.last_number:
            if review.is_decided(made):
                return None
            if review.changed_since(seen, made):
                raise ChangedMeanwhile
        check(review.applied, made, review.again)
        line = Decision.objects.create(
            of=locked,
            number=made.number,
            kind=kind,
            at=at,
            value=value,
            doubt=doubt,
            made_by=actor if isinstance(actor, User) else None,
            made_at=clock.now(),
        )
        _remember(review, made)
        if isinstance(actor, User):
            TypedWords.objects.filter(of=locked, person=actor, at=at).delete()
        after = {"kind": kind, "at": at, "value": value}
        record(
            actor=actor, what="imports.decided", target=locked, book=locked.agency.code, after=after
        )
    return line


def accept(*, actor: Actor, one: Import, doubt: str, seen: int | None = None) -> Decision | None:
    """The reading is right as it is; what the agency once corrected is corrected again."""
    found = Review(one).doubt(doubt)
    if found is None:
        raise NotAValue("review.no_such_doubt")
    kind: domain.Kind = "correct" if found.doubt.code == REMEMBERED else "accept"
    value = found.doubt.params["should_read"] if kind == "correct" else None
    return decide(actor=actor, one=one, kind=kind, at=found.at, value=value, doubt=doubt, seen=seen)


def undo(
    *, actor: Actor, one: Import, doubt: str = "", number: int | None = None
) -> Decision | None:
    """Take back one decision: that number, or the last that counts, of one doubt or of all.

    None, and nothing written, when there is none or it was taken back already.
    """
    with transaction.atomic():
        locked = locked_for_review(one)
        made = Review(locked).decisions
        if number is None:
            last = last_in_force(made, doubt)
            number = last.number if last else None
        if number not in {each.number for each in in_force(made)}:
            return None
        return decide(actor=actor, one=locked, kind="undo", value=number)


def confirm_pairs(
    *, actor: Actor, one: Import, pairs: Iterable[tuple[str, str | None]], seen: int | None = None
) -> int:
    """Say of plan rows, by key, which report row tells of each; the count of decisions."""
    with transaction.atomic():
        made = [
            decide(
                actor=actor, one=one, kind="pair", at=f"/measures/@{plan}", value=told, seen=seen
            )
            for plan, told in pairs
        ]
    return sum(each is not None for each in made)


def keep_typed(*, person: User, one: Import, at: str, words: str) -> None:
    """Keep what a person is typing for a place, until a decision upon it; no line of the journal,
    for it is no part of the reading yet."""
    with transaction.atomic():
        locked = locked_for_review(one)
        TypedWords.objects.update_or_create(
            of=locked,
            person=person,
            at=at,
            defaults={"words": words[:_LONGEST_WORDS], "typed_at": clock.now()},
        )


def forget_typed(*, person: User, one: Import, at: str) -> None:
    """Let go what was typed for a place."""
    TypedWords.objects.filter(of=one, person=person, at=at).delete()


def _remember(review: Review, made: domain.Decision) -> None:
    """Names and units that were corrected, and columns that were named, for the agency."""
    if made.kind == "columns":
        _remember_layout(review, made)
    at = placed(made.at, review.applied.keys) if made.kind == "correct" else None
    parts = (at or "").split("/")
    is_unit = len(parts) == 5 and parts[3] == "responsible"
    is_name = len(parts) == 3 and parts[1] == "meta" and parts[2] in NAMES
    before = value_at(review.reading, at) if at and (is_unit or is_name) else None
    if not isinstance(before, str) or not isinstance(made.value, str) or not made.value.strip():
        return
    if max(len(before), len(made.value)) > 300 or before == made.value:
        return
    KnownWords.objects.update_or_create(
        agency=review.one.agency,
        field="responsible" if is_unit else parts[2],
        as_read=before,
        defaults={"should_read": made.value},
    )


def _remember_layout(review: Review, made: domain.Decision) -> None:
    tables = review.source.tables if review.source else ()
    number = made.at.removeprefix("/tables/")
    header = next((header_of(table) for table in tables if str(table.number) == number), "")
    if not header or len(header) > 1000:
        return
    KnownLayout.objects.update_or_create(
        agency=review.one.agency,
        header=header,
        defaults={"roles": made.value["roles"], "header_rows": made.value["header_rows"]},
    )
