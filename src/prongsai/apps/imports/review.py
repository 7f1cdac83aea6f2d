"""The reading of an import as it stands now: frozen reading, decisions, doubts with their state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from prongsai.apps.editions.selectors import CodesInUse, codes_in_use
from prongsai.apps.imports.known import known_with
from prongsai.apps.imports.models import Decision as Line
from prongsai.apps.imports.models import Import
from prongsai.apps.imports.selectors import as_value, lines_of, words_known_to
from prongsai.documents.intake import reading_of_document
from prongsai.documents.schema.raw import read_raw
from prongsai.documents.schema.reading import read_json
from prongsai.domain.plan.reading import Doubt, Provenance, Reading
from prongsai.domain.reading.grid import ChosenColumns
from prongsai.domain.reading.raw import RawDocument
from prongsai.domain.reading.review.decisions import (
    OF_TABLES,
    Decision,
    DoubtState,
    doubt_key,
    in_force,
    keyed,
    placed,
    states_of,
)
from prongsai.domain.reading.review.draft import Applied, apply, row_of, value_at
from prongsai.domain.reading.review.tables import Mended, Source

REMEMBERED = "review.remembered"
NAMES = ("agency_name", "agency_short", "tambon", "amphoe", "changwat", "prepared_by")


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt with its key, its keyed place and what was decided of it."""

    key: str
    doubt: Doubt
    at: str
    state: DoubtState

    @property
    def is_open(self) -> bool:
        return self.state == "open"


