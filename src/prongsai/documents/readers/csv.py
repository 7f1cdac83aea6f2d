"""Comma-separated values, and the semicolons, tabs and pipes that programs write instead."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from prongsai.domain.reading.raw import RawDocument, ReaderRemark

from .entry import clean
from .errors import Refused
from .limits import DEFAULT, Limits
from .markup import without_markup
from .sheet import SheetCell, SheetRow, blocks_of

_DELIMITERS = ",;\t|"
_SAMPLE = 200  # records that are looked at to tell the delimiter
_FIELD = 1_000_000  # characters; more means that a quotation mark was never closed


def delimiter_of(text: str) -> str | None:
    """The delimiter that cuts *text* into the same three or more fields again and again."""
    if text[:4].lower() == "sep=" and text[4:5]:
        return text[4]
    best = max(_DELIMITERS, key=lambda delimiter: _consistency(text, delimiter))
    return best if _consistency(text, best) else None


def _consistency(text: str, delimiter: str) -> int:
    """How many records have the commonest number of fields; 0 where too few agree."""
    try:
        records = _records(text[: _SAMPLE * 4000], delimiter)
        counts = Counter(len(record) for _, record in zip(range(_SAMPLE), records, strict=False))
    except csv.Error:
        return 0
    counts.pop(0, None)
    wide = [(times, fields) for fields, times in counts.items() if fields >= 3]
    times, fields = max(wide, default=(0, 0))
    agree = times >= 2 and 10 * times >= 6 * sum(n for size, n in counts.items() if size > 1)
    return times * fields if agree else 0


def read_csv(
    name: str, text: str, *, limits: Limits = DEFAULT, remarks: tuple[ReaderRemark, ...] = ()
) -> RawDocument:
    """The blocks of a decoded CSV *text*: titles above, the table, notes below."""
    if len(text) > limits.characters:
        raise Refused("read.too_long", limit=str(limits.characters))
    return RawDocument(name, "csv", tuple(blocks_of(_rows(text, limits))), remarks=remarks)


def _rows(text: str, limits: Limits) -> Iterator[SheetRow]:
    cells = 0
    for number, record in _numbered(text):
        cells += len(record)
        if cells > limits.cells:
            raise Refused("read.too_many_cells", limit=str(limits.cells))
        texts = (clean(without_markup(field)) for field in record)
        yield SheetRow(number, {at: SheetCell(field) for at, field in enumerate(texts, 1)})


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    """The records with the line that each begins at."""
    delimiter = delimiter_of(text) or ","
    skipped = 1 if text[:4].lower() == "sep=" else 0
    body = text.partition("\n")[2] if skipped else text
    csv.field_size_limit(_FIELD)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    begins = skipped + 1
    try:
        for record in reader:
            yield begins, record
            begins = skipped + reader.line_num + 1
    except csv.Error as error:
        raise Refused("read.damaged") from error


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_FIELD)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
