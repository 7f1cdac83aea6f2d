"""Damaged documents are read: none crashes, and little is lost."""

import pytest

from bench.corpus import SIZE, cases
from bench.recognition import read_corpus


def test_the_corpus_has_every_layout_and_format() -> None:
    made = {(case.paper.meaning.meta.layout, case.ending) for case in cases(64)}
    assert len(made) == 4 * 5


def test_thirty_damaged_documents_are_read() -> None:
    found = read_corpus(1.0, count=30)
    assert found.crashed == []
    assert found.whole.f1 >= 0.9


@pytest.mark.soak
@pytest.mark.parametrize(("factor", "least"), [(1.0, 0.97), (2.0, 0.95)])
def test_the_whole_corpus_is_read(factor: float, least: float) -> None:
    found = read_corpus(factor)
    assert found.documents == SIZE >= 300
    assert found.crashed == []
    assert found.whole.f1 >= least
    assert found.meta.f1 >= least
