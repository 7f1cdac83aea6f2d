"""The objects of a finished PDF, read and replaced in place.

The typesetter writes plain objects one after the other and one table of their offsets. To change a
few streams of a thousand objects, that table is all that must be made anew; a PDF library reads and
writes the whole file for it, which takes longer than setting the pages.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from itertools import accumulate

_STREAM = b"\nstream\n"
_END_OF_STREAM = b"\nendstream"
_TRAILER = re.compile(rb"trailer\s.*?(?=startxref\s+(\d+)\s+%%EOF\s*\Z)", re.DOTALL)
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*?\r?\n")
_ENTRY = 20  # bytes
_LENGTH = re.compile(rb"/Length \d+")
_ROOM_FOR_TRAILER = 2048


class NotPlainError(ValueError):
    """The file is not laid out as the typesetter lays it out: one table, one revision."""


class PdfObjects:
    """``data`` by object number. Changes are kept aside until ``to_bytes``."""

    def __init__(self, data: bytes) -> None:
        trailer = _TRAILER.search(data, max(0, len(data) - _ROOM_FOR_TRAILER))
        table = trailer and _TABLE.match(data, int(trailer[1]))
        if not trailer or not table:
            raise NotPlainError("no plain table of offsets")
        self._data = data
        self._trailer = trailer[0]
        self._table_at = int(trailer[1])
        count, first = int(table[1]), table.end()
        self._offsets = [
            int(data[at : at + 10]) for at in range(first + _ENTRY, first + count * _ENTRY, _ENTRY)
        ]
        self._starts = [*sorted(self._offsets), self._table_at]
        self._changed: dict[int, bytes] = {}

    def __len__(self) -> int:
        return len(self._offsets)

    def __getitem__(self, number: int) -> bytes:
        """The object as it was in the file, from its number to ``endobj``."""
        start = self._offsets[number - 1]
        return self._data[start : self._starts[bisect_right(self._starts, start)]]

    def dictionaries(self, opening: bytes) -> list[bytes]:
        """All objects that begin with ``opening``, such as ``<</Type/Page/``."""
        found = []
        for number, start in enumerate(self._offsets, 1):
            at = start + len(str(number)) + len(b" 0 obj\n")
            if self._data.startswith(opening, at):
                found.append(self[number])
        return found

    def packed(self, number: int) -> bytes:
        """The bytes of a stream as they stand in the file."""
        whole = self[number]
        return whole[whole.index(_STREAM) + len(_STREAM) : whole.rindex(_END_OF_STREAM)]

    def stream(self, number: int) -> bytes:
        return zlib.decompress(self.packed(number))

    @property
    def trailer(self) -> bytes:
        return self._trailer

    def put(self, number: int, whole: bytes) -> None:
        """Put a new object, from its number to ``endobj``, in place of the old one."""
        self._changed[number] = whole

    def replace(self, number: int, packed: bytes) -> None:
        """Put ``packed``, compressed with zlib, in place of the stream of an object."""
        whole = self[number]
        head, tail = whole[: whole.index(_STREAM)], whole[whole.rindex(_END_OF_STREAM) :]
        self.put(number, with_length(head + _STREAM + packed + tail))

    def to_bytes(self) -> bytes:
        pieces, moved_from, moves, at = [], [0], [0], 0
        for number in sorted(self._changed, key=lambda n: self._offsets[n - 1]):
            start, new = self._offsets[number - 1], self._changed[number]
            after = start + len(self[number])
            pieces += [self._data[at:start], new]
            moved_from.append(after)
            moves.append(len(new) - (after - start))
            at = after
        pieces.append(self._data[at : self._table_at])
        shifts = list(accumulate(moves))

        def moved(offset: int) -> int:
            return offset + shifts[bisect_right(moved_from, offset) - 1]

        entries = b"".join(b"%010d 00000 n\r\n" % moved(offset) for offset in self._offsets)
        table = b"xref\n0 %d\n0000000000 65535 f\r\n%s" % (len(self) + 1, entries)
        end = b"startxref\n%d\n%%%%EOF" % moved(self._table_at)
        return b"".join((*pieces, table, self._trailer, end))


def with_length(whole: bytes) -> bytes:
    """A stream object whose dictionary tells the length that its stream has."""
    start, end = whole.index(_STREAM) + len(_STREAM), whole.rindex(_END_OF_STREAM)
    return _LENGTH.sub(b"/Length %d" % (end - start), whole[:start], count=1) + whole[start:]
