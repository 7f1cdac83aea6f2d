"""The corpus of damaged documents: invented reports of every layout and format, from seeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.comparing import Comparison, compare
from bench.damage.files import FORMATS
from bench.damage.paper import Paper
from bench.damage.striking import strike
from bench.plans import plan
from prongsai.domain.plan.reading import Reading
from tests.factories.readings import LAYOUTS

SIZE = 320
#: Of sixteen documents: most are recognised text, as the scans are that were counted.
MIX = ("txt",) * 8 + ("docx",) * 3 + ("html",) * 2 + ("xlsx",) * 2 + ("pdf",)


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged document; ``seed`` makes it again."""

    seed: int
    ending: str
    paper: Paper
    content: bytes

    @property
    def name(self) -> str:
        return f"case-{self.seed:04}.{self.ending}"


def make_case(seed: int, factor: float = 1.0) -> Case:
    ending = MIX[(seed // len(LAYOUTS)) % len(MIX)]
    paper = strike(plan(seed), seed, factor)
    return Case(seed, ending, paper, FORMATS[ending](paper))


def cases(count: int = SIZE, factor: float = 1.0) -> Iterator[Case]:
    return (make_case(seed, factor) for seed in range(count))


def read_case(case: Case) -> Reading:
    from prongsai.documents.readers import read_bytes
    from prongsai.domain.reading.reader import read_document
    from prongsai.library.knowledge import knowledge

    return read_document(read_bytes(case.name, case.content), knowledge())


def judge(case: Case) -> Comparison:
    return compare(case.paper.meaning, read_case(case))
