"""Text at the moment it comes in: what only the file format or an old font put there is folded."""

from __future__ import annotations

from prongsai.domain.thai.text import tidy

from .symbols import from_private


def clean(text: str) -> str:
    """*text* with its paragraphs apart by a line feed, each without space at its ends."""
    return tidy(from_private(text), lines=True)
