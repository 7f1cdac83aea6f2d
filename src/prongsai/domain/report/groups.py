"""The headings that tell which instrument and indicator the rows below belong to.

Officers print them between tables ("เครื่องมือการประเมิน EIT", "ตัวชี้วัดที่ ๗ ...") or inside the first
row of a group, and every following row belongs there until the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.domain.plan.reading import Instrument, Row
from prongsai.domain.report.cells import issue_text, spell
from prongsai.domain.report.layouts import Layout
from prongsai.domain.report.tree import Digits
from prongsai.domain.report.words import bare, is_told

_INSTRUMENT_HEADING = re.compile(r"^(?:\S{0,12}\s?)?เครื่องมือ(?:การ)?ประเมิน\s*(?:IIT|EIT|OIT)")
_INDICATOR_HEADING = re.compile(r"^ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*[0-9๐-๙]")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand before the row of this ordinal."""

    text: str
    ordinal: int
    heading: bool = True
    level: int = 1


@dataclass(frozen=True, slots=True)
class Context:
    """What the words so far say of the rows that follow."""

    instrument: Instrument | None = None
    indicator: str | None = None
    indicator_title: str | None = None


def is_context(heading: str) -> bool:
    """Whether a heading only says the instrument or the indicator of the rows below it."""
    if len(heading) > _LONGEST:
        return False
    return bool(_INSTRUMENT_HEADING.search(heading) or _INDICATOR_HEADING.match(heading))


def instrument_words(row: Row) -> str:
    return f"เครื่องมือการประเมิน {row.instrument}" if row.instrument else ""


def indicator_words(row: Row) -> str:
    if not row.indicator:
        return f"ตัวชี้วัด {row.indicator_title}" if row.indicator_title else ""
    return " ".join(filter(None, (f"ตัวชี้วัดที่ {row.indicator}", row.indicator_title)))


def context_lines(
    row: Row, before: Context, layout: Layout, printed: tuple[str, ...], digits: Digits
) -> tuple[list[Piece], Context]:
    """The headings to print before a row, and the context that holds after it."""
    after = Context(row.instrument or before.instrument, row.indicator, row.indicator_title)
    if "indicator" in layout.parts:
        return [], after
    if row.instrument in (None, before.instrument) and not row.indicator:
        after = Context(after.instrument, before.indicator, before.indicator_title)
    texts = [issue_text(row), row.measure or ""]
    pieces = []
    turned = row.instrument is not None and row.instrument != before.instrument
    words = instrument_words(row)
    if turned and (not _tells_instrument(row, texts) or _source_words(words, printed)):
        said = _source_words(words, printed) or words
        pieces.append(Piece(said, row.ordinal, level=2))
    same = (row.indicator, row.indicator_title) == (before.indicator, before.indicator_title)
    words = indicator_words(row)
    told = is_told(words, texts) or _tells_indicator(row, texts)
    if words and (turned or not same) and not told:
        said = _source_words(words, printed) or spell(words, digits)
        pieces.append(Piece(said, row.ordinal, level=3))
    return pieces, after


def _source_words(words: str, printed: tuple[str, ...]) -> str | None:
    return next((each for each in printed if bare(each) == bare(words)), None)


def _tells_instrument(row: Row, texts: list[str]) -> bool:
    by_code = bool(row.item_code) and (row.item_code or "")[0] == (row.instrument or "")[0].lower()
    return by_code or is_told(row.instrument or "", texts)


def _tells_indicator(row: Row, texts: list[str]) -> bool:
    return bool(row.indicator) and is_told(f"ตัวชี้วัดที่{row.indicator}", texts)
