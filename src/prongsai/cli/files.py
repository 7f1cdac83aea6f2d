"""Files in and out for every command: readings made, refusals told, nothing half written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from prongsai.documents.readers import Refused, name_of, read
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.knowledge import Knowledge
from prongsai.library.messages import text

CLEAN, DOUBTS, REFUSED = 0, 1, 2


def reading_of(path: Path) -> Reading:
    """The reading of a file, or of a reading that was saved as JSON.

    Raises `Refused`; a file without a table of measures is refused too, with what it seems to be.
    """
    from prongsai.documents.intake import Intake, reading_of_document, refusal_of, saved_reading

    if path.suffix.lower() == ".json" and path.is_file():
        return saved_reading(name_of(path), path.read_bytes())
    document = read(path)
    intake = Intake(reading_of_document(document, _knowledge), document)
    if refused := refusal_of(intake):
        raise refused
    return intake.reading


def _knowledge() -> Knowledge:
    from prongsai.library.knowledge import knowledge

    return knowledge()


def tell_refusal(path: Path, refused: Refused, language: str) -> None:
    sentence = text(refused.code, language, **{"name": name_of(path), **dict(refused.params)})
    print(f"✗ {name_of(path)}: {sentence}", file=sys.stderr)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".prongsai-", dir=path.parent)
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
