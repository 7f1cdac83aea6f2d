"""Files by content: the SHA-256 of the bytes is the address, so nothing is kept twice.

The engine behind it is the storage named `files` in the settings: a folder, or an object store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO

from django.core.files.base import File
from django.core.files.storage import Storage, storages

_CHUNK = 256 * 1024
_IN_MEMORY = 2 * 1024 * 1024


class Damaged(OSError):
    """The bytes of a file are no longer those that were put in."""


@dataclass(frozen=True, slots=True)
class Content:
    """Address and length in bytes of something in the store."""

    sha256: str
    size: int


def put(chunks: Iterable[bytes]) -> Content:
    """Keep the bytes, on disk when this returns; putting the same again changes nothing."""
    summed, size = sha256(), 0
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        for chunk in chunks:
            summed.update(chunk)
            size += len(chunk)
            spool.write(chunk)
        content = Content(summed.hexdigest(), size)
        if not is_there(content.sha256):
            spool.seek(0)
            _files().save(_name(content.sha256), File(spool))
    return content


def is_there(address: str) -> bool:
    return bool(_files().exists(_name(address)))


def read(address: str) -> bytes:
    """All bytes of a file; raises `Damaged` when they do not sum up to the address."""
    with open_file(address) as source:
        data = source.read()
    if sha256(data).hexdigest() != address:
        raise Damaged(address)
    return data


def chunks(address: str) -> Iterator[bytes]:
    """The bytes in parts, checked beforehand, so that nothing damaged ever leaves."""
    summed = sha256()
    with open_file(address) as source:
        while part := source.read(_CHUNK):
            summed.update(part)
        if summed.hexdigest() != address:
            raise Damaged(address)
        source.seek(0)
        while part := source.read(_CHUNK):
            yield part


def open_file(address: str) -> IO[bytes]:
    """The file as it lies there, unchecked; raises `FileNotFoundError`."""
    return _files().open(_name(address))


def _files() -> Storage:
    return storages["files"]


def _name(address: str) -> str:
    return f"{address[:2]}/{address[2:4]}/{address}"
