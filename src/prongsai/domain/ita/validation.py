"""What the parts of an edition say of each other; the fields themselves are `schema`'s affair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from prongsai.domain.ita.codes import INSTRUMENTS, code_kind, fold_code
from prongsai.domain.ita.edition import Edition, Item, Subindicator
from prongsai.domain.ita.problems import Problem

Check = Callable[[Edition], Iterator[Problem]]


def validate(edition: Edition, topics: Collection[str] = ()) -> tuple[Problem, ...]:
    """Everything that is wrong with an edition, in a fixed order; empty when it is sound.

    ``topics`` are the known topic keys; without them topics are not checked.
    """
    found = [problem for check in _CHECKS for problem in check(edition)]
    return (*found, *_unknown_topics(edition, topics))


def _problem(code: str, at: str, /, **params: object) -> Problem:
    return Problem(f"editions.{code}", at, {name: str(value) for name, value in params.items()})


def _repeated(codes: list[str]) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]


def _codes_unique(edition: Edition) -> Iterator[Problem]:
    codes = [item.code for item in edition.items]
    codes += [row.code for item in edition.items for row in item.rows]
    codes += [each.code for each in edition.indicators]
    codes += [each.code for each in edition.subindicators]
    for code in _repeated(codes):
        yield _problem("code_repeated", code, item=code)


def _codes_well_formed(edition: Edition) -> Iterator[Problem]:
    for item in edition.items:
        if fold_code(item.code) != item.code or code_kind(item.code) != "item":
            yield _problem("item_code", item.code, value=item.code)
        for place, row in enumerate(item.rows, 1):
            if row.code != f"{item.code}.{place}":
                yield _problem("row_code", row.code, value=row.code, item=item.code)


def _weights(edition: Edition) -> Iterator[Problem]:
    total = sum(each.weight for each in edition.instruments)
    if total != 100 or any(each.weight <= 0 for each in edition.instruments):
        yield _problem("weights_sum", "instruments", total=total)
    codes = tuple(each.code for each in edition.instruments)
    if codes != INSTRUMENTS:
        yield _problem("instruments", "instruments", found=", ".join(codes))


def _indicators_placed(edition: Edition) -> Iterator[Problem]:
    known = {each.code for each in edition.instruments}
    for each in edition.indicators:
        if each.instrument not in known:
            yield _problem("instrument_unknown", each.code, instrument=each.instrument)
    for code in known - {each.instrument for each in edition.indicators}:
        yield _problem("instrument_empty", code, instrument=code)


def _items_placed(edition: Edition) -> Iterator[Problem]:
    subs = {each.code: each for each in edition.subindicators}
    for item in edition.items:
        instrument = edition.instrument_of_indicator(item.indicator)
        if instrument is None:
            yield _problem("indicator_unknown", item.code, indicator=item.indicator)
        elif instrument != item.instrument:
            yield _problem("instrument_mismatch", item.code, instrument=instrument)
        if item.subindicator is not None:
            yield from _sub_placed(item, subs.get(item.subindicator))


def _sub_placed(item: Item, sub: Subindicator | None) -> Iterator[Problem]:
    if sub is None:
        yield _problem("subindicator_unknown", item.code, subindicator=item.subindicator)
    elif sub.indicator != item.indicator:
        yield _problem("subindicator_mismatch", item.code, subindicator=sub.code)


def _ranges(edition: Edition) -> Iterator[Problem]:
    for sub in edition.subindicators:
        inside = [item.code for item in edition.items if item.subindicator == sub.code]
        numbers = range(_number(sub.first), _number(sub.last) + 1)
        expected = [f"{sub.first[:1]}{number}" for number in numbers]
        if inside != expected:
            found = f"{inside[0]}–{inside[-1]} ({len(inside)})" if inside else "0"
            said = f"{sub.first}–{sub.last}"
            yield _problem("range_mismatch", sub.code, range=said, found=found)
        if sub.item_count != len(inside):
            said = str(sub.item_count)
            yield _problem("count_mismatch", sub.code, expected=said, found=len(inside))


def _number(code: str) -> int:
    digits = code[1:]
    return int(digits) if digits.isdecimal() else 0


def _counts(edition: Edition) -> Iterator[Problem]:
    for each in edition.instruments:
        found = len(edition.items_of(each.code))
        if (each.item_count or 0) != found:
            expected = "unknown" if each.item_count is None else each.item_count
            yield _problem("count_mismatch", each.code, expected=expected, found=found)


def _scales(edition: Edition) -> Iterator[Problem]:
    for name, scale in edition.scales.items():
        points = [each.positive for each in scale.options]
        points += [each.negative for each in scale.options if each.negative is not None]
        if len(scale.options) < 2 or any(not 0 <= each <= 100 for each in points):
            yield _problem("scale_points", f"scales.{name}", scale=name)
        if _repeated([each.key for each in scale.options]):
            yield _problem("scale_keys", f"scales.{name}", scale=name)


def _items_scaled(edition: Edition) -> Iterator[Problem]:
    for item in edition.items:
        scale = edition.scales.get(item.scale)
        if scale is None:
            yield _problem("scale_unknown", item.code, scale=item.scale)
        elif item.labels and len(item.labels) != len(scale.options):
            expected, found = len(scale.options), len(item.labels)
            yield _problem("labels_count", item.code, expected=expected, found=found)


def _polarities(edition: Edition) -> Iterator[Problem]:
    for item in edition.items:
        directions = {row.polarity for row in item.rows}
        expected = directions.pop() if len(directions) == 1 else "mixed"
        if item.rows and item.polarity != expected:
            yield _problem("polarity_mismatch", item.code, polarity=item.polarity)
        if not item.rows and item.polarity == "mixed":
            yield _problem("polarity_mismatch", item.code, polarity=item.polarity)
        for row in item.rows:
            if row.polarity == "mixed":
                yield _problem("polarity_mismatch", row.code, polarity=row.polarity)


def _sources(edition: Edition) -> Iterator[Problem]:
    known = {each.id for each in edition.sources}
    for part, ids in edition.support.items():
        for each in ids:
            if each not in known:
                yield _problem("source_unknown", f"support.{part}", source=each)


def _rated(edition: Edition) -> Iterator[Problem]:
    if edition.rating is None or not edition.rating.levels:
        yield _problem("rating_missing", "rating", year=edition.year)
        return
    totals = [each.min_total for each in edition.rating.levels]
    if totals != sorted(totals, reverse=True) or totals[-1] != 0:
        yield _problem("rating_order", "rating", rule=edition.rating.id)


def _unknown_topics(edition: Edition, topics: Collection[str]) -> Iterator[Problem]:
    for item in edition.items:
        for topic in item.topics if topics else ():
            if topic not in topics:
                yield _problem("topic_unknown", item.code, topic=topic)


_CHECKS: tuple[Check, ...] = (
    _codes_unique,
    _codes_well_formed,
    _weights,
    _indicators_placed,
    _items_placed,
    _ranges,
    _counts,
    _scales,
    _items_scaled,
    _polarities,
    _sources,
    _rated,
)
