"""Every value says where its words stood, wherever in the document they stood."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from prongsai.documents.readers import read as raw_of
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.reader import read_document
from prongsai.domain.reading.sources import DERIVED
from prongsai.library.knowledge import knowledge
from tests.factories.documents import B1, COVER, ROW_A, ROW_B1, A, document, read, table

DOCUMENTS = sorted((Path(__file__).parents[2] / "readings").glob("*.txt"))


def sources(reading: Reading, under: str) -> dict[str, tuple[str, int | None]]:
    return {
        each.at.removeprefix(under): (each.raw, each.line)
        for each in reading.provenance
        if each.at.startswith(under)
    }


# --- every value has one


def leaves(value: Any, at: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in DERIVED:
                yield from leaves(part, f"{at}/{name}")
    elif isinstance(value, list | tuple):
        for n, part in enumerate(value):
            yield from leaves(part, f"{at}/{n}")
    elif value not in (None, ""):
        yield at


def without_source(reading: Reading) -> list[str]:
    told = {each.at for each in reading.provenance}
    parts = {name: asdict(reading)[name] for name in ("meta", "sections", "measures")}
    return [at for at in leaves(parts, "") if not told.intersection(_and_above(at))]


def _and_above(at: str) -> Iterator[str]:
    while at:
        yield at
        at = at.rpartition("/")[0]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_value_is_without_a_source(path: Path) -> None:
    reading = read_document(raw_of(path), knowledge())
    assert without_source(reading) == []
    places = [each.at for each in reading.provenance]
    assert sorted(set(places)) == sorted(places)


# --- what the document says of itself


def test_each_fact_of_the_cover_has_its_line() -> None:
    title, year, agency, place = COVER
    assert sources(read(*COVER, table(B1, ROW_B1)), "/meta/") == {
        "report_title": (title, 1),
        "fiscal_year": (year, 3),
        "round": (year, 3),
        "period_start": (year, 3),
        "period_end": (year, 3),
        "agency_name": (agency, 5),
        "agency_short": (agency, 5),
        "agency_type": (agency, 5),
        "tambon": (agency, 5),
        "amphoe": (place, 7),
        "changwat": (place, 7),
    }


def test_an_inferred_year_has_the_date_that_told_it() -> None:
    year = sources(read(COVER[0], *COVER[2:], table(B1, ROW_B1)), "/meta/fiscal_year")
    assert year == {"": ("ม.ค.-มี.ค.๖๖", 8)}


def test_who_prepared_it_and_when_have_their_lines() -> None:
    found = sources(
        read(*COVER, table(B1, ROW_B1), "สำนักปลัด", "มีนาคม ๒๕๖๖"),
        "/meta/prepared_",
    )
    assert found == {"by": ("สำนักปลัด", 12), "date": ("มีนาคม ๒๕๖๖", 14)}


# --- the words around the tables


def test_headings_and_notes_have_their_lines() -> None:
    tool, indicator = "เครื่องมือการประเมิน EIT", "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"
    note = "หมายเหตุ ติดต่อกองช่าง ที่สำนักงานในเวลาราชการทุกวัน"
    reading = read(*COVER, tool, indicator, table(B1, ROW_B1), note)
    assert sources(reading, "/sections/") == {
        "headings/0": (tool, 9),
        "headings/1": (indicator, 11),
        "analysis/weak_indicators/0": (indicator, 11),
        "notes/0": (note, 16),
    }


# --- the rows


def test_what_a_heading_set_for_a_row_has_the_heading_as_source() -> None:
    tool, indicator = "เครื่องมือการประเมิน EIT", "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"
    found = sources(read(*COVER, tool, indicator, table(B1, ROW_B1)), "/measures/0/in")
    assert found == {
        "strument": (tool, 9),
        "dicator": (indicator, 11),
        "dicator_title": (indicator, 11),
    }


def test_what_a_row_set_for_those_below_has_that_row_as_source() -> None:
    first = ("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร เครื่องมือการประเมิน EIT", *ROW_B1[1:])
    reading = read(*COVER, table(B1, first, ROW_B1))
    assert sources(reading, "/measures/1/indicator") == {
        "": (first[0], 10),
        "_title": (first[0], 10),
    }
    assert sources(reading, "/measures/1/instrument") == {"": (first[0], 10)}


def test_an_instrument_known_by_the_code_has_the_code_as_source() -> None:
    found = sources(read(*COVER, table(A, ROW_A)), "/measures/0/")
    assert found["instrument"] == found["item_code"]


def test_a_rhythm_has_the_cell_that_told_it() -> None:
    row = (*ROW_B1[:4], "รายงานทุกเดือน")
    found = sources(read(*COVER, table(B1, row)), "/measures/0/cadence")
    assert found == {"": ("รายงานทุกเดือน", 10), "_raw": ("รายงานทุกเดือน", 10)}


def test_words_of_an_unknown_column_have_their_cell() -> None:
    reading = read(*COVER, table((*B1, "สีของปก"), (*ROW_B1, "เขียว")))
    assert sources(reading, "/measures/0/unread/") == {"0": ("เขียว", 10)}


def test_without_a_document_there_is_no_source() -> None:
    assert read_document(document(), knowledge()).provenance == ()
