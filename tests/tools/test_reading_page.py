"""The page of the published JSON names every field."""

from prongsai.domain.plan.reading import Due, Meta, Row
from tools.reading_page import reading_page


def test_every_field_of_a_row_and_of_the_document_is_named():
    page = reading_page()
    named = [f"`{name}`" for kind in (Row, Due) for name in kind.__dataclass_fields__]
    named += [f"`meta/{name}`" for name in Meta.__dataclass_fields__]
    assert [name for name in named if name not in page] == []
