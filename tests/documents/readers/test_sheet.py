from __future__ import annotations

from prongsai.documents.readers.sheet import SheetCell, SheetRow, blocks_of
from prongsai.domain.reading.raw import Place, RawParagraph, RawTable


def _rows(*rows: tuple[str, ...]) -> list[SheetRow]:
    return [
        SheetRow(number, {at: SheetCell(text) for at, text in enumerate(row, 1) if text})
        for number, row in enumerate(rows, 1)
    ]


def _told(rows: list[SheetRow]) -> list[str | list[tuple[str, ...]]]:
    return [
        block.text if isinstance(block, RawParagraph) else [row.texts for row in block.rows]
        for block in blocks_of(rows)
    ]


def test_title_pairs_table_and_note() -> None:
    rows = _rows(
        ("แผนปี ๒๕๖๘",),
        ("หน่วยงาน", "อบต.บ้านสวนฝัน"),
        ("ที่", "มาตรการ", "ใคร"),
        ("๑", "ก", "ข"),
        ("๒", "", ""),
        ("๓", "ค", ""),
        ("หมายเหตุ ข้อมูล ณ สิ้นปี",),
    )
    assert _told(rows) == [
        "แผนปี ๒๕๖๘",
        "หน่วยงาน อบต.บ้านสวนฝัน",
        [("ที่", "มาตรการ", "ใคร"), ("๑", "ก", "ข"), ("๒", "", ""), ("๓", "ค", "")],
        "หมายเหตุ ข้อมูล ณ สิ้นปี",
    ]


def test_an_empty_row_ends_a_table_and_the_next_is_numbered_on() -> None:
    rows = _rows(("ก", "ข", "ค"), ("1", "2", "3"), (), ("ง", "จ", "ฉ"), ("4", "5", "6"))
    blocks = list(blocks_of(rows, sheet="แผ่น", first_table=4))
    assert [block.place for block in blocks] == [
        Place(line=1, sheet="แผ่น", table=4),
        Place(line=4, sheet="แผ่น", table=5),
    ]


def test_a_header_that_comes_again_begins_a_new_table_after_its_heading() -> None:
    header, one = ("ที่", "มาตรการ", "ใคร"), ("๑", "ก", "ข")
    rows = _rows(header, one, ("เครื่องมือ EIT",), header, one)
    assert _told(rows) == [[header, one], "เครื่องมือ EIT", [header, one]]


def test_a_heading_of_a_group_inside_the_table_stays_a_row_of_it() -> None:
    rows = _rows(("ที่", "มาตรการ", "ใคร"), ("เครื่องมือ EIT",), ("๑", "ก", "ข"))
    rows[1] = SheetRow(2, {1: SheetCell("เครื่องมือ EIT", columns=3)})
    (table,) = blocks_of(rows)
    assert isinstance(table, RawTable)
    assert [(cell.text, cell.columns) for cell in table.rows[1].cells] == [("เครื่องมือ EIT", 3)]


def test_two_columns_are_a_table_only_where_they_repeat() -> None:
    assert _told(_rows(("ชื่อ", "ค่า"))) == ["ชื่อ ค่า"]
    assert _told(_rows(("ชื่อ", "ค่า"), ("ก", "ข"))) == [[("ชื่อ", "ค่า"), ("ก", "ข")]]


def test_a_table_that_stands_to_the_right_begins_at_its_first_column() -> None:
    rows = [
        SheetRow(number, {at: SheetCell(f"{number}{at}") for at in (4, 5, 6)}) for number in (1, 2)
    ]
    (table,) = blocks_of(rows)
    assert isinstance(table, RawTable)
    assert table.rows[0].texts == ("14", "15", "16")
    assert table.rows[0].cells[0].place == Place(line=1, table=1, row=1, column=1)


def test_no_rows_are_no_blocks() -> None:
    assert _told([]) == []
    assert _told(_rows((), ("",))) == []
