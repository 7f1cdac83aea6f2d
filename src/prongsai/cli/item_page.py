"""One item of an edition in full: what it asks, how it is scored, what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from prongsai.cli.marks import legend, sign
from prongsai.domain.ita.edition import Edition, Item, Period
from prongsai.domain.ita.figures import shown
from prongsai.domain.ita.outline import item_worth
from prongsai.library.editions import YEARS, crosswalk, load_topics
from prongsai.library.messages import text

_PERIODS = {
    "point_in_time": "editions.period_point_in_time",
    "in_force": "editions.period_in_force",
    "not_time_bound": "editions.period_not_time_bound",
    "current_year": "editions.period_current_year",
    "first_6_months": "editions.period_first_6_months",
    "previous_year": "editions.period_previous_year",
    "unknown": "editions.period_unknown",
}


def item_data(edition: Edition, item: Item) -> dict[str, Any]:
    """The item with its worth (points of the total) and its codes in the other years."""
    return {
        "edition": edition.passport.id,
        **asdict(item),
        "instrument": item.instrument,
        "worth": float(shown(item_worth(edition, item.code))),
        "other_years": {
            str(year): [{"code": each.code, "topic": each.topic} for each in found]
            for year, found in _other_years(edition, item)
        },
    }


def _other_years(edition: Edition, item: Item) -> Iterator[tuple[int, Any]]:
    if item.topics and edition.year in YEARS:
        for year in YEARS:
            if year != edition.year:
                yield year, crosswalk(item.code, edition.year, year)


def item_lines(edition: Edition, item: Item, language: str) -> Iterator[str]:
    """The item as a page of text, with a legend of the marks that it uses."""
    title = item.title.in_language(language)
    yield f"{item.code}  {title} {sign(item.confidence)}  (ITA {edition.year})"
    if not item.wording_known:
        yield f"[*] {text('editions.wording_unknown', language)}"
    group = item.subindicator or str(item.indicator)
    worth = shown(item_worth(edition, item.code))
    yield text("editions.place", language, instrument=item.instrument, group=group, worth=worth)
    for row in item.rows:
        direction = _direction(row.polarity, language)
        yield f"  {row.code}  {row.title.in_language(language)} ({direction})"
    if item.rows:
        yield f"  {text('editions.rows_mean', language)} {sign(item.rows_rule_confidence)}"
    yield from _answer_lines(edition, item, language)
    yield from _disclosure_lines(edition, item, language)
    for note in item.notes:
        yield text("editions.note", language, note=note.words.in_language(language))
    yield ""
    yield from legend(_marks(edition, item), language)


_DIRECTIONS = {
    "positive": "editions.direction_positive",
    "negative": "editions.direction_negative",
    "mixed": "editions.direction_mixed",
}


def _direction(polarity: str, language: str) -> str:
    return text(_DIRECTIONS[polarity], language)


def _answer_lines(edition: Edition, item: Item, language: str) -> Iterator[str]:
    scale = edition.scales[item.scale]
    if scale.kind == "disclosure":
        yield text("editions.all_or_nothing", language, points=sign(scale.points_confidence))
        return
    labels = sign(item.labels_confidence or scale.labels_confidence)
    points = sign(scale.points_confidence)
    direction = _direction(item.polarity, language)
    if item.polarity_confidence:
        direction = f"{direction} {sign(item.polarity_confidence)}"
    yield text("editions.answers", language, direction=direction, labels=labels, points=points)
    for place, option in enumerate(scale.options):
        label = option.label.in_language(language) if option.label else option.key
        if item.labels:
            label = item.labels[place]
        shown_points = str(option.points(item.polarity))
        if item.polarity == "mixed":
            shown_points = f"{option.points('positive')} / {option.points('negative')}"
        yield f"  {label}: {shown_points}"


def _disclosure_lines(edition: Edition, item: Item, language: str) -> Iterator[str]:
    if item.requirements:
        yield text("editions.requirements", language)
    for each in item.requirements:
        yield f"  - {each.words} {sign(each.confidence)}"
    if item.period:
        yield _period(item.period, language)
    topics = load_topics()
    for topic in item.topics:
        name = topics[topic].in_language(language) if topic in topics else topic
        others = ", ".join(
            f"{year}: {' '.join(codes)}" if codes else f"{year}: –"
            for year, found in _other_years(edition, item)
            for codes in [[each.code for each in found if each.topic == topic]]
        )
        yield text("editions.topic", language, topic=name, others=others)


def _period(period: Period, language: str) -> str:
    words = text(_PERIODS[period.kind], language, year=period.year or "–")
    return f"{text('editions.period', language, period=words)} {sign(period.confidence)}"


def _marks(edition: Edition, item: Item) -> set[str | None]:
    scale = edition.scales[item.scale]
    marks: set[str | None] = {item.confidence, item.rows_rule_confidence, item.polarity_confidence}
    marks.add(scale.points_confidence)
    if scale.kind != "disclosure":
        marks.add(item.labels_confidence or scale.labels_confidence)
    marks |= {each.confidence for each in item.requirements}
    return marks | ({item.period.confidence} if item.period else set())
