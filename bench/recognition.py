"""How well damaged documents are read: over all, by field, by format, by class of damage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.comparing import FIELDS, Comparison, Miss, Tally
from bench.corpus import SIZE, Case, cases, judge
from bench.damage.files import FORMATS
from bench.damage.paper import DOCUMENT
from bench.damage.rates import rates
from bench.damage.striking import strike
from bench.plans import plan
from bench.table import section, share

PROBES = 24  # documents for one class of damage alone


@dataclass(slots=True)
class Findings:
    """Tallies over many documents; ``crashed`` names those that raised."""

    documents: int = 0
    rows: int = 0
    crashed: list[str] = field(default_factory=list)
    whole: Tally = field(default_factory=Tally)
    meta: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    formats: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    struck: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Case, Miss]] = field(default_factory=list)

    def take(self, case: Case) -> Comparison | None:
        self.documents += 1
        self.rows += len(case.paper.meaning.measures)
        for name in case.paper.hits:
            self.struck[name] += 1
        try:
            told = judge(case)
        except Exception as error:
            self.crashed.append(f"{case.name}: {error!r}")
            return None
        self.missed += [(case, miss) for miss in told.misses]
        self.whole.add(told.total())
        self.meta.add(told.meta)
        self.formats[case.ending].add(told.total())
        for row in told.rows.values():
            for name, tally in row.items():
                self.fields[name].add(tally)
        return told


def read_corpus(factor: float, count: int = SIZE) -> Findings:
    findings = Findings()
    for case in cases(count, factor):
        findings.take(case)
    return findings


def probe(name: str, count: int = PROBES) -> tuple[Tally, int, list[str]]:
    """One class alone, wherever it can strike: tallies of what it struck, documents, crashes."""
    tally, struck, crashed = Tally(), 0, []
    for case in _probes(name, count):
        try:
            told = judge(case)
        except Exception as error:
            crashed.append(f"{name} {case.name}: {error!r}")
            continue
        struck += 1
        hit = case.paper.hits[name]
        tally.add(told.total(hit - {DOCUMENT} or None))
        if DOCUMENT in hit:
            tally.add(told.meta)
    return tally, struck, crashed


def _probes(name: str, count: int) -> Iterator[Case]:
    """Documents that the class strikes; some layouts offer it nothing."""
    only = {name: 1.0} | ({"page_break": 0.4} if name == "merged_cell_cut" else {})
    found = 0
    for seed in range(10_000, 10_000 + 40 * count):
        paper = strike(plan(seed), seed, only=only)
        if name in paper.hits:
            yield Case(seed, "txt", paper, FORMATS["txt"](paper))
            found += 1
            if found == count:
                return


def misses(found: Findings, most: int) -> Iterator[str]:
    """What was not read as meant: the first cases of each field, the commonest field first."""
    by_field: dict[str, list[tuple[Case, Miss]]] = defaultdict(list)
    for case, miss in found.missed:
        by_field[miss.field].append((case, miss))
    for name, cases_of in sorted(by_field.items(), key=lambda item: -len(item[1])):
        yield f"\n{name}: {len(cases_of)}"
        for case, miss in cases_of[:most]:
            hit = [n for n, rows in case.paper.hits.items() if miss.ordinal in rows]
            yield f"  {case.name} row {miss.ordinal} ({', '.join(hit)})"
            yield f"    meant {miss.meant}\n    read  {miss.read}"


def run(count: int = SIZE, shown: int = 0) -> Iterator[str]:
    once, twice = read_corpus(1.0, count), read_corpus(2.0, count)
    yield section(
        f"Recognition of {count} damaged documents",
        ("damages", "measures", "crashed", "F1", "recall", "precision", "metadata F1"),
        [_line("at the counted rates", once), _line("at double rates", twice)],
    )
    yield section(
        "By field",
        ("field", "values", "recall", "precision", "recall, double", "precision, double"),
        [_field(name, once, twice) for name in FIELDS],
    )
    yield section(
        "By format",
        ("format", "F1", "F1, double"),
        [(e, share(once.formats[e].f1), share(twice.formats[e].f1)) for e in FORMATS],
    )
    yield _by_class(once)
    for crash in (*once.crashed, *twice.crashed):
        yield f"crashed: {crash}"
    if shown:
        yield from misses(once, shown)
        yield from misses(twice, shown)


def _line(name: str, found: Findings) -> tuple[str, ...]:
    whole = found.whole
    figures = (whole.f1, whole.recall, whole.precision, found.meta.f1)
    return (name, str(found.rows), str(len(found.crashed)), *map(share, figures))


def _field(name: str, once: Findings, twice: Findings) -> tuple[str, ...]:
    one, two = once.fields[name], twice.fields[name]
    figures = (one.recall, one.precision, two.recall, two.precision)
    return (name, str(one.meant), *map(share, figures))


def _by_class(once: Findings) -> str:
    lines: list[tuple[str, ...]] = []
    for name, rate in rates().items():
        tally, documents, crashed = probe(name)
        counted = f"{rate.found} of {rate.of}"
        figures = (share(tally.recall), share(tally.precision))
        met = str(once.struck[name])
        lines.append((name, f"{rate.rate:.3f}", counted, rate.unit, met, str(documents), *figures))
        lines += [(f"  crashed: {crash}", *[""] * 7) for crash in crashed]
    heads = (
        "damage",
        "rate",
        "counted",
        "of every",
        "met in corpus",
        "alone in",
        "recall",
        "precision",
    )
    return section("By class of damage: alone, wherever it can strike", heads, lines)
