"""The outlines of a TrueType font program, as bytes.

A font library would do, at the price of a tenth of a second for loading it.
"""

from __future__ import annotations

from itertools import pairwise
from struct import calcsize, iter_unpack, unpack_from

_DIRECTORY_AT, _RECORD = 12, ">4sLLL"
_LONG_OFFSETS_AT = 50  # in head


def outlines(program: bytes) -> list[bytes]:
    """The ``glyf`` bytes of each glyph in its order, empty for a blank."""
    tables = _tables(program)
    head, loca, glyf = tables[b"head"], tables[b"loca"], tables[b"glyf"]
    is_long = unpack_from(">h", head, _LONG_OFFSETS_AT)[0]
    pairs = iter_unpack(">L" if is_long else ">H", loca)
    offsets = [value if is_long else value * 2 for (value,) in pairs]
    return [glyf[start:end] for start, end in pairwise(offsets)]


def _tables(program: bytes) -> dict[bytes, bytes]:
    (count,) = unpack_from(">H", program, 4)
    size = calcsize(_RECORD)
    records = (unpack_from(_RECORD, program, _DIRECTORY_AT + k * size) for k in range(count))
    return {tag: program[start : start + length] for tag, _, start, length in records}
