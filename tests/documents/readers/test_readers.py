"""Any file in, one kind of document out."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.documents.readers import Limits, Refused, read, read_bytes
from prongsai.domain.reading.raw import (
    Place,
    RawCell,
    RawDocument,
    RawParagraph,
    RawRow,
    RawTable,
    ReaderRemark,
)
from tests.factories import grids as made
from tests.factories import office


def _cells(document: RawDocument) -> list[list[list[tuple[str, int, bool]]]]:
    return [
        [
            [(cell.text, cell.columns, cell.continues_above) for cell in row.cells]
            for row in table.rows
        ]
        for table in document.tables
    ]


@settings(max_examples=40)  # each is a whole Word file
@given(made.grids())
def test_a_table_with_spans_reads_the_same_from_word(grid: made.Grid) -> None:
    assert _cells(read_bytes("a.docx", made.as_docx(grid))) == [made.expected(grid)]


@given(made.grids())
def test_a_table_with_spans_reads_the_same_from_a_workbook(grid: made.Grid) -> None:
    assert _cells(read_bytes("a.xlsx", made.as_xlsx(grid))) == [made.expected(grid)]


@given(made.grids())
def test_a_table_with_spans_reads_the_same_from_a_web_page(grid: made.Grid) -> None:
    assert _cells(read_bytes("a.html", made.as_html(grid))) == [made.expected(grid)]


@given(made.grids(spans=False))
def test_a_plain_table_reads_the_same_from_csv_and_text(grid: made.Grid) -> None:
    assert _cells(read_bytes("a.csv", made.as_csv(grid))) == [made.expected(grid)]
    assert _cells(read_bytes("a.txt", made.as_text(grid))) == [made.expected(grid)]


@given(made.grids(spans=False), st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le"]))
def test_the_encoding_of_a_text_makes_no_difference(grid: made.Grid, encoding: str) -> None:
    text = made.as_text(grid).decode()
    document = read_bytes("a.txt", text.encode(encoding))
    assert document == read_bytes("a.txt", text.encode())


def test_a_file_is_read_from_its_path_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "รายงาน ๒๕๖๗.txt"
    path.write_text("รายงานผล\n\nมาตรการ\tผู้รับผิดชอบ\nเปิดเผยข้อมูล\tสำนักปลัด\n", encoding="utf-8")

    def cell(text: str, line: int, row: int, column: int) -> RawCell:
        return RawCell(text, Place(line=line, table=1, row=row, column=column))

    assert read(path) == RawDocument(
        "รายงาน ๒๕๖๗.txt",
        "text",
        (
            RawParagraph("รายงานผล", Place(line=1)),
            RawTable(
                (
                    RawRow(
                        (cell("มาตรการ", 3, 1, 1), cell("ผู้รับผิดชอบ", 3, 1, 2)),
                        Place(line=3, table=1, row=1),
                    ),
                    RawRow(
                        (cell("เปิดเผยข้อมูล", 4, 2, 1), cell("สำนักปลัด", 4, 2, 2)),
                        Place(line=4, table=1, row=2),
                    ),
                ),
                1,
                Place(line=3, table=1),
            ),
        ),
    )


def test_a_wrong_ending_is_remarked_and_the_content_read() -> None:
    document = read_bytes("แผน.pdf", office.docx(office.p("แผนปี ๒๕๖๘")))
    assert document == RawDocument(
        "แผน.pdf",
        "docx",
        (RawParagraph("แผนปี ๒๕๖๘"),),
        remarks=(
            ReaderRemark("read.wrong_ending", params=(("ending", ".pdf"), ("format", "docx"))),
        ),
    )


def test_characters_that_are_lost_are_counted() -> None:
    data = ("แผนปฏิบัติการป้องกันการทุจริต" * 10).encode()[:-1]  # cut within its last letter
    document = read_bytes("a.txt", data)
    assert document.remarks == (ReaderRemark("read.damaged_characters", params=(("count", "1"),)),)


def test_a_path_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(Refused) as missing:
        read(tmp_path / "ไม่มี.txt")
    with pytest.raises(Refused) as folder:
        read(tmp_path)
    assert (missing.value.code, missing.value.params) == ("read.not_found", {"name": "ไม่มี.txt"})
    assert (folder.value.code, folder.value.params) == ("read.is_folder", {"name": tmp_path.name})


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(3 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        read(path, limits=Limits(file_bytes=2 * 1024 * 1024))
    assert (refused.value.code, refused.value.params) == ("read.too_large", {"size": "2"})


def test_json_is_no_document_to_read() -> None:
    with pytest.raises(Refused) as refused:
        read_bytes("plan.json", b'{"rows": []}')
    assert (refused.value.code, refused.value.params) == ("read.unsupported", {"kind": "JSON"})


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Refused):
        assert read_bytes("a", data).name == "a"


def test_the_seeds_are_thirty_four_tables_of_fifty_five_rows(shared: Path) -> None:
    documents = [read(path) for path in sorted((shared / "seeds").glob("*.txt"))]
    tables = [table for document in documents for table in document.tables]
    assert len(tables) == 34
    assert sum(len(table.rows) - 1 for table in tables) == 55
