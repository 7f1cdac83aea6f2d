"""How much a file may ask of the machine before it is refused.

A report of this kind has 5 to 60 pages and a few thousand cells; the limits stand far above that
and far below what would hurt a small machine: the readers stay under 500 MB whatever they get.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, counts otherwise."""

    file_bytes: int = 100 * MEGABYTE
    pages: int = 300
    characters: int = 5_000_000
    cells: int = 200_000
    zip_entries: int = 5_000
    zip_total_bytes: int = 500 * MEGABYTE
    zip_ratio: int = 150  # inflated to packed, judged above zip_ratio_floor only
    zip_ratio_floor: int = 16 * MEGABYTE
    part_bytes: int = 24 * MEGABYTE  # one XML part of a package
    marks: int = 1_600_000  # signs "<" and "=" of one part or page: each costs some 170 bytes
    blocks: int = 100_000  # lines of a text, paragraphs of a page
    markup_characters: int = 10_000_000  # of a web page
    conversion_seconds: int = 120


DEFAULT = Limits()
