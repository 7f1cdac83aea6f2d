from prongsai.domain.reading.raw import RawCell, RawDocument, RawParagraph, RawRow, RawTable
from tests.factories.documents import COVER, ROW_A, A, as_text, document, raw_table, table


def test_a_cell_keeps_its_paragraphs_apart() -> None:
    assert RawCell("ตั้งกล่อง\n \nเปิดกล่อง").paragraphs == ("ตั้งกล่อง", "เปิดกล่อง")


def test_a_row_tells_the_texts_of_its_cells() -> None:
    assert RawRow((RawCell("ก"), RawCell("ข", columns=2))).texts == ("ก", "ข")


def test_a_table_is_as_wide_as_its_widest_row() -> None:
    rows = (RawRow((RawCell("ก", columns=3),)), RawRow((RawCell("ก"), RawCell("ข"))))
    assert (RawTable(rows, 1).width, RawTable((), 1).width) == (3, 0)


def test_a_document_gives_its_tables_and_paragraphs_apart() -> None:
    one = RawParagraph("คำนำ")
    two = raw_table(("ก", "ข"))
    found = RawDocument("a.txt", "text", (one, two))
    assert (list(found.paragraphs), list(found.tables)) == ([one], [two])


def test_the_parts_of_a_text_stand_on_the_lines_that_it_is_printed_on() -> None:
    found = document(*COVER, table(A, ROW_A), "หมายเหตุ")
    lines = as_text(*COVER, table(A, ROW_A), "หมายเหตุ").split("\n")
    (rows,) = found.tables
    assert [lines[(row.place.line or 0) - 1].split("\t")[0] for row in rows.rows] == [
        A[0],
        ROW_A[0],
    ]
