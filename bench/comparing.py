"""How much of a meaning a reading gave back: matched, meant and read values, field by field.

Texts count by degree (white space, list marks and digit script do not matter; less than half alike
is nothing), everything else is right or wrong.  Rows are paired in order by likeness.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from prongsai.domain.plan.reading import Meta, Reading, Row

EXACT = ("ordinal", "instrument", "indicator", "item_code", "cadence", "status")
BAGS = ("responsible", "due", "action_dates", "evidence")
TEXTS = ("item_title", "text", "steps", "follow_up", "results", "outcomes", "suggestions",
         "due_words", "deeds")  # fmt: skip
FIELDS = (*EXACT, *BAGS, *TEXTS)
META = ("agency_name", "agency_type", "tambon", "amphoe", "changwat", "fiscal_year", "round",
        "period_start", "period_end", "prior_ita_year", "prepared_date")  # fmt: skip
META_SETS = ("aliases", "changwat_aliases", "foreign_names")
_TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MARK = re.compile(r"^(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*(?:\)|\.+)|[-–•*.☐☑])+")
LEAST_ALIKE = 0.5
PAIRED = 0.4


@dataclass(slots=True)
class Tally:
    """Of the values that were meant and those that were read, ``matched`` fit together."""

    matched: float = 0.0
    meant: int = 0
    read: int = 0

    def add(self, other: Tally) -> None:
        self.matched += other.matched
        self.meant += other.meant
        self.read += other.read

    @property
    def precision(self) -> float:
        return self.matched / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.matched / self.meant if self.meant else 1.0

    @property
    def f1(self) -> float:
        both = self.meant + self.read
        return 2 * self.matched / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A field of a row (0: the document) that was not read as it was meant."""

    ordinal: int
    field: str
    meant: str
    read: str


@dataclass(slots=True)
class Comparison:
    """``rows`` maps the meant ordinal to its tallies by field; extra rows are under None."""

    rows: dict[int | None, dict[str, Tally]] = field(default_factory=dict)
    meta: Tally = field(default_factory=Tally)
    misses: list[Miss] = field(default_factory=list)

    def total(self, ordinals: Iterable[int | None] | None = None) -> Tally:
        wanted = self.rows if ordinals is None else [n for n in ordinals if n in self.rows]
        whole = Tally()
        for ordinal in wanted:
            for tally in self.rows[ordinal].values():
                whole.add(tally)
        return whole


def levelled(text: object) -> str:
    """One form for comparison: no white space, no list mark, ASCII digits."""
    words = str(text or "").replace("\u0e4d\u0e32", "\u0e33").translate(_TO_ASCII)
    words = re.sub(r"\s+", "", words)
    return _MARK.sub("", words).lower()


def alike(one: str, two: str) -> float:
    likeness: float = Indel.normalized_similarity(levelled(one), levelled(two))
    return likeness


def values(row: Row, name: str) -> list[str]:
    """The values that a row has in a field, each as text."""
    if name in EXACT:
        value = getattr(row, name)
        return [] if value is None else [str(value)]
    if name == "text":
        body = " ".join(part for part in (row.issue, row.measure) if part)
        return [body] if body else []
    if name == "item_title":
        return [row.item_title] if row.item_title else []
    if name == "responsible":
        return [levelled(each) for each in row.responsible]
    if name == "due":
        told = ((d.month or d.end, d.start, d.months, d.days) for d in row.due)
        return [str(each) for each in told if any(each)]
    if name == "due_words":
        return [due.raw for due in row.due]
    if name == "action_dates":
        return [each.date for each in row.actions if each.date]
    if name == "deeds":
        return [each.text for each in row.actions]
    if name == "evidence":
        return [each.url for each in row.evidence]
    return list(getattr(row, name))


def compare(meant: Reading, read: Reading) -> Comparison:
    told = Comparison()
    pairs = _pairs(meant.measures, read.measures)
    for n, row in enumerate(meant.measures):
        other = read.measures[pairs[n]] if n in pairs else None
        told.rows[row.ordinal] = {name: _field(row, other, name, told) for name in FIELDS}
    extra = [row for k, row in enumerate(read.measures) if k not in pairs.values()]
    if extra:
        told.rows[None] = {
            name: Tally(read=sum(len(values(row, name)) for row in extra)) for name in FIELDS
        }
        told.misses += [Miss(0, "extra row", "", str(row.measure or row.issue)) for row in extra]
    _compare_meta(meant.meta, read.meta, told)
    return told


def _field(row: Row, other: Row | None, name: str, told: Comparison) -> Tally:
    meant = values(row, name)
    read = values(other, name) if other else []
    if name == "evidence":
        matched: float = sum(_linked(row, url) for url in read)
    elif name in TEXTS:
        matched = _in_order(meant, read)
    else:
        matched = sum((Counter(meant) & Counter(read)).values())
    if matched < max(len(meant), len(read)) - (0.1 if name in TEXTS else 0):
        told.misses.append(Miss(row.ordinal, name, str(meant), str(read)))
    return Tally(matched, len(meant), len(read))


def _linked(row: Row, url: str) -> bool:
    return any(url in (each.url, *each.alt) for each in row.evidence)


def _in_order(meant: Sequence[str], read: Sequence[str]) -> float:
    """The greatest likeness of two lists whose order counts."""
    best = [[0.0] * (len(read) + 1) for _ in range(len(meant) + 1)]
    for i in range(len(meant) - 1, -1, -1):
        for j in range(len(read) - 1, -1, -1):
            score = alike(meant[i], read[j])
            both = best[i + 1][j + 1] + score if score >= LEAST_ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    return best[0][0]


def _pairs(meant: Sequence[Row], read: Sequence[Row]) -> dict[int, int]:
    """Positions of meant rows to those of read rows: the pairing in order of greatest likeness."""
    scores = [[_row_alike(one, two) for two in read] for one in meant]
    best = [[0.0] * (len(read) + 1) for _ in range(len(meant) + 1)]
    for i in range(len(meant) - 1, -1, -1):
        for j in range(len(read) - 1, -1, -1):
            both = best[i + 1][j + 1] + scores[i][j] if scores[i][j] >= PAIRED else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    return _walk(scores, best)


def _walk(scores: list[list[float]], best: list[list[float]]) -> dict[int, int]:
    pairs, i, j = {}, 0, 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        if scores[i][j] >= PAIRED and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _row_alike(one: Row, two: Row) -> float:
    title = alike(one.item_title or "", two.item_title or "")
    body = alike(values(one, "text")[0] if values(one, "text") else "",
                 values(two, "text")[0] if values(two, "text") else "")  # fmt: skip
    steps = alike(" ".join(one.steps), " ".join(two.steps))
    same = (one.item_code == two.item_code) + (one.ordinal == two.ordinal)
    return max(title, body) + 0.05 * same + 0.1 * steps


def _compare_meta(meant: Meta, read: Meta, told: Comparison) -> None:
    for name in META:
        one, two = getattr(meant, name), getattr(read, name)
        same = one is not None and levelled(one) == levelled(two)
        told.meta.add(Tally(float(same), int(one is not None), int(two is not None)))
        if one != two and not same:
            told.misses.append(Miss(0, name, str(one), str(two)))
    for name in META_SETS:
        ones = Counter(levelled(each) for each in getattr(meant, name))
        twos = Counter(levelled(each) for each in getattr(read, name))
        both = float(sum((ones & twos).values()))
        told.meta.add(Tally(both, sum(ones.values()), sum(twos.values())))
        if ones != twos:
            told.misses.append(Miss(0, name, str(list(ones)), str(list(twos))))
