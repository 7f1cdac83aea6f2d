"""Codes of this slice in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.utils.translation import get_language

from prongsai.library.messages import text
from prongsai.ui.wording import say_date

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def spoken(code: str, params: Mapping[str, str]) -> str:
    """The sentence of a code; days stand in it as they do in lists."""
    said = {name: _day(value) for name, value in params.items()}
    return text(code, get_language() or "th", **said)


def _day(value: str) -> str:
    if not _ISO.fullmatch(str(value)):
        return value
    return say_date(date.fromisoformat(value))
