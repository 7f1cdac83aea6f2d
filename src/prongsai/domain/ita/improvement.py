"""The gap to the next level, and the cheapest way across it.

Missing disclosures are in the agency's own hands, so they come first, the most valuable first:
no smaller number of them reaches as far.  What they cannot give has to come from the surveys,
raised evenly from the weakest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from prongsai.domain.ita.edition import Edition
from prongsai.domain.ita.ratings import Level
from prongsai.domain.ita.scoring import ScoreTrace, TraceNode
from prongsai.domain.ita.words import Words

_ZERO, _FULL = Fraction(0), Fraction(100)


@dataclass(frozen=True, slots=True)
class Weakest:
    """The lowest indicator of an instrument; ``alone`` is where it must be if it rises alone.

    None where even 100 points there would not be enough.
    """

    code: str
    title: Words
    value: Fraction
    alone: Fraction | None


@dataclass(frozen=True, slots=True)
class Step:
    """``disclose`` one item in full, or ``raise`` a part.  ``gain`` is in points of the total.

    ``items``: how many more disclosures a rise means, where the group tells; else 0.
    """

    kind: Literal["disclose", "raise"]
    code: str
    title: Words
    instrument: str
    start: Fraction
    end: Fraction
    gain: Fraction
    weakest: Weakest | None = None
    items: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """What is short of ``target`` (points), the steps across, and where they lead.

    ``surveys_only`` is the way without any disclosure, where there is one.
    """

    target: Level
    short_total: Fraction
    short_instruments: Mapping[str, Fraction]
    steps: tuple[Step, ...]
    reached_total: Fraction
    reached_instruments: Mapping[str, Fraction]
    surveys_only: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A value as it was given; ``weight`` is what one point of it gives the total."""

    node: TraceNode
    weight: Fraction

    @property
    def value(self) -> Fraction:
        return self.node.value or _ZERO

    @property
    def room(self) -> Fraction:
        """Points of the total that are still to be had here."""
        return (_FULL - self.value) * self.weight


def gap(edition: Edition, trace: ScoreTrace) -> Gap | None:
    """The way to the next level; None at the top, or where there is no level yet."""
    rule, level = edition.rating, trace.level
    target = rule.next_above(level) if rule and level else None
    if target is None or trace.total is None:
        return None
    return _Climb(edition, trace, target).gap()


