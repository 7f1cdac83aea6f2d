"""The published JSON holds the whole reading and nothing else."""

import json
from random import Random

from hypothesis import given

from prongsai.documents.schema.reading import read_json
from prongsai.documents.writers.json import write_json
from prongsai.domain.plan.reading import Doubt, Meta, Reading, Row, Sections
from tests.factories.readings import make_reading, readings


@given(readings())
def test_what_is_written_is_read_back_the_same(reading):
    assert read_json(write_json(reading)) == reading


def test_fields_stand_in_their_declared_order_with_none_and_empty_lists():
    reading = Reading("x", Meta(), Sections(), (Row(1),), doubts=(Doubt("c", params={"a": "ก"}),))
    data = json.loads(write_json(reading))
    assert list(data) == list(Reading.__dataclass_fields__)
    assert list(data["measures"][0]) == list(Row.__dataclass_fields__)
    assert data["measures"][0]["measure"] is None
    assert data["measures"][0]["steps"] == []
    assert data["doubts"] == [{"code": "c", "at": "", "params": {"a": "ก"}, "severity": "check"}]


def test_thai_is_written_as_thai_one_field_on_a_line():
    written = write_json(make_reading("A", Random(1))).decode()
    assert "\\u0e" not in written
    assert written.startswith('{\n "doc": "invented-a",\n')
    assert written.endswith("}\n")
