"""The labelled lines hold what the document says of itself."""

from random import Random

from prongsai.domain.plan.reading import Meta
from prongsai.domain.report.sheet.document import LABELS, document_of, facts_of
from tests.factories.readings import make_reading


def test_every_field_of_the_document_has_a_label():
    paths = {label.path for label in LABELS}
    assert {f"meta.{name}" for name in Meta.__dataclass_fields__} <= paths
    assert len({label.label for label in LABELS}) == len(LABELS)


def test_only_what_has_a_value_has_a_line():
    reading = make_reading("C", Random(1))
    lines = [(label.label, text) for label, text in facts_of(reading)]
    assert ("คำนำ", "") not in lines
    assert "ผู้จัดทำ" not in dict(lines)
    assert document_of(lines).meta == reading.meta


def test_a_value_spoilt_by_hand_is_left_out():
    assert document_of([("ปีงบประมาณ", "ปีนี้"), ("คู่แผนกับรายงาน", "1 กับ 2")]) == document_of([])
