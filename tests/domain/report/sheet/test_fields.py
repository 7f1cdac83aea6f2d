"""Every field of a row has one column, under a header of its own."""

from prongsai.domain.plan.reading import Row
from prongsai.domain.report.sheet.fields import BY_NAME, FIELDS


def test_there_is_a_column_for_every_field_in_their_order():
    assert [each.name for each in FIELDS] == list(Row.__dataclass_fields__)


def test_no_header_is_used_twice():
    assert len({each.header for each in FIELDS}) == len(FIELDS)


def test_an_empty_field_has_an_empty_cell():
    assert [each.name for each in FIELDS if each.cell(Row(1))] == ["ordinal", "kind"]


def test_a_list_has_one_line_for_each_item():
    steps = BY_NAME["steps"]
    assert steps.cell(Row(1, steps=("๑.ก  ข", "๒.ค\nง"))) == "๑.ก ข\n๒.ค ง"
    assert steps.parse("๑.ก ข\n\n ๒.ค ง ") == ("๑.ก ข", "๒.ค ง")


def test_numbers_may_be_typed_in_thai_digits():
    assert BY_NAME["tables"].parse("๑, 2") == (1, 2)
