"""Files in and out for every command: readings made, refusals told, nothing half written."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from prongsai.documents.readers import Refused, read
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.raw import RawDocument
from prongsai.library.messages import text

CLEAN, DOUBTS, REFUSED = 0, 1, 2
_SHEETS = frozenset({"xlsx", "xls", "ods", "csv", "html"})


def reading_of(path: Path) -> Reading:
    """The reading of a file, or of a reading that was saved as JSON.

    Raises `Refused`; a file without a table of measures is refused too, with what it seems to be.
    """
    if path.suffix.lower() == ".json" and path.is_file():
        return _saved(path)
    document = read(path)
    if document.format in _SHEETS and (sheet := _our_sheet(document)):
        return sheet
    from prongsai.domain.reading.reader import read_document
    from prongsai.domain.reading.words import is_of_the_field
    from prongsai.library.knowledge import knowledge

    reading = read_document(document, knowledge())
    if not reading.measures or not is_of_the_field(_texts(document)):
        code = "read.not_a_report" if any(document.tables) else "read.no_table"
        raise Refused(code, name=path.name)
    return reading


def _texts(document: RawDocument) -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (text for table in document.tables for row in table.rows for text in row.texts)


def _saved(path: Path) -> Reading:
    from prongsai.documents.schema.reading import NotAReadingError, read_json

    try:
        return read_json(path.read_bytes())
    except NotAReadingError as error:
        raise Refused(error.code, name=path.name, at=error.at, detail=error.detail) from error


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
    return replace(reading, doc=Path(document.name).stem, meta=meta, doubts=tuple(notebook.doubts))


def tell_refusal(path: Path, refused: Refused, language: str) -> None:
    sentence = text(refused.code, language, **{"name": path.name, **dict(refused.params)})
    print(f"✗ {path.name}: {sentence}", file=sys.stderr)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def distinct_names(paths: Iterable[Path], ending: str) -> list[str]:
    """A file name for each path: its stem, and ``-2``, ``-3`` where a stem comes again."""
    taken: set[str] = set()
    names = []
    for path in paths:
        name, n = f"{path.stem}{ending}", 2
        while name.lower() in taken:
            name, n = f"{path.stem}-{n}{ending}", n + 1
        taken.add(name.lower())
        names.append(name)
    return names