class Review:
    """One import under review; everything is computed when it is asked for, and once."""

    def __init__(self, one: Import) -> None:
        self.one = one

    @cached_property
    def base(self) -> Reading:
        return read_json(self.one.reading.encode())

    @cached_property
    def source(self) -> RawDocument | None:
        return read_raw(self.one.source) if self.one.source else None

    @cached_property
    def _lines(self) -> list[Line]:
        return lines_of(self.one)

    @cached_property
    def decisions(self) -> list[Decision]:
        return [as_value(line) for line in self._lines]

    @cached_property
    def makers(self) -> dict[int, int | None]:
        """Who made each decision: its number, the person's id."""
        return {line.number: line.made_by_id for line in self._lines}

    @cached_property
    def applied(self) -> Applied:
        return apply(self.base, self.decisions, self.again)

    @cached_property
    def again(self) -> Source | None:
        """The source and how it is read again; None for a reading that came without one."""
        return Source(self.source, self._read_again) if self.source else None

    def _read_again(self, document: RawDocument, chosen: Mapping[int, ChosenColumns]) -> Reading:
        codes = codes_in_use(self.one.agency)
        return _read_once(document, frozenset(chosen.items()), codes)

    @property
    def mended(self) -> Mended | None:
        """The source as the decisions make it."""
        return self.applied.mended

    @property
    def reading(self) -> Reading:
        return self.applied.reading

    @cached_property
    def doubts(self) -> list[OpenDoubt]:
        """What the reader doubts, and what this agency once corrected; the graver ones first."""
        states = states_of(self.decisions)
        keys = self.applied.keys
        found = {}
        for doubt in (*self.reading.doubts, *self._remembered()):
            key = doubt_key(doubt, keys)
            found[key] = OpenDoubt(key, doubt, keyed(doubt.at, keys), states.get(key, "open"))
        rank = {"error": 0, "check": 1, "note": 2}
        return sorted(found.values(), key=lambda one: rank[one.doubt.severity])

    def _remembered(self) -> list[Doubt]:
        """Told of the frozen reading, so that the doubt stays in its place when it is answered."""
        known = words_known_to(self.one.agency)
        if not known:
            return []
        untouched = without_corrections(self.base, self.decisions, self.again)
        places = [(f"/meta/{name}", name) for name in NAMES]
        for n, row in enumerate(untouched.measures):
            places += [
                (f"/measures/{n}/responsible/{k}", "responsible")
                for k in range(len(row.responsible))
            ]
        found = []
        for at, field in places:
            words = value_at(untouched, at)
            should = known.get((field, words)) if isinstance(words, str) else None
            if should and should != words:
                told = {"as_read": str(words), "should_read": should}
                found.append(Doubt(REMEMBERED, at, told))
        return found

    @property
    def last_number(self) -> int:
        """The number of the newest decision, 0 without one."""
        return max((one.number for one in self.decisions), default=0)

    def is_decided(self, made: Decision) -> bool:
        """Whether the same is in force already: it need not be decided twice."""
        active = in_force(self.decisions)
        last = [one for one in active if (one.kind, one.at) == (made.kind, made.at)]
        if made.kind in ("accept", "leave"):
            return states_of(self.decisions).get(made.doubt) == WORD_OF[made.kind]
        if made.kind == "correct":
            place = placed(made.at, self.applied.keys)
            return bool(last) and bool(place) and last[-1].value == made.value
        return made.kind in ("pair", "columns") and bool(last) and last[-1].value == made.value

    def changed_since(self, seen: int, made: Decision) -> bool:
        """Whether what a decision is about is another than when that number was the newest."""
        before = [one for one in self.decisions if one.number <= seen]
        if made.kind in ("accept", "leave"):
            return states_of(before).get(made.doubt) != states_of(self.decisions).get(made.doubt)
        if made.kind in OF_TABLES:
            return _of_table(before, made.at) != _of_table(self.decisions, made.at)
        then = apply(self.base, before, self.again)
        about = [made.at]
        if made.kind in ("join", "pair", "move") and isinstance(made.value, str):
            about.append(made.value if made.kind == "move" else f"/measures/@{made.value}")
        whole = made.kind != "correct"
        return any(
            _about(then, at, whole=whole) != _about(self.applied, at, whole=whole) for at in about
        )

    @property
    def open_count(self) -> int:
        return sum(one.is_open for one in self.doubts)

    def doubt(self, key: str) -> OpenDoubt | None:
        return next((one for one in self.doubts if one.key == key), None)

    def provenance_at(self, at: str) -> Provenance | None:
        """Where a keyed place came from: itself, what holds it, or the first word of its row."""
        place = placed(at, self.applied.keys)
        if not place:
            return None
        sources = self.reading.provenance
        parts = place.split("/")
        while len(parts) > 1:
            here = "/".join(parts)
            for source in sources:
                if source.at == here or source.at.startswith(f"{here}/"):
                    return source
            parts.pop()
            if parts == ["", "measures"]:
                break
        return None


WORD_OF = {"accept": "accepted", "leave": "left"}


def _of_table(decisions: list[Decision], at: str) -> list[Decision]:
    table = at.split("/")[2:3]
    return [
        one
        for one in in_force(decisions)
        if one.kind in OF_TABLES
        and (one.at.split("/")[2:3] == table or one.kind in ("table_join", "table_drop"))
    ]


def _about(applied: Applied, at: str, *, whole: bool) -> object:
    """The value at a keyed place, or the whole row around it without its number."""
    place = placed(at, applied.keys)
    if place is None:
        return None
    row = row_of(place)
    if not whole or row is None or row >= len(applied.keys):
        return value_at(applied.reading, place)
    return replace(applied.reading.measures[row], ordinal=0)


@lru_cache(maxsize=4)
def _read_once(
    document: RawDocument, chosen: frozenset[tuple[int, ChosenColumns]], codes: CodesInUse
) -> Reading:
    """A document is read again once, not for every page of its review."""
    return reading_of_document(document, lambda: known_with(codes), dict(chosen))


def without_corrections(base: Reading, decisions: list[Decision], source: Source | None) -> Reading:
    """The reading with its structure mended and no value corrected."""
    structural = [one for one in decisions if one.kind not in ("correct", "pair")]
    return apply(base, structural, source).reading
