"""A reading's JSON is read back strictly, and its schema says the same."""

import json

import pytest

from prongsai.documents.schema.reading import (
    NotAReadingError,
    make_schema,
    read_json,
    schema_text,
    shipped_schema,
)
from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Meta, Reading, Row, Sections


def changed(**fields: object) -> bytes:
    return json.dumps(plain(Reading("x", Meta(), Sections(), (Row(1),))) | fields).encode()


@pytest.mark.parametrize(
    ("content", "code", "at"),
    [
        (b"%PDF-1.7", "json.not_json", ""),
        (b"\xff\xfe\x00", "json.not_json", ""),
        (b"[" * 100_000, "json.not_json", ""),
        (b"[1, 2]", "json.wrong_value", ""),
        (b'{"name": "other"}', "json.wrong_value", "/doc"),
        (changed(measures=[{"ordinal": "1"}]), "json.wrong_value", "/measures/0/ordinal"),
        (changed(measures=[{"ordinal": 1, "kind": "x"}]), "json.wrong_value", "/measures/0/kind"),
        (changed(colour="red"), "json.unknown_field", "/colour"),
        (changed(measures=[{"ordinal": 1, "x": 1}]), "json.unknown_field", "/measures/0/x"),
    ],
)
def test_foreign_json_is_refused_and_says_where(content, code, at):
    with pytest.raises(NotAReadingError) as refused:
        read_json(content)
    assert (refused.value.code, refused.value.at) == (code, at)


def test_fields_with_a_default_may_be_left_out_and_a_byte_order_mark_is_no_harm():
    content = b"\xef\xbb\xbf" + changed(measures=[{"ordinal": 3}])
    assert read_json(content).measures == (Row(3),)


def test_the_shipped_schema_is_the_one_of_the_code():
    assert shipped_schema() == make_schema()
    assert json.loads(schema_text()) == make_schema()


def test_the_schema_allows_no_other_fields():
    schema = make_schema()
    assert schema["additionalProperties"] is False
    assert all(part["additionalProperties"] is False for part in schema["$defs"].values())
    assert schema["required"] == ["doc", "meta", "sections", "measures"]
