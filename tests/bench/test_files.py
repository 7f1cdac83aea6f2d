"""A clean paper in every format reads as it was meant."""

from random import Random

import pytest

from bench.comparing import compare
from bench.corpus import Case, read_case
from bench.damage.files import FORMATS
from bench.damage.striking import strike
from tests.factories.readings import LAYOUTS, make_reading


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_clean_paper_reads_whole(layout: str, ending: str) -> None:
    paper = strike(make_reading(layout, Random(4)), 4, only={})
    told = compare(paper.meaning, read_case(Case(4, ending, paper, FORMATS[ending](paper))))
    assert told.misses == []
    assert told.total().f1 > 0.999
