"""The parameters of a doubt as people read them, for the command line and the pages alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from prongsai.domain.thai.dates import DateStyle, Precision, ThaiDate
from prongsai.library.messages import text

_ISO_DATE = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?")
_NAMED = frozenset({"level", "role"})


def spoken_values(params: Mapping[str, str], language: str) -> dict[str, str]:
    """Each value in words: days and months of the Buddhist era, names of columns and levels."""
    return {name: _spoken(name, value, language) for name, value in params.items()}


def _spoken(name: str, value: str, language: str) -> str:
    if name in _NAMED:
        return text(f"{name}.{value}", language)
    if not _ISO_DATE.fullmatch(value):
        return value
    precision = Precision.DAY if len(value) == len("2023-04-07") else Precision.MONTH
    try:
        said = ThaiDate(date.fromisoformat(f"{value}-01"[:10]), precision)
    except ValueError:  # digits that look like a date
        return value
    return said.format(DateStyle.SHORT, digits="arabic")
