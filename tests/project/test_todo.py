"""What an agency is asked to do next."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.agencies.selectors import standing_in
from prongsai.apps.imports.services import add_import
from prongsai.apps.jobs.worker import Worker
from prongsai.apps.measures.selectors import lines_of
from prongsai.apps.measures.services import record_progress, store_reading
from prongsai.domain.plan.reading import Due, Meta, Reading, Row, Sections
from prongsai.library.samples import sample_paths
from prongsai.project.todo import Today, plans_of, today_of
from prongsai.project.working import Working, running_round
from tests.factories.people import House

DAY = date(2026, 11, 20)  # fiscal year 2570, round of 6 months
ROW = Row(
    1,
    issue="ข้อ O1",
    responsible=("สำนักปลัด",),
    steps=("ทำ",),
    due=(Due("มีนาคม 2570", "month", end="2027-03-31"),),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    files = {**settings.STORAGES["files"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "files": files}
    return tmp_path


def _today(house: House, user: Any = None, day: date = DAY) -> Today:
    standing = standing_in("suan-tan", user or house.malee, day=day)
    assert standing is not None
    plans = plans_of(house.agency)
    years = tuple(plan.fiscal_year for plan in plans)
    year = max(years, default=2570)
    return today_of(standing, day, Working(year, running_round(day, year), years), plans)


def _plan(house: House, *rows: Row, year: int = 2570) -> Any:
    numbered = tuple(replace(row, ordinal=n) for n, row in enumerate(rows, 1))
    reading = Reading("x", Meta(fiscal_year=year), Sections(), numbered)
    return store_reading(actor=house.malee, agency=house.agency, reading=reading)


def _due(end: str) -> tuple[Due, ...]:
    return (Due("กำหนด", "day", end=end),)


def _asked(house: House, **how: Any) -> list[tuple[str, str, str]]:
    return [(todo.state, todo.title, todo.url) for todo in _today(house, **how).todos]


def test_an_empty_agency_begins_with_last_year_s_report(house: House) -> None:
    today = _today(house)
    assert [(step.label, step.state) for step in today.steps] == [
        ("นำเข้ารายงานปีก่อน", "current"),
        ("ตรวจและดูแผน", "todo"),
        ("ทำรายงาน", "todo"),
    ]
    assert [(todo.title, todo.url, todo.posts) for todo in today.todos] == [
        ("นำเข้ารายงานปีก่อน", "/suan-tan/imports/new/", False),
        ("ลองกับรายงานตัวอย่าง", "/suan-tan/sample/", True),
    ]


def test_the_sample_waits_for_review_and_comes_once(house: House) -> None:
    client = Client()
    client.force_login(house.malee)
    first = client.post("/suan-tan/sample/").headers["Location"]
    assert client.post("/suan-tan/sample/").headers["Location"] == first
    worker = Worker()
    while worker.work_once():
        pass
    (todo,) = _today(house).todos
    assert (todo.title, todo.url) == ("รายงานตัวอย่าง.txt", first)
    assert todo.reason.startswith("อ่านแล้ว มี ")


def test_who_only_reads_sees_the_steps_without_buttons(house: House) -> None:
    today = _today(house, user=house.executive)
    assert (len(today.steps), today.todos) == (3, ())


def test_a_document_that_was_read_waits_for_its_review(house: House) -> None:
    path = sample_paths()[0]
    one = add_import(
        actor=house.malee, agency=house.agency, name="ปีก่อน.txt", chunks=[path.read_bytes()]
    )
    assert [todo.word for todo in _today(house).todos] == ["กำลังอ่าน"]
    worker = Worker()
    while worker.work_once():
        pass
    (todo,) = _today(house).todos
    assert (todo.word, todo.title, todo.url) == (
        "รอท่านตรวจ",
        "ปีก่อน.txt",
        f"/suan-tan/imports/{one.pk}/",
    )
    assert [step.state for step in _today(house).steps] == ["done", "current", "todo"]


def test_what_is_late_due_or_lacking_comes_with_its_measures(house: House) -> None:
    _plan(
        house,
        ROW,
        replace(ROW, issue="สาย", due=_due("2026-10-31")),
        replace(ROW, issue="เดือนนี้ก", due=_due("2026-11-30")),
        replace(ROW, issue="เดือนนี้ข", due=_due("2026-11-25")),
        replace(ROW, issue="ไร้คน", responsible=()),
        replace(ROW, issue="ไร้กำหนด", due=()),
        replace(ROW, issue="ไร้หลักฐาน", status="done"),
    )
    asked = [
        (todo.state, todo.word, todo.title, [item.title for item in todo.items])
        for todo in _today(house).todos
    ]
    assert asked == [
        ("late", "เลยกำหนด", "เลยกำหนด 1 มาตรการ", ["สาย"]),
        ("soon", "สัปดาห์นี้", "ครบกำหนดใน 7 วัน 1 มาตรการ", ["เดือนนี้ข"]),
        ("soon", "เดือนนี้", "ครบกำหนดใน 30 วัน 1 มาตรการ", ["เดือนนี้ก"]),
        ("none", "ยังขาด", "ยังไม่มีผู้รับผิดชอบ 1 มาตรการ", ["ไร้คน"]),
        ("none", "ยังขาด", "ยังไม่มีกำหนดเวลา 1 มาตรการ", ["ไร้กำหนด"]),
        ("none", "ยังขาด", "ทำแล้วแต่ยังไม่มีหลักฐาน 1 มาตรการ", ["ไร้หลักฐาน"]),
        ("waiting", "รอบนี้", "บันทึกผลรอบ 6 เดือน", []),
    ]
    assert all(todo.reason and todo.action for todo in _today(house).todos)


def test_a_deadline_says_how_far_it_is(house: House) -> None:
    _plan(
        house,
        replace(ROW, due=_due("2026-10-31")),
        replace(ROW, due=_due("2026-11-20")),
        replace(ROW, due=_due("2026-11-21")),
    )
    late, week = _today(house).todos[:2]
    assert [item.note for item in late.items] == ["31 ต.ค. 2569 · เลยมา 20 วัน"]
    assert [item.note for item in week.items] == ["20 พ.ย. 2569 · วันนี้", "21 พ.ย. 2569 · อีก 1 วัน"]


def test_many_measures_are_counted_and_three_are_named(house: House) -> None:
    _plan(house, *(replace(ROW, issue=f"ข้อ {n}", due=_due("2026-10-31")) for n in range(5)))
    late = _today(house).todos[0]
    assert (late.title, len(late.items), late.more) == ("เลยกำหนด 5 มาตรการ", 3, 2)
    assert late.url == "/suan-tan/plans/2570/?shown=1&state=late"


def test_a_head_is_asked_of_the_units_headed(house: House) -> None:
    late = _due("2026-10-31")
    _plan(
        house,
        replace(ROW, issue="ของตน", due=late),
        replace(ROW, issue="ของกองอื่น", due=late, responsible=("กองคลัง",)),
    )
    assert [item.title for item in _today(house, user=house.somchai).todos[0].items] == ["ของตน"]
    assert len(_today(house, user=house.malee).todos[0].items) == 2


def test_an_executive_is_shown_what_is_late_and_the_report(house: House) -> None:
    _plan(house, replace(ROW, due=_due("2026-10-31"), responsible=()))
    asked = [(todo.title, todo.action) for todo in _today(house, user=house.executive).todos]
    assert asked == [("เลยกำหนด 1 มาตรการ", "เปิดดู"), ("รายงานรอบ 6 เดือนกำลังทำ", "ดูรายงาน")]


def test_the_administrator_is_asked_of_names_that_are_no_unit(house: House) -> None:
    _plan(house, replace(ROW, responsible=("สำนักปลัด", "งานพัสดุ")))
    asked = {todo.title: todo.reason for todo in _today(house, user=house.agency_admin).todos}
    assert asked["ชื่อผู้รับผิดชอบ 1 ชื่อไม่มีในโครงสร้างของหน่วยงาน"].endswith(": งานพัสดุ")


def test_every_button_leads_to_a_page_that_opens(house: House) -> None:
    _plan(house, replace(ROW, due=()), replace(ROW, issue="สอง", due=(), responsible=()))
    client = Client()
    client.force_login(house.malee)
    for todo in _today(house).todos:
        assert client.get(todo.url).status_code == 200, todo


def test_a_recorded_round_asks_for_its_report_and_an_old_plan_for_the_next_year(
    house: House,
) -> None:
    plan = _plan(house, ROW)
    for line in lines_of(plan, today=DAY):
        record_progress(actor=house.malee, measure=line.measure, months=6, status="in_progress")
    report = ("waiting", "ทำรายงานรอบ 6 เดือน", "/suan-tan/reports/2570/?round=6")
    assert _asked(house) == [report]
    _plan(house, ROW, year=2569)  # stored later, yet not the latest year
    assert _asked(house) == [report]
    later = _asked(house, day=date(2027, 10, 1))
    assert ("waiting", "เริ่มแผนปีงบประมาณ 2571", "/suan-tan/plans/2570/next/") in later


def test_the_page_is_cheap_with_one_measure_and_with_many(
    house: House, django_assert_max_num_queries: Any
) -> None:
    client = Client()
    client.force_login(house.malee)
    for count in (1, 60):
        _plan(house, *(replace(ROW, issue=f"ข้อ {n}") for n in range(count)))
        with django_assert_max_num_queries(13):
            assert client.get("/suan-tan/").status_code == 200
