"""The scan-like sample of the demo: the clean six-month report, damaged.

``python -m bench.damage.sample`` writes it anew into the shipped samples.
"""

from __future__ import annotations

from bench.damage.files import as_text
from bench.damage.striking import strike
from prongsai.cli.files import reading_of
from prongsai.library.samples import FOLDER

SOURCE = FOLDER / "report-2566-six-months.txt"
TARGET = FOLDER / "scan-2566-six-months.txt"
SEED = 17
#: Enough of each for a person to see what a scan does, and what is done about it.
RATES = {
    "letter_misread": 0.1, "letter_dropped": 0.1, "tone_misread": 0.1, "sara_am_split": 0.1,
    "word_swapped": 0.1, "year_missing_in_deadline": 0.3, "o_as_zero": 0.5,
    "o_as_zero_with_space": 0.5, "letter_as_one": 1.0, "link_digits_converted": 0.7,
    "link_with_space": 0.2, "number_repeated": 0.1, "agency_misread": 1.0, "province_misread": 1.0,
    "foreign_agency": 1.0, "page_break": 0.4, "line_breaks_kept": 0.4, "row_shifted": 0.1,
    "paragraphs_marked": 0.3, "option_boxes": 1.0,
}  # fmt: skip


def scan() -> bytes:
    """The text of the damaged copy, the same each time for the same clean sample."""
    return as_text(strike(reading_of(SOURCE), SEED, only=RATES))


if __name__ == "__main__":
    TARGET.write_bytes(scan())
