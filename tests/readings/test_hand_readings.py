"""Reports in layouts of all kinds are read as a person reads them.

Each document here is our own, about an invented agency, and beside it stands the reading that a
person made of it by hand (README.md).  A floor is what the reader has reached: it only rises.
"""

import importlib.util
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from prongsai.documents.readers import read
from prongsai.domain.reading.reader import read_document
from prongsai.library.knowledge import knowledge
from tests.readings.comparison import Comparison, Tally, compare, levelled

HERE = Path(__file__).parent
_PIECE = 5  # letters: the shortest that says anything
DOCUMENTS = sorted(path.stem for path in HERE.glob("*.txt"))

# What is reached today: (measures, facts and words around them).
FLOORS: dict[str, tuple[float, float]] = {
    "announcement-without-table": (0.98, 0.95),
    "city-feet-of-pages-obstacles": (1.00, 1.00),
    "city-pipes-with-breaks": (1.00, 1.00),
    "city-plan-by-question-and-score": (1.00, 1.00),
    "city-quarter-dates-in-columns": (0.99, 1.00),
    "continued-rows-instrument-rows": (1.00, 1.00),
    "faculty-plan-then-report": (1.00, 0.85),
    "hospital-pipes-obstacles": (1.00, 1.00),
    "hospital-results-with-boxes": (0.99, 1.00),
    "indicator-sections-without-cover": (1.00, 1.00),
    "municipality-status-in-words": (1.00, 1.00),
    "municipality-step-rows": (1.00, 1.00),
    "police-measures-as-columns": (0.98, 1.00),
    "province-office-plan-by-question": (1.00, 0.90),
    "province-results-numbered-by-indicator": (0.99, 1.00),
    "provincial-landscape-split-pages": (1.00, 1.00),
    "provincial-office-two-half-years": (1.00, 1.00),
    "provincial-topics-two-rounds": (1.00, 0.84),
    "public-organisation-evidence-lists": (1.00, 1.00),
    "scanned-misread-codes": (1.00, 0.90),
    "school-field-value-tables": (1.00, 1.00),
    "school-outline-with-dashes": (1.00, 1.00),
    "subdistrict-check-boxes-narrow-columns": (1.00, 1.00),
    "subdistrict-codes-alone-plan-then-report": (1.00, 1.00),
    "subdistrict-disclosure-codes-with-links": (0.99, 1.00),
    "subdistrict-disclosure-items-shifted-row": (1.00, 0.96),
    "subdistrict-item-by-item-results-below": (0.99, 1.00),
    "subdistrict-items-head-of-page": (0.99, 1.00),
    "subdistrict-lettered-paragraphs": (0.99, 1.00),
    "subdistrict-merged-cells-plan-report": (1.00, 1.00),
    "subdistrict-owner-and-time-together": (1.00, 1.00),
    "subdistrict-percent-done": (1.00, 1.00),
    "subdistrict-report-to-come-beside-results": (1.00, 1.00),
    "subdistrict-seven-topics-plan": (1.00, 1.00),
    "subdistrict-six-months-item-codes": (1.00, 1.00),
    "subdistrict-six-months-thai-figures": (0.99, 1.00),
    "subdistrict-spoken-headers": (0.99, 1.00),
    "subdistrict-sub-indicator-and-item": (1.00, 1.00),
    "ticks-under-two-level-header": (1.00, 1.00),
    "town-announcement-fields-over-values": (1.00, 1.00),
    "town-boxes-inside-results": (1.00, 1.00),
    "town-calendar-merged-indicators": (1.00, 1.00),
    "town-chart-of-quarters": (1.00, 1.00),
    "town-issue-behind-indicator": (1.00, 1.00),
    "town-memorandum-plain-words": (1.00, 1.00),
    "town-memorandum-strengths-and-weaknesses": (1.00, 0.97),
    "town-page-without-header": (1.00, 1.00),
    "town-plan-after-scores": (1.00, 1.00),
    "town-plan-by-instrument": (0.99, 1.00),
    "town-plan-merged-issues-go-on": (0.98, 0.94),
    "town-quarters-ticked-several": (1.00, 0.97),
    "town-results-with-links": (1.00, 0.93),
    "town-scanned-landscape-three-tools": (1.00, 1.00),
    "town-step-rows-with-states": (1.00, 1.00),
    "university-plan-expected-outcomes": (1.00, 1.00),
}


def _by_hand(name: str) -> dict[str, Any]:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


@cache
def _by_program(name: str) -> dict[str, Any]:
    reading = read_document(read(HERE / f"{name}.txt"), knowledge())
    return json.loads(json.dumps(asdict(reading), ensure_ascii=False))


@cache
def _compared(name: str) -> Comparison:
    return compare(_by_hand(name), _by_program(name))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_report_is_read_as_well_as_it_was(name: str) -> None:
    done = _compared(name)
    told = "\n".join(map(str, done.differences))
    measures, about = FLOORS[name]
    assert done.measures.f1 >= measures, told
    assert done.about.f1 >= about, told


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hand_reading_has_only_words_of_its_document(name: str) -> None:
    document = levelled((HERE / f"{name}.txt").read_text(encoding="utf-8"))
    invented = [
        text
        for row in _by_hand(name)["measures"]
        for field in ("issue", "measure", "item_title", "steps", "follow_up", "outcomes", "actions")
        for value in _listed(row.get(field))
        if not _stands_in(
            levelled(text := value["text"] if isinstance(value, dict) else value), document
        )
    ]
    assert invented == []


def _stands_in(words: str, document: str) -> bool:
    """Whole, or in two pieces where a page end cut the cell."""
    cuts = range(_PIECE, len(words) - _PIECE)
    return words in document or any(
        words[:cut] in document and words[cut:] in document for cut in cuts
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hand_reading_agrees_with_itself_and_with_nothing_else(name: str) -> None:
    by_hand = _by_hand(name)
    itself, nothing = compare(by_hand, by_hand), compare(by_hand, {})
    assert (itself.measures.f1, itself.about.f1, itself.differences) == (1.0, 1.0, ())
    assert (nothing.measures.f1, nothing.about.f1) == (0.0, 0.0)


def test_one_wrong_number_and_one_lost_sentence_are_counted() -> None:
    row = {"ordinal": 1, "measure": "ทำป้าย", "steps": ["1. ออกแบบ", "2. ติดตั้ง"]}
    found = {"ordinal": 2, "measure": "ทำ ป้าย", "steps": ["๒. ติด ตั้ง"]}
    done = compare({"measures": [row]}, {"measures": [found]})
    assert done.measures == Tally(matched=2.0, expected=4, found=3)
    assert [difference.place for difference in done.differences] == [
        "measure 1, ordinal",
        "measure 1, steps",
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_published_scorer_says_nearly_the_same(name: str, shared: Path) -> None:
    done = _compared(name)
    score = _published(shared).score_document(_by_hand(name), _by_program(name))
    assert score["F1"] == pytest.approx(done.measures.f1, abs=0.03)
    assert score["meta_F1"] == pytest.approx(done.about.f1, abs=0.03)


@cache
def _published(shared: Path) -> ModuleType:
    path = shared / "spec" / "reading" / "score_reading.py"
    spec = importlib.util.spec_from_file_location("score_reading", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
