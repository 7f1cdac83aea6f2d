"""The annex of a report: the photos that prove what was done, measure by measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from prongsai.domain.plan.reading import Reading, Row
from prongsai.domain.report.cells import spell
from prongsai.domain.report.tree import Block, Digits, Heading, Picture, Pictures

TITLE = "ภาคผนวก ภาพประกอบการดำเนินการ"
_TITLE_LETTERS = 160


def annex(
    reading: Reading,
    pictures: Mapping[int, tuple[Picture, ...]],
    digits: Digits,
    chosen: Digits | None,
) -> Iterator[Block]:
    """The pictures by the ordinal of their row, in the order of the rows, numbered through.

    ``digits`` for what the report adds, ``chosen`` for the words of the source.
    """
    shown = [(row, pictures[row.ordinal]) for row in reading.measures if row.ordinal in pictures]
    number = 0
    for row, photos in shown:
        if not number:
            yield Heading(TITLE)
        yield Heading(spell(_title(row), chosen), 2)
        numbered = []
        for photo in photos:
            number += 1
            caption = f"{spell(f'ภาพที่ {number}', digits)} {spell(photo.caption, chosen)}"
            numbered.append(replace(photo, caption=caption))
        yield Pictures(tuple(numbered))


def _title(row: Row) -> str:
    """The item's code and title, else the measure or the issue, in one line."""
    words = " ".join((row.item_title or row.measure or row.issue or "").split())
    short = words if len(words) <= _TITLE_LETTERS else f"{words[:_TITLE_LETTERS].rstrip()} …"
    return f"{row.item_code} {short}" if row.item_code else short
