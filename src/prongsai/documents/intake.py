"""From a file's bytes to its reading: the one way in, for the command line and the pages.

What a reading may know beforehand is handed in, because it is loaded only for files that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from prongsai.documents.readers import DEFAULT, Limits, Refused, read_bytes
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.grid import ChosenColumns
from prongsai.domain.reading.knowledge import Knowledge
from prongsai.domain.reading.raw import RawDocument

_SHEETS = frozenset({"xlsx", "xls", "ods", "csv", "html"})
Loader = Callable[[], Knowledge]


@dataclass(frozen=True, slots=True)
class Intake:
    """A reading and the source it was made from; a reading that came as JSON has none."""

    reading: Reading
    document: RawDocument | None


def take_in(name: str, data: bytes, knowledge: Loader, *, limits: Limits = DEFAULT) -> Intake:
    """The reading of a file in memory, whatever it holds.  Raises `Refused`.

    A document without a row of measures is given as it is: whether it is refused, or a person
    says which column is which, is the caller's affair (`refusal_of`).
    """
    if len(data) > limits.file_bytes:
        raise Refused("read.too_large", size=str(limits.file_bytes // 1024 // 1024))
    if name.lower().endswith(".json"):
        return Intake(saved_reading(name, data), None)
    document = read_bytes(name, data, limits=limits)
    return Intake(reading_of_document(document, knowledge), document)


def reading_of_document(
    document: RawDocument,
    knowledge: Loader,
    chosen: Mapping[int, ChosenColumns] | None = None,
) -> Reading:
    """The reading of a document, or of the sheet of ours that it is."""
    if document.format in _SHEETS and not chosen and (sheet := _our_sheet(document)):
        return sheet
    from prongsai.domain.reading.reader import read_document

    return read_document(document, knowledge(), chosen)


def refusal_of(intake: Intake) -> Refused | None:
    """Why a document is refused: no measure in it, or nothing of the assessment; else None."""
    from prongsai.domain.reading.words import is_of_the_field

    reading, document = intake.reading, intake.document
    if document is None or (reading.measures and is_of_the_field(_texts(document))):
        return None
    code = "read.not_a_report" if any(document.tables) else "read.no_table"
    return Refused(code, name=document.name)


def _texts(document: RawDocument) -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (text for table in document.tables for row in table.rows for text in row.texts)


def saved_reading(name: str, data: bytes) -> Reading:
    """The reading that was saved as JSON.  Raises `Refused`."""
    from prongsai.documents.schema.reading import NotAReadingError, read_json

    try:
        return read_json(data)
    except NotAReadingError as error:
        raise Refused(error.code, name=name, at=error.at, detail=error.detail) from error


def _our_sheet(document: RawDocument) -> Reading | None:
    """The reading of the sheet that holds every field, written by us and perhaps mended since."""
    from prongsai.domain.reading.notebook import Notebook
    from prongsai.domain.reading.quality import note_quality
    from prongsai.domain.report.sheet.read import read_sheet

    reading = read_sheet(document)
    if reading is None:
        return None
    meta = replace(reading.meta, source_file=document.name)
    notebook = Notebook()
    note_quality(reading, notebook)
    stem = document.name.rsplit(".", 1)[0]
    return replace(reading, doc=stem, meta=meta, doubts=tuple(notebook.doubts))
