"""From answers to the score of a year, with a trace that explains every number.

The chain is row → item → (sub-indicator) → indicator → instrument → total.  Means are unweighted
at every level; the instruments are weighted as the edition says (30, 30, 40 in all known years).
This agrees with the results published for 2563 and 2564 to the second decimal.  What is computed
here is an estimate, never an official result.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from prongsai.domain.ita.answers import Answer, Answers, Counts
from prongsai.domain.ita.edition import Edition
from prongsai.domain.ita.figures import shown
from prongsai.domain.ita.outline import Branch, outline
from prongsai.domain.ita.problems import Problem
from prongsai.domain.ita.ratings import Level
from prongsai.domain.ita.words import Words

Way = Literal["given", "given_over", "counts", "mean", "mean_of_known", "weighted", "missing"]
TOLERANCE = Fraction(1, 100)  # published figures are rounded to two decimals
_NOTHING, _EVERYTHING = Fraction(0), Fraction(100)


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of a formula: ``factor`` times ``value``; ``code`` says whose value it is."""

    code: str
    factor: Fraction
    value: Fraction


@dataclass(frozen=True, slots=True)
class How:
    """How a number came about: the sum of ``terms`` divided by ``divisor``.

    ``of`` is the number of parts there should have been; ``polarity`` is set for ``counts``.
    """

    way: Way
    terms: tuple[Term, ...] = ()
    divisor: Fraction = Fraction(1)
    of: int = 0
    polarity: str | None = None


@dataclass(frozen=True, slots=True)
class TraceNode:
    """One number of the score.

    ``value`` is exact (0..100), None where nothing is known; ``low`` and ``high`` bound what it
    can become once everything missing below is known; ``share`` is what 100 points here are worth
    in the total; ``confidence`` is the mark of the rule or title behind it.
    """

    code: str
    kind: str
    title: Words
    value: Fraction | None
    how: How
    low: Fraction
    high: Fraction
    share: Fraction
    complete: bool
    confidence: str | None = None
    children: tuple[TraceNode, ...] = ()

    def walk(self) -> Iterator[TraceNode]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def counted(self) -> tuple[TraceNode, ...]:
        """The children that made the value; none where the value was given."""
        made = self.how.way in ("mean", "mean_of_known", "weighted")
        return tuple(each for each in self.children if each.value is not None) if made else ()


@dataclass(frozen=True, slots=True)
class ScoreTrace:
    """The whole score of a year: always an estimate (``estimate``), never an official result."""

    edition: str
    year: int
    root: TraceNode
    level: Level | None
    remarks: tuple[Problem, ...] = ()
    estimate: bool = True

    @property
    def total(self) -> Fraction | None:
        return self.root.value

    def node(self, code: str) -> TraceNode | None:
        return next((each for each in self.root.walk() if each.code == code), None)


def score(edition: Edition, answers: Answers) -> ScoreTrace:
    """Score what is known.  Missing parts are left out of their mean and marked as incomplete.

    Where a value and its parts are both given, complete parts go before the value; a value that
    its parts cannot make is remarked.  The total needs all three instruments.
    """
    remarks: list[Problem] = []
    root = _evaluate(outline(edition), answers, remarks)
    level = _level(edition, root)
    remarks += _incomplete(root)
    remarks += _unconfirmed(edition, root, level)
    if level:
        remarks += _at_the_edge(edition, root, level)
    return ScoreTrace(edition.passport.id, edition.year, root, level, tuple(remarks))


def _evaluate(branch: Branch, answers: Answers, remarks: list[Problem]) -> TraceNode:
    children = tuple(_evaluate(child, answers, remarks) for child in branch.children)
    below = _combined(branch, children)
    own = answers.get(branch.code)
    if own is None:
        return below
    leaf = _leaf(branch, own)
    if below.value is None:
        return leaf
    if not below.low - TOLERANCE <= (leaf.value or 0) <= below.high + TOLERANCE:
        remarks.append(_contradiction(branch, leaf, below))
    if below.complete:
        return below
    how = replace(leaf.how, way="given_over")
    return replace(leaf, how=how, children=children)


def _contradiction(branch: Branch, leaf: TraceNode, below: TraceNode) -> Problem:
    params = {
        "item": branch.code,
        "given": shown(leaf.value or _NOTHING),
        "low": shown(below.low),
        "high": shown(below.high),
    }
    return Problem("score.contradiction", branch.code, params)


def _node(branch: Branch, value: Fraction | None, how: How, **bounds: Fraction) -> TraceNode:
    return TraceNode(
        code=branch.code,
        kind=branch.kind,
        title=branch.title,
        value=value,
        how=how,
        low=bounds.get("low", _NOTHING if value is None else value),
        high=bounds.get("high", _EVERYTHING if value is None else value),
        share=branch.share,
        complete=value is not None,
        confidence=branch.confidence,
    )


