"""Values are matched field by field: exact ones right or wrong, texts by degree."""

from dataclasses import replace

import pytest

from bench.comparing import Tally, alike, compare, levelled
from prongsai.domain.plan.reading import Due, Evidence, Meta, Reading, Row, Sections

ROW = Row(
    1,
    item_code="e6",
    measure="จัดระเบียบข้อมูลบนเว็บไซต์",
    responsible=("กองคลัง", "กองช่าง"),
    steps=("๑.จัดทำ", "๒.ทบทวน"),
    due=(Due("ภายในเดือนมีนาคม ๒๕๖๖", "month", end="2023-03-31", month="2023-03"),),
    evidence=(Evidence(1, "x", "https://a.example/ne_ws", alt=("https://a.example/news",)),),
)


def document(*rows: Row, **meta: object) -> Reading:
    return Reading("x", Meta(**meta), Sections(), rows)


def test_the_same_is_perfect() -> None:
    told = compare(document(ROW, tambon="ก"), document(ROW, tambon="ก"))
    assert (told.total().f1, told.meta.f1, told.misses) == (1.0, 1.0, [])


def test_a_wrong_code_and_a_lost_unit_count_in_their_fields() -> None:
    read = replace(ROW, item_code="e7", responsible=("กองช่าง",))
    told = compare(document(ROW), document(read))
    assert told.rows[1]["item_code"] == Tally(0, 1, 1)
    assert told.rows[1]["responsible"] == Tally(1, 2, 1)
    assert [miss.field for miss in told.misses] == ["item_code", "responsible"]


def test_a_row_that_is_not_read_loses_all_its_values() -> None:
    told = compare(document(ROW, replace(ROW, ordinal=2, measure="ดูแลรถส่วนกลาง")), document(ROW))
    assert told.rows[2]["steps"] == Tally(0, 2, 0)


def test_a_row_that_was_not_meant_costs_precision() -> None:
    told = compare(document(ROW), document(ROW, replace(ROW, ordinal=2, measure="อื่น", steps=())))
    assert told.total().recall == 1.0
    assert told.total().precision < 1.0


def test_either_form_of_a_doubtful_address_counts() -> None:
    clean = replace(ROW, evidence=(Evidence(1, "x", "https://a.example/news"),))
    assert compare(document(ROW), document(clean)).rows[1]["evidence"] == Tally(1, 1, 1)


def test_metadata_is_counted_apart() -> None:
    told = compare(document(ROW, tambon="ก", changwat="ข"), document(ROW, tambon="ค"))
    assert told.meta == Tally(0, 2, 1)
    assert told.total().f1 == 1.0


@pytest.mark.parametrize("text", ["๒. ทบ ทวน", "(2)ทบทวน", "- ทบทวน", "ทบทวน"])
def test_marks_spaces_and_digits_do_not_matter(text: str) -> None:
    assert levelled(text) == "ทบทวน"


def test_likeness_is_a_degree() -> None:
    assert alike("ทบทวนงาน", "ทบทวนงาม") == pytest.approx(0.875)
