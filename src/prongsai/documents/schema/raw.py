"""A raw document as JSON and back: the source as it stood, kept beside its reading."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from prongsai.documents.writers.json import plain
from prongsai.domain.reading.raw import RawDocument

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def _adapter() -> TypeAdapter[RawDocument]:
    from pydantic import TypeAdapter

    return TypeAdapter(RawDocument)


def write_raw(document: RawDocument) -> str:
    """The whole document, nothing left out."""
    return json.dumps(plain(document), ensure_ascii=False, separators=(",", ":"))


def read_raw(text: str) -> RawDocument:
    """What `write_raw` wrote; raises `ValueError` for anything else."""
    return _adapter().validate_json(text)
