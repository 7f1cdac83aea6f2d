"""A reading becomes the report its agency knows."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from prongsai.domain.plan.reading import (
    Action,
    Analysis,
    Due,
    Evidence,
    Link,
    Meta,
    Provenance,
    Reading,
    Row,
    Sections,
)
from prongsai.domain.report.build import (
    Options,
    build_report,
    choice_for,
    digits_of,
    fields_not_shown,
)
from prongsai.domain.report.layouts import layouts_named
from prongsai.domain.report.rows import rows_for
from prongsai.domain.report.tree import (
    Box,
    Cover,
    Heading,
    Hyperlink,
    Line,
    PageBreak,
    Paragraph,
    ReportTree,
    Signature,
    Table,
    Text,
)
from tests.factories.readings import make_reading, readings


def words(line: Line) -> str:
    return "".join(
        ("☑" if part.ticked else "☐") if isinstance(part, Box) else part.text for part in line
    )


def cells(table: Table) -> list[list[list[str]]]:
    return [[[words(line) for line in cell.lines] for cell in row] for row in table.rows]


def tables(tree: ReportTree) -> list[Table]:
    return [block for block in tree.blocks if isinstance(block, Table)]


def reading_of(*rows: Row, layout: str | None = None, **sections: object) -> Reading:
    return Reading("x", Meta(layout=layout), Sections(**sections), rows)


def only_row(choice: str, row: Row, layout: str | None = None) -> list[list[str]]:
    (table,) = tables(build_report(reading_of(row, layout=layout), choice))
    (printed,) = cells(table)
    return printed


def outline_of(tree: ReportTree) -> list[str]:
    told = []
    for block in tree.blocks:
        match block:
            case Heading(text, level):
                told.append(f"{'#' * level} {text}")
            case Paragraph(content, role):
                told.append(f"{role}: {words(content)}")
            case Table(_, rows):
                told.append(f"table of {len(rows)}")
            case Cover(lines):
                told += [f"{line.role}: {line.text}" for line in lines]
            case PageBreak():
                told.append("---")
            case Signature():
                told.append("signature")
    return told


DEED = Action(1, "๑.ดำเนินการเมื่อวันที่ ๗ เดือนเมษายน พ.ศ.๒๕๖๖", "2023-04-07")


def test_the_cover_tells_only_what_the_document_states():
    meta = Meta(
        report_title="รายงานผล",
        fiscal_year=2566,
        fiscal_year_basis="inferred",
        round=6,
        period_raw="เดือนตุลาคม 2565 - มีนาคม 2566",
        agency_name="องค์การบริหารส่วนตำบลดอนตะเกียง",
        amphoe="ปากช่อง",
        changwat="นครราชสีมา",
    )
    tree = build_report(Reading("x", meta, Sections(), ()), "A")
    assert outline_of(tree) == [
        "title: รายงานผล",
        "period: รอบ ๖ เดือน",
        "period: (เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)",
        "agency: องค์การบริหารส่วนตำบลดอนตะเกียง",
        "place: อำเภอปากช่อง จังหวัดนครราชสีมา",
        "signature",
    ]


def test_a_preface_ends_with_who_prepared_it_and_when():
    meta = Meta(report_title="รายงานผล", prepared_by="สำนักปลัด", prepared_date="2021-03-15")
    tree = build_report(Reading("x", meta, Sections(preface=("เกริ่นนำ",)), ()), "A")
    assert outline_of(tree) == [
        "title: รายงานผล",
        "---",
        "# คำนำ",
        "body: เกริ่นนำ",
        "right: สำนักปลัด",
        "right: ๑๕ มีนาคม ๒๕๖๔",
        "signature",
    ]


def test_layout_a_prints_the_row_in_its_own_words():
    row = Row(
        1,
        instrument="EIT",
        item_code="e6",
        item_title="การแจ้งข่าว",
        item_options=("อ่านง่าย ชัดเจน", "ทั่วถึง"),
        issue="e๖ การแจ้งข่าว อ่านง่ายชัดเจน ทั่วถึง",
        responsible=("ผู้บริหาร", "สำนักปลัด", "กองคลัง"),
        responsible_raw="ผู้บริหาร (สำนักปลัด) กองคลัง",
        steps=("๑.จัดทำ", "๒.รายงาน"),
        follow_up=("๑.รายงานภายในเดือนเมษายน",),
        due=(Due("ภายในเดือน เมษายน", "month", end="2023-04-30", at="follow_up:1"),),
        status="done",
        status_basis="dated_actions",
        actions=(DEED,),
    )
    assert only_row("A", row) == [
        ["e๖ การแจ้งข่าว", "☐ อ่านง่ายชัดเจน", "☐ ทั่วถึง"],
        ["ผู้บริหาร (สำนักปลัด)", "กองคลัง"],
        ["๑.จัดทำ", "๒.รายงาน"],
        ["๑.รายงานภายในเดือนเมษายน"],
        ["๑.ดำเนินการเมื่อวันที่ ๗ เดือนเมษายน พ.ศ.๒๕๖๖"],
    ]


def test_a_layout_without_a_time_column_still_tells_the_deadline():
    row = Row(1, issue="ข่าว", timeline_raw="ภายในเดือนมกราคม ๒๕๖๖", cadence_raw="รายไตรมาส")
    assert only_row("A", row)[3] == ["กำหนดแล้วเสร็จ ภายในเดือนมกราคม ๒๕๖๖", "รายไตรมาส"]


def test_a_time_column_is_filled_from_the_follow_up_of_another_layout():
    row = Row(
        1,
        issue="ข่าว",
        follow_up=("รายงานภายในเดือนเมษายน",),
        due=(Due("ภายในเดือนเมษายน", "month", at="follow_up:1"),),
    )
    assert only_row("D", row, layout="A")[5] == ["ภายในเดือนเมษายน"]
    assert only_row("D", row, layout="D")[5] == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("not_started", ["ยังไม่ดำเนินการ"]),
        ("in_progress", ["อยู่ระหว่างดำเนินการ"]),
        ("done", ["ดำเนินการเรียบร้อย"]),
        (None, []),
    ],
)
def test_a_status_without_a_column_is_said_in_words(status, said):
    assert only_row("C", Row(1, measure="ข่าว", status=status))[4] == said


def test_a_status_that_the_deeds_tell_is_not_said_again():
    row = Row(1, issue="ข่าว", status="done", actions=(DEED,))
    assert only_row("A", row)[4] == [DEED.text]


def test_layout_d_ticks_one_of_three_boxes():
    row = Row(1, measure="ข่าว", status="in_progress", status_basis="checkbox")
    assert only_row("D", row)[8:11] == [[], ["☑"], []]


def test_links_are_whole_addresses_with_their_own_digits():
    url = "https://www.example.go.th/news.php?id=12"
    row = Row(
        1,
        issue="ข่าว",
        actions=(Action(None, "ดำเนินการเรียบร้อยตามหลักฐาน"),),
        evidence=(
            Evidence(1, "https://www.example.go.th/news.php?id=๑๒", url, action=1),
            Evidence(2, "https://www.example.go.th/", "https://www.example.go.th/"),
        ),
    )
    (table,) = tables(build_report(reading_of(row), "A", "thai"))
    assert table.rows[0][4].lines == (
        (Text("ดำเนินการเรียบร้อยตามหลักฐาน"), Text(" "), Hyperlink(url, url)),
        (Hyperlink("https://www.example.go.th/", "https://www.example.go.th/"),),
    )


def test_an_address_in_the_words_becomes_a_link_where_it_stands():
    row = Row(1, issue="ดูที่ https://example.go.th/p1.php และข้อ ๒")
    (table,) = tables(build_report(reading_of(row), "A", "arabic"))
    address = "https://example.go.th/p1.php"
    assert table.rows[0][0].lines == ((Text("ดูที่ "), Hyperlink(address, address), Text(" และข้อ 2")),)


def test_digits_follow_the_choice_and_never_enter_codes():
    row = Row(1, item_code="o11", item_title="รายงานรอบ 6 เดือน", steps=("1.ประชุมเรื่อง COVID-19",))
    assert only_row("D", row)[2] == ["O11 รายงานรอบ 6 เดือน"]
    (table,) = tables(build_report(reading_of(row), "A", "thai"))
    assert cells(table)[0][::2] == [
        ["O11 รายงานรอบ ๖ เดือน"],
        ["๑.ประชุมเรื่อง COVID-19"],
        [],
    ]


def test_the_digits_of_the_source_are_the_default():
    assert digits_of(reading_of(Row(1, issue="ข้อ 1 และ 2 ของ ๓"))) == "arabic"
    assert digits_of(reading_of(Row(1, issue="ข่าว O42 https://a.go.th/1234"))) == "thai"


def test_a_group_is_announced_unless_its_first_row_says_so_itself():
    rows = (
        Row(1, instrument="OIT", item_code="o11", issue="ข้อ O11 แผนงาน"),
        Row(2, instrument="EIT", indicator="7", indicator_title="การสื่อสาร", issue="e๗ ข่าว"),
        Row(3, instrument="EIT", indicator="7", indicator_title="การสื่อสาร", issue="e๘ ข่าว"),
        Row(4, instrument="EIT", indicator="8", issue="ตัวชี้วัดที่ ๘ การพัฒนา"),
    )
    source = ("หัวเรื่อง", "เครื่องมือการประเมิน  EIT")
    tree = build_report(reading_of(*rows, headings=source), "A", options=Options(signature=False))
    assert outline_of(tree) == [
        "# หัวเรื่อง",
        "table of 1",
        "## เครื่องมือการประเมิน EIT",
        "### ตัวชี้วัดที่ ๗ การสื่อสาร",
        "table of 3",
    ]


def test_layout_d_has_a_table_for_each_instrument_and_counts_anew():
    rows = tuple(Row(n, instrument=name) for n, name in enumerate(("IIT", "IIT", "OIT"), 1))
    tree = build_report(reading_of(*rows), "D", "arabic", Options(plan_item="O34"))
    heads = [[column.header for column in table.columns][1:4:2] for table in tables(tree)]
    plan = "การกำหนดแนวทางฯ หรือมาตรการเพื่อขับเคลื่อนตามข้อ O34"
    assert heads == [["ตัวชี้วัดการประเมิน IIT", plan], ["ตัวชี้วัดการประเมิน OIT", plan]]
    assert [[row[0] for row in cells(table)] for table in tables(tree)] == [
        [["1"], ["2"]],
        [["1"]],
    ]


PLAN_AND_REPORT = (
    Row(1, kind="plan", measure="(๑) ข่าว", follow_up=("ทุกเดือน",), item_title="ข่าว"),
    Row(2, kind="plan", measure="(๒) พัสดุ", item_title="พัสดุ"),
    Row(3, kind="report", measure="(๑) ข่าวสาร", results=("แจ้งแล้ว",), item_title="ข่าวสาร"),
)


def plan_and_report() -> Reading:
    sections = Sections(
        headings=("มาตรการ", "รายงานผล"), analysis=Analysis(("วิเคราะห์", "ตามที่วิเคราะห์"))
    )
    return Reading("x", Meta(), sections, PLAN_AND_REPORT, (Link(1, 3, "title", 1.0),))


def test_b_prints_the_plan_and_then_what_announces_the_report():
    tree = build_report(plan_and_report(), options=Options(signature=False))
    assert outline_of(tree) == [
        "# มาตรการ",
        "body: วิเคราะห์",
        "table of 2",
        "# รายงานผล",
        "body: ตามที่วิเคราะห์",
        "table of 1",
    ]


def test_other_layouts_join_a_report_row_with_its_plan():
    (table,) = tables(build_report(plan_and_report(), "A"))
    assert [row[0] + row[3] + row[4] for row in cells(table)] == [
        ["(๑) ข่าวสาร", "ทุกเดือน", "แจ้งแล้ว"],
        ["(๒) พัสดุ"],
    ]


def test_headings_return_to_the_line_where_they_stood():
    rows = (Row(1, issue="หนึ่ง", source_lines=(10,)), Row(2, issue="สอง", source_lines=(20,)))
    reading = replace(
        reading_of(*rows, headings=("ต้น", "กลาง")),
        provenance=(
            Provenance("/sections/headings/0", "ต้น", line=5),
            Provenance("/sections/headings/1", "กลาง", line=15),
        ),
    )
    tree = build_report(reading, "A", options=Options(signature=False))
    assert outline_of(tree) == ["# ต้น", "table of 1", "# กลาง", "table of 1"]


def test_a_document_without_rows_still_prints_its_words():
    tree = build_report(reading_of(headings=("ประกาศ",), notes=("จบ",)), "A")
    assert outline_of(tree) == ["# ประกาศ", "note: จบ", "signature"]


def test_the_layout_of_the_source_is_the_default():
    assert choice_for(reading_of(Row(1), layout="D")) == "D"
    assert choice_for(reading_of(Row(1, outcomes=("ดี",), measure="ข่าว"))) == "C"
    assert choice_for(plan_and_report()) == "B"


def test_fields_without_a_column_are_named():
    row = Row(1, measure="ข่าว", outcomes=("ดี",), suggestions=("ควร",), unread=("หมายเหตุ: ก",))
    assert fields_not_shown(reading_of(row), "C") == {"suggestions", "unread"}


@given(readings())
def test_a_report_of_its_own_layout_shows_every_field_and_every_row(reading):
    tree = build_report(reading)
    assert fields_not_shown(reading, choice_for(reading)) == frozenset()
    assert sum(len(table.rows) for table in tables(tree)) == len(reading.measures)


@pytest.mark.parametrize("layout", "ABCD")
@pytest.mark.parametrize("choice", ["A", "B", "B1", "B2", "C", "D"])
def test_every_layout_prints_in_every_other(layout, choice):
    reading = make_reading(layout, Random(11))
    said = "".join(
        words(line)
        for table in tables(build_report(reading, choice))
        for row in table.rows
        for cell in row
        for line in cell.lines
    )
    for row in (row for table in layouts_named(choice) for row in rows_for(reading, table)):
        assert "".join(row.steps) in said
