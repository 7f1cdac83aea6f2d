"""Status, dated deeds and evidence."""

import pytest

from prongsai.domain.plan.reading import Action, Evidence
from prongsai.domain.reading.deeds import (
    Deeds,
    action_entries,
    declared_status,
    deed_date,
    is_box,
    read_deeds,
    stated_status,
    ticked_status,
)
from prongsai.domain.reading.links import FoundLink
from prongsai.domain.reading.lists import Item

SITE = "https://www.buengkrajang.example"
NO_BOXES: dict[str, str] = {}


def deeds(actions: str = "", *results: str, evidence: str = "", stated: str = "") -> Deeds:
    return read_deeds(actions, results, evidence, NO_BOXES, stated)


@pytest.mark.parametrize(
    ("boxes", "status"),
    [
        ({"not_started": "☐", "in_progress": "☐", "done": "☑"}, "done"),
        ({"not_started": "", "in_progress": "✓", "done": ""}, "in_progress"),
        ({"not_started": "/", "in_progress": "-", "done": ""}, "not_started"),
        ({"not_started": "☐", "in_progress": "☐", "done": "☐"}, None),
        ({}, None),
    ],
)
def test_one_ticked_box_is_the_status(boxes: dict[str, str], status: str | None) -> None:
    assert ticked_status(boxes) == (status, False)


def test_two_ticked_boxes_are_no_status() -> None:
    assert ticked_status({"in_progress": "☑", "done": "☑"}) == (None, True)


@pytest.mark.parametrize(("text", "box"), [("", True), ("☐", True), ("☑", True), ("แจกแล้ว", False)])
def test_a_box_holds_a_tick_or_nothing(text: str, box: bool) -> None:
    assert is_box(text) is box


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ดำเนินการเรียบร้อยตามหลักฐาน", "done"),
        ("ดำเนินการแล้ว เสร็จ", "done"),
        ("อยู่ระหว่างดำเนินการ", "in_progress"),
        ("อยู่ระหว่างรวบรวมข้อมูล", "in_progress"),
        ("ยังไม่ได้ดำเนินการ", "not_started"),
        ("๑.ดำเนินการแล้ว", "done"),
        ("แจกครบหกหมู่บ้าน", None),
        ("จึงดำเนินการได้หลังน้ำลด", None),
        ("ดำเนินการแล้วไม่แล้วเสร็จ", None),
        ("", None),
    ],
)
def test_only_a_phrase_that_begins_an_entry_declares_a_status(
    text: str, status: str | None
) -> None:
    assert declared_status(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "ดำเนินการเมื่อวันที่ ๗ เดือนเมษายน พ.ศ.๒๕๖๖",
        "ดำเนินการเมื่อวันที่ ๗ เดือนเมษายน พ.ศ. ๒๕๖๖",
        "ประชุมเมื่อ ๗ เมษายน ๒๕๖๖",
        "ประชุมวันที่ 7 เมษายน 2566",
        "ประชุมเมื่อวันที่ ๗ เม.ย. ๖๖",
    ],
)
def test_the_day_of_a_deed_is_read_in_every_way_of_writing(text: str) -> None:
    found = deed_date(text)
    assert found is not None
    assert found.date is not None
    assert found.date.value.isoformat() == "2023-04-07"


def test_a_deed_may_be_done_on_a_holiday() -> None:
    (action,) = deeds("๑.ดำเนินการเมื่อวันที่ ๓๐ เดือนเมษายน พ.ศ.๒๕๖๖").actions
    assert action.date == "2023-04-30"


@pytest.mark.parametrize(
    "text",
    [
        "ประเมินพนักงานรอบ ๑ ตุลาคม ๒๕๖๕ ถึง ๓๑ มีนาคม ๒๕๖๖",
        "ทบทวนแผนประจำปี ๒๕๖๗",
        "แจกคู่มือในเดือนมกราคม ๒๕๖๖",
        "ตามหนังสือ ลงวันที่ ๓ มกราคม ๒๕๖๖",
    ],
)
def test_a_round_a_plan_or_a_letter_is_no_deed(text: str) -> None:
    assert deed_date(text) is None


