"""Pages of an uploaded file as pictures, drawn once: kept by the content of the file."""

from __future__ import annotations

from django.core.cache import caches

from prongsai.apps.evidence import store
from prongsai.apps.imports.models import Import
from prongsai.documents.readers.picture import page_drawn
from prongsai.domain.reading.raw import RawDocument

PAGED = frozenset({"pdf", "image"})
_MOST_DRAWN_AHEAD = 40
_MANNER = 1  # another one when pages are drawn otherwise than before


def is_recognised(document: RawDocument, page: int) -> bool:
    """Whether a page went through the recogniser, which tells how sure it is."""
    known = [line.certainty for line in document.paragraphs if line.place.page == page]
    for table in document.tables:
        if table.place.page == page:
            known += [cell.certainty for row in table.rows for cell in row.cells]
    return any(one is not None for one in known)


def page_picture(one: Import, document: RawDocument, number: int) -> bytes:
    """A page as PNG.  Raises `NoSuchPage`, `Refused`, or what the store raises."""
    key = f"{_MANNER}.{one.sha256}.{number}"
    kept = caches["pages"].get(key)
    if kept is None:
        data = store.read(one.sha256)
        kept = page_drawn(data, number, recognised=is_recognised(document, number))
        caches["pages"].set(key, kept)
    picture: bytes = kept
    return picture


def draw_ahead(one: Import, document: RawDocument) -> None:
    """The pages that take long to draw, those of scans and photos, before a person asks."""
    if document.format in PAGED:
        for number in range(1, min(document.pages or 0, _MOST_DRAWN_AHEAD) + 1):
            if is_recognised(document, number):
                page_picture(one, document, number)
