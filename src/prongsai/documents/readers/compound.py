"""The old compound file (OLE2) of Word 97, Excel 97 and of encrypted new files: its directory only.

Source: [MS-CFB], sections 2.2 (header), 2.3 (FAT), 2.5 (DIFAT) and 2.6 (directory).
"""

from __future__ import annotations

import struct

from .errors import Refused

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA  # greater numbers are marks, not sectors
_MOST_SECTORS = 4096  # of the directory: far more than any document has


def is_compound(data: bytes) -> bool:
    """Whether *data* begins as a compound file does."""
    return data.startswith(_MAGIC)


class Compound:
    """Names of the storages and streams, and the first bytes of a stream."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise Refused("read.truncated")
        self._data = data
        self._size = 1 << min(max(struct.unpack_from("<H", data, 30)[0], 7), 16)
        self._fat = struct.unpack_from("<109I", data, 76)
        self._entries = self._directory(struct.unpack_from("<I", data, 48)[0])

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._entries)

    def head(self, stream: str, count: int) -> bytes:
        """The first *count* bytes of a stream that is not in the mini stream."""
        return self._sector(self._entries[stream])[:count]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise Refused("read.truncated")
        return found

    def _next(self, number: int) -> int:
        per_sector = self._size // 4
        block = number // per_sector
        if block >= len(self._fat) or self._fat[block] > _LAST_SECTOR:
            return _LAST_SECTOR + 1
        table = self._sector(self._fat[block])
        offset = number % per_sector * 4
        if offset + 4 > len(table):
            raise Refused("read.truncated")
        return int(struct.unpack_from("<I", table, offset)[0])

    def _directory(self, sector: int) -> dict[str, int]:
        entries: dict[str, int] = {}
        for _ in range(_MOST_SECTORS):
            if sector > _LAST_SECTOR:
                break
            block = self._sector(sector)
            if len(block) < self._size:
                raise Refused("read.truncated")
            for at in range(0, len(block) - _ENTRY + 1, _ENTRY):
                self._add_entry(block[at : at + _ENTRY], entries)
            sector = self._next(sector)
        return entries

    def _add_entry(self, raw: bytes, entries: dict[str, int]) -> None:
        length, kind = struct.unpack_from("<HB", raw, 64)
        if not kind or not 2 <= length <= 64:
            return
        name = raw[: length - 2].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", raw, 116)
        if kind == 2 and size > len(self._data):
            raise Refused("read.truncated")
        entries[name] = start
