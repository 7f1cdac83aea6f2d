"""An edition as the tree that a score is computed on, and what each part is worth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from prongsai.domain.ita.edition import Edition, Indicator, Item
from prongsai.domain.ita.words import Words

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Branch:
    """``share`` is the part of the total that this branch decides, from 0 to 1."""

    code: str
    kind: str
    title: Words
    children: tuple[Branch, ...] = ()
    share: Fraction = Fraction(1)
    confidence: str | None = None


def outline(edition: Edition) -> Branch:
    """The whole tree: total, instruments, indicators, sub-indicators, items, rows."""
    whole = sum(each.weight for each in edition.instruments)
    instruments = []
    for each in edition.instruments:
        indicators = [i for i in edition.indicators if i.instrument == each.code]
        below = tuple(_indicator(edition, indicator) for indicator in indicators)
        branch = Branch(
            each.code, "instrument", each.title, below, confidence=each.weight_confidence
        )
        instruments.append(_shared_out(branch, Fraction(each.weight, whole)))
    return Branch(TOTAL, TOTAL, Words("คะแนนรวม", "Total"), tuple(instruments))


def _shared_out(branch: Branch, share: Fraction) -> Branch:
    each = share / (len(branch.children) or 1)
    children = tuple(_shared_out(child, each) for child in branch.children)
    return replace(branch, share=share, children=children)


def _indicator(edition: Edition, indicator: Indicator) -> Branch:
    items = [item for item in edition.items if item.indicator == indicator.number]
    groups = tuple(
        Branch(
            sub.code,
            "subindicator",
            sub.title,
            tuple(_item(item) for item in items if item.subindicator == sub.code),
            confidence=sub.range_confidence,
        )
        for sub in edition.subindicators
        if sub.indicator == indicator.number
    )
    alone = tuple(_item(item) for item in items if item.subindicator is None)
    below = (*groups, *alone)
    confidence = indicator.confidence
    return Branch(indicator.code, "indicator", indicator.title, below, confidence=confidence)


def _item(item: Item) -> Branch:
    rows = tuple(Branch(row.code, "row", row.title) for row in item.rows)
    return Branch(item.code, "item", item.title, rows, confidence=item.confidence)


def item_worth(edition: Edition, code: str) -> Fraction:
    """How many points of the total 100 points at ``code`` are worth: what one failed item costs.

    Raises KeyError for a code that the edition does not have.
    """
    waiting = [outline(edition)]
    while waiting:
        branch = waiting.pop()
        if branch.code == code:
            return branch.share * 100
        waiting.extend(branch.children)
    raise KeyError(code)
