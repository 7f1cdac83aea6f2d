"""A raw document comes back from its JSON as it was, tables and paragraphs told apart."""

import pytest

from prongsai.documents.schema.raw import read_raw, write_raw
from prongsai.domain.reading.raw import (
    Place,
    RawCell,
    RawDocument,
    RawParagraph,
    RawRow,
    RawTable,
    ReaderRemark,
)


def test_every_kind_of_block_comes_back() -> None:
    place = Place(page=2, table=1, row=1, column=1)
    cell = RawCell("ก\nข", place, columns=2, continues_above=True, certainty=0.5)
    table = RawTable((RawRow((cell,), place, is_header=True),), 1, place)
    remark = ReaderRemark("read.wrong_ending", params=(("ending", "txt"),))
    document = RawDocument(
        "แผน.pdf", "pdf", (RawParagraph("หัวเรื่อง", heading=1), table), 3, (remark,)
    )
    assert read_raw(write_raw(document)) == document


def test_anything_else_is_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        read_raw("{}")
