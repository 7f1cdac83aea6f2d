"""Heads of the books outside the database: signed, and kept as small files in PRONGSAI_HOME.

A signed head in the database finds a line that was changed, taken out or cut off by someone who
holds the database. The file finds someone who puts back an older database together with its heads.
The file may be behind by a line (a process that died between the two), never ahead.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.signing import Signer

_SALT = "prongsai.journal.head"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The number and the checksum of the last line of a book, as some moment knew it."""

    book: str
    number: int
    checksum: str

    def signature(self) -> str:
        return Signer(salt=_SALT).signature(self._said())

    def is_signed_by(self, signature: str) -> bool:
        """Whether the installation's key, or one of those it had before, made the signature."""
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        return any(
            secrets.compare_digest(Signer(key=key, salt=_SALT).signature(self._said()), signature)
            for key in keys
        )

    def _said(self) -> str:
        return f"{self.book}:{self.number}:{self.checksum}"


class UnreadableAnchor(ValueError):
    """A file of the anchors does not hold what we once wrote there."""


def folder() -> Path:
    return Path(settings.PRONGSAI_HOME) / "journal-heads"


def write(anchor: Anchor) -> None:
    """Note the head in the book's file.

    The line has always the same length and is written over in place: replacing the file would make
    the file system flush it, which costs as much as the save itself.
    """
    said = f"{anchor.number:020} {anchor.checksum} {anchor.signature()}\n".encode("ascii")
    folder().mkdir(mode=0o700, exist_ok=True)
    handle = os.open(_file(anchor.book), os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        is_new = os.fstat(handle).st_size == 0
        os.pwrite(handle, said, 0)
        if is_new:
            os.fsync(handle)  # a loss of power must not leave an empty file
    finally:
        os.close(handle)


def read(book: str) -> Anchor | None:
    """The head of a book as its file knows it; raises `UnreadableAnchor`."""
    try:
        return _read(book)
    except UnreadableAnchor:
        return _read(book)  # it was perhaps being written over


def _read(book: str) -> Anchor | None:
    try:
        number, checksum, signature = _file(book).read_text(encoding="ascii").split()
        anchor = Anchor(book, int(number), checksum)
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise UnreadableAnchor(book) from error
    if not anchor.is_signed_by(signature):
        raise UnreadableAnchor(book)
    return anchor


def books() -> set[str]:
    """The books that have a file."""
    return {path.name.removeprefix("book-") for path in folder().glob("book-*")}


def _file(book: str) -> Path:
    return folder() / f"book-{book}"
