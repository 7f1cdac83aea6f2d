"""The clean plans that are damaged: generated ones, and the shipped samples as read by hand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from prongsai.domain.plan.reading import (
    Action,
    Analysis,
    Due,
    Evidence,
    Meta,
    Reading,
    Row,
    Sections,
)
from tests.factories.readings import LAYOUTS, make_reading

HAND = Path(__file__).parents[1] / "tests" / "samples"
#: Of so many plans of a layout one is the sample.
EVERY = 5


def plan(seed: int) -> Reading:
    """The plan of a seed; the layouts come in turn."""
    layout = LAYOUTS[seed % len(LAYOUTS)]
    if (seed // len(LAYOUTS)) % EVERY == EVERY - 1:
        return samples()[layout]
    return make_reading(layout, Random(seed))


@cache
def samples() -> dict[str, Reading]:
    """The hand readings of the samples by their layout."""
    read = (_from_json(path) for path in sorted(HAND.glob("*.json")))
    return {reading.meta.layout or "": reading for reading in read}


def _from_json(path: Path) -> Reading:
    hand = json.loads(path.read_text("utf-8"))
    sections = Sections(
        preface=tuple(hand.get("preface", ())),
        analysis=Analysis(tuple(hand.get("analysis", ()))),
        headings=tuple(hand.get("headings", ())),
        notes=tuple(hand.get("notes", ())),
    )
    rows = tuple(_row(each) for each in hand["measures"])
    return Reading(path.stem, Meta(**_tuples(hand["meta"])), sections, rows)


def _row(hand: dict[str, Any]) -> Row:
    fields = _tuples(hand)
    fields["due"] = tuple(Due(**_tuples(each)) for each in hand.get("due", ()))
    deeds = hand.get("actions", ())
    fields["actions"] = tuple(
        Action(each.get("no"), each["text"], each.get("date")) for each in deeds
    )
    links = hand.get("evidence", ())
    fields["evidence"] = tuple(Evidence(raw=each["url"], **each) for each in links)
    return Row(**fields)


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()}
