"""What the shapes of the shipped fonts mean; ``tools/build_fonts.py`` makes both together."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"
BLANKS = " \u00a0"  # without an outline


@cache
def meanings() -> dict[str, str]:
    """Fingerprint of an outline: the text it stands for."""
    found: dict[str, str] = json.loads((FONTS / "shapes.json").read_text("utf-8"))
    return found


def meaning(outline: bytes) -> str | None:
    """What an outline, as its bytes in ``glyf``, stands for; None where it is not of our fonts."""
    fingerprint = hashlib.sha1(outline.rstrip(b"\0"), usedforsecurity=False).hexdigest()[:16]
    return meanings().get(fingerprint)


@cache
def printable() -> str:
    """Every character that the font can show."""
    return "".join(sorted({text for text in meanings().values() if len(text) == 1})) + BLANKS
