"""A sheet that officers worked on is still read."""

from prongsai.domain.plan.reading import Row
from prongsai.domain.reading.raw import RawCell, RawDocument, RawParagraph, RawRow, RawTable
from prongsai.domain.report.sheet.fields import FIELDS
from prongsai.domain.report.sheet.read import read_lines, read_sheet

HEADERS = [each.header for each in FIELDS]


def lines(*rows: dict[str, str], headers: list[str] | None = None) -> list[list[str]]:
    heads = headers or HEADERS
    return [heads, *([row.get(head, "") for head in heads] for row in rows)]


def test_columns_may_be_moved_left_out_and_added():
    heads = ["หมายเหตุของฉัน", *reversed(HEADERS[:20])]
    row = {"ลำดับในเอกสาร": "๗", "มาตรการ/แนวทาง": "ทำ", "หมายเหตุของฉัน": "ดีมาก"}
    reading = read_lines(lines(row, headers=heads))
    assert reading.measures == (Row(7, measure="ทำ", unread=("หมายเหตุของฉัน: ดีมาก",)),)


def test_a_cell_that_its_field_cannot_hold_is_kept_as_unread():
    row = {"ลำดับในเอกสาร": "1", "สถานะ": "ใกล้เสร็จ", "เลขที่พิมพ์": "สอง", "ลิงก์หลักฐาน": "x"}
    assert read_lines(lines(row)).measures == (
        Row(1, unread=("เลขที่พิมพ์: สอง", "สถานะ: ใกล้เสร็จ", "ลิงก์หลักฐาน: x")),
    )


def test_a_row_added_by_hand_gets_its_number():
    reading = read_lines(lines({"ลำดับในเอกสาร": "1"}, {"มาตรการ/แนวทาง": "ใหม่"}))
    assert reading.measures == (Row(1), Row(2, measure="ใหม่"))


def test_facts_may_stand_above_or_below_and_unknown_ones_become_notes():
    above = [["จังหวัด", "", "ขอนแก่น"]]
    below = [["ปีงบประมาณ", "", "๒๕๖๖"], ["เบอร์โทร", "", "ไม่มี"]]
    reading = read_lines([*above, *lines({"ลำดับในเอกสาร": "1"}), *below])
    assert (reading.meta.changwat, reading.meta.fiscal_year) == ("ขอนแก่น", 2566)
    assert reading.sections.notes == ("เบอร์โทร: ไม่มี",)


def test_another_table_is_not_such_a_sheet():
    heads = ["มาตรการ/แนวทาง", "ขั้นตอนและวิธีการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ข้อเสนอแนะ"]
    assert read_lines([heads, ["ก", "ข", "ค", "ง", "จ"]]) is None
    assert read_lines([]) is None


def test_table_and_facts_may_come_as_two_raw_tables():
    wide = RawRow((RawCell("จังหวัด", columns=2), RawCell("ชัยภูมิ", columns=8)))
    heads = RawRow(tuple(RawCell(head) for head in HEADERS))
    tables = (RawTable((heads, RawRow((RawCell("1"),))), 1), RawTable((wide,), 2))
    reading = read_sheet(RawDocument("a.xlsx", "xlsx", (RawParagraph("ชื่อเรื่อง"), *tables)))
    assert (reading.measures, reading.meta.changwat) == ((Row(1),), "ชัยภูมิ")


def test_a_document_without_such_a_table_is_not_a_sheet():
    assert read_sheet(RawDocument("a.xlsx", "xlsx", (RawParagraph("ชื่อเรื่อง"),))) is None
