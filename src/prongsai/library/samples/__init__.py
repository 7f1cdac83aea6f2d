"""Invented reports of an invented municipality, one in each layout: for the demo and for trials.

The text form is the one source; the other formats are written from it by our own writers.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def sample_paths() -> tuple[Path, ...]:
    """The shipped samples, by the year of the report; the last is a scan-like copy."""
    clean = sorted(FOLDER.glob("report-*.txt"))
    return (*clean, *sorted(FOLDER.glob("scan-*.txt")))