def _leaf(branch: Branch, own: Answer) -> TraceNode:
    if isinstance(own, Fraction):
        return _node(branch, own, How("given", (Term(branch.code, Fraction(1), own),)))
    return _node(branch, own.mean, _counted(branch, own))


def _counted(branch: Branch, own: Counts) -> How:
    terms = tuple(
        Term(branch.code, Fraction(points), Fraction(number))
        for points, number in zip(own.points, own.numbers, strict=True)
    )
    people = sum(own.numbers)
    return How("counts", terms, Fraction(people), people, own.polarity)


def _combined(branch: Branch, children: tuple[TraceNode, ...]) -> TraceNode:
    weighted = branch.kind == "total"
    factors = [child.share / branch.share if weighted else Fraction(1) for child in children]
    known = [(f, each) for f, each in zip(factors, children, strict=True) if each.value is not None]
    divisor = Fraction(1) if weighted else Fraction(len(known) or 1)
    terms = tuple(Term(each.code, f, each.value or _NOTHING) for f, each in known)
    bounds = _bounds(factors, children)
    if not known or (weighted and len(known) < len(children)):
        missing = _node(branch, None, How("missing", of=len(children)), **bounds)
        return replace(missing, children=children)
    way: Way = "weighted" if weighted else "mean"
    if not weighted and len(known) < len(children):
        way = "mean_of_known"
    value = sum((term.factor * term.value for term in terms), _NOTHING) / divisor
    node = _node(branch, value, How(way, terms, divisor, len(children)), **bounds)
    complete = all(child.complete for child in children)
    return replace(node, children=children, complete=complete)


def _bounds(factors: list[Fraction], children: tuple[TraceNode, ...]) -> dict[str, Fraction]:
    if not children:
        return {}
    whole = sum(factors, _NOTHING)
    pairs = list(zip(factors, children, strict=True))
    return {
        "low": sum((f * child.low for f, child in pairs), _NOTHING) / whole,
        "high": sum((f * child.high for f, child in pairs), _NOTHING) / whole,
    }


def instrument_values(root: TraceNode) -> tuple[Fraction, ...]:
    """The value of each instrument, in their order; only of a score that has a total."""
    return tuple(each.value for each in root.children if each.value is not None)


def _level(edition: Edition, root: TraceNode) -> Level | None:
    if edition.rating is None or root.value is None:
        return None
    return edition.rating.rate(root.value, instrument_values(root))


def _incomplete(root: TraceNode) -> Iterator[Problem]:
    for node in root.walk():
        found = len(node.how.terms)
        if node.how.way == "mean_of_known":
            params = {"item": node.code, "found": str(found), "of": str(node.how.of)}
            yield Problem("score.parts_missing", node.code, params)
        elif node.kind == "instrument" and node.value is None:
            yield Problem("score.instrument_missing", node.code, {"item": node.code})


def _unconfirmed(edition: Edition, root: TraceNode, level: Level | None) -> Iterator[Problem]:
    """Which rules behind this very score are not beyond doubt."""
    used = [node for node in root.walk() if node.how.way in ("mean", "mean_of_known", "counts")]
    marks = {each.weight_confidence for each in edition.instruments} - {"confirmed"}
    if root.value is not None and marks:
        yield Problem("score.unsure_weights", "", {"year": str(edition.year)})
    groups = [n.code for n in used if n.kind == "subindicator" and n.confidence in _WEAK]
    if groups:
        yield Problem("score.unsure_groups", "", {"codes": ", ".join(groups)})
    by_row = [n.code for n in used if n.kind == "item" and n.how.way != "counts"]
    if by_row:
        yield Problem("score.unsure_rows", "", {"codes": ", ".join(by_row)})
    counted = [n.code for n in used if n.how.way == "counts" and _unsure_points(edition, n.code)]
    if counted:
        yield Problem("score.unsure_points", "", {"codes": ", ".join(counted)})
    if level and level.confidence != "confirmed":
        yield Problem("score.unsure_level", "", {"year": str(edition.year)})


_WEAK = ("inferred", "memory", "name_only")


def _unsure_points(edition: Edition, code: str) -> bool:
    item = edition.item(code.partition(".")[0])
    return item is not None and edition.scales[item.scale].points_confidence != "confirmed"


def _at_the_edge(edition: Edition, root: TraceNode, level: Level) -> Iterator[Problem]:
    """Two decimals may look like a level that the exact figures do not reach."""
    if edition.rating is None or root.value is None:
        return
    as_shown = [Fraction(shown(each)) for each in instrument_values(root)]
    seeming = edition.rating.rate(Fraction(shown(root.value)), as_shown)
    if seeming != level:
        yield Problem("score.rounding_edge", "", {"total": shown(root.value)})
