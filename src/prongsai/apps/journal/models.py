"""The tables of the journal. They know no other slice, and nothing may change a line."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.db import models

from prongsai.apps.journal.chain import Facts


class AppendOnly(RuntimeError):
    """Something tried to change or to remove a line of the journal."""


class LineQuerySet(models.QuerySet["Line"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("lines of the journal are never changed")

    def delete(self) -> NoReturn:
        raise AppendOnly("lines of the journal are never removed")


class Line(models.Model):
    """One change of state. `book` is the agency's code, or empty for the installation itself."""

    book = models.CharField(max_length=20, blank=True)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=200)
    what = models.CharField(max_length=80)
    target_kind = models.CharField(max_length=80)
    target_id = models.CharField(max_length=80)
    # Text, not a database's JSON: that would be written back in another form than was summed.
    before_json = models.TextField(default="null")
    after_json = models.TextField(default="null")
    previous = models.CharField(max_length=64)
    checksum = models.CharField(max_length=64)

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("book", "number"), name="journal_number_once_a_book")
        ]
        indexes = [
            models.Index(fields=("target_kind", "target_id"), name="journal_target"),
            models.Index(fields=("book", "-at"), name="journal_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.book or '-'}/{self.number} {self.what}"

    @property
    def before(self) -> Any:
        return json.loads(self.before_json)

    @property
    def after(self) -> Any:
        return json.loads(self.after_json)

    def facts(self) -> Facts:
        return Facts(
            book=self.book,
            number=self.number,
            at=self.at,
            actor_id=self.actor_id,
            actor_name=self.actor_name,
            what=self.what,
            target_kind=self.target_kind,
            target_id=self.target_id,
            before=self.before_json,
            after=self.after_json,
            previous=self.previous,
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("lines of the journal are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("lines of the journal are never removed")


class Head(models.Model):
    """The last line of a book, signed with the installation's key, which no database holds."""

    book = models.CharField(max_length=20, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    checksum = models.CharField(max_length=64)
    signature = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.book or '-'}/{self.number}"
