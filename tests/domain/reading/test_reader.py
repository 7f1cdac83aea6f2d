"""A whole document: joined, linked, doubted, and nothing of it lost."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from prongsai.documents.readers.text import read_text
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.raw import RawDocument, ReaderRemark
from prongsai.domain.reading.reader import read_document
from prongsai.domain.thai.text import fold
from prongsai.library.knowledge import knowledge
from tests.factories.documents import (
    AGENCY,
    B1,
    B2,
    COVER,
    ROW_A,
    ROW_B1,
    ROW_B2,
    ROW_C,
    ROW_D,
    TITLE,
    A,
    C,
    Cell,
    D,
    as_text,
    document,
    doubts_of,
    read,
    row_of,
    rows_of,
    table,
)
from tests.factories.wild import OTHER, SITE, cells, raw_documents

LAYOUTS = ((A, ROW_A), (B1, ROW_B1), (B2, ROW_B2), (C, ROW_C), (D, ROW_D))
ANALYSED = "จากการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {} ตำบลจึงตั้งมาตรการ"


def doubted(reading: Reading, code: str) -> list[dict[str, str]]:
    return [doubt.params for doubt in reading.doubts if doubt.code == code]


# --- from text to rows


@pytest.mark.parametrize(("header", "row"), LAYOUTS, ids=("A", "B1", "B2", "C", "D"))
def test_the_text_of_a_document_is_read_as_the_document(
    header: tuple[str, ...], row: tuple[str, ...]
) -> None:
    parts = (*COVER, ANALYSED.format(2565), table(header, row), "หมายเหตุ ติดต่อกองช่าง")
    by_text = read_document(read_text("รายงาน.txt", as_text(*parts)), knowledge())
    assert by_text == read(*parts)


def test_a_list_in_paragraphs_survives_its_markup() -> None:
    row = (*ROW_A[:2], "ตั้งกล่องรับฟังความเห็น\nเปิดกล่องทุกวันศุกร์", *ROW_A[3:])
    text = as_text(*COVER, table(A, row))
    (found,) = read_document(read_text("รายงาน.txt", text), knowledge()).measures
    assert ("<p>" in text, found.steps) == (True, ("ตั้งกล่องรับฟังความเห็น", "เปิดกล่องทุกวันศุกร์"))


def test_the_last_row_without_a_line_end_is_read() -> None:
    text = as_text(*COVER, table(B1, ROW_B1, ("(๒) ติดป้าย", "๑.คัด ๒.ติดให้ทั่วทุ")))
    rows = read_document(read_text("รายงาน.txt", text), knowledge()).measures
    assert [row.steps for row in rows] == [
        ("๑.พิมพ์คู่มือ", "๒.แจกทุกหมู่บ้าน"),
        ("๑.คัด", "๒.ติดให้ทั่วทุ"),
    ]


def test_the_cover_becomes_the_description_of_the_document() -> None:
    meta = read(*COVER, ANALYSED.format(2565), table(A, ROW_A)).meta
    assert (meta.report_title, meta.agency_name, meta.source_file) == (TITLE, AGENCY, "รายงาน.txt")
    assert (meta.fiscal_year, meta.fiscal_year_basis, meta.prior_ita_year) == (2566, "stated", 2565)
    assert (meta.round, meta.period_start, meta.period_end, meta.period_basis) == (
        6,
        "2022-10-01",
        "2023-03-31",
        "derived",
    )


def test_the_name_of_a_document_is_its_file_without_the_ending() -> None:
    found = read_document(document(*COVER, table(A, ROW_A), name="แผน.ปี 66.docx"), knowledge())
    assert found.doc == "แผน.ปี 66"


# --- years


def test_the_same_year_assessed_and_reported_is_remarked() -> None:
    reading = read(*COVER, ANALYSED.format(2566), table(A, ROW_A))
    assert ("year.same_as_assessed", "/meta/prior_ita_year") in doubts_of(reading)


def test_an_inferred_year_is_asked_about() -> None:
    reading = read(TITLE, AGENCY, COVER[3], table(A, ROW_A))
    assert (reading.meta.fiscal_year, reading.meta.fiscal_year_basis) == (2566, "inferred")
    assert ("year.inferred", "/meta/fiscal_year") in doubts_of(reading)


def test_an_unknown_year_is_asked_about() -> None:
    reading = read(AGENCY, table(A, (*ROW_A[:3], "๑.รายงานนายก", "")))
    assert ("year.unknown", "/meta/fiscal_year") in doubts_of(reading)


def test_a_report_that_tells_of_deeds_after_its_own_date_is_asked_about() -> None:
    preface = "ตำบลของเราเล่าผลงานให้ชาวบ้านฟัง"
    deed = "ประชุมเมื่อวันที่ ๑ เมษายน ๒๕๖๖"
    row = (*ROW_B2[:4], deed, "")
    reading = read(*COVER, "คำนำ", preface, "สำนักปลัด", "มีนาคม ๒๕๖๖", table(B2, row))
    assert doubted(reading, "report.dated_before_deeds") == [
        {"prepared": "2023-03", "last": "2023-04-01"}
    ]


# --- tables


def test_a_table_over_many_pages_is_one_though_its_header_is_spelled_anew() -> None:
    spelled = [
        tuple(header.replace("/", slash).replace("การ", word) for header in A)
        for slash, word in (("/", "การ"), ("/ ", "การ"), (" / ", "กา ร"))
    ]
    rows = rows_of(*(table(header, ROW_A) for header in spelled))
    assert [(row.logical_table, row.table) for row in rows] == [(1, 1), (1, 2), (1, 3)]


def test_a_row_cut_by_the_page_end_is_one_measure() -> None:
    rest = (ROW_D[0], ROW_D[1], f"{ROW_D[2]} (ต่อ)", "", "", "๓.ติดแผนหน้าห้อง", *[""] * 6)
    (row,) = rows_of(table(D, ROW_D), table(D, rest))
    assert (row.steps[-1], row.tables, row.printed_no) == ("๓.ติดแผนหน้าห้อง", (1, 2), 1)


def test_a_shifted_row_is_set_right_and_both_readings_are_told() -> None:
    steps = (
        "๑.จัดทำทะเบียนยืมพัสดุของทุกกองให้เป็นเล่มเดียว ๒.ถ่ายภาพพัสดุก่อนให้ยืมและเมื่อรับคืน ๓.ติดประกาศวิธียืมหน้าห้อง"
    )
    row = ("-การยืมพัสดุ", f"กองคลัง\nงานพัสดุ\n{steps}", "-การยืมพัสดุ กองคลัง งานพัสดุ", *ROW_A[3:])
    reading = read(*COVER, table(A, row))
    (found,) = reading.measures
    assert (found.responsible, found.follow_up) == (("กองคลัง", "งานพัสดุ"), (ROW_A[3],))
    assert doubted(reading, "row.shifted") == [
        {
            "column": "ผู้รับผิดชอบ",
            "as_read": " | ".join(" ".join(cell.split()) for cell in row),
            "mended": " | ".join((row[0], "กองคลัง งานพัสดุ", steps, *ROW_A[3:])),
        }
    ]


def test_numbers_restart_with_each_instrument() -> None:
    other = tuple(header.replace("IIT", "EIT") for header in D)
    second = ("๑", "คุณภาพการดำเนินงาน", "e๒ ท่านได้รับคำตอบเร็วเพียงใด", *ROW_D[3:])
    rows = rows_of(table(D, ROW_D), table(other, second))
    assert [(row.printed_no, row.instrument, row.item_code) for row in rows] == [
        (1, "IIT", "i11"),
        (1, "EIT", "e2"),
    ]


def test_a_table_of_scores_is_kept_and_told() -> None:
    scores = table(("ตัวชี้วัด", "คะแนน"), ("การใช้งบประมาณ", "๘๑.๒๐"))
    reading = read(*COVER, scores, table(A, ROW_A))
    assert len(reading.measures) == 1
    assert doubted(reading, "table.unread") == [
        {"table": "1", "words": "ตัวชี้วัด | คะแนน / การใช้งบประมาณ | ๘๑.๒๐"}
    ]


def test_a_document_without_measures_says_so() -> None:
    reading = read("ประกาศหยุดงาน", "สำนักงานปิดวันจันทร์")
    assert reading.measures == ()
    assert ("document.no_measures", "") in doubts_of(reading)


def test_what_the_file_reader_remarked_is_passed_on() -> None:
    raw = document(*COVER, table(A, ROW_A))
    remark = ReaderRemark("read.hidden_text", params=(("count", "7"),))
    found = read_document(
        RawDocument(raw.name, raw.format, raw.blocks, remarks=(remark,)), knowledge()
    )
    assert doubted(found, "read.hidden_text") == [{"count": "7"}]


def test_a_signature_is_no_section_but_a_remark() -> None:
    reading = read(*COVER, table(A, ROW_A), "ลงชื่อ ....................")
    assert doubted(reading, "text.signature") == [{"words": "ลงชื่อ ...................."}]
    assert reading.sections.notes == ()


# --- plan and report


def test_plan_and_report_are_linked_by_title_not_by_number() -> None:
    titles = ("แจกคู่มือยืมรถตัดหญ้า", "ติดราคากลางหน้าสำนักงาน", "ตั้งกล่องรับฟังความเห็น")
    plan = [(f"({n}) {title}", *ROW_B1[1:]) for n, title in enumerate(titles, 1)]
    told = [(f"({n}) {title}", *ROW_B2[1:]) for n, title in enumerate(reversed(titles), 1)]
    reading = read(*COVER, table(B1, *plan), "ผลงานของตำบลในปีนี้", table(B2, *told))
    assert [row.kind for row in reading.measures] == ["plan"] * 3 + ["report"] * 3
    assert [(link.plan, link.report) for link in reading.links] == [(1, 6), (2, 5), (3, 4)]


def test_rows_that_resemble_each_other_are_not_merged() -> None:
    second = (*ROW_A[:3], "๑.รายงานนายก ทุกไตรมาส", ROW_A[4])
    reading = read(*COVER, table(A, ROW_A, second))
    assert len(reading.measures) == 2
    assert doubted(reading, "row.repeated") == [{"first": "1"}]


# --- links of the whole document


def proved(*pages: str) -> Reading:
    deeds = [f"ดำเนินการเรียบร้อย\n{SITE}/{page}" for page in pages]
    rows = [(f"O{n} เรื่องที่ {n}", *ROW_A[1:4], deed) for n, deed in enumerate(deeds, 10)]
    return read(*COVER, table(A, *rows))


def test_a_page_number_out_of_range_is_kept_and_asked_about() -> None:
    reading = proved(*(f"news.php?news_id={n}" for n in ("๑๗๔", "๒๐๑", "๒๓๗", "๒๙๕", "๒๕๑๒")))
    assert reading.measures[4].evidence[0].url == f"{SITE}/news.php?news_id=2512"
    assert doubted(reading, "link.out_of_range") == [
        {"url": f"{SITE}/news.php?news_id=2512", "low": "174", "high": "295"}
    ]


def test_an_address_with_a_clean_twin_is_mended_and_keeps_its_print() -> None:
    reading = proved("Su_bdistrict/1", "Subdistrict/1")
    (link,) = reading.measures[0].evidence
    assert (link.url, link.alt) == (f"{SITE}/Subdistrict/1", (f"{SITE}/Su_bdistrict/1",))
    assert doubted(reading, "link.near_twin") == [
        {"url": f"{SITE}/Su_bdistrict/1", "twin": f"{SITE}/Subdistrict/1"}
    ]


def test_an_underscore_without_a_twin_is_left_alone() -> None:
    (row,) = proved("Su_bdistrict/1").measures
    assert (row.evidence[0].url, row.evidence[0].alt) == (f"{SITE}/Su_bdistrict/1", ())


# --- nothing is lost, nothing is learnt, nothing breaks


def words_kept(reading: Reading) -> str:
    """All words of the rows and of what is told beside them."""
    kept = [fold(str(row)) for row in reading.measures]
    kept += [fold(str(each.params)) for each in reading.doubts]
    kept += [fold(each.raw) for each in reading.provenance]
    kept += [fold(str(reading.sections)), fold(str(reading.meta))]
    return "".join(kept).replace("\\n", "")


@st.composite
def filled_tables(draw: st.DrawFn) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    header = draw(st.sampled_from([*(each for each, _ in LAYOUTS), OTHER]))
    rows = draw(st.lists(st.tuples(*[cells] * len(header)), min_size=1, max_size=4))
    return header, rows


TWO_RHYTHMS = (
    ("มาตรการ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ"),
    [("", "", "รายไตรมาส"), ("", "", "แจกคู่มือ"), ("", "ทุกเดือน", "")],
)


@settings(max_examples=150)
@example(TWO_RHYTHMS)
@given(filled_tables())
def test_every_word_of_a_table_of_measures_is_found_again(
    found: tuple[tuple[str, ...], list[tuple[str, ...]]],
) -> None:
    header, rows = found
    kept = words_kept(read(*COVER, table(header, *rows)))
    printed = {word for row in rows for cell in row for word in cell.split()}
    lost = {word for word in printed if fold(word) not in kept and word not in "☐☑"}
    assert lost == set()


def test_the_words_of_a_heading_inside_a_table_are_kept() -> None:
    heading = (Cell("งานบริการที่ชาวบ้านรอนาน", columns=5),)
    assert fold("งานบริการที่ชาวบ้านรอนาน") in words_kept(read(*COVER, table(A, heading, ROW_A)))


@settings(max_examples=300)
@given(raw_documents)
def test_no_document_breaks_the_reading(raw: RawDocument) -> None:
    reading = read_document(raw, knowledge())
    assert [row.ordinal for row in reading.measures] == list(range(1, len(reading.measures) + 1))


@settings(max_examples=60)
@given(raw_documents, raw_documents)
def test_nothing_is_learnt_from_one_document_for_the_next(
    one: RawDocument, other: RawDocument
) -> None:
    first = read_document(one, knowledge())
    read_document(other, knowledge())
    assert read_document(one, knowledge()) == first


@settings(max_examples=100)
@given(raw_documents)
def test_every_pointer_of_a_reading_leads_somewhere(raw: RawDocument) -> None:
    reading = read_document(raw, knowledge())
    pointers = [each.at for each in (*reading.doubts, *reading.corrections, *reading.provenance)]
    assert [at for at in pointers if at and not leads_somewhere(reading, at)] == []


def leads_somewhere(reading: Reading, pointer: str) -> bool:
    at: Any = reading
    for step in pointer.split("/")[1:]:
        if step.isdigit():
            if int(step) >= len(at):
                return False
            at = at[int(step)]
        elif hasattr(at, step):
            at = getattr(at, step)
        else:
            return False
    return True


def test_merged_cells_of_a_file_that_tells_them_are_read_in_each_row() -> None:
    under = Cell(continues_above=True)
    second = ("(๒) ติดป้าย", "๑.คัด", "กองคลัง", "ก.พ.๖๖", under)
    rows = rows_of(table(B1, ROW_B1, second), format="docx")
    assert Counter(row.follow_up for row in rows) == {("ถามในการประชุมหัวหน้าส่วน",): 2}


def test_deeds_tell_the_deadlines_where_no_column_of_the_plan_does() -> None:
    header = ("ข้อ", "ประเด็น", "การดำเนินการ", "ผู้รับผิดชอบ", "สถานะ")
    deeds = "๑. เผยแพร่แผนเมื่อวันที่ ๑๘ ธันวาคม ๒๕๖๕ ๒. จะเผยแพร่ผลภายในเดือนเมษายน ๒๕๖๖ และรายงานทุกเดือน"
    row = row_of(header, ("O๑๒", "แผนการใช้จ่าย", deeds, "กองคลัง", "อยู่ระหว่างดำเนินการ"))
    assert [(due.end, due.at) for due in row.due] == [("2023-04-30", "actions:2")]
    assert row.cadence == "monthly"


def test_deeds_beside_steps_set_no_deadline() -> None:
    assert [
        due
        for due in row_of(A, (*ROW_A[:4], "จะเผยแพร่ผลภายในเดือนเมษายน ๒๕๖๖")).due
        if due.at == "actions:1"
    ] == []


def test_a_tick_under_a_month_is_read_though_a_year_stands_over_it() -> None:
    chart = table(
        ("ที่", "มาตรการ", "ผู้รับผิดชอบ", "พ.ศ. ๒๕๖๕", "", "พ.ศ. ๒๕๖๖"),
        ("", "", "", "พ.ย.", "ธ.ค.", "ม.ค."),
        ("๑", "แจกคู่มือ", "กองช่าง", "/", "/", ""),
    )
    (row,) = rows_of(*COVER, chart)
    assert (row.timeline_raw, row.unread) == ("พ.ย. - ธ.ค.", ())
