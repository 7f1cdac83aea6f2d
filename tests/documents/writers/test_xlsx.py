"""The sheet holds every field, and reading it back gives the same."""

from dataclasses import replace
from io import BytesIO
from random import Random
from zipfile import ZipFile

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from prongsai.documents.writers.xlsx import SHEET, write_xlsx
from prongsai.domain.plan.reading import (
    Action,
    Analysis,
    Due,
    Evidence,
    Link,
    Meta,
    Reading,
    Row,
    Sections,
    WeakIndicator,
)
from prongsai.domain.report.sheet.fields import FIELDS
from prongsai.domain.report.sheet.read import read_lines
from tests.factories.readings import make_reading, readings


def lines_of(content: bytes) -> list[list[str]]:
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    return [[str(value) for value in line] for line in sheet.to_python(skip_empty_area=False)]


def read_back(content: bytes) -> Reading | None:
    return read_lines(lines_of(content))


def holding(*rows: Row, **sections: object) -> Reading:
    return Reading("x", Meta(), Sections(**sections), rows)


@settings(max_examples=40, deadline=None)
@given(readings())
def test_what_is_written_is_read_back_the_same(reading):
    assert read_back(write_xlsx(reading)) == reading


FULL = Row(
    1,
    kind="report",
    table=2,
    tables=(2, 3),
    logical_table=1,
    source_lines=(10, 11),
    printed_no=4,
    instrument="OIT",
    indicator="9.1",
    indicator_title="ข้อมูลพื้นฐาน",
    item_code="o11",
    item_code_raw="ข้อ ๐๑๑",
    item_title="แผนงาน",
    item_options=("ก", "ข"),
    issue="ข้อ ๐๑๑ แผนงาน",
    measure="๔. ทำ\n-ก\n-ข",
    responsible=("กองคลัง", "กองช่าง"),
    responsible_raw="กองคลัง/กองช่าง",
    steps=("๑.ทำ", "๒.ส่ง"),
    follow_up=("๑.ดู",),
    timeline_raw="ภายในเดือนมกราคม ๒๕๖๖",
    due=(
        Due("ภายในเดือนมกราคม", "month", end="2023-01-31", month="2023-01", year_inferred=True),
        Due("ทุกปี [ก · ข: ค]", "recurring", months=(4, 10), at="follow_up:1"),
        Due("๗ วันหลังงาน", "relative", days=0, at="steps:2"),
        Due("ปี ๒๕๖๖", "year", start="2022-10-01", end="2023-09-30", at="elsewhere"),
    ),
    cadence="semiannual",
    cadence_raw="ทุก ๖ เดือน",
    status="in_progress",
    status_basis="declared",
    actions=(Action(1, "๑.ทำแล้ว", "2023-04-07"), Action(None, "(2) [x]"), Action(2, "", "2023-04")),
    results=("๑.ได้ผล",),
    outcomes=("ดี",),
    suggestions=("ควร",),
    evidence=(
        Evidence(
            1, "https://a.go.th/?a=๑", "https://a.go.th/?a=1", 1, ("https://b.go.th",), "ก · ข"
        ),
        Evidence(2, "https://a.go.th", "https://a.go.th"),
    ),
    links=("https://c.go.th",),
    unread=("หมายเหตุ: อื่น ๆ",),
)


def test_every_field_of_a_row_is_shown_and_kept():
    assert [each.name for each in FIELDS] == list(Row.__dataclass_fields__)
    assert all(getattr(FULL, each.name) not in (None, ()) for each in FIELDS)
    assert read_back(write_xlsx(holding(FULL, Row(2)))).measures == (FULL, Row(2))


def test_every_fact_of_the_document_is_kept():
    meta = Meta(
        **{name: f"ค่า {name}" for name in ("source_file", "layout", "agency_name", "agency_short")},
        **{name: f"ค่า {name}" for name in ("agency_type", "tambon", "amphoe", "changwat")},
        **{name: (f"{name} ก", f"{name} ข") for name in ("aliases", "changwat_aliases")},
        foreign_names=("อื่น",),
        report_title="รายงาน",
        fiscal_year=2566,
        fiscal_year_basis="inferred",
        round=6,
        period_start="2022-10-01",
        period_end="2023-03-31",
        period_basis="derived",
        period_raw="ต.ค. - มี.ค.",
        prior_ita_year=2565,
        overall_result="ผ่าน",
        prepared_by="สำนักปลัด",
        prepared_date="2023-04",
    )
    weak = (WeakIndicator("EIT", "7", "การสื่อสาร", "หัว"), WeakIndicator(None, None, "อื่น [ก]"))
    sections = Sections(("ก", "ข"), Analysis(("ค",), weak), ("ง",), ("จ",))
    links = (Link(1, 3, "title", 0.875), Link(2, 4, "confirmed", 1.0))
    assert all(getattr(meta, name) not in (None, ()) for name in Meta.__dataclass_fields__)
    reading = Reading("เอกสาร", meta, sections, (Row(1),), links)
    assert read_back(write_xlsx(reading)) == reading


awkward = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")))
words = st.one_of(
    awkward.filter(bool),
    st.sampled_from(["=1+1", "@SUM(A1)", "+66", "-ก", "'ก", "_x0041_", "1", "TRUE", "[ก]", "\\"]),
)


@settings(max_examples=60, deadline=None)
@given(text=words, items=st.lists(words, min_size=1, max_size=3))
def test_no_words_are_too_awkward_for_a_cell(text, items):
    row = Row(1, issue=text, steps=tuple(items), actions=(Action(1, text, "2023-04-07"),))
    assert read_back(write_xlsx(holding(row))).measures == (row,)


def test_words_are_never_formulas_numbers_or_links():
    row = Row(1, issue='=HYPERLINK("http://x","y")', measure="0012", results=("https://a.go.th",))
    book = openpyxl.load_workbook(BytesIO(write_xlsx(holding(row))))
    assert {c.data_type for line in book[SHEET].iter_rows() for c in line if c.value} == {"s"}


def test_words_longer_than_a_cell_go_on_below():
    long = "ก" * 70_000
    reading = holding(Row(1, issue=long, steps=("๑.ทำ",)), Row(2, issue="ข"), preface=(long, "ค"))
    assert read_back(write_xlsx(reading)) == reading


def test_there_is_one_visible_sheet_with_its_header_in_view():
    book = openpyxl.load_workbook(BytesIO(write_xlsx(make_reading("A", Random(1)))))
    sheet = book[SHEET]
    assert [each.sheet_state for each in book.worksheets] == ["visible"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B3", "$2:$2")
    assert sheet.page_setup.orientation == "landscape"
    assert [cell.value for cell in sheet[2]] == [each.header for each in FIELDS]
    assert all(dimension.hidden is False for dimension in sheet.column_dimensions.values())


def test_the_same_reading_is_the_same_file():
    reading = make_reading("B", Random(1))
    assert write_xlsx(reading) == write_xlsx(reading)
    assert "xl/vbaProject.bin" not in ZipFile(BytesIO(write_xlsx(reading))).namelist()


def test_chosen_digits_reach_the_words_and_not_the_codes():
    row = Row(1, item_code="o11", issue="ข้อ 11", evidence=(Evidence(1, "h", "https://a.go.th/1"),))
    kept = read_back(write_xlsx(holding(row), "thai")).measures[0]
    assert kept == replace(row, issue="ข้อ ๑๑")
