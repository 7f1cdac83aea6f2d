"""One way in for every kind of file: the command line and the pages read the same."""

import pytest

from prongsai.documents.intake import refusal_of, saved_reading, take_in
from prongsai.documents.readers import Limits, Refused
from prongsai.documents.writers.json import write_json
from prongsai.library.knowledge import knowledge
from tests.factories.short_report import SHORT_REPORT


def test_a_report_is_read_with_its_source_beside_it() -> None:
    intake = take_in("รายงาน.txt", SHORT_REPORT.encode(), knowledge)
    assert [row.responsible for row in intake.reading.measures] == [("กองคลัง",)]
    assert intake.document is not None
    assert refusal_of(intake) is None


def test_a_saved_reading_comes_back_as_it_was() -> None:
    reading = take_in("รายงาน.txt", SHORT_REPORT.encode(), knowledge).reading
    intake = take_in("รายงาน.json", write_json(reading), knowledge)
    assert (intake.reading, intake.document, refusal_of(intake)) == (reading, None, None)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("เรื่องเล่าของหมู่บ้านริมน้ำ\nไม่มีตารางใดเลย\n", "read.no_table"),
        ("<table><tr><td>สี</td><td>ราคา</td></tr><tr><td>แดง</td><td>12</td></tr></table>",
         "read.not_a_report"),
    ],
)  # fmt: skip
def test_what_holds_no_measures_says_what_it_seems_to_be(words: str, code: str) -> None:
    refused = refusal_of(take_in("เรื่อง.txt", words.encode(), knowledge))
    assert refused is not None
    assert refused.code == code


def test_a_file_over_the_limit_and_a_broken_reading_are_refused() -> None:
    with pytest.raises(Refused) as large:
        take_in("ใหญ่.json", b" " * 11, knowledge, limits=Limits(file_bytes=10))
    assert large.value.code == "read.too_large"
    with pytest.raises(Refused) as broken:
        saved_reading("พัง.json", b"{")
    assert broken.value.code == "json.not_json"
