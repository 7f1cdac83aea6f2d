"""Names go wrong in print; the meaning keeps the right one and knows the wrong ones."""

from random import Random

from bench.damage.names import OTHERS
from bench.damage.striking import strike
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections
from tests.factories.readings import make_reading


def test_the_agency_is_misread_in_the_body_only() -> None:
    clean = make_reading("A", Random(3))
    paper = strike(clean, 1, only={"agency_misread": 1.0})
    (wrong,) = paper.meaning.meta.aliases
    assert paper.meaning.meta.agency_name == clean.meta.agency_name
    assert wrong != clean.meta.agency_name
    assert clean.meta.agency_name in paper.cover
    assert all(clean.meta.agency_name not in words for words in paper.blocks[:2])
    assert any(wrong in words for words in paper.blocks[:2])


def test_the_province_is_misread_on_the_cover() -> None:
    clean = make_reading("A", Random(3))
    paper = strike(clean, 1, only={"province_misread": 1.0})
    (wrong,) = paper.meaning.meta.changwat_aliases
    assert paper.meaning.meta.changwat == clean.meta.changwat
    assert paper.cover[-1].endswith(f"จังหวัด{wrong}")


def test_another_agency_is_left_in_a_step() -> None:
    paper = strike(make_reading("C", Random(3)), 1, only={"foreign_agency": 1.0})
    (other,) = paper.meaning.meta.foreign_names
    assert other in OTHERS
    assert sum(other in step for row in paper.meaning.measures for step in row.steps) == 1


def test_units_are_joined_by_strokes_or_shortened() -> None:
    row = Row(1, responsible=("กองคลัง", "กองช่าง"), responsible_raw="กองคลัง กองช่าง")
    reading = Reading("x", Meta(layout="C"), Sections(), (row,))
    (after,) = strike(reading, 1, only={"unit_shortened": 1.0}).meaning.measures
    assert after.responsible == row.responsible
    assert after.responsible_raw in {"กองคลัง/กองช่าง", "กองคลัง / กองช่าง", "กองคลัง, กองช่าง"}


def test_a_space_stands_inside_the_name_of_the_agency() -> None:
    clean = make_reading("C", Random(3))
    paper = strike(clean, 1, only={"agency_spaced": 1.0})
    kind, name = clean.meta.agency_type or "", clean.meta.agency_name or ""
    assert f"{kind} {name.removeprefix(kind)}" in str(paper.blocks[0])
    assert paper.meaning.meta == clean.meta
