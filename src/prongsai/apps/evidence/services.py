"""Writes of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.evidence import store
from prongsai.apps.evidence.models import EvidenceFile, StoredFile
from prongsai.apps.evidence.taking import take
from prongsai.apps.jobs import clock
from prongsai.apps.journal.services import Actor, record

_LONGEST_NAME = 255


def add_file(
    *, actor: Actor, agency: Agency, name: str, chunks: Iterable[bytes], media_type: str
) -> EvidenceFile:
    """Keep a file for an agency: first the bytes on disk, then the row that names them.

    `name` is what the sender called it; folders in it are dropped, it is never a path of ours.
    """
    content = store.put(chunks)
    with transaction.atomic():
        StoredFile.objects.bulk_create(
            [StoredFile(sha256=content.sha256, size=content.size, media_type=media_type)],
            ignore_conflicts=True,
        )
        file = EvidenceFile.objects.create(
            agency=agency,
            content_id=content.sha256,
            name=plain_name(name),
            added_by=_person(actor),
            added_at=clock.now(),
        )
        record(
            actor=actor,
            what="evidence.file_added",
            target=file,
            book=agency.code,
            after={"name": file.name, "sha256": content.sha256, "size": content.size},
        )
    return file


def add_evidence(*, actor: Actor, agency: Agency, name: str, data: bytes) -> EvidenceFile:
    """Keep a photo or a document as evidence, as `taking.take` leaves it; the same content of an
    agency is kept once. Raises `Refused`.
    """
    taken = take(plain_name(name), data)
    content = store.put([taken.data])
    thumb = store.put([taken.thumb]) if taken.thumb else None
    known = EvidenceFile.objects.filter(agency=agency, content_id=content.sha256).last()
    if known is not None:
        return known
    stored = [StoredFile(sha256=content.sha256, size=content.size, media_type=taken.media_type)]
    if thumb:
        stored.append(StoredFile(sha256=thumb.sha256, size=thumb.size, media_type="image/jpeg"))
    with transaction.atomic():
        StoredFile.objects.bulk_create(stored, ignore_conflicts=True)
        file = EvidenceFile.objects.create(
            agency=agency,
            content_id=content.sha256,
            thumb_id=thumb.sha256 if thumb else None,
            name=taken.name,
            added_by=_person(actor),
            added_at=clock.now(),
        )
        record(
            actor=actor,
            what="evidence.file_added",
            target=file,
            book=agency.code,
            after={"name": file.name, "sha256": content.sha256, "size": content.size},
        )
    return file


def plain_name(name: str) -> str:
    """The last part of a name without control characters, short enough, with its ending kept."""
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(letter for letter in last if letter.isprintable()).strip() or "file"
    if len(clean) <= _LONGEST_NAME:
        return clean
    ending = PurePosixPath(clean).suffix[:20]
    return clean[: _LONGEST_NAME - len(ending)] + ending


def _person(actor: Actor) -> User | None:
    return actor if isinstance(actor, User) else None
