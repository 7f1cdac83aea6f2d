"""The one way to write a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.db import connection, models, transaction
from django.utils import timezone

from prongsai.apps.journal import anchor
from prongsai.apps.journal.anchor import Anchor
from prongsai.apps.journal.chain import FIRST, canonical, masked
from prongsai.apps.journal.models import Head, Line
from prongsai.apps.prepared import PreparedRows, PreparedUpdate

_HEAD = PreparedRows(
    lambda book: (
        Head.objects.select_for_update().filter(book=book).values_list("number", "checksum")
    ),
    book=models.CharField(),
)
_MOVE = PreparedUpdate(
    lambda book, **given: Head.objects.filter(book=book),
    lambda book, **given: given,
    book=models.CharField(),
    number=models.PositiveBigIntegerField(),
    checksum=models.CharField(),
    signature=models.CharField(),
)


class Actor(Protocol):
    """Whoever acts: a person's account, or the system itself."""

    @property
    def pk(self) -> Any: ...

    def get_full_name(self) -> str: ...


class System:
    """The actor of what nobody in person does: ticks, migrations, imports at the command line."""

    pk = ""

    def get_full_name(self) -> str:
        return "ระบบ"


SYSTEM = System()


class OutsideTransaction(RuntimeError):
    """A line must be written in the transaction of the change that it tells of."""


def record(
    *,
    actor: Actor,
    what: str,
    target: models.Model,
    book: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Line:
    """Add a line in the caller's transaction: neither a change nor its line is there alone.

    `what` is a code such as ``measures.plan_edited``, its sentence ``event.measures_plan_edited``.
    `book` is the agency's code, empty for what is of no agency. What is named like a secret is
    masked. Writers of one book wait for each other until the caller's transaction ends.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(what)
    number, checksum = _locked_head(book)
    line = Line(
        book=book,
        number=number + 1,
        at=timezone.now(),
        actor_id=str(actor.pk or ""),
        actor_name=actor.get_full_name()[:200],
        what=what,
        target_kind=target._meta.label_lower,
        target_id=str(target.pk),
        before_json=canonical(masked(before)),
        after_json=canonical(masked(after)),
        previous=checksum,
    )
    line.checksum = line.facts().checksum()
    line.save(force_insert=True)
    _move_head(line)
    return line


def _locked_head(book: str) -> tuple[int, str]:
    """Number and checksum of the last line.

    SQLite holds its one write lock already; other databases lock the row.
    """
    if not (found := _HEAD(book=book)):
        Head.objects.bulk_create([Head(book=book, checksum=FIRST)], ignore_conflicts=True)
        found = _HEAD(book=book)
    ((number, checksum),) = found
    return number, checksum


def _move_head(line: Line) -> None:
    moved = Anchor(line.book, line.number, line.checksum)
    _MOVE(book=line.book, number=moved.number, checksum=moved.checksum, signature=moved.signature())
    transaction.on_commit(lambda: anchor.write(moved))
