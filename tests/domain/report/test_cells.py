"""A cell prints the words of the source and nothing twice."""

import pytest

from prongsai.domain.plan.reading import (
    Action,
    Due,
    Evidence,
    Row,
)
from prongsai.domain.report.build import build_report
from prongsai.domain.report.tree import (
    Hyperlink,
    Text,
)
from tests.factories.printed import DEED, cells, only_row, reading_of, tables


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


def test_results_of_another_layout_stand_before_their_links():
    link = Evidence(1, "https://ban.example/a", "https://ban.example/a")
    row = Row(1, issue="ข่าว", results=("จัดทำแล้วตามหลักฐาน",), evidence=(link,))
    assert only_row("A", row)[4] == ["จัดทำแล้วตามหลักฐาน", "https://ban.example/a"]


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


def test_paragraphs_that_the_source_kept_apart_stay_apart():
    row = Row(
        1,
        printed_no=6,
        measure="๖.ช่องทาง\n-ร้องทุกข์\n-บริการ",
        item_options=("ร้องทุกข์", "บริการ"),
        responsible_raw="กองคลัง\nและกองช่าง",
        timeline_raw="ต.ค.\nถึง มี.ค.",
    )
    assert only_row("C", row) == [
        ["๖.ช่องทาง", "-ร้องทุกข์", "-บริการ"],
        [],
        ["กองคลัง", "และกองช่าง"],
        ["ต.ค.", "ถึง มี.ค."],
        [],
        [],
    ]


def test_without_a_choice_the_words_keep_their_own_digits():
    row = Row(1, issue="ปี 2564 และ ๒๕๖๕ กับ ๒๕๖๖", indicator="9.1", printed_no=3)
    assert only_row("D", row, layout="D")[:3] == [["๓"], ["๙.๑"], ["ปี 2564 และ ๒๕๖๕ กับ ๒๕๖๖"]]
