"""Codes of this slice in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language

from prongsai.library.messages import text
from prongsai.library.values import spoken_values


def spoken(code: str, params: Mapping[str, str]) -> str:
    """The sentence of a code; days stand in it as people say them."""
    language = get_language() or "th"
    return text(code, language, **spoken_values(dict(params), language))
