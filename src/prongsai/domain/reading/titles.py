"""Titles in the first rows of a table: what stands above its header is prose, not a measure.

Office programs let people type the title, the year and the agency into merged rows on top of the
table, and repeat them on every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from prongsai.domain.reading.headers import looks_like_header
from prongsai.domain.reading.raw import RawBlock, RawParagraph, RawTable
from prongsai.domain.thai.text import fold

_MOST_ROWS = 12


def with_titles_above(blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:
    """The blocks, with the title rows of tables as paragraphs above them, each title once."""
    said: set[str] = set()
    for block in blocks:
        count = _count_title_rows(block) if isinstance(block, RawTable) else 0
        if not count or not isinstance(block, RawTable):
            yield block
            continue
        titles = [cell.text for row in block.rows[:count] for cell in row.cells]
        new = [text for text in titles if text.strip() and fold(text) not in said]
        said.update(map(fold, new))
        if new:
            yield RawParagraph("\n".join(new), block.rows[0].place)
        yield replace(block, rows=block.rows[count:])


def _count_title_rows(table: RawTable) -> int:
    """The rows of one filled cell above the header row; 0 where no header follows."""
    for n, row in enumerate(table.rows[:_MOST_ROWS]):
        if sum(bool(text.strip()) for text in row.texts) > 1:
            return n if looks_like_header(row.texts) else 0
    return 0
