"""Columns told by what stands in them."""

from prongsai.domain.reading.guessing import (
    guess_columns,
    key_of_headers,
    rows_by_header,
    told_by_cells,
)
from prongsai.domain.reading.headers import Column
from tests.factories.documents import raw_table

ROWS = (
    ("๑", "แจกคู่มือยืมรถตัดหญ้า", "พิมพ์คู่มือแล้วแจกทุกหมู่บ้าน", "กองช่าง", "ม.ค.-มี.ค.๖๖"),
    ("๒", "ติดราคากลางหน้าสำนักงาน", "คัดราคากลางแล้วติดป้าย", "กองคลัง", "เมษายน ๒๕๖๖"),
    ("๓", "ตั้งกล่องรับฟังความเห็น", "ทำกล่องแล้วเปิดทุกศุกร์", "สำนักปลัด", "ทุกเดือน"),
)


def test_columns_without_a_header_are_guessed_from_their_content() -> None:
    assert guess_columns([], [], ROWS) == (
        Column("seq", "", guessed=True),
        Column("measure", "", guessed=True),
        Column("steps", "", guessed=True),
        Column("responsible", "", guessed=True),
        Column("timeline", "", guessed=True),
    )


def test_where_headers_tell_only_owners_and_times_are_guessed_beside_them() -> None:
    headers = ["ที่", "มาตรการ", "สีของปก", "", ""]
    known = [Column("seq", "ที่"), Column("measure", "มาตรการ"), *[Column("unknown", "")] * 3]
    assert guess_columns(headers, known, ROWS) == (
        Column("seq", "ที่"),
        Column("measure", "มาตรการ"),
        Column("unknown", "สีของปก"),
        Column("responsible", "", guessed=True),
        Column("timeline", "", guessed=True),
    )


def test_words_of_deeds_and_links_are_told_from_plans() -> None:
    rows = [
        (*row[1:4], "ได้ดำเนินการแจกครบแล้ว", "https://www.buengkrajang.example/a.php") for row in ROWS
    ]
    found = guess_columns([], [], rows)
    assert found is not None
    assert [column.role for column in found] == [
        "measure",
        "steps",
        "responsible",
        "results",
        "evidence",
    ]


def test_a_table_without_owner_or_time_is_no_table_of_measures() -> None:
    assert guess_columns([], [], [("ก", "ข", "ค"), ("ง", "จ", "ฉ")]) is None


def test_two_columns_are_too_few() -> None:
    assert guess_columns([], [], [("แจกคู่มือ", "กองช่าง")]) is None


def test_no_rows_tell_nothing() -> None:
    assert guess_columns(["งาน", "ใคร", "เมื่อใด"], [], []) is None


def test_empty_columns_stay_unknown() -> None:
    found = guess_columns([], [], [(*row, "") for row in ROWS])
    assert found is not None
    assert found[-1] == Column("unknown", "")


def test_a_column_of_numbers_may_hold_codes_instead() -> None:
    columns = (Column("seq", "ข้อ"), Column("measure", "มาตรการ"))
    coded = told_by_cells(columns, [("O๑๗", "จองคิวออนไลน์"), ("๐๓๓", "ประชุมประชาคม")])
    numbered = told_by_cells(columns, [("๑", "จองคิวออนไลน์"), ("๒", "ประชุมประชาคม")])
    assert ([column.role for column in coded], numbered) == (["item", "measure"], columns)


def test_a_column_of_progress_with_nothing_but_shares_is_the_status() -> None:
    columns = (Column("measure", "มาตรการ"), Column("results", "ความคืบหน้า"))
    shares = told_by_cells(columns, [("จองคิวออนไลน์", "50 %"), ("ประชุมประชาคม", "ร้อยละ ๑๐๐")])
    words = told_by_cells(columns, [("จองคิวออนไลน์", "เปิดแล้วร้อยละ ๕๐"), ("ประชุม", "100%")])
    assert ([column.role for column in shares], words) == (["measure", "status"], columns)


def test_a_second_column_that_begins_with_people_tells_what_they_gained() -> None:
    rows = [(*row[1:], "ประชาชนได้รับความสะดวก") for row in ROWS]
    found = guess_columns([], [], rows)
    assert found is not None
    assert [column.role for column in found][-3:] == ["responsible", "timeline", "outcomes"]


def test_pages_under_one_header_are_looked_at_together() -> None:
    header = ("งาน", "ใคร")
    one = raw_table(header, ("---", "---"), ("แจกคู่มือ", "กองช่าง"))
    other = raw_table(header, ("ด้านที่ ๑", ""), ("ติดป้าย", "กองคลัง"))
    pages = rows_by_header([one, other])
    assert pages[key_of_headers(header)] == [("แจกคู่มือ", "กองช่าง"), ("ติดป้าย", "กองคลัง")]


def test_the_only_column_that_nobody_knows_tells_how_it_is_done() -> None:
    headers = ["ที่", "มาตรการ", "วิธีปรับปรุง", "ผู้รับผิดชอบ", "ระยะเวลา"]
    known = [Column("seq", "ที่"), Column("measure", "มาตรการ"), Column("unknown", headers[2])]
    known += [Column("responsible", "ผู้รับผิดชอบ"), Column("timeline", "ระยะเวลา")]
    rows = [(*row[:2], f"1) {row[2]} 2) สรุปผล", *row[3:]) for row in ROWS]
    found = guess_columns(headers, known, rows)
    assert found is not None
    assert found[2] == Column("steps", "วิธีปรับปรุง", guessed=True)


def test_links_behind_deeds_make_no_column_of_evidence() -> None:
    told = "แจกครบแล้วเมื่อวันที่ ๕ มกราคม ๒๕๖๖ https://www.buengkrajang.example/a.php"
    found = guess_columns([], [], [(*row[1:4], told) for row in ROWS])
    assert found is not None
    assert found[-1].role == "results"


CODES = (Column("seq", "ข้อ"), Column("issue", "ประเด็น"))


def test_a_column_of_codes_is_the_items_though_a_letter_is_misread_or_a_row_goes_on() -> None:
    rows = [("O๑", "โครงสร้าง"), ("๐๖", "แผนงาน"), ("๐๘ (ต่อ)", "")]
    assert told_by_cells(CODES, rows)[0] == Column("item", "ข้อ")


def test_a_column_of_numbers_that_begin_with_zero_stays_one_of_numbers() -> None:
    assert told_by_cells(CODES, [("๐๑", "โครงสร้าง"), ("๐๒", "แผนงาน")]) == CODES