def test_numbered_deeds_keep_their_numbers() -> None:
    found = deeds("๑.ดำเนินการเมื่อวันที่ ๓ เดือนตุลาคม พ.ศ.๒๕๖๕ ๓.ดำเนินการเมื่อวันที่ ๙ เดือนตุลาคม พ.ศ.๒๕๖๕")
    assert found == Deeds(
        "done",
        "dated_actions",
        (
            Action(1, "๑.ดำเนินการเมื่อวันที่ ๓ เดือนตุลาคม พ.ศ.๒๕๖๕", "2022-10-03"),
            Action(3, "๓.ดำเนินการเมื่อวันที่ ๙ เดือนตุลาคม พ.ศ.๒๕๖๕", "2022-10-09"),
        ),
        (),
        (),
    )


def test_links_after_a_phrase_are_its_evidence() -> None:
    found = deeds(f"ดำเนินการเรียบร้อยตามหลักฐาน\n{SITE}/a.php?id=๗\n{SITE}/b.php")
    assert found.actions == (Action(None, "ดำเนินการเรียบร้อยตามหลักฐาน"),)
    assert found.evidence == (
        Evidence(1, f"{SITE}/a.php?id=๗", f"{SITE}/a.php?id=7", action=1),
        Evidence(2, f"{SITE}/b.php", f"{SITE}/b.php", action=1),
    )
    assert (found.status, found.basis) == ("done", "declared")


def test_a_phrase_that_comes_again_begins_another_deed() -> None:
    phrase = "ดำเนินการเรียบร้อยตามหลักฐาน"
    assert action_entries(f"{phrase} {SITE}/a.php {phrase} {SITE}/b.php") == [
        (Item(phrase), (FoundLink(f"{SITE}/a.php", f"{SITE}/a.php", 29, 67),)),
        (Item(phrase), (FoundLink(f"{SITE}/b.php", f"{SITE}/b.php", 29, 67),)),
    ]


def test_evidence_keeps_the_order_of_the_print() -> None:
    pages = [f"{SITE}/news.php?id={n}" for n in (287, 272, 290)]
    assert [link.url for link in deeds(evidence="\n".join(pages)).evidence] == pages


def test_dated_results_are_deeds_and_links_in_them_evidence() -> None:
    found = deeds("", f"๑.ประชุมเมื่อวันที่ ๙ มกราคม ๒๕๖๖ {SITE}/a.php")
    assert found.actions == (Action(1, "๑.ประชุมเมื่อวันที่ ๙ มกราคม ๒๕๖๖", "2023-01-09"),)
    assert found.evidence == (Evidence(1, f"{SITE}/a.php", f"{SITE}/a.php", action=1),)


def test_results_that_only_tell_a_story_declare_no_status() -> None:
    found = deeds("", "แจกคู่มือครบหกหมู่บ้าน", "ชาวบ้านยืมเครื่องมากขึ้น")
    assert (found.status, found.basis) == (None, None)


def test_a_box_outweighs_a_phrase() -> None:
    found = read_deeds("ดำเนินการแล้ว", (), "", {"in_progress": "☑", "done": "☐"}, "")
    assert (found.status, found.basis) == ("in_progress", "checkbox")


def test_a_status_column_declares() -> None:
    found = deeds(stated="อยู่ระหว่างดำเนินการ")
    assert (found.status, found.basis) == ("in_progress", "declared")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ร้อยละ ๑๐๐", "done"),
        ("๘๐", "in_progress"),
        ("๐ %", "not_started"),
        ("99.50%", "in_progress"),
        ("๑๒๐", None),
        ("แล้วเสร็จ", "done"),
        ("ไม่ได้ดำเนินการ เนื่องจากไม่มีงบประมาณ", "not_started"),
    ],
)
def test_a_column_of_the_status_may_hold_a_percentage(text: str, status: str | None) -> None:
    assert stated_status(text) == status


def test_a_number_among_the_results_is_no_status() -> None:
    assert deeds("", "๑๐๐").status is None


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("ดำเนินการเมื่อวันที่ ๑๗ เมษายน ๒๕๖๖ โดยเปิดช่องทางไลน์", "done"),
        ("๑. ได้ดำเนินการเมื่อวันที่ ๑๗ เมษายน ๒๕๖๖", "done"),
        ("จัดอบรมเมื่อวันที่ ๑๗ เมษายน ๒๕๖๖", None),
    ],
)
def test_a_result_that_says_when_it_was_done_is_done(told: str, status: str | None) -> None:
    assert deeds("", told).status == status
