"""Printed numbers of items go wrong; the items stay."""

import pytest

from bench.damage.striking import strike
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections

ITEMS = ("๑.ก่อน", "๒.ต่อมา", "๓.สุดท้าย")


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("dot_doubled", ("๑.ก่อน", "๒..ต่อมา", "๓.สุดท้าย")),
        ("dot_stray", ("๑.ก่อน", "๒.ต่อมา", "๓. . สุดท้าย")),
        ("number_repeated", ("๑.ก่อน", "๒.ต่อมา", "๒.สุดท้าย")),
        ("number_skipped", ("๑.ก่อน", "๒.ต่อมา", "๔.สุดท้าย")),
        ("first_number_lost", ("ก่อน", "๒.ต่อมา", "๓.สุดท้าย")),
    ],
)
def test_a_number_goes_wrong(name: str, printed: tuple[str, ...]) -> None:
    reading = Reading("x", Meta(layout="C"), Sections(), (Row(1, steps=ITEMS),))
    assert strike(reading, 1, only={name: 1.0}).meaning.measures[0].steps == printed


def test_a_list_without_numbers_is_left_alone() -> None:
    reading = Reading("x", Meta(layout="C"), Sections(), (Row(1, steps=("ก", "ข")),))
    assert strike(reading, 1, only={"dot_doubled": 1.0}).hits == {}