class _Climb:
    """One computation of a gap; ``now`` are the values of the instruments as they rise."""

    def __init__(self, edition: Edition, trace: ScoreTrace, target: Level) -> None:
        kinds = {name: scale.kind for name, scale in edition.scales.items()}
        disclosed = {item.code for item in edition.items if kinds[item.scale] == "disclosure"}
        self.trace, self.target = trace, target
        self.items = disclosed
        self.checked = {item.instrument for item in edition.items if item.code in disclosed}
        self.group_sizes = {each.code: each.item_count for each in edition.subindicators}
        self.nodes = {node.code: node for node in trace.root.children}
        self.start = {code: node.value or _ZERO for code, node in self.nodes.items()}
        self.now = dict(self.start)

    def total(self) -> Fraction:
        return sum((self.nodes[code].share * value for code, value in self.now.items()), _ZERO)

    def short(self, code: str) -> Fraction:
        """Points of the instrument that the target asks of it alone."""
        return max(_ZERO, (self.target.min_each or 0) - self.now[code])

    def short_total(self) -> Fraction:
        return max(_ZERO, self.target.min_total - self.total())

    def gap(self) -> Gap:
        short_total = self.short_total()
        short = {code: self.short(code) for code in self.now if self.short(code)}
        self._raise_surveys_to_their_floor()
        disclosures = [step for code in sorted(self.checked) for step in self._disclose(code)]
        self._raise_surveys_evenly()
        steps = (*disclosures, *self._survey_steps())
        reached, total = dict(self.now), self.total()
        other = self._without_disclosures() if disclosures else ()
        return Gap(self.target, short_total, short, steps, total, reached, other)

    def _surveys(self) -> list[str]:
        return [code for code in self.now if code not in self.checked]

    def _raise_surveys_to_their_floor(self) -> None:
        for code in self._surveys():
            self.now[code] += self.short(code)

    def _disclose(self, instrument: str) -> Iterator[Step]:
        leaves = list(_leaves(self.nodes[instrument], self.nodes[instrument].share))
        failed = [leaf for leaf in leaves if leaf.node.code in self.items]
        vague = [leaf for leaf in leaves if leaf.node.code not in self.items]
        for leaf in sorted(failed, key=lambda leaf: -leaf.room):
            if self._need(instrument) and leaf.room:
                yield self._step("disclose", instrument, leaf, leaf.room)
        for leaf in sorted(vague, key=lambda leaf: -leaf.room):
            if self._need(instrument) and leaf.room:
                yield self._rise(instrument, leaf)

    def _need(self, instrument: str) -> Fraction:
        """Points of the total still wanted of this instrument, for itself or for the total."""
        return max(self.short(instrument) * self.nodes[instrument].share, self.short_total())

    def _rise(self, instrument: str, leaf: _Leaf) -> Step:
        """A part whose items are not known rises as far as needed, a group by whole items."""
        gain = min(leaf.room, self._need(instrument))
        items = self.group_sizes.get(leaf.node.code, 0)
        if not items:
            return self._step("raise", instrument, leaf, gain)
        step = _FULL / items
        end = min(_FULL, -(-(leaf.value + gain / leaf.weight) // step) * step)
        more = -(-(end - leaf.value) // step)
        rise = self._step("raise", instrument, leaf, (end - leaf.value) * leaf.weight)
        return replace(rise, items=int(more))

    def _step(
        self, kind: Literal["disclose", "raise"], instrument: str, leaf: _Leaf, gain: Fraction
    ) -> Step:
        self.now[instrument] += gain / self.nodes[instrument].share
        end = leaf.value + gain / leaf.weight
        node = leaf.node
        return Step(kind, node.code, node.title, instrument, leaf.value, end, gain)

    def _raise_surveys_evenly(self) -> None:
        """Lift the lowest until all that is short of the total is made up, none above 100."""
        while self.short_total():
            able = [code for code in self._surveys() if self.now[code] < 100]
            if not able:
                return
            lowest = min(self.now[code] for code in able)
            group = [code for code in able if self.now[code] == lowest]
            above = [self.now[code] for code in able if self.now[code] > lowest]
            ceiling = min(above, default=_FULL)
            weight = sum((self.nodes[code].share for code in group), _ZERO)
            rise = min(ceiling - lowest, self.short_total() / weight)
            for code in group:
                self.now[code] += rise

    def _survey_steps(self) -> Iterator[Step]:
        for code in self._surveys():
            start, end, node = self.start[code], self.now[code], self.nodes[code]
            if end > start:
                gain = (end - start) * node.share
                weakest = _weakest(node, end - start)
                yield Step("raise", code, node.title, code, start, end, gain, weakest)

    def _without_disclosures(self) -> tuple[Step, ...]:
        self.now = dict(self.start)
        if any(self.short(code) for code in self.checked):
            return ()
        self._raise_surveys_to_their_floor()
        self._raise_surveys_evenly()
        return () if self.short_total() else tuple(self._survey_steps())


def _leaves(node: TraceNode, weight: Fraction) -> Iterator[_Leaf]:
    parts = node.counted
    if not parts:
        yield _Leaf(node, weight)
    for part in parts:
        yield from _leaves(part, weight / len(parts))


def _weakest(node: TraceNode, rise: Fraction) -> Weakest | None:
    parts = [part for part in node.counted if part.value is not None]
    if not parts:
        return None
    lowest = min(parts, key=lambda part: part.value or _ZERO)
    value = lowest.value or _ZERO
    alone = value + rise * len(parts)
    return Weakest(lowest.code, lowest.title, value, alone if alone <= 100 else None)
