"""Measures told as forms become rows of a table."""

from prongsai.domain.reading.forms import with_forms
from prongsai.domain.reading.raw import RawCell, RawParagraph, RawRow, RawTable
from tests.factories.documents import ROW_A, A, document, raw_table, rows_of, table

FIELDS = (
    ("มาตรการ", "แจกคู่มือยืมรถตัดหญ้า"),
    ("ผู้รับผิดชอบ", "กองช่าง"),
    ("ขั้นตอน", "๑.พิมพ์ ๒.แจก"),
    ("ระยะเวลาดำเนินการ", "มกราคม ๒๕๖๖"),
)


def test_a_table_of_fields_and_values_is_turned() -> None:
    (found,) = with_forms([raw_table(*FIELDS)])
    assert isinstance(found, RawTable)
    assert [row.texts for row in found.rows] == [
        tuple(field for field, _ in FIELDS),
        tuple(value for _, value in FIELDS),
    ]


def test_a_table_with_a_header_row_is_left_alone() -> None:
    whole = raw_table(A, ROW_A)
    assert list(with_forms([whole])) == [whole]


def test_a_row_without_cells_does_no_harm() -> None:
    fields = raw_table(*FIELDS)
    (found,) = with_forms([RawTable((RawRow(()), *fields.rows), 1)])
    assert isinstance(found, RawTable)
    assert found.width == 4


def test_lines_of_field_and_value_under_a_title_are_a_measure() -> None:
    lines = (
        "มาตรการที่ ๑ แจกคู่มือยืมรถตัดหญ้า",
        "ผู้รับผิดชอบ : กองช่าง",
        "ขั้นตอน : ๑.พิมพ์ ๒.แจก",
        "ระยะเวลาดำเนินการ : มกราคม ๒๕๖๖",
    )
    (row,) = rows_of(*lines)
    assert (row.responsible, row.steps, [due.end for due in row.due]) == (
        ("กองช่าง",),
        ("๑.พิมพ์", "๒.แจก"),
        ["2023-01-31"],
    )


def test_a_few_lines_with_colons_are_prose() -> None:
    blocks = list(document("มาตรการที่ ๑ แจกคู่มือ", "ผู้รับผิดชอบ : กองช่าง").blocks)
    assert list(with_forms(blocks)) == blocks
    assert all(isinstance(block, RawParagraph) for block in blocks)


def test_measures_side_by_side_are_rows() -> None:
    fields = table(
        ("มาตรการ", "แจกคู่มือยืมรถตัดหญ้า", "ติดราคากลางหน้าสำนักงาน"),
        ("ผู้รับผิดชอบ", "กองช่าง", "กองคลัง"),
        ("ขั้นตอน", "๑.พิมพ์", "๑.คัด"),
        ("ระยะเวลาดำเนินการ", "มกราคม ๒๕๖๖", "เมษายน ๒๕๖๖"),
    )
    assert [(row.measure, row.responsible) for row in rows_of(fields)] == [
        ("แจกคู่มือยืมรถตัดหญ้า", ("กองช่าง",)),
        ("ติดราคากลางหน้าสำนักงาน", ("กองคลัง",)),
    ]


def test_a_cell_of_a_form_keeps_its_place() -> None:
    (found,) = with_forms([raw_table(*FIELDS)])
    assert isinstance(found, RawTable)
    cell: RawCell = found.rows[1].cells[2]
    assert (cell.place.row, cell.place.column) == (3, 2)


def test_a_field_may_stand_over_its_value() -> None:
    lines = (
        "มาตรการที่ ๑ แจกคู่มือยืมรถตัดหญ้า",
        "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ",
        "ขั้นตอนการดำเนินการ\n๑. พิมพ์\n๒. แจก",
        "ผู้รับผิดชอบ :\nกองช่าง",
        "ระยะเวลาดำเนินการ : มกราคม ๒๕๖๖",
    )
    blocks = [RawParagraph(line) for line in "\n".join(lines).split("\n")]
    (found,) = with_forms(blocks)
    assert isinstance(found, RawTable)
    assert [row.texts for row in found.rows] == [
        ("มาตรการ", "ตัวชี้วัด", "ขั้นตอนการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"),
        (lines[0], lines[1], "๑. พิมพ์\n๒. แจก", "กองช่าง", "มกราคม ๒๕๖๖"),
    ]
