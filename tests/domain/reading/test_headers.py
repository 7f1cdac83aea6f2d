"""Columns by the meaning of their headers, in whatever spelling."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.reading.headers import (
    Column,
    Role,
    columns_of,
    header_key,
    looks_like_header,
    role_of,
)
from tests.factories.documents import B1, B2, A, C, D

ROLES: dict[tuple[str, ...], tuple[Role, ...]] = {
    A: ("issue", "responsible", "steps", "follow_up", "actions"),
    B1: ("measure", "steps", "responsible", "timeline", "follow_up"),
    B2: ("measure", "steps", "responsible", "timeline", "results", "suggestions"),
    C: ("measure", "steps", "responsible", "timeline", "results", "outcomes"),
    D: (
        "seq",
        "indicator",
        "item",
        "measure",
        "responsible",
        "steps",
        "follow_up",
        "timeline",
        "not_started",
        "in_progress",
        "done",
        "results",
    ),
}


@pytest.mark.parametrize("headers", ROLES, ids=("A", "B1", "B2", "C", "D"))
def test_the_known_layouts_are_understood(headers: tuple[str, ...]) -> None:
    assert tuple(column.role for column in columns_of(headers)) == ROLES[headers]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("การดำเนินการ", "actions"),
        ("ผลการดำเนินการ", "results"),
        ("ระยะเวลาดำเนินการ", "timeline"),
        ("ดำเนินการแล้ว", "done"),
        ("อยู่ระหว่างดำเนินการ", "in_progress"),
        ("ยังไม่ดำเนินการ", "not_started"),
        ("ผู้ดำเนินการ", "responsible"),
        ("สถานะการดำเนินการ", "status"),
        ("แนวทางการดำเนินการ", "steps"),
    ],
)
def test_headers_that_look_alike_are_told_apart(header: str, role: Role) -> None:
    assert role_of(header) == (role, False)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("ขั้นตอนหรือวิธีการ/มาตรการ", "steps"),
        ("มาตรการ/แนวทาง", "measure"),
        ("มาตรการ/ขั้นตอน", "measure"),
        ("การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ", "follow_up"),
    ],
)
def test_the_word_that_stands_first_decides_but_follow_up_decides_alone(
    header: str, role: Role
) -> None:
    assert role_of(header) == (role, False)


@pytest.mark.parametrize("code", ["O๔๒", "๐๔๒", "O42", "ข้อ ๐๔๒"])
def test_the_zero_for_the_letter_in_a_header_changes_nothing(code: str) -> None:
    assert role_of(f"มาตรการเพื่อขับเคลื่อนตามข้อ {code}") == ("measure", False)


@pytest.mark.parametrize("mark", ["(๓) ", "(3)", "๓. ", "3) "])
def test_the_printed_number_of_a_header_is_no_part_of_it(mark: str) -> None:
    assert header_key(mark + "แนวทางการกำกับติดตาม") == "แนวทางการกำกับติดตาม"


def test_a_misread_header_is_matched_by_likeness_and_says_so() -> None:
    assert role_of("หน่วยงานผู้รบผิดขอบ") == ("responsible", True)


@pytest.mark.parametrize("header", ["", "สีของปก", "ก" * 121])
def test_a_header_that_nobody_knows_is_unknown(header: str) -> None:
    assert role_of(header) == ("unknown", False)


@pytest.mark.parametrize("header", ["หมายเหตุ", "ค่าเป้าหมาย", "ตัวชี้วัดความสำเร็จ", "งบประมาณ"])
def test_a_header_that_is_known_but_not_of_the_plan_is_another(header: str) -> None:
    assert role_of(header) == ("other", False)


@given(st.sampled_from([header for headers in ROLES for header in headers]), st.randoms())
def test_spaces_inside_a_header_do_not_change_its_role(header: str, rng: Random) -> None:
    # Not before a sara aa: a space there is how a sara am that was split looks.
    spaced = "".join(
        " " * (letter not in "าำ" and rng.random() < 0.2) + letter for letter in header
    )
    assert role_of(spaced) == role_of(header)


@given(st.sampled_from(list(ROLES)), st.randoms())
def test_line_ends_inside_headers_do_not_change_the_columns(
    headers: tuple[str, ...], rng: Random
) -> None:
    broken = [header.replace("การ", rng.choice(("การ", "การ\n", "การ "))) for header in headers]
    assert tuple(column.role for column in columns_of(broken)) == ROLES[headers]


def test_a_header_names_its_instrument() -> None:
    assert columns_of(["ตัวชี้วัดการประเมิน eit", "ผู้รับผิดชอบ"]) == (
        Column("indicator", "ตัวชี้วัดการประเมิน eit", "EIT"),
        Column("responsible", "ผู้รับผิดชอบ"),
    )


def test_the_second_of_two_like_columns_is_what_the_table_lacks() -> None:
    assert columns_of(["มาตรการ", "แนวทาง", "ผู้รับผิดชอบ"]) == (
        Column("measure", "มาตรการ"),
        Column("steps", "แนวทาง", guessed=True),
        Column("responsible", "ผู้รับผิดชอบ"),
    )


@pytest.mark.parametrize("headers", ROLES, ids=("A", "B1", "B2", "C", "D"))
def test_the_headers_of_the_layouts_look_like_headers(headers: tuple[str, ...]) -> None:
    assert looks_like_header(headers)


@pytest.mark.parametrize(
    "texts",
    [
        ("มาตรการ/แนวทาง",),
        ("แจกคู่มือยืมรถตัดหญ้า", "๑.พิมพ์ ๒.แจก", "กองช่าง", "ม.ค.-มี.ค.๖๖"),
        ("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", "กองคลัง"),
        ("มาตรการ" + "ก" * 130, "ผู้รับผิดชอบ"),
        ("๓. ลดขั้นตอนของงานบริการ", "ปรับแนวปฏิบัติ", "สำนักปลัด", "ภายในเดือนมกราคม ๒๕๖๖"),
        ("ลดขั้นตอนของงานบริการ", "ปรับแนวปฏิบัติ", "กองช่าง", "ภายในเดือนมกราคม ๒๕๖๖"),
    ],
)
def test_rows_of_data_do_not_look_like_headers(texts: tuple[str, ...]) -> None:
    assert not looks_like_header(texts)


def test_of_two_columns_of_issues_the_first_is_what_was_asked() -> None:
    headers = ("ประเด็นการประเมิน", "ข้อบกพร่อง/จุดอ่อน", "มาตรการแก้ไข", "ผู้รับผิดชอบ")
    roles = [column.role for column in columns_of(headers)]
    assert roles == ["item", "issue", "measure", "responsible"]


@pytest.mark.parametrize(
    ("others", "role"), [(("ขั้นตอน",), "follow_up"), (("ขั้นตอน", "สถานะ"), "results")]
)
def test_a_report_to_come_is_a_follow_up(others: tuple[str, ...], role: Role) -> None:
    headers = ("มาตรการ", *others, "ผู้รับผิดชอบ", "การรายงานผล")
    assert columns_of(headers)[-1].role == role


def test_a_report_to_come_beside_results_is_a_follow_up_too() -> None:
    headers = ("มาตรการ", "การกำกับติดตาม", "(๔) การรายงานผล", "ผลการดำเนินการตามมาตรการ")
    roles = [column.role for column in columns_of(headers)]
    assert roles == ["measure", "follow_up", "follow_up", "results"]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("ปัญหาอุปสรรค", "other"),
        ("ข้อจำกัดในการดำเนินงาน", "other"),
        ("ปัญหา/อุปสรรค และข้อเสนอแนะ", "suggestions"),
        ("ปัญหาอุปสรรคและแนวทางแก้ไข", "suggestions"),
        ("ควรทำต่ออย่างไร", "suggestions"),
        ("ทำอะไรไปแล้ว", "results"),
        ("ผลที่ปฏิบัติได้", "results"),
        ("ทำเมื่อไร", "timeline"),
        ("ผู้กำกับ/วิธีกำกับ", "follow_up"),
    ],
)
def test_what_stood_in_the_way_is_no_suggestion(header: str, role: Role) -> None:
    assert role_of(header)[0] == role


def test_of_two_columns_of_what_to_do_the_first_is_the_measure() -> None:
    found = columns_of(["จุดอ่อน", "สิ่งที่จะทำ", "ทำอย่างไร", "ใครทำ"])
    assert [column.role for column in found] == ["issue", "measure", "steps", "responsible"]


def test_before_results_the_doing_is_what_is_to_be_done() -> None:
    found = columns_of(["มาตรการ", "การปฏิบัติ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"])
    assert [column.role for column in found] == ["measure", "steps", "responsible", "results"]


@pytest.mark.parametrize(
    "texts",
    [
        ("๑. มาตรการ", "๒. ขั้นตอน", "๓. ผู้รับผิดชอบ", "๔. ระยะเวลา"),
        (
            "มาตรการ",
            "ส่วนราชการเจ้าของเรื่อง",
            "ระยะเวลา",
            "ผลการดำเนินงาน ๖ เดือนแรก (ต.ค. ๖๗ – มี.ค. ๖๘)",
        ),
        ("มาตรการ", "ขั้นตอน", "กอง/ฝ่าย", "ต.ค. ๖๗ - มี.ค. ๖๘"),
    ],
)
def test_a_header_may_carry_numbers_owners_or_dates(texts: tuple[str, ...]) -> None:
    assert looks_like_header(texts)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("ผลที่คาดว่าจะได้รับ/ ตัวชี้วัดความสำเร็จ", "outcomes"),
        ("ตัวชี้วัดความสำเร็จ", "other"),
        ("ค่าเป้าหมาย/ตัวชี้วัดความสำเร็จ", "other"),
    ],
)
def test_what_is_expected_is_an_outcome_and_its_yardstick_is_none(header: str, role: Role) -> None:
    assert role_of(header) == (role, False)


def test_a_month_under_its_year_is_a_column_of_time() -> None:
    roles = [column.role for column in columns_of(["มาตรการ", "พ.ศ. ๒๕๖๕ ต.ค.", "พ.ย."])]
    assert roles == ["measure", "timeline", "timeline"]
