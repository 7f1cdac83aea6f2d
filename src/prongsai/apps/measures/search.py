"""Finding a measure of the agency by title, code, unit or any of its words.

Words are compared folded (`domain.thai.text.fold`): white space, the script of digits, and o, zero
and ๐ make no difference, so that "ข้อ ๐๑๑" finds o11. The folded text of a plan is kept in the
cache under the plan's version, which counts every change of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.cache import cache

from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures.models import Action, Entry, Measure, Plan, Responsible, Telling
from prongsai.apps.measures.selectors import for_agency
from prongsai.domain.thai.text import fold

MOST = 50
_KEPT_S = 24 * 3600
_FIELDS = (
    "pk", "key", "item_code", "item_title", "measure", "issue", "indicator_title", "timeline_raw",
)  # fmt: skip
_TOLD = ("entry__measure_id", "text")


@dataclass(frozen=True, slots=True)
class Hit:
    """A measure that was found; `where`: the text with the words, if not the title."""

    fiscal_year: int
    key: str
    code: str
    title: str
    owners: tuple[str, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A measure as it is searched: its texts as written, beside all of them folded."""

    hit: Hit
    texts: tuple[str, ...]
    folded: str


def search(agency: Agency, words: str, *, most: int = MOST) -> tuple[list[Hit], int]:
    """The measures that hold the words, and how many there are; the best `most` of them.

    The words may stand together or apart. Those that hold them in code or title come first, then
    the latest year.
    """
    wanted = _wanted(words)
    if not wanted:
        return [], 0
    plans = for_agency(agency).order_by("-fiscal_year").only("version", "changed_at", "fiscal_year")
    found = [
        (_rank(entry, wanted), _hit(entry, wanted))
        for plan in plans
        for entry in _entries(plan)
        if any(all(term in entry.folded for term in terms) for terms in wanted)
    ]
    found.sort(key=lambda one: one[0])  # stable: years and rows stay in their order
    return [hit for _, hit in found[:most]], len(found)


def _wanted(words: str) -> list[tuple[str, ...]]:
    """The words as one, and each by itself."""
    whole = _folded(words)
    terms = tuple(term for term in map(_folded, words.split()) if term)
    return [(whole,), terms] if whole else []


def _folded(text: str) -> str:
    return fold(text, unify_zero=True)


def _rank(entry: _Entry, wanted: Sequence[tuple[str, ...]]) -> int:
    (whole,) = wanted[0]
    if whole == _folded(entry.hit.code):
        return 0
    return 1 if whole in _folded(f"{entry.hit.code} {entry.hit.title}") else 2


def _hit(entry: _Entry, wanted: Sequence[tuple[str, ...]]) -> Hit:
    (whole,), terms = wanted[0], wanted[-1]
    head = _folded(f"{entry.hit.code} {entry.hit.title} {' '.join(entry.hit.owners)}")
    if whole in head or all(term in head for term in terms):
        return entry.hit
    where = next((t for t in entry.texts if whole in _folded(t)), "") or next(
        (t for t in entry.texts if any(term in _folded(t) for term in terms)), ""
    )
    one = entry.hit
    return Hit(one.fiscal_year, one.key, one.code, one.title, one.owners, where)


def _entries(plan: Plan) -> list[_Entry]:
    # The moment too: a database that was brought back may count its versions again.
    name = f"measures.search/{plan.pk}/{plan.version}/{plan.changed_at.timestamp()}"
    entries: list[_Entry] | None = cache.get(name)
    if entries is None:
        entries = list(_read(plan))
        cache.set(name, entries, _KEPT_S)
    return entries


def _read(plan: Plan) -> Iterator[_Entry]:
    """What was told of a measure in any round is found as the measure."""
    rows = list(Measure.standing.filter(plan=plan).only(*_FIELDS))
    owners = _by_measure(
        Responsible.objects.filter(measure__plan=plan).values_list("measure_id", "name")
    )
    more = _by_measure(
        [
            *Entry.objects.filter(measure__plan=plan).values_list("measure_id", "text"),
            *Action.objects.filter(entry__report__plan=plan).values_list(*_TOLD),
            *Telling.objects.filter(entry__report__plan=plan).values_list(*_TOLD),
        ]
    )
    for row in rows:
        own = [text for text in (row.item_code, *(getattr(row, n) for n in _FIELDS[3:])) if text]
        names = owners[row.pk]
        hit = Hit(plan.fiscal_year, row.key, row.item_code or "", row.title, tuple(names))
        found = tuple(dict.fromkeys([*own, *names, *more[row.pk]]))
        yield _Entry(hit, found, "\n".join(_folded(text) for text in found))


def _by_measure(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for measure, text in pairs:
        found[measure].append(text)
    return found
