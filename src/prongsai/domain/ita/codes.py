"""Codes of the assessment: folding what people write, and the light table of one year's codes.

Reports print ``o11``, ``O11``, ``๐๑๑`` (the Thai zero for the letter), with stray spaces; all are
one code.  An item number means something else almost every year, so years are joined by topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a reader of documents needs the codes without the whole edition
    from prongsai.domain.ita.edition import Edition

INSTRUMENTS = ("IIT", "EIT", "OIT")
ITEM_LETTERS = {"i": "IIT", "e": "EIT", "o": "OIT"}
CodeKind = Literal["instrument", "indicator", "subindicator", "item", "row"]

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_ITEM = re.compile(r"([ieo0])(0?[1-9][0-9]?)(?:\.([1-9][0-9]?))?")
_INDICATOR = re.compile(r"([1-9][0-9]?)(?:\.([1-9][0-9]?))?")
_INSTRUMENT = re.compile(r"(?:iit|eit|[o0]it)")
_LEAD = re.compile(r"(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?|indicator|ข้อ(?:ที่)?|item)")


def fold_code(written: str) -> str | None:
    """``"๐๑๑"`` -> ``"o11"``, ``"I 11.2"`` -> ``"i11.2"``, ``"๙.๑"`` -> ``"9.1"``, else None.

    Only the form is judged, not whether a year has such a code.
    """
    text = "".join(written.split()).translate(_DIGITS).lower()
    text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    if _INSTRUMENT.fullmatch(text):
        return text.replace("0", "o").upper()
    found = _ITEM.fullmatch(text)
    if found:
        letter, number, row = found.groups()
        code = f"{letter.replace('0', 'o')}{int(number)}"
        return f"{code}.{row}" if row else code
    return text if _INDICATOR.fullmatch(text) else None


def code_kind(code: str) -> CodeKind:
    """Of a folded code."""
    if code in ITEM_LETTERS.values():
        return "instrument"
    if code[0] in ITEM_LETTERS:
        return "row" if "." in code else "item"
    return "subindicator" if "." in code else "indicator"


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One item as a reader of documents needs it; ``rows`` are (code, title)."""

    code: str
    instrument: str
    indicator: int
    subindicator: str | None
    title: str
    topics: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The codes and titles of one year, without the weight of the whole edition.

    ``unknown`` names the instruments whose list of items was not found: a code of theirs can be
    neither confirmed nor refused.
    """

    year: int
    indicators: Mapping[int, tuple[str, str]]  # number -> (instrument, title)
    subindicators: Mapping[str, tuple[int, str]]  # code -> (indicator, title)
    items: Mapping[str, CodeEntry]
    unknown: frozenset[str] = frozenset()

    def items_of(self, instrument: str) -> tuple[CodeEntry, ...]:
        return tuple(each for each in self.items.values() if each.instrument == instrument)

    def has(self, code: str) -> bool | None:
        """Whether this year has the (folded) item or row code; None where nobody knows."""
        item, _, row = code.partition(".")
        entry = self.items.get(item)
        if entry is None:
            return None if ITEM_LETTERS.get(item[:1]) in self.unknown else False
        return not row or any(code == each for each, _ in entry.rows)


def code_table(edition: Edition) -> CodeTable:
    """The light table of an edition that is at hand."""
    return CodeTable(
        year=edition.year,
        indicators={each.number: (each.instrument, each.title.th) for each in edition.indicators},
        subindicators={
            each.code: (each.indicator, each.title.th) for each in edition.subindicators
        },
        items={entry.code: entry for entry in _entries(edition)},
        unknown=frozenset(each.code for each in edition.instruments if each.item_count is None),
    )


def _entries(edition: Edition) -> Iterator[CodeEntry]:
    for item in edition.items:
        yield CodeEntry(
            code=item.code,
            instrument=item.instrument,
            indicator=item.indicator,
            subindicator=item.subindicator,
            title=item.title.th,
            topics=item.topics,
            rows=tuple((row.code, row.title.th) for row in item.rows),
        )


@dataclass(frozen=True, slots=True)
class Crossing:
    """An item of another year that takes up ``topic``."""

    code: str
    topic: str


def crosswalk(code: str, source: CodeTable, target: CodeTable) -> tuple[Crossing, ...]:
    """Where the topics of ``code`` went; empty when the other year has no item of its own.

    An item that merges topics leads to each.  A shared topic does not mean equal requirements.
    """
    entry = source.items.get(code)
    return tuple(
        Crossing(each.code, topic)
        for topic in (entry.topics if entry else ())
        for each in target.items.values()
        if topic in each.topics
    )
