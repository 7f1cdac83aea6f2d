"""Reads of the journal, and the proof that it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models.functions import TruncDate

from prongsai.apps.journal import anchor
from prongsai.apps.journal.anchor import Anchor, UnreadableAnchor
from prongsai.apps.journal.chain import FIRST
from prongsai.apps.journal.models import Head, Line
from prongsai.library.messages import text


def history_of(target: models.Model) -> models.QuerySet[Line]:
    """All lines about one thing, the latest first."""
    return Line.objects.filter(
        target_kind=target._meta.label_lower, target_id=str(target.pk)
    ).order_by("-at", "-number")


def lines_of(book: str) -> models.QuerySet[Line]:
    """All lines of a book, the latest first."""
    return Line.objects.filter(book=book).order_by("-number")


def people_in(book: str) -> list[tuple[str, str]]:
    """Who acted in a book: the id, "" for nobody, and the name that was last written, by name."""
    rows = lines_of(book).order_by().values("actor_id").annotate(last=models.Max("number"))
    latest = lines_of(book).filter(number__in=[row["last"] for row in rows])
    return sorted(latest.values_list("actor_id", "actor_name"), key=lambda pair: pair[1])


def days_of(book: str, most: int) -> list[date]:
    """The latest days of the country on which something was written in a book."""
    days = lines_of(book).annotate(day=TruncDate("at")).order_by("-day")
    return list(days.values_list("day", flat=True).distinct()[:most])


def said(line: Line, language: str) -> str:
    """What a line tells, as a sentence."""
    return text(f"event.{line.what.replace('.', '_')}", language)


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the journal is not what was written: `number` is the line's, from 1.

    `code`: changed, missing, added, cut_off, head_forged, head_missing, anchor_unreadable.
    """

    book: str
    number: int
    code: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole journal found."""

    books: int
    lines: int
    breaks: tuple[Break, ...]

    @property
    def whole(self) -> bool:
        return not self.breaks


def verify() -> Verdict:
    """Walk every book from its first line; each book's first break is named, with its place.

    It may run while others write: what came after the walk of a book began is not looked at.
    """
    in_heads = Head.objects.values_list("book", flat=True)
    in_lines = Line.objects.order_by().values_list("book", flat=True).distinct()
    walks = [_Walk(book) for book in sorted({*in_heads, *in_lines, *anchor.books()})]
    breaks = [found for walk in walks if (found := next(walk.breaks(), None))]
    return Verdict(len(walks), sum(walk.number for walk in walks), tuple(breaks))


class _Walk:
    """One book, line by line; `number` is that of the last line seen."""

    def __init__(self, book: str) -> None:
        self.book = book
        self.number = 0
        self.checksum = FIRST

    def breaks(self) -> Iterator[Break]:
        try:
            anchored = anchor.read(self.book)  # before the head: it is never ahead of it
        except UnreadableAnchor:
            yield Break(self.book, 0, "anchor_unreadable")
            return
        head = Head.objects.filter(book=self.book).first()
        if head is None:
            yield Break(self.book, 1, "head_missing")
            return
        yield from self._broken_lines(head, anchored)
        yield from self._wrong_head(head)
        if anchored and anchored.number > self.number:
            yield Break(self.book, self.number + 1, "cut_off")

    def _broken_lines(self, head: Head, anchored: Anchor | None) -> Iterator[Break]:
        lines = Line.objects.filter(book=self.book, number__lte=head.number).order_by("number")
        for line in lines.iterator(2000):
            if line.number != self.number + 1:
                yield Break(self.book, self.number + 1, "missing")
            if line.previous != self.checksum or line.checksum != line.facts().checksum():
                yield Break(self.book, line.number, "changed")
            if anchored and anchored.number == line.number and anchored.checksum != line.checksum:
                yield Break(self.book, line.number, "changed")
            self.number, self.checksum = line.number, line.checksum

    def _wrong_head(self, head: Head) -> Iterator[Break]:
        said = Anchor(self.book, head.number, head.checksum)
        if head.number and not said.is_signed_by(head.signature):
            yield Break(self.book, head.number, "head_forged")
        if head.number > self.number:
            yield Break(self.book, self.number + 1, "cut_off")
        if head.checksum != self.checksum:
            yield Break(self.book, self.number, "changed")
        last = lines_of(self.book).values_list("number", flat=True).first() or 0
        now = Head.objects.get(book=self.book).number
        if last > now:
            yield Break(self.book, now + 1, "added")
