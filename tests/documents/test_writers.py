"""The ending of a name chooses the writer."""

from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest

from prongsai.documents.schema.reading import read_json
from prongsai.documents.writers import ENDINGS, UnknownEndingError, write
from tests.factories.readings import make_reading

READING = make_reading("D", Random(2))


def test_every_ending_gives_a_file_of_its_kind():
    starts = {ending: write(READING, ending)[:5] for ending in ENDINGS}
    assert starts == {
        ".docx": b"PK\x03\x04\x14",
        ".pdf": b"%PDF-",
        ".xlsx": b"PK\x03\x04\x14",
        ".html": b"<!doc",
        ".json": b'{\n "d',
    }


def test_capital_letters_in_an_ending_do_not_matter():
    assert read_json(write(READING, ".JSON")) == READING


def test_layout_digits_and_plan_item_reach_the_document():
    content = write(READING, ".docx", "D", "arabic", plan_item="O34")
    document = ZipFile(BytesIO(content)).read("word/document.xml").decode()
    assert "ขับเคลื่อนตามข้อ O34" in document
    assert "(1) ผู้รับผิดชอบหรือผู้เกี่ยวข้อง" in document


def test_an_unknown_ending_is_refused():
    with pytest.raises(UnknownEndingError) as refused:
        write(READING, ".odt")
    assert (refused.value.code, refused.value.ending) == ("write.unknown_ending", ".odt")
